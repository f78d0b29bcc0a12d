"""Kinds of report and the wordings of their parts, as TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import lists, registry
from pipeline.errors import BadSettings
from pipeline.kind import Kind, Wording
from pipeline.load_kind import load_kind, load_wordings

KNOWN = {"概况": Wording(headings=("概况",), once=True)}


def kind_in(folder: Path, parts: str) -> Kind:
    path = folder / "patrol.toml"
    path.write_text(f'name = "巡查报告"\nsays = "甲"\ntitles = ["巡查报告"]\n{parts}', "utf-8")
    return load_kind(path, KNOWN)


def test_a_part_without_words_of_its_own_takes_those_of_its_name(tmp_path: Path) -> None:
    [part] = kind_in(tmp_path, '[[parts]]\nname = "概况"\nneed = "must"').parts
    assert (part.need, part.headings, part.once) == ("must", ("概况",), True)


def test_a_kind_may_word_a_part_otherwise(tmp_path: Path) -> None:
    [part] = kind_in(tmp_path, '[[parts]]\nname = "概况"\nheadings = ["总体情况"]').parts
    assert (part.headings, part.once) == (("总体情况",), False)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ('[[parts]]\nname = "沿革"', "沿革"),
        ('[[parts]]\nname = "概况"\nheadings = ["("]', "regular expression"),
        ('[[parts]]\nname = "概况"\nwanted = true', "wanted"),
        ('closings = ["["]', "regular expression"),
    ],
)
def test_a_part_that_cannot_be_recognised_is_a_loud_error(
    parts: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(BadSettings, match=says):
        kind_in(tmp_path, parts)


def test_no_part_is_worded_in_two_files(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path in paths:
        path.write_text('["概况"]\nheadings = ["概况"]', "utf-8")
    with pytest.raises(BadSettings, match="twice"):
        load_wordings(paths)


def test_every_shared_wording_is_used_by_some_kind() -> None:
    used = {part.name for kind in registry.kinds() for part in kind.parts}
    assert set(registry.wordings()) == used


def test_the_list_of_kinds_tells_what_each_must_have() -> None:
    listing = lists.kinds()["kinds"]
    [request] = [row for row in listing.as_dicts() if row["kind"] == "请示"]
    assert (request["must have"], request["may have"]) == ("主送机关 请示事项", "引言 请示理由")
