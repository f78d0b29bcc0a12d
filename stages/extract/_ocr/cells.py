"""Cells of the tables of a picture, and the lines of text in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._layout.ruled import cells_of
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.walls import strokes_of

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Quad
    from stages.extract._ocr.rules import Lines, Mask

NEAR = 0.3
"""Lines closer than this, in characters, touch."""

SMALLEST = (5.0, 1.2)
"""A table is at least this wide and high, in characters: the strokes of a large character make
little grids."""

SHARED = 0.4
"""A line of text stands in a cell too where this much of a character of it, either way, lies
in it: the boxes of lines stick out a little."""

MARGIN = 0.15
"""Blank kept around a text that is cut out of its cell, in characters."""

SPECK = 0.12
"""Ink smaller than this both ways, in characters, is a speck."""

HIGHEST = 2.0
"""Ink in a cell higher than this, in characters, is no line of text."""


def grids_of(lines: Lines, size: float) -> list[list[Box]]:
    """The cells of each table of a page whose characters are ``size`` pixels wide."""
    near = max(NEAR * size, 3.0)
    found = cells_of(strokes_of(lines, size, near), near)
    return [cells for cells in found if len(cells) > 1 and _is_large(around(cells), size)]


def _is_large(box: Box, size: float) -> bool:
    return box[2] - box[0] >= SMALLEST[0] * size and box[3] - box[1] >= SMALLEST[1] * size


def by_cell(
    quads: Sequence[Quad], grids: Sequence[Sequence[Box]], ink: Mask, size: float
) -> list[Quad]:
    """``quads`` cut where they reach over the side of a cell, for the detector joins what
    stands in neighbouring cells. ``ink`` is without the ruled lines."""
    parts: list[Quad] = []
    for quad in quads:
        box = bounds(quad)
        cells = [
            cell
            for grid in grids
            if _overlap(around(grid), box, size)
            for cell in grid
            if _overlap(cell, box, size)
        ]
        if len(cells) < 2:
            parts.append(quad)
            continue
        inner = [_shared(cell, box) for cell in cells]
        inked = [b for b in (_inked(ink, part, size) for part in inner) if b]
        parts += [_quad(part) for part in inked]
        parts += [
            _quad(part) for part in _outside(box, around(cells), size) if _inked(ink, part, size)
        ]
    return parts


def _overlap(cell: Box, box: Box, size: float) -> bool:
    shared = _shared(cell, box)
    # A low line (一, —) has little height to share.
    high = min(SHARED * size, 0.5 * (box[3] - box[1]))
    return shared[2] - shared[0] >= SHARED * size and shared[3] - shared[1] >= high


def _shared(a: Box, b: Box) -> Box:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def _outside(box: Box, cells: Box, size: float) -> Iterator[Box]:
    """What of ``box`` lies before and behind ``cells``."""
    if cells[0] - box[0] >= size:
        yield box[0], box[1], cells[0], box[3]
    if box[2] - cells[2] >= size:
        yield cells[2], box[1], box[2], box[3]


def _inked(ink: Mask, box: Box, size: float) -> Box | None:
    """The ink in ``box`` with a margin, no higher than ``box``; None where it is a speck."""
    x0, y0, x1, y1 = (round(v) for v in box)
    part = ink[max(y0, 0) : y1, max(x0, 0) : x1]
    if not part.size or not part.any():
        return None
    x, _y, width, height = cv2.boundingRect(part)
    if max(width, height) < SPECK * size:
        return None
    pad = MARGIN * size
    left, right = max(x0, 0) + x, max(x0, 0) + x + width
    return max(left - pad, box[0]), box[1], min(right + pad, box[2]), box[3]


def missed(
    quads: Sequence[Quad], grids: Sequence[Sequence[Box]], ink: Mask, size: float
) -> list[Quad]:
    """The lines of text in cells in which none was found: a single digit, √, —. ``ink`` is
    without the ruled lines."""
    middles = [((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in map(bounds, quads)]
    found: list[Quad] = []
    for grid in grids:
        frame = around(grid)
        near = [p for p in middles if _holds(frame, *p)]
        for cell in grid:
            if not any(_holds(cell, *p) for p in near):
                found += [_quad(box) for box in _lines_in(cell, ink, size)]
    return found


def _lines_in(cell: Box, ink: Mask, size: float) -> Iterator[Box]:
    """The lines of text in ``cell``, told by the blank between them."""
    edge = MARGIN * size
    x0, y0, x1, y1 = cell[0] + edge, cell[1] + edge, cell[2] - edge, cell[3] - edge
    part = ink[round(y0) : round(y1), round(x0) : round(x1)]
    if not part.size or not part.any():
        return
    reach = max(round(0.3 * size), 1)
    rows = cv2.dilate(part.max(axis=1).reshape(-1, 1), np.ones((reach, 1), np.uint8)).ravel() > 0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        x, y, width, height = cv2.boundingRect(part[a:b])
        if max(width, height) < 2 * SPECK * size or height > HIGHEST * size:
            continue
        top, bottom = round(y0) + a + y, round(y0) + a + y + height
        # As high as a line of text, so that — does not fill it.
        pad = max((1.2 * size - height) / 2, MARGIN * size)
        left, right = round(x0) + x, round(x0) + x + width
        yield (
            max(left - 2 * edge, x0),
            max(top - pad, cell[1] + edge),
            min(right + 2 * edge, x1),
            min(bottom + pad, cell[3] - edge),
        )


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _quad(box: Box) -> Quad:
    x0, y0, x1, y1 = box
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)
