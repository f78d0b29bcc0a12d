"""Organs, offices and persons in byline and signature."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.report import Report
from stages.parse.understand.names import find_names
from tests.parse.test_understand import seen

KINDS = {"organ": "o", "office": "f", "person": "p"}
ROWS = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))["names"]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_line_names_who_is_written_down_for_it(row: dict[str, list[str]]) -> None:
    found = find_names(str(row["text"]))
    assert [f"{KINDS[named.kind]}|{named.said}" for named in found] == row.get("names", [])


def test_names_are_spans_and_facts_and_an_office_says_who_holds_it() -> None:
    report = Report(
        schema="report/1",
        title="述职报告",
        byline="云岭县水务局局长\n述职人：梁　秋",
        signature=("云岭县水务局", "梁　秋"),
    )
    found = seen(report)
    assert [(s.kind, s.start, s.end) for s in found.report.spans["byline"]] == [
        ("organ", 0, 6),
        ("office", 6, 8),
        ("person", 13, 16),
    ]
    assert [s.kind for key in ("signature.0", "signature.1") for s in found.report.spans[key]] == [
        "organ",
        "person",
    ]
    facts = [(f.kind, f.value, f.subject, f.block, f.field) for f in found.facts]
    assert facts == [
        ("organ", "云岭县水务局", None, "byline", None),
        ("office", "局长", "梁秋", "byline", None),
        ("person", "梁秋", None, "byline", None),
        ("organ", "云岭县水务局", None, "signature", "0"),
        ("person", "梁秋", None, "signature", "1"),
    ]


def test_an_office_among_several_persons_has_no_holder_in_another_line() -> None:
    report = Report(schema="report/1", title="报告", byline="局长\n梁知秋\n许观澜")
    [office] = [fact for fact in seen(report).facts if fact.kind == "office"]
    assert (office.value, office.subject) == ("局长", None)
