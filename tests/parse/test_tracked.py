"""Tracked changes that are kept, equations and style separators, as parse takes them on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.raw import Hints
from pipeline.report import OMML, Opaque, Paragraph, Section, Span
from tests.parse.test_part_spans import TITLE, own, parsed
from tests.parse.test_parts import BODY, line

AUTHOR = "周明"


def tracked(kind: str, start: int, end: int) -> Span:
    return Span(kind=kind, start=start, end=end, author=AUTHOR)


def test_a_label_keeps_that_it_was_inserted_or_deleted() -> None:
    heading = replace(line("一、干流"), spans=(tracked("deleted", 0, 4),))
    report = parsed(TITLE, heading, line(BODY))
    section = report.body[0]
    assert isinstance(section, Section)
    assert report.spans[f"{section.id}.label"] == (tracked("deleted", 0, 2),)
    assert section.spans == (tracked("deleted", 0, 2),)


def test_changes_of_two_people_side_by_side_stay_two() -> None:
    spans = (tracked("deleted", 0, 2), Span(kind="deleted", start=2, end=4, author="林知远"))
    report = parsed(TITLE, replace(line(BODY), spans=spans))
    assert isinstance(report.body[0], Paragraph)
    assert report.body[0].spans == spans


@pytest.mark.parametrize(
    ("start", "end", "date", "signature"),
    [
        (0, 11, "2023-12-20", ("云岭市水务局",)),
        (8, 10, None, ("云岭市水务局", "2023年12月20日")),
    ],
)
def test_a_date_is_a_value_only_where_all_of_it_was_changed(
    start: int, end: int, date: str | None, signature: tuple[str, ...]
) -> None:
    dated = replace(own("date", "2023年12月20日", "2023"), spans=(tracked("inserted", start, end),))
    signed = own("signature", "云岭市水务局", "云岭")
    report = parsed(
        own("title", "工作总结", "工作"), own("paragraph", BODY, BODY[:2]), signed, dated
    )
    assert (report.date, report.signature) == (date, signature)
    place = "date" if date else "signature.1"
    length = 10 if date else end
    assert report.spans[place] == (tracked("inserted", 0 if date else start, length),)


def test_an_equation_alone_behind_a_soft_break_is_a_block() -> None:
    text = f"{BODY}\n　　x=1"
    at = len(text) - 3
    equation = Span(kind="equation", start=at, end=len(text), data="<m:oMath/>")
    blocks = parsed(TITLE, replace(line(text), spans=(equation,))).body
    assert [type(block) for block in blocks] == [Paragraph, Opaque]
    assert blocks[1] == Opaque(id="b2", text="x=1", media=OMML, data="<m:oMath/>")


def test_an_equation_that_is_cut_leaves_its_letters() -> None:
    text = f"（一）甲。{BODY}"
    equation = Span(kind="equation", start=3, end=8, data="<m:oMath/>")
    section = parsed(TITLE, replace(line(text), spans=(equation,))).body[0]
    assert isinstance(section, Section)
    assert (section.heading, section.spans) == ("甲", ())
    assert isinstance(section.blocks[0], Paragraph)
    assert section.blocks[0].spans == ()


def test_a_style_separator_of_a_file_by_others_opens_a_section() -> None:
    text = f"强化学习。{BODY}"
    spans = (Span(kind="run_in", start=0, end=5, value=2),)
    section = parsed(TITLE, replace(line(text), spans=spans)).body[0]
    assert isinstance(section, Section)
    assert (section.heading, section.run_in) == ("强化学习", True)
    assert isinstance(section.blocks[0], Paragraph)
    assert section.blocks[0].text == BODY


def test_signs_within_an_equation_end_no_sentence_of_a_heading() -> None:
    text = "流量展开式1+x1!+x22!及其用途"
    start, end = text.index("1+"), text.index("及")
    equation = Span(kind="equation", start=start, end=end, data="<m:oMath/>")
    styled = replace(line(text), hints=Hints(style="heading 2"))
    (plain,) = parsed(TITLE, styled).body
    assert isinstance(plain, Paragraph)
    (section,) = parsed(TITLE, replace(styled, spans=(equation,))).body
    assert isinstance(section, Section)
