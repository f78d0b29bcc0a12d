"""Characters drawn twice to look bold count once, and no others."""

from __future__ import annotations

from stages.extract._printed.chars import text_layer
from stages.extract._printed.drawn import Glyph

PAGE = (0.0, 0.0, 595.0, 842.0)


def glyph(text: str, x: float, y: float, size: float) -> Glyph:
    box = (x, y, x + size, y + size)
    return Glyph(text=text, box=box, origin=(x, y + 0.88 * size), size=size)


def test_a_character_drawn_twice_at_one_place_is_kept_once() -> None:
    layer = text_layer([glyph("完", 411.1, 474.6, 12), glyph("完", 411.4, 474.6, 12)], PAGE)
    assert [atom.text for atom in layer.atoms] == ["完"]
    assert [(d.text, d.reason) for d in layer.dropped] == [("完", "repeated")]


def test_the_same_character_in_another_size_elsewhere_is_kept() -> None:
    """360.4 in cells of 1.26 and 411.1 in cells of 1.44 have the same number."""
    layer = text_layer([glyph("完", 360.4, 416.24, 10.5), glyph("完", 411.1, 474.6, 12)], PAGE)
    assert [atom.text for atom in layer.atoms] == ["完", "完"]
    assert layer.dropped == ()


def test_a_character_set_on_the_page_is_kept_wherever_its_box_is_said_to_lie() -> None:
    odd = Glyph(text="渠", box=(700.0, 90.0, 716.0, 106.0), origin=(80.0, 104.0), size=16)
    assert [atom.text for atom in text_layer([odd], PAGE).atoms] == ["渠"]
