"""Blanks of half a character between Chinese ones, measured in the ink."""

from __future__ import annotations

import pytest

from stages.extract._ocr.blanks import with_blanks
from stages.extract._ocr.engine import Reading, Seen
from tests.extract._seen import paper, quad

SIDE = 40


def printed(text: str, gaps: dict[int, int], *, thin: str = "") -> Seen:
    """``text`` as a line of squares 36 pixels wide, those of ``thin`` a hair high, with so many
    pixels more before the characters ``gaps``; the engine tells no blank and places roughly."""
    width = SIDE * len(text) + sum(gaps.values())
    crop = paper(width, 50)
    x, middles = 0, []
    for at, char in enumerate(text):
        x += gaps.get(at, 0)
        if char in thin:
            crop[25:26, x + 2 : x + 38] = 0
        else:
            crop[8:42, x + 2 : x + 38] = 0
        middles.append((x + SIDE / 2) / width)
        x += SIDE
    reading = Reading(text, (0.99,) * len(text), tuple(middles))
    return Seen(quad(0, 0, width, 40), crop, reading, None)


def test_a_blank_of_half_a_character_behind_a_number_is_told() -> None:
    line = with_blanks(printed("第十二条各单位应当按时报送", {4: 20}))
    assert line.reading.text == "第十二条 各单位应当按时报送"
    assert len(line.reading.sure) == len(line.reading.middles) == 14
    assert list(line.reading.middles) == sorted(line.reading.middles)


@pytest.mark.parametrize("gaps", [{}, {4: 8}, dict.fromkeys(range(1, 13), 20)])
def test_type_set_evenly_has_no_blanks(gaps: dict[int, int]) -> None:
    line = printed("第十二条各单位应当按时报送", gaps)
    assert with_blanks(line) == line


def test_a_line_spaced_out_in_part_has_no_blanks() -> None:
    line = printed("第十二条各单位应当按时报送", dict.fromkeys((2, 5, 8, 11), 20))
    assert with_blanks(line) == line


def test_the_thin_stroke_of_a_letter_is_no_blank() -> None:
    line = printed("有下列情形之一单位应当报送", {}, thin="一")
    assert with_blanks(line) == line


def test_a_short_line_does_not_tell_what_is_usual() -> None:
    line = printed("张三李四", {1: 20})
    assert with_blanks(line) == line
