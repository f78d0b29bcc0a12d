"""Each row of the house's table of text rules has what does it: a rule, or a finding."""

from __future__ import annotations

import re

import pytest

from pipeline import registry
from pipeline.findings import FINDINGS
from tests.shared import shared_file

ROWS: dict[str, tuple[str, ...]] = {
    "quotes": ("quotes",),
    "punctuation width": ("punctuation",),
    "number brackets": ("number_brackets",),
    "dates": ("dates",),
    "digits": ("digits",),
    "spaces": ("spaces",),
    "ellipsis, dash": ("ellipses", "dashes"),
    "repeated marks": ("repeated_marks",),
    "headings": ("headings",),
    "numbering sequence": ("numbering_gap",),
    "headings' levels": ("level_skipped",),
    "cross-references": ("broken_reference",),
    "book titles": ("book_titles", "joined_titles", "brackets"),
    "percent, units": ("percent", "units"),
    "ranges of numbers": ("approximate_numbers",),
    "placeholders": ("placeholder",),
    "characters": ("look_alikes", "compatible_forms"),
    "wording": ("wording",),
    "主送机关, 称谓": ("salutation",),
    "fixed phrases": ("wrong_closing",),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_done_by_rules_or_findings_that_are_there(row: str) -> None:
    there = {rule.name for rule in registry.rules()} | FINDINGS.keys()
    assert set(ROWS[row]) <= there


def test_every_rule_is_of_some_row() -> None:
    assert {rule.name for rule in registry.rules()} <= {n for names in ROWS.values() for n in names}


def test_no_row_of_the_house_is_left_out() -> None:
    text = shared_file("normalization.md").read_text("utf-8")
    table = text.split("## Rules wanted")[1].split("##")[0]
    names = re.findall(r"^\| ([^|]+) \|", table, re.M)
    assert [name for name in names if name != "rule"] == list(ROWS)
