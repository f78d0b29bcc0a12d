"""The first look at a page: how it is inclined, where its lines of text are, its ink, its
ruled lines and the cells that they make."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._ocr.engine import Engine
from stages.extract._ocr.prepare import skew_of, turn
from stages.extract._ocr.rules import ink_mask, ruled, segments, split_at, tables

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


class Look(Struct, frozen=True):
    """A page turned back by ``skew`` degrees. ``page`` has its colours, its paper evened;
    ``mask`` is all its ink, ``rules`` its ruled lines, ``grids`` the cells of each table."""

    page: Picture
    skew: float
    quads: list[Quad]
    mask: Mask
    rules: Mask
    grids: list[list[Box]]


def look_at(page: Picture, engine: Engine) -> Look:
    """``page``, its paper evened, looked at once or, where its type is small, twice."""
    quads = engine.detect(page, LOOK)
    skew = skew_of(quads)
    if skew:
        page = turn(page, skew)
    closer = _closer(quads, page)
    if skew or closer:
        quads = engine.detect(page, closer or LOOK)
    mask = ink_mask(page)
    across, down = ruled(mask)
    posts = segments(down)
    guess = median([height_of(q) for q in quads]) if quads else 20.0
    grids = tables(segments(across), posts, 0.2 * guess)
    quads = split_at(quads, posts, [around(cells) for cells in grids])
    return Look(page, skew, quads, mask, np.maximum(across, down), grids)


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
