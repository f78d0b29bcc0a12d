"""What Word has no way to show stops the writing instead of getting lost."""

from __future__ import annotations

import pytest

from pipeline.errors import BadJson
from pipeline.report import (
    Annex,
    Back,
    Block,
    Cell,
    Figure,
    Footnote,
    Paragraph,
    Report,
    Section,
    Span,
    Table,
)
from tests.emit._opened import body, emit, paragraph

DOUBTED = (Span(kind="low_confidence", start=0, end=9),)


def _section(**more: object) -> Section:
    values = {"id": "b1", "level": 1, "label": "一、", "heading": "职责", "run_in": False}
    return Section(**(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (paragraph(""), "is empty"),
        (paragraph("一\x0b二"), r"U\+000B at 1"),
        (paragraph("一二", Span(kind="bold", start=1, end=3)), "reaches from 1 to 3"),
        (paragraph("一二", Span(kind="bold", start=1, end=1)), "wrong length"),
        (paragraph("一二", Span(kind="sparkle", start=0, end=1)), "no Word file can show"),
        (paragraph("一二", Span(kind="footnote", start=1, end=1, target="9")), "'9'"),
        (
            paragraph(
                "一二三",
                Span(kind="link", start=0, end=2, target="a:b"),
                Span(kind="link", start=1, end=3, target="c:d"),
            ),
            "two links overlap",
        ),
        (
            paragraph(
                "一二",
                Span(kind="superscript", start=0, end=2),
                Span(kind="subscript", start=0, end=2),
            ),
            "superscript and subscript at once",
        ),
        (_section(label="", heading=""), "neither label nor heading"),
        (_section(level=10), "level 10"),
        (_section(run_in=True), "runs into no paragraph"),
        (_section(blocks=(_section(id="b2"),)), "b2 of level 1 stands inside b1"),
        (
            Table(id="b1", rows=((Cell(blocks=(Paragraph(id="b2", text="甲"),)),),)),
            "b2 in a cell is text",
        ),
        (
            Table(id="b1", rows=((Cell(blocks=(Figure(id="b2", asset="a", caption="图"),)),),)),
            "b2 in a cell is text",
        ),
    ],
)
def test_a_block_that_word_cannot_show_is_refused(block: Block, reason: str) -> None:
    with pytest.raises(BadJson, match=reason):
        emit(body(block))


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (Report(schema="report/1", title=" "), "title is empty"),
        (Report(schema="report/1", title="题", spans={"title": DOUBTED}), "from 0 to 9"),
        (Report(schema="report/1", title="题", spans={"titel": DOUBTED}), "names 'titel'"),
        (Report(schema="report/1", body=(paragraph("题"),), spans={"b1": DOUBTED}), "names 'b1'"),
        (Report(schema="report/1", date="2023-13-01"), "date is '2023-13-01'"),
        (Report(schema="report/1", back=Back(printed_on="昨天")), "printed_on is '昨天'"),
        (Report(schema="report/1", attachments=("甲", "")), "attachments 1 is empty"),
        (Report(schema="report/1", annexes=(Annex(label=""),)), "annex 0 has neither"),
        (
            Report(
                schema="report/1",
                body=(paragraph("一二", Span(kind="footnote", start=1, end=1, target="1")),),
                footnotes=(Footnote(mark="1", text="甲"), Footnote(mark="2", text="乙")),
                spans={"footnotes.0": (Span(kind="footnote", start=1, end=1, target="2"),)},
            ),
            "footnote '1' refers to a footnote",
        ),
        (
            Report(schema="report/1", footnotes=(Footnote(mark="1", text="甲"),) * 2),
            "two footnotes have the same mark",
        ),
    ],
)
def test_a_part_that_word_cannot_show_is_refused(report: Report, reason: str) -> None:
    with pytest.raises(BadJson, match=reason):
        emit(report)


def test_spans_that_parse_lays_anew_are_left_out_of_word() -> None:
    plain = emit(body(paragraph("一是抓学习。")))
    assert emit(body(paragraph("一是抓学习。", Span(kind="point", start=0, end=6)))) == plain
