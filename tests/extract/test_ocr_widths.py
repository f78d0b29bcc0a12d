"""Widths of marks that have a half-width twin, seen in the room that they take on the page."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chars import fold_width
from stages.extract._ocr.engine import Reading, Seen
from stages.extract._ocr.page import read_page
from stages.extract._ocr.widths import with_widths
from tests.extract._seen import Answers, paper, quad

SIDE, HIGH = 40, 48
MARGIN = 100
BODY = ["各站每日清点一次库存", "并于当晚报送县调度室", "遇有缺口立即调运补足"]
COMMAS = ["先清点，再入库，后记账", "有差错，当场改，不过夜", "谁经手，谁签名，谁负责"]


def places(printed: str, advance: dict[str, int]) -> list[tuple[int, int, int]]:
    """For each character where its place, and the ink in it, begins and ends."""
    found, x = [], 0
    for char in printed:
        wide = advance.get(char, SIDE if not char.isascii() else 14 if not char.isalnum() else 22)
        ink = (2, wide - 2) if char.isalnum() else (4, 10)
        if char in "（“":
            ink = (wide - 10, wide - 4)
        found.append((x, x + ink[0], x + ink[1]))
        x += wide
    return [*found, (x, x, x)]


def line(printed: str, read: str = "", *, x: int = MARGIN, y: int = 0, **room: int) -> Seen:
    """``printed`` as ink without letters, each mark as wide as its kind or as ``room`` says,
    set from ``x`` on, and ``read`` (blanks aside, as many characters) by the engine."""
    advance = {{"comma": ",", "stop": "。"}[kind]: wide for kind, wide in room.items()}
    where = places(printed, advance)
    width = where[-1][0]
    crop = paper(width, HIGH)
    for _left, start, end in where[:-1]:
        crop[8:40, start:end] = 0
    middles = tuple((start + end) / 2 / width for _left, start, end in where[:-1])
    reading = Reading(read or printed, (0.9,) * len(printed), middles)
    return Seen(quad(x, y, x + width, y + HIGH), crop, reading, None)


def settled(*lines: Seen) -> list[str]:
    return [found.reading.text for found in with_widths(lines)]


def below(texts: list[str]) -> list[Seen]:
    return [line(text, y=100 * (row + 1)) for row, text in enumerate(texts)]


@pytest.mark.parametrize("printed", ["库存不足，立即调运", "要问：库存够不够", "站长（临时）值守"])
def test_a_mark_that_takes_a_square_is_full_width_however_it_was_read(printed: str) -> None:
    assert settled(line(printed, fold_width(printed))) == [printed]


@pytest.mark.parametrize("printed", ["库存不足,立即调运", "站长(临时)值守", "每晚10:30清点库存"])
def test_a_narrow_mark_stays_as_it_was_read(printed: str) -> None:
    read = printed.translate(str.maketrans(",:()", "，：（）"))
    assert settled(line(printed), line(printed, read, y=100)) == [printed, read]


def test_half_a_square_tells_nothing() -> None:
    printed = "库存不足,立即调运"
    assert settled(line(printed, comma=SIDE // 2)) == [printed]


def test_a_blank_behind_the_comma_of_a_number_does_not_make_it_full() -> None:
    assert settled(line("共存粮食3,500袋备用", comma=SIDE)) == ["共存粮食3,500袋备用"]


def test_marks_in_a_row_are_told_by_the_squares_of_both() -> None:
    printed = "站长（临时）。副站长"
    assert settled(line(printed, "站长（临时)。副站长")) == [printed]


def test_marks_set_closer_in_a_row_stay_as_they_were_read() -> None:
    read = "站长（临时)。副站长"
    assert settled(line("站长（临时）。副站长", read, stop=SIDE // 2)) == [read]


def test_marks_in_a_row_of_which_one_is_narrow_stay_as_they_were_read() -> None:
    read = "站长（临时）,副站长"
    assert settled(line("站长（临时)，副站长", read)) == [read]


def test_a_wide_blank_beside_a_mark_tells_nothing() -> None:
    assert settled(line("库存不足,立即调运", comma=2 * SIDE)) == ["库存不足,立即调运"]


def test_a_stroke_too_thin_to_be_seen_is_no_room_of_its_neighbour() -> None:
    seen = line("第一,批粮食验收入库", comma=10)
    seen.crop[:, SIDE : 2 * SIDE] = 250
    assert settled(seen) == ["第一,批粮食验收入库"]


def test_a_line_with_too_few_chinese_neighbours_tells_nothing() -> None:
    assert settled(line("共3，5袋", "共3,5袋")) == ["共3,5袋"]


def test_a_bracket_that_opens_a_paragraph_is_told_by_its_indent() -> None:
    found = settled(line("（联系电话另附", "(联系电话另附", x=MARGIN + 2 * SIDE), *below(BODY))
    assert found[0] == "（联系电话另附"


def test_a_narrow_bracket_that_opens_a_paragraph_stays() -> None:
    found = settled(line("(联系电话另附", x=MARGIN + 2 * SIDE), *below(BODY))
    assert found[0] == "(联系电话另附"


@pytest.mark.parametrize(("indent", "body"), [(2, BODY[:1]), (2, []), (8, BODY)])
def test_without_a_margin_to_measure_by_a_bracket_stays(indent: int, body: list[str]) -> None:
    opening = line("（联系电话另附", "(联系电话另附", x=MARGIN + indent * SIDE)
    assert settled(opening, *below(body))[0] == "(联系电话另附"


def test_a_closing_bracket_at_the_end_of_a_line_goes_with_its_partner() -> None:
    assert settled(line("值守站长（临时）", "值守站长(临时)")) == ["值守站长（临时）"]
    assert settled(line("值守站长(临时)")) == ["值守站长(临时)"]


def test_a_colon_at_the_end_of_a_line_is_typed_as_the_marks_of_its_page() -> None:
    assert settled(line("各储备站：", "各储备站:"), *below(COMMAS))[0] == "各储备站："


def test_fewer_marks_than_five_are_no_custom() -> None:
    assert settled(line("各储备站：", "各储备站:"), *below(COMMAS[:2]))[0] == "各储备站:"


def test_one_mark_in_doubt_leaves_the_colon_as_it_was_read() -> None:
    doubt = line("无差错,也要写明情况", y=500, comma=SIDE // 2)
    assert settled(line("各储备站:"), *below(COMMAS), doubt)[0] == "各储备站:"


@pytest.mark.parametrize("text", ["见公式f(x)", "库房编号A3:"])
def test_at_the_end_of_a_line_a_mark_of_latin_text_stays(text: str) -> None:
    assert settled(line(text), *below(COMMAS))[0] == text


def test_a_standing_line_stays_as_it_was_read() -> None:
    read = "各储备站应当立即逐项清点库存,报"
    seen = line(read.replace(",", "，"), read)
    standing = Seen(quad(0, 0, HIGH, seen.crop.shape[1]), seen.crop, seen.reading, None)
    assert settled(standing) == [read]


def test_the_page_has_the_mark_as_it_is_printed() -> None:
    seen = line("库存不足，立即调运", "库存不足,立即调运", y=300)
    page = paper()
    page[300 : 300 + HIGH, MARGIN : MARGIN + seen.crop.shape[1]] = seen.crop
    engine = Answers(
        lambda crop: seen.reading if crop.shape[1] > 300 else Reading("", (), ()),
        lambda picture: [seen.quad] if picture.shape[0] > 600 else [],
    )
    found = read_page(page, engine)
    assert "".join(atom.text for atom in found.atoms) == "库存不足，立即调运"
    assert {atom.sure for atom in found.atoms} == {0.9}


LETTERS = st.text("站库粮一3a（(）)，,：:。 ", max_size=24)


@given(st.lists(LETTERS.filter(bool), max_size=5))
def test_nothing_but_widths_of_marks_changes(texts: list[str]) -> None:
    lines = [
        line(text, "".join(_either(char, at) for at, char in enumerate(text)), y=60 * row)
        for row, text in enumerate(texts)
    ]
    for before, after in zip(lines, with_widths(lines), strict=True):
        assert fold_width(after.reading.text) == fold_width(before.reading.text)
        assert after.reading.sure == before.reading.sure
        assert after.reading.middles == before.reading.middles
        assert np.array_equal(after.quad, before.quad)


def _either(char: str, index: int) -> str:
    return fold_width(char) if index % 2 else char
