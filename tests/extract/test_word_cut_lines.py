"""Word files whose paragraphs are printed lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.origin import Origin
from pipeline.raw import Align, Hints, RawText
from pipeline.report import Span
from stages.extract._cut_lines import join_cut_lines
from tests.extract._docx import p, read
from tests.extract._docx import texts as texts_of

CHARACTERS = 36
PLACES = ("东河", "西河", "南湾水库", "北塘", "云岭干渠", "长堤", "红石水闸", "青松泵站")


def paragraph(place: str) -> str:
    return (
        f"巡查组沿{place}逐段查看堤身和护坡有无裂缝渗水，发现隐患当场登记拍照并通知看护人员处置，"
        f"处置结果由{place}管理所在三日之内书面报送防汛办公室存档备查。"
    )


def cut(text: str) -> list[str]:
    return [text[at : at + CHARACTERS] for at in range(0, len(text), CHARACTERS)]


def fragments(*lines: str, style: str = "Normal", align: Align | None = None) -> list[RawText]:
    hints = Hints(style=style, align=align)
    return [RawText(text=text, hints=hints, origin=Origin(by="test")) for text in lines]


def texts(*lines: str, style: str = "Normal", align: Align | None = None) -> list[str]:
    joined = join_cut_lines(fragments(*lines, style=style, align=align))
    return [f.text for f in joined if isinstance(f, RawText)]


PRINTED = [line for place in PLACES for line in cut(paragraph(place))]


def test_printed_lines_become_whole_paragraphs() -> None:
    assert texts(*PRINTED) == [paragraph(place) for place in PLACES]


def test_a_heading_between_printed_lines_stays_alone() -> None:
    assert texts("巡查情况", *PRINTED, "一、处置情况", *PRINTED)[8:10] == [
        paragraph(PLACES[-1]),
        "一、处置情况",
    ]


@pytest.mark.parametrize("opening", ["（1）加高堤身", "2.清理河床", "【注意】", "A.加高堤身"])
def test_what_opens_an_item_is_not_joined_to_a_full_line(opening: str) -> None:
    assert opening in texts(*PRINTED, PRINTED[0], opening)


def test_where_paragraphs_are_wider_no_width_was_cut_at() -> None:
    whole = [paragraph(place) for place in PLACES]
    assert texts(*whole, *PRINTED) == [*whole, *PRINTED]


def test_entries_of_one_width_that_end_no_sentence_are_a_list() -> None:
    entry = "云岭市水务局所属各闸站所防汛物资仓库值班人员轮换安排登记表"
    entries = [entry, entry, "【备查】"] * 12
    assert texts(*entries) == entries


def test_lines_of_all_widths_were_not_cut_at_one() -> None:
    pairs = [(paragraph(place)[:n], "及时处置。") for place in PLACES for n in range(10, 27)]
    lines = [line for pair in pairs for line in pair]
    assert texts(*lines) == lines


def test_a_few_lines_are_no_evidence() -> None:
    assert texts(*PRINTED[:4]) == PRINTED[:4]


@pytest.mark.parametrize(("style", "align"), [("Report Body", None), ("Normal", "center")])
def test_lines_of_guidangs_own_files_and_centred_ones_stay(style: str, align: Align) -> None:
    assert texts(*PRINTED, style=style, align=align) == PRINTED


def test_a_mark_stays_on_its_words() -> None:
    lines = fragments(*PRINTED)
    lines[1] = RawText(
        text=PRINTED[1],
        spans=(Span(kind="bold", start=2, end=5),),
        hints=lines[1].hints,
        origin=lines[1].origin,
    )
    first = join_cut_lines(lines)[0]
    assert isinstance(first, RawText)
    (span,) = first.spans
    assert first.text[span.start : span.end] == PRINTED[1][2:5]


def test_the_reader_is_told(tmp_path: Path) -> None:
    raw = read(tmp_path, "".join(map(p, PRINTED)))
    assert texts_of(raw) == [paragraph(place) for place in PLACES]
    assert [notice.code for notice in raw.notices] == ["lines_joined"]


LINES = PRINTED * 4


def numbered(numbers: list[str], every: int = 11, ahead: int = 0) -> list[str]:
    """``LINES`` with a number behind ``every`` so many of them, the first behind ``ahead``."""
    lines = list(LINES)
    for count, number in reversed(list(enumerate(numbers))):
        lines.insert(ahead + count * every, number)
    return lines


def test_page_numbers_among_printed_lines_part_no_paragraph(tmp_path: Path) -> None:
    pages = ["3", "4", "5", "7", "8"]
    raw = read(tmp_path, "".join(map(p, numbered(pages, ahead=4))))
    assert texts_of(raw) == [paragraph(place) for place in PLACES] * 4
    assert [(d.text, d.reason) for d in raw.dropped] == [(n, "page_number") for n in pages]


def test_page_numbers_in_their_dress_part_none_either(tmp_path: Path) -> None:
    pages = ["- 3 -", "- 4 -"]
    raw = read(tmp_path, "".join(map(p, numbered(pages, ahead=4))))
    assert texts_of(raw) == [paragraph(place) for place in PLACES] * 4
    assert [(d.text, d.reason) for d in raw.dropped] == [(n, "page_number") for n in pages]


@pytest.mark.parametrize(
    ("numbers", "every"),
    [
        (["3", "4", "5"], 11),  # too few
        (["3", "4", "9", "5", "6"], 11),  # they fall
        (["13", "28", "45", "61", "77"], 11),  # so many pages hold more lines
        (["3", "4", "5", "6", "7"], 2),  # of a row each
    ],
)
def test_other_numbers_among_printed_lines_stay(
    tmp_path: Path, numbers: list[str], every: int
) -> None:
    raw = read(tmp_path, "".join(map(p, numbered(numbers, every))))
    assert [notice.code for notice in raw.notices] == ["lines_joined"]
    assert [text for text in texts_of(raw) if text.isdigit()] == numbers
    assert raw.dropped == ()
