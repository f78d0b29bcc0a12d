"""A text that shows how documents look signs, dates and annexes nothing by what it shows."""

from __future__ import annotations

import pytest

from pipeline.raw import RawFigure, RawText
from pipeline.report import Annex, Report
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import HERE, raw_of

TITLE = line("水务公文写作手册", "center", size=22.0)
DAY = line("2024年3月8日", "right", size=16.0)
SIGNED = (line("云岭市水务局", "right", size=16.0), DAY)


def text(said: str = BODY, *, new_page: bool = False) -> RawText:
    return line(said, "justify", size=16.0, new_page=new_page)


def of(*lines: RawText | RawFigure) -> Report:
    return parsed(raw_of((TITLE, text(), *lines)))


def is_unsigned(report: Report) -> bool:
    return (report.signature, report.date, report.annexes) == ((), None, ())


def test_an_annex_of_a_specimen_ends_where_the_chapters_go_on() -> None:
    report = of(
        text("第一章　通知"),
        text(),
        *SIGNED,
        text("附件：清淤计划表"),
        text("第二章　报告"),
        text(BODY * 2),
    )
    assert is_unsigned(report)
    assert report.attachments == ()


def test_chapters_of_an_annex_begin_anew() -> None:
    chapters = (text("第一章　总则"), text(), text("第二章　清淤"), text(BODY * 2))
    report = of(text("第一章　通知"), text(), *SIGNED, text("附件"), *chapters)
    assert [annex.label for annex in report.annexes] == ["附件"]
    assert report.date == "2024-03-08"


def test_a_second_annex_that_nothing_announces_is_a_specimen() -> None:
    report = of(*SIGNED, text("附件2", new_page=True), text("清淤计划"), text(BODY * 2))
    assert is_unsigned(report)
    shown = (*SIGNED, text("附件2", new_page=True), text("清淤计划"), text(BODY * 2))
    assert is_unsigned(of(*shown, *shown))


@pytest.mark.parametrize(
    "above", [("任务见附件1，计划见附件2。",), ("附件：1.清淤任务", "2.清淤计划")]
)
def test_a_second_annex_may_be_bound_without_the_first(above: tuple[str, ...]) -> None:
    report = of(*map(text, above), *SIGNED, text("附件2"), text("清淤计划"), text(BODY * 2))
    assert [annex.label for annex in report.annexes] == ["附件2"]
    assert report.date == "2024-03-08"


@pytest.mark.parametrize("below", [("附件3：清淤情况统计表",), ("附件3", "清淤情况统计表")])
def test_a_wrong_number_is_no_specimen_where_its_name_was_announced(below: tuple[str, ...]) -> None:
    above = ("附件：1.清淤任务分工表", "2.清淤情况统计表")
    first, *rest = below
    report = of(*map(text, above), *SIGNED, text(first, new_page=True), *map(text, rest), text())
    assert [annex.title for annex in report.annexes] == ["清淤情况统计表"]


def test_a_file_of_its_own_may_begin_with_a_second_annex() -> None:
    report = parsed(raw_of((text("附件2"), line("清淤计划表", "center", size=22.0), text(BODY))))
    assert report.annexes[:1] == (
        Annex(label="附件2", title="清淤计划表", body=report.annexes[0].body),
    )


def test_what_a_caption_below_calls_a_figure_is_a_specimen() -> None:
    caption = line("图3　不盖章的公文末页", "center", size=10.0)
    assert is_unsigned(of(*SIGNED, caption))
    picture = RawFigure(asset="0123456789abcdef.png", width=300.0, height=200.0, origin=HERE)
    assert of(*SIGNED, picture, caption).date == "2024-03-08"
