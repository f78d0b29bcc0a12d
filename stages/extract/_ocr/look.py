"""The first look at a page: how it is inclined, where its lines of text are, its ink, its
ruled lines and the cells that they make."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from pipeline.origin import Box
from stages.extract._ocr.cells import by_cell, grids_of, missed
from stages.extract._ocr.ends import lengthened
from stages.extract._ocr.engine import Engine
from stages.extract._ocr.prepare import long_lines, skew_of, turn
from stages.extract._ocr.rules import Lines, ink_mask, lines_of, off_lines, tilt_of, turned

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad
    from stages.extract._ocr.rules import Mask

LOOK = 960
"""Longest side, in pixels, at which lines are looked for first: detection takes the square of
it in time, and finds the lines of a page as well as at 2000."""

LOOK_AGAIN = 1920
"""Where the type is small, lines are looked for once more at up to this side."""

SMALL = 13.0
"""Lines lower than this, in pixels as they were looked for, are found only in part."""


REST = 0.5
"""Degrees by which ruled lines may differ from the lines of text; what differs by more is the
edge of a shadow, or a stroke."""

TYPE = 0.78
"""The side of a character as a share of the height at which the detector draws its line."""


class Look(Struct, frozen=True):
    """A page turned back by ``skew`` degrees. ``page`` has its colours, its paper evened;
    ``mask`` is all its ink, ``lines`` are its ruled lines, ``grids`` the cells of each table."""

    page: Picture
    skew: float
    quads: list[Quad]
    mask: Mask
    grids: list[list[Box]]
    lines: Lines


def look_at(page: Picture, engine: Engine) -> Look:
    """``page``, its paper evened, looked at once or, where its type is small, twice."""
    flat = page
    quads = engine.detect(page, LOOK)
    skew = skew_of(quads)
    if skew:
        page = turn(page, skew)
    closer = _closer(quads, page)
    if skew or closer:
        quads = engine.detect(page, closer or LOOK)
    lines = lines_of(page)
    tilt = tilt_of(lines)
    if tilt and (abs(tilt) <= REST or not long_lines(quads)):
        # Long lines tell the last tenths of a degree, which lines of text do not.
        skew += tilt
        page = turn(flat, skew)
        quads = [turned(quad, tilt, page) for quad in quads]
        lines = lines_of(page)
    mask = ink_mask(page)
    size = TYPE * median([height_of(q) for q in quads]) if quads else 20.0
    grids = grids_of(lines, size)
    ink = off_lines(mask, lines)
    quads = by_cell(quads, grids, ink, size)
    quads += missed(quads, grids, ink, size)
    quads = lengthened(quads, ink, lines)
    return Look(page, round(skew, 2), quads, mask, grids, lines)


def height_of(quad: Quad) -> float:
    return float(np.linalg.norm(quad[3] - quad[0]))


def _closer(quads: Sequence[Quad], page: Picture) -> int:
    """The side at which to look for lines again, or 0 where the first look is enough."""
    longest = max(page.shape[:2])
    if not quads or longest <= LOOK:
        return 0
    heights = sorted(height_of(q) for q in quads)
    low = heights[len(heights) // 4] * LOOK / longest
    return min(round(LOOK * 1.6 * SMALL / max(low, 1.0)), LOOK_AGAIN, longest) if low < SMALL else 0
