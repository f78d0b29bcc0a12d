"""Covers whose lines stand in cells of their own, or under a picture."""

from __future__ import annotations

import pytest

from pipeline.raw import RawCell, RawFigure, RawTable, RawText
from pipeline.report import Figure, Paragraph, Report, Table
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import HERE, raw_of

TEXT = line(BODY * 3, "justify", size=16.0)
TITLE = line("云岭市水务局2023年度工作总结", "center", size=22.0)
PICTURE = RawFigure(asset="0123456789abcdef.png", width=300.0, height=200.0, origin=HERE)


def cell(said: str) -> RawTable:
    return RawTable(rows=((RawCell(text=said),),), origin=HERE)


def tables(report: Report) -> int:
    return sum(isinstance(block, Table) for block in report.body)


def test_title_unit_and_date_may_each_stand_in_a_cell() -> None:
    cover = cell("2023年度工作总结"), cell("云岭市水务局"), cell("2024年3月8日")
    report = parsed(raw_of((*cover, TEXT)))
    assert (report.title, report.byline) == ("2023年度工作总结", "云岭市水务局")
    assert (report.date, tables(report)) == ("2024-03-08", 0)


def test_a_badge_may_stand_over_and_a_month_below() -> None:
    cover = PICTURE, cell("云岭市水务局\n2023年度工作总结"), cell("述职人：周明"), cell("2024年3月")
    report = parsed(raw_of((*cover, TEXT)))
    assert report.title == "云岭市水务局2023年度工作总结"
    assert (report.byline, tables(report)) == ("述职人：周明\n2024年3月", 0)


@pytest.mark.parametrize(
    "cells",
    [
        ("清淤任务", "云岭市水务局", "2024年3月8日"),  # no title among them
        ("2023年度工作总结", BODY, "2024年3月8日"),  # one that tells something
    ],
)
def test_cells_that_make_no_cover_stay_tables(cells: tuple[str, ...]) -> None:
    assert tables(parsed(raw_of((*map(cell, cells), TEXT)))) >= 2


def test_cells_below_a_text_stay_tables() -> None:
    cover = cell("2023年度工作总结"), cell("云岭市水务局")
    assert tables(parsed(raw_of((TITLE, TEXT, *cover, TEXT)))) == 2
    assert tables(parsed(raw_of((cover[0], TEXT, cover[1], TEXT)))) == 1


def under_picture(*said: RawText) -> Report:
    report = parsed(raw_of((TITLE, PICTURE, *said, TEXT)))
    assert report.title == TITLE.text
    assert isinstance(report.body[0], Figure)
    return report


@pytest.mark.parametrize("said", ["云岭市水务局局长　周明", "述职人：周明", "云岭市水务局"])
def test_who_speaks_may_stand_under_a_picture(said: str) -> None:
    report = under_picture(line(said, "center", size=16.0), line("各位领导：", size=16.0))
    assert (report.byline, report.salutation, len(report.body)) == (said, "各位领导：", 2)
    dated = under_picture(line(said, "center", size=16.0), line("2024年3月8日", "center"))
    assert (dated.byline, dated.date) == (said, "2024-03-08")


@pytest.mark.parametrize(
    "said",
    [
        line("图1　清淤现场", "center", size=16.0),
        line("周明", "center", size=16.0),  # whom the picture shows, as like as not
        line("（清淤现场）", "center", size=16.0),
        line("云岭市水务局", "left", size=16.0),
        line("云岭市水务局组织清淤", "center", size=16.0),
    ],
)
def test_a_caption_under_a_first_picture_is_no_byline(said: RawText) -> None:
    report = under_picture(said)
    assert report.byline is None
    assert sum(isinstance(b, Paragraph) for b in report.body) in (1, 2)
