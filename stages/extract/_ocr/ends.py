"""Lines made longer where ink goes on behind their ends: the detector stops short of a closing
bracket, a full stop, the — of a page number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from stages.extract._ocr.lines import bounds

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Quad
    from stages.extract._ocr.rules import Lines, Mask

FAR = 2.5
"""A line is made longer by no more than this at each end, in heights of its box: the dash and
blank of a page number (— 3 —)."""

GAP = 0.45
"""Ink further behind what went before than this, in heights, is something else."""

PAD = 0.15
"""Blank kept behind the last ink, in heights."""

LEVEL = 0.12
"""A line whose ends differ in height by more than this, in heights, is not level, and left."""


def lengthened(quads: Sequence[Quad], ink: Mask, lines: Lines) -> list[Quad]:
    """``quads`` with their ends where their ink ends. ``ink`` is without ``lines``, the ruled
    ones, over which no line of text is carried."""
    boxes = [bounds(quad) for quad in quads]
    free = ink.copy()
    for x0, y0, x1, y1 in boxes:
        free[max(int(y0), 0) : int(y1) + 1, max(int(x0), 0) : int(x1) + 1] = 0
    found: list[Quad] = []
    for quad in quads:
        height = float(np.linalg.norm(quad[3] - quad[0]))
        width = float(np.linalg.norm(quad[1] - quad[0]))
        if height > 1.5 * width or abs(float(quad[1][1] - quad[0][1])) > LEVEL * height:
            found.append(quad)
            continue
        before = _more(_side(free, lines.down, quad, left=True), height)
        behind = _more(_side(free, lines.down, quad, left=False), height)
        longer = quad.copy()
        longer[[0, 3], 0] = np.maximum(longer[[0, 3], 0] - before, 0)
        longer[[1, 2], 0] = np.minimum(longer[[1, 2], 0] + behind, ink.shape[1] - 1)
        found.append(longer if before or behind else quad)
    return found


def _side(free: Mask, posts: Mask, quad: Quad, *, left: bool) -> Mask:
    """The strip beside one end of ``quad``, from that end outwards, as far as a post stands."""
    x0, y0, x1, y1 = (round(v) for v in bounds(quad))
    far = round(FAR * (y1 - y0))
    rows = slice(max(y0, 0), max(y1, 1))
    columns = slice(max(x0 - far, 0), max(x0, 0)) if left else slice(x1 + 1, x1 + 1 + far)
    strip, walls = free[rows, columns], posts[rows, columns]
    if left:
        strip, walls = strip[:, ::-1], walls[:, ::-1]
    stops = np.flatnonzero((walls > 0).any(axis=0))
    return strip[:, : int(stops[0])] if stops.size else strip


def _more(strip: Mask, height: float) -> float:
    """How far the ink of ``strip`` goes on from its beginning. What reaches its upper or lower
    edge belongs to a neighbouring line, or to a picture."""
    if not strip.size or not strip.any():
        return 0.0
    kept = strip.copy()
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(strip)
    for index, (_x, y, _w, h, _area) in enumerate(stats[1:].tolist(), start=1):
        if y <= 0 or y + h >= strip.shape[0]:
            kept[labels == index] = 0
    columns = np.flatnonzero((kept > 0).any(axis=0))
    end = 0
    for column in columns.tolist():
        if column - end > GAP * height:
            break
        end = column + 1
    return end + PAD * height if end else 0.0
