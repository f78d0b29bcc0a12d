"""Ruled lines of a picture, and the cells between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture, Quad

    Mask = NDArray[np.uint8]
    """255 where there is something, 0 elsewhere."""

LONG = 0.03
"""A dark run this long, as a share of the page's longer side, is a ruled line: longer than
any stroke of a character, shorter than the side of a cell."""


def ink_mask(picture: Picture) -> Mask:
    """Where ``picture``, its paper evened, carries ink."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    _level, mask = cv2.threshold(grey, 170, 255, cv2.THRESH_BINARY_INV)
    return np.asarray(mask, dtype=np.uint8)


def ruled(mask: Mask) -> tuple[Mask, Mask]:
    """The horizontal and the vertical lines in ``mask``."""
    length = max(round(LONG * max(mask.shape)), 20)
    # Joined first: scans break thin lines, and a fifth of a degree makes steps in them.
    across = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 9), np.uint8))
    across = cv2.morphologyEx(across, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 3), np.uint8))
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

    edges = [_edge("h", x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in across]
    edges += [_edge("v", (x0 + x1) / 2, y0, (x0 + x1) / 2, y1) for x0, y0, x1, y1 in down]
    merged = merge_edges(edges, near, near, near, near)
    cells = intersections_to_cells(edges_to_intersections(merged, near, near))
    return [
        [(float(c[0]), float(c[1]), float(c[2]), float(c[3])) for c in table]
        for table in cells_to_tables(cells)
    ]


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


def split_at(quads: Sequence[Quad], down: Sequence[Box]) -> list[Quad]:
    """``quads`` cut where a vertical line crosses them: the detector joins what stands in
    neighbouring cells."""
    parts: list[Quad] = []
    for quad in quads:
        x0, y0 = (float(v) for v in quad.min(axis=0))
        x1, y1 = (float(v) for v in quad.max(axis=0))
        margin = 0.4 * (y1 - y0)
        cuts = sorted(
            (a + c) / 2
            for a, b, c, d in down
            if x0 + margin < a and c < x1 - margin and b <= y0 + margin and d >= y1 - margin
        )
        edges = [x0, *cuts, x1]
        parts += [_part(quad, a, b) for a, b in pairwise(edges)] if cuts else [quad]
    return parts


def _part(quad: Quad, x0: float, x1: float) -> Quad:
    top, bottom = float(quad[:2, 1].mean()), float(quad[2:, 1].mean())
    return np.array([[x0, top], [x1, top], [x1, bottom], [x0, bottom]], dtype=np.float32)
