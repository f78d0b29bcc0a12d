"""The lists of what is here."""

from __future__ import annotations

from pipeline import lists, registry


def test_each_format_is_listed_once_with_all_its_names() -> None:
    rows = lists.formats()["reads"].rows
    names = [row[0] for row in rows]
    assert names == sorted(set(names))
    assert ".doc .dot .wps .wri" in {row[1] for row in rows if row[0] == "doc"}
    listed = {suffix for row in rows for suffix in row[1].split()}
    assert listed == registry.readable_suffixes()
