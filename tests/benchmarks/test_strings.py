"""What counts as right, left and spoiled in the table of strings."""

from __future__ import annotations

import pytest

from benchmarks._string_tools import printed, report_of
from benchmarks._strings import Row, count, judge, rows
from pipeline.chars import ink

ROWS = tuple(rows())


def _row(before: str, *rights: str) -> Row:
    return Row("t", before, rights, "", "paragraph")


@pytest.mark.parametrize(
    ("before", "rights", "result", "verdict"),
    [
        ("甲,乙", ["甲，乙"], "甲，乙", "right"),
        ("甲,乙", ["甲，乙", "甲、乙"], "甲、乙", "right"),
        ("甲,乙", ["甲，乙"], "甲,乙", "left"),
        ("甲,乙", ["甲，乙"], "甲, 乙", "spoiled"),
        ("甲,乙", ["甲，乙"], "甲。乙", "spoiled"),
        ("甲,乙;丙", ["甲，乙；丙"], "甲，乙;丙", "left"),
        ("2022/6/30,完", ["2022年6月30日，完"], "2022/6/30，完", "left"),
        ("(甲)", ["（甲）"], "（甲)", "spoiled"),
        ('"甲",乙', ["“甲”，乙"], "“甲”,乙", "left"),
        ('"甲",乙', ["“甲”，乙"], '"甲"，乙', "left"),
        ('"甲",乙', ["“甲”，乙"], '“甲"，乙', "spoiled"),
        ("9:30", ["9:30"], "9:30", "right"),
        ("9:30", ["9:30"], "9：30", "spoiled"),
        ("9:30", ["9:30", "9：30"], "9：30", "right"),
    ],
)
def test_a_result_is_judged_by_all_that_is_right(
    before: str, rights: list[str], result: str, verdict: str
) -> None:
    assert judge(before, rights, result) == verdict


def test_a_row_with_very_many_steps_is_judged_at_once() -> None:
    assert judge("甲," * 40, ["甲，" * 40], "甲，" + "甲," * 39) == "spoiled"


def test_what_only_blanks_spoil_is_told_apart() -> None:
    pairs = [
        (_row("共3户", "共3户"), "共 3 户"),
        (_row("共3户", "共3户"), "共三户"),
        (_row("甲,乙", "甲，乙"), "甲, 乙"),
        (_row("甲,乙", "甲，乙"), "甲，乙"),
    ]
    assert count(pairs) == (1, 0, 3, 1)


def test_a_trap_is_a_row_that_is_right_as_it_stands() -> None:
    assert _row("5㎡", "5平方米", "5㎡").is_trap
    assert not _row("甲,乙", "甲，乙").is_trap


def test_the_table_is_large_balanced_and_has_no_row_twice() -> None:
    traps = sum(row.is_trap for row in ROWS)
    assert len(ROWS) >= 450
    assert 0.4 <= traps / len(ROWS) <= 0.6
    assert len({(row.before, row.part) for row in ROWS}) == len(ROWS)
    assert all(row.what for row in ROWS)


@pytest.mark.parametrize("part", sorted({row.part for row in ROWS}))
def test_a_row_that_no_rule_touches_is_printed_as_it_was_put_in(part: str) -> None:
    for row in (row for row in ROWS if row.part == part):
        now = printed(report_of(row))
        same = (ink, str)[part not in ("heading", "run_in")]  # parse takes blanks off a heading
        assert same(now) == same(row.before)
