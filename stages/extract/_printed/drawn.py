"""What a page of a PDF draws, as plain values: the judge and the reader of text look at this
and at nothing of a library."""

from __future__ import annotations

from msgspec import Struct

from pipeline.origin import Box


class Glyph(Struct, frozen=True, kw_only=True, gc=False):
    """One drawn character, in points from the page's upper left corner.

    ``text`` is what the file says it means; ``is_mapped`` is False where it says nothing, and
    then ``text`` is a stand-in of one character that must not be kept. ``is_visible``: drawn in
    a mode and colour that shows (hidden text of an OCR engine is not). ``spaced``: the source has
    a blank before it. ``angle``: degrees by which its line is turned, clockwise; 0 is upright.
    """

    text: str
    box: Box
    origin: tuple[float, float]
    """The point on the baseline where it is set."""
    size: float
    font: str | None = None
    bold: bool = False
    color: str | None = None
    """RRGGBB where it is not black."""
    is_mapped: bool = True
    is_visible: bool = True
    spaced: bool = False
    angle: float = 0.0
    is_double: bool = False
    """Known to be drawn a second time, over itself."""
    stretch: int | None = None
    """The number of the marked content that holds it (ISO 32000-1, 14.7.4), where one does."""


class Stroke(Struct, frozen=True, kw_only=True):
    """A straight rule, level or upright, with its colour as RRGGBB; a thin filled area is one."""

    box: Box
    color: str = "000000"


class Drawn(Struct, frozen=True, kw_only=True):
    """All that a page draws. ``glyphs`` come in the order in which the file draws them, doubles
    and what lies off the page included; ``pictures`` are boxes clipped to the page; ``areas`` are
    those of filled shapes that are not white; ``outlines`` counts curved paths, of which letters
    drawn without a font have thousands."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    pictures: tuple[Box, ...] = ()
    areas: tuple[Box, ...] = ()
    outlines: int = 0
