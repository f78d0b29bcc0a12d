"""A page of pdfium as plain values: all that it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.origin import Box
from stages.extract._printed.drawn import Drawn
from stages.extract.pdf._glyphs import glyphs_of
from stages.extract.pdf._space import displayed
from stages.extract.pdf._strokes import shapes_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


def draw(page: PdfPage, number: int) -> Drawn:
    """What ``page`` draws, as it is displayed: turned, and cropped to its crop box.

    Raises pypdfium2's ``PdfiumError`` where its text cannot be read."""
    width, height = page.get_size()
    space = displayed(page)
    shapes = shapes_of(page, space)
    text = page.get_textpage()
    try:
        glyphs = glyphs_of(text, space, shapes)
    finally:
        text.close()
    sheet = (0.0, 0.0, float(width), float(height))
    pictures = [_clip(box, sheet) for box in shapes.pictures]
    return Drawn(
        number=number,
        width=float(width),
        height=float(height),
        glyphs=glyphs,
        strokes=tuple(shapes.strokes),
        pictures=tuple(b for b in pictures if b[2] > b[0] and b[3] > b[1]),
        areas=tuple(shapes.grounds),
        outlines=shapes.outlines,
    )


def _clip(box: Box, sheet: Box) -> Box:
    return (
        max(box[0], sheet[0]),
        max(box[1], sheet[1]),
        min(box[2], sheet[2]),
        min(box[3], sheet[3]),
    )
