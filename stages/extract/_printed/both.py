"""A page that is read in two ways: characters of its text layer that can be trusted, and
recognition of all else that it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from pipeline.origin import Box
from pipeline.record import Dropped
from stages.extract._layout.model import SIDE
from stages.extract._ocr.sheet import Sheet, read_sheet, upright
from stages.extract._printed.chars import text_layer
from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract._printed.plausible import is_text
from stages.extract._printed.turned import side_lines

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Engine, Picture

AROUND = 6
"""Pixels around a letter in which the colour of its paper is looked for."""


class BothPage(Struct, frozen=True):
    sheet: Sheet
    dropped: tuple[Dropped, ...]
    ink: int
    """The characters of the layer: those that were recognised are in the sheet's own count."""


def read_both(
    drawn: Drawn,
    picture: Picture,
    unit: float,
    engine: Engine,
    figures: Sequence[Box] = (),
    *,
    covers: Callable[[Glyph], bool] = lambda _glyph: True,
) -> BothPage:
    """``picture`` of the page ``drawn``; ``unit``: points for a pixel. ``figures`` are boxes
    that are not to be recognised. ``covers``: which of its letters are painted
    over; all, where the picture shows them.

    The letters of the layer are painted over before the page is recognised, so that nothing
    is read twice, and stand among what was recognised, so that nothing is lost. What is laid
    slanting across the page stands apart from its lines."""
    glyphs = [g if is_text(g) else replace(g, is_mapped=False) for g in drawn.glyphs]
    layer = text_layer(glyphs, (0, 0, drawn.width, drawn.height))
    covered = picture.copy()
    for box in [glyph.box for glyph in layer.glyphs if covers(glyph)] + list(figures):
        paint_over(covered, box, unit)
    pairs = list(zip(layer.glyphs, layer.atoms, strict=True))
    slanting = [pair for pair in pairs if pair[0].angle % 90]
    known = [atom for glyph, atom in pairs if not glyph.angle % 90]
    sheet = read_sheet(covered, drawn.number, unit=unit, scale=1.0, engine=engine, known=known)
    page = sheet.page
    across = (
        replace(side.line, box=upright(side.line.box, page), column=SIDE)
        for side in side_lines(slanting, page)
    )
    sheet = replace(sheet, page=replace(page, lines=(*page.lines, *across)))
    return BothPage(sheet, layer.dropped, layer.ink)


def paint_over(picture: Picture, box: Box, unit: float) -> None:
    """Paint ``box``, in points, over with the colour around it."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = (round(edge / unit) for edge in box)
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1 + 1, width), min(y1 + 1, height)
    if x0 >= x1 or y0 >= y1:
        return
    top, left = max(y0 - AROUND, 0), max(x0 - AROUND, 0)
    outer = picture[top : y1 + AROUND, left : x1 + AROUND]
    above, below = outer[: y0 - top].reshape(-1, 3), outer[y1 - top :].reshape(-1, 3)
    around = np.concatenate([above, below])
    if not around.size:  # the box reaches from edge to edge
        around = outer.reshape(-1, 3)
    # Paper is the lighter half of what lies there: other letters are there too.
    brightness = around.sum(axis=1, dtype=np.int32)
    light = around[brightness >= np.median(brightness)]
    picture[y0:y1, x0:x1] = np.median(light, axis=0).astype(np.uint8)
