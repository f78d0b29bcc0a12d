"""Ruled lines of a picture, and the cells between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._layout.model import around

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture, Quad

    Mask = NDArray[np.uint8]
    """255 where there is something, 0 elsewhere."""

LONG = 0.03
"""A dark run this long, as a share of the page's longer side, is a ruled line: longer than
any stroke of a character, shorter than the side of a cell."""

GAP = 0.0026
"""A break in a line this long, as the same share, is closed: 9 pixels of A4 at 300 dpi. More
would join the strokes of a character to the lines of a tight table and to the next row's."""

SMALLEST = 25
"""A table is at least this many times as wide as lines may be apart that meet: the strokes of
a large character make little grids."""


def ink_mask(picture: Picture) -> Mask:
    """Where ``picture``, its paper evened, carries ink."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    _level, mask = cv2.threshold(grey, 170, 255, cv2.THRESH_BINARY_INV)
    return np.asarray(mask, dtype=np.uint8)


def ruled(mask: Mask) -> tuple[Mask, Mask]:
    """The horizontal and the vertical lines in ``mask``."""
    length = max(round(LONG * max(mask.shape)), 20)
    # A bar is no line: it may be text blacked out. Nor are the strokes of a large title.
    thick = np.ones((length // 4, length // 4), np.uint8)
    bars = cv2.morphologyEx(mask, cv2.MORPH_OPEN, thick)
    mask = np.asarray(cv2.subtract(mask, bars), dtype=np.uint8)
    # Joined first: scans break thin lines, and a fifth of a degree makes steps in them.
    gap = max(round(GAP * max(mask.shape)), 3)
    across = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))
    across = cv2.morphologyEx(across, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((gap, 3), np.uint8))
    down = cv2.morphologyEx(down, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(across, dtype=np.uint8), np.asarray(down, dtype=np.uint8)


def segments(lines: Mask) -> list[Box]:
    """The boxes of the separate lines in a mask of ``ruled``."""
    thick = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(thick)
    boxes: list[Box] = []
    for x, y, width, height, _area in stats[1:count].tolist():
        if min(width, height) < 0.25 * max(width, height):
            boxes.append((x, y, x + width, y + height))
    return boxes


def tables(across: Sequence[Box], down: Sequence[Box], near: float) -> list[list[Box]]:
    """The cells of each table whose lines are ``across`` and ``down``, by the same geometry
    that reads ruled tables in PDF."""
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    # Strokes of neighbouring characters look like short lines; those of a table meet others.
    across = [a for a in across if sum(_meet(a, d, near) for d in down) > 1]
    down = [d for d in down if sum(_meet(a, d, near) for a in across) > 1]
    edges = [_edge("h", x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in across]
    edges += [_edge("v", (x0 + x1) / 2, y0, (x0 + x1) / 2, y1) for x0, y0, x1, y1 in down]
    merged = merge_edges(edges, near, near, near, near)
    cells = intersections_to_cells(edges_to_intersections(merged, near, near))
    found = [
        [(float(c[0]), float(c[1]), float(c[2]), float(c[3])) for c in table]
        for table in cells_to_tables(cells)
    ]
    return [cells for cells in found if _is_large(around(cells), SMALLEST * near)]


def _is_large(box: Box, least: float) -> bool:
    return box[2] - box[0] >= least and box[3] - box[1] >= least / 4


def _meet(a: Box, b: Box, near: float) -> bool:
    apart_x = max(a[0] - b[2], b[0] - a[2])
    apart_y = max(a[1] - b[3], b[1] - a[3])
    return apart_x <= near and apart_y <= near


def _edge(kind: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, float | str]:
    return {
        "orientation": kind,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def split_at(quads: Sequence[Quad], down: Sequence[Box], grids: Sequence[Box]) -> list[Quad]:
    """``quads`` cut where a vertical line of one of the ``grids`` crosses them: the detector
    joins what stands in neighbouring cells."""
    parts: list[Quad] = []
    for quad in quads:
        x0, y0 = (float(v) for v in quad.min(axis=0))
        x1, y1 = (float(v) for v in quad.max(axis=0))
        margin = 0.4 * (y1 - y0)
        cuts = sorted(
            (a + c) / 2
            for a, b, c, d in down
            if x0 + margin < a
            and c < x1 - margin
            and b <= y0 + margin
            and d >= y1 - margin
            # The long strokes of a large title are no ruled lines.
            and d - b > 1.2 * (y1 - y0)
            and any(_holds(grid, a, (y0 + y1) / 2) for grid in grids)
        )
        edges = [x0, *cuts, x1]
        parts += [_part(quad, a, b) for a, b in pairwise(edges)] if cuts else [quad]
    return parts


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] - 5 <= x <= box[2] + 5 and box[1] <= y <= box[3]


def _part(quad: Quad, x0: float, x1: float) -> Quad:
    top, bottom = float(quad[:2, 1].mean()), float(quad[2:, 1].mean())
    return np.array([[x0, top], [x1, top], [x1, bottom], [x0, bottom]], dtype=np.float32)
