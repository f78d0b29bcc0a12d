"""What the picture of a page shows, beside the letters that its text layer claims."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from stages.extract._printed.drawn import Drawn, Glyph, Stroke
from stages.extract.pdf._shown import shown, with_seen

WHITE = np.full((840, 600), 255, np.uint8)


def glyph(text: str, x: float, y: float, *, is_visible: bool = True) -> Glyph:
    box = (x, y, x + 16, y + 16)
    return Glyph(text=text, box=box, origin=(x, y + 14), size=16, is_visible=is_visible)


def line(y: float, *, is_visible: bool = True) -> tuple[Glyph, ...]:
    return tuple(glyph("渠", 40 + 20 * n, y, is_visible=is_visible) for n in range(20))


def printed(*glyphs: Glyph) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """A page that shows something in the middle of each of ``glyphs``."""
    page = WHITE.copy()
    for g in glyphs:
        x0, y0, x1, y1 = map(round, g.box)
        page[y0 + 4 : y1 - 4, x0 + 4 : x1 - 4] = 0
    return page


def page(*glyphs: Glyph, pictures: tuple[tuple[float, float, float, float], ...] = ()) -> Drawn:
    return Drawn(number=1, width=600, height=840, glyphs=glyphs, pictures=pictures)


def test_white_paper_shows_nothing_and_black_paper_something() -> None:
    assert not shown(WHITE, 1.0, page()).has_ink
    assert shown(np.zeros_like(WHITE), 1.0, page()).has_ink


SCAN = ((0.0, 0.0, 600.0, 840.0),)
"""A picture behind all that stands on the page."""


def test_letters_that_lie_on_their_ink_cover_it() -> None:
    letters = line(100)
    found = shown(printed(*letters), 1.0, page(*letters, pictures=SCAN))
    assert found.under == 1
    assert found.beside == 0


def test_a_layer_that_is_shifted_lies_beside_the_ink() -> None:
    found = shown(printed(*line(100)), 1.0, page(*line(140), pictures=SCAN))
    assert found.under == 0
    assert found.beside == 1


def test_white_letters_on_black_lie_on_something() -> None:
    letters = line(100)
    dark = WHITE.copy()
    dark[90:130] = 0
    dark[104:112, 44:400] = 255
    assert shown(dark, 1.0, page(*letters)).under == 1


def test_half_of_the_ink_off_the_letters_is_half() -> None:
    found = shown(printed(*line(100), *line(300)), 1.0, page(*line(100), pictures=SCAN))
    assert found.under == 1
    assert found.beside == 0.5


def test_letters_that_the_file_calls_hidden_and_the_page_shows_are_visible() -> None:
    hidden = line(100, is_visible=False)
    drawn = with_seen(printed(*hidden), 1.0, page(*hidden))
    assert all(g.is_visible for g in drawn.glyphs)


def test_letters_hidden_on_a_picture_or_on_nothing_stay_hidden() -> None:
    hidden = line(100, is_visible=False)
    scan = page(*hidden, pictures=SCAN)
    assert with_seen(printed(*hidden), 1.0, scan) == scan
    assert with_seen(WHITE, 1.0, page(*hidden)) == page(*hidden)


def test_a_rule_or_a_coloured_ground_makes_no_hidden_letter_visible() -> None:
    hidden = line(100, is_visible=False)
    dark = WHITE.copy()
    dark[98:118, 30:500] = 120
    rule = Stroke(box=(30, 98, 500, 118))
    for drawn in (
        replace(page(*hidden), strokes=(rule,)),
        replace(page(*hidden), areas=(rule.box,)),
    ):
        assert with_seen(dark, 1.0, drawn) == drawn


def test_letters_hidden_under_visible_ones_stay_hidden() -> None:
    drawn = page(*line(100), *line(100, is_visible=False))
    assert with_seen(printed(*line(100)), 1.0, drawn) == drawn
