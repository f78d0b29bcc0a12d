"""Doubts, marks and footnotes on the parts that are plain texts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.proof import prove_parse
from pipeline.raw import Align, Raw, RawFootnote, RawText
from pipeline.report import DOUBT, Report, Section, Span
from pipeline.roles import ROLE_STYLES
from stages.parse import PARSER
from tests.parse.test_parts import BODY, CONTEXT, line
from tests.parse.wordform import HERE, raw_of

TITLE = line("云岭市水务局工作总结", "center")


def on(text: str, words: str, kind: str = DOUBT, align: Align | None = None) -> RawText:
    """A line with a span over ``words``; a footnote stands behind them."""
    start, end = text.index(words), text.index(words) + len(words)
    target = "1" if kind == "footnote" else None
    span = Span(kind=kind, start=end if target else start, end=end, target=target)
    return replace(line(text, align), spans=(span,))


def own(role: str, text: str, words: str, kind: str = DOUBT) -> RawText:
    """The same in a paragraph of guidang's own."""
    made = on(text, words, kind)
    return replace(made, hints=replace(made.hints, style=ROLE_STYLES[role]))


def parsed(*lines: RawText, notes: tuple[RawFootnote, ...] = ()) -> Report:
    raw: Raw = raw_of(lines, notes)
    done = PARSER.parse(raw, CONTEXT)
    prove_parse(raw, done)
    return done.report


def spans_of(*lines: RawText) -> dict[str, list[tuple[str, int, int]]]:
    found = parsed(*lines).spans
    return {key: [(s.kind, s.start, s.end) for s in spans] for key, spans in found.items()}


def test_a_doubt_in_the_second_line_of_a_title_lies_behind_the_first() -> None:
    first = line("云岭市水务局", "center")
    assert spans_of(first, on("河道清淤工作总结", "淤", align="center"), line(BODY)) == {
        "title": [(DOUBT, 9, 10)]
    }


def test_each_line_of_a_signature_keeps_its_own_doubts() -> None:
    signed = (line("云岭市水务局", "right"), on("水库管理处", "库", align="right"))
    assert spans_of(TITLE, line(BODY), *signed, line("2023年12月20日", "right")) == {
        "signature.1": [(DOUBT, 1, 2)]
    }


@pytest.mark.parametrize(
    ("printed", "words", "place"),
    [
        (own("attachment", "附件：1.水库名单", "名单"), (2, 4), "attachments.0"),
        (own("note", "（联系人：周明）", "周明"), (4, 6), "note"),
        (own("copies_to", "抄送：南屏市财政局。", "财政"), (3, 5), "back.copies_to"),
        (own("document_number", "云水〔2023〕7号\t签发人：林知远", "知"), (1, 2), "front.signer"),
        (own("annex_label", "附件2", "2"), (2, 3), "annexes.0.label"),
        (own("heading_1", "三、工作打算", "三"), (0, 1), "b1.label"),
    ],
)
def test_a_span_lies_on_the_value_without_its_printed_dress(
    printed: RawText, words: tuple[int, int], place: str
) -> None:
    second = own("attachment", "2.经费明细", "明细", "underline")
    more = (second,) if place == "attachments.0" else ()
    found = spans_of(own("byline", "云岭市", "云岭", "underline"), printed, *more)
    assert found[place] == [(DOUBT, *words)]


def test_one_doubtful_character_makes_all_of_a_date_doubtful() -> None:
    dated = on("2023年12月20日", "0日", align="right")
    signed = line("云岭市水务局", "right")
    report = parsed(TITLE, line(BODY), signed, dated)
    assert report.date == "2023-12-20"
    assert report.spans == {"date": (Span(kind=DOUBT, start=0, end=10),)}


@pytest.mark.parametrize(
    ("printed", "place", "at"),
    [
        (own("date", "2023年12月20日", "日", "footnote"), "date", 10),
        (own("note", "（此件公开）", "）", "footnote"), "note", 4),
        (own("copies_to", "抄送：市财政局。", "。", "footnote"), "back.copies_to", 4),
        (own("attachment", "附件：水库名单", "附件", "footnote"), "attachments.0", 0),
        (own("annex_label", "附件1：", "：", "footnote"), "annexes.0.label", 3),
    ],
)
def test_a_footnote_on_the_dress_of_a_value_stays_at_its_end(
    printed: RawText, place: str, at: int
) -> None:
    assert spans_of(own("byline", "云岭市", "云岭"), printed)[place] == [("footnote", at, at)]


def test_a_footnote_between_a_label_and_its_heading_stands_before_the_heading() -> None:
    (chapter,) = parsed(own("heading_1", "第一章　总则", "第一章", "footnote")).body
    assert isinstance(chapter, Section)
    assert [(s.kind, s.start, s.end) for s in chapter.spans] == [("footnote", 0, 0)]


def test_bold_over_all_of_a_part_is_its_look_and_over_a_word_a_mark() -> None:
    whole = on(TITLE.text, TITLE.text, "bold", "center")
    assert spans_of(whole, line(BODY)) == {}
    assert spans_of(on(TITLE.text, "水务局", "bold", "center"), line(BODY)) == {
        "title": [("bold", 3, 6)]
    }


def test_bold_over_both_lines_of_an_english_title_is_its_look() -> None:
    lines = [own("title", text, text, "bold") for text in ("Annual report", "Of the office")]
    report = parsed(*lines)
    assert (report.title, report.spans) == ("Annual report Of the office", {})


def test_a_style_of_headings_on_a_title_says_nothing() -> None:
    opened = own("title", "工作总结", "工作", "run_in")
    assert spans_of(opened) == {}


def test_a_footnote_keeps_what_lies_on_its_text() -> None:
    note = RawFootnote(
        mark="1", text=" 见年鉴", spans=(Span(kind="italic", start=2, end=4),), origin=HERE
    )
    report = parsed(on(BODY, "全局", "footnote"), notes=(note,))
    assert report.spans == {"footnotes.0": (Span(kind="italic", start=1, end=3),)}
