"""Pictures that lie on a page in pieces: strips and tiles that touch are one picture."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.origin import Box
from stages.extract._layout.model import around

MANY = 500
"""More pictures than this are drawn onto a grid instead of comparing each with each: scans come
in some 60 strips, photographs in some hundred tiles, and charts in thousands of dots."""

CELLS = 1500
"""Of the longer side of the grid: for A4 its cells are half a point wide."""


def join_touching(boxes: Sequence[Box], size: tuple[float, float]) -> list[Box]:
    """``boxes`` on a page of ``size``, with those that touch or overlap made one."""
    if len(boxes) > MANY:
        boxes = _on_grid(boxes, size)
    joined: list[Box] = []
    for box in boxes:
        touching = [b for b in joined if _touch(b, box)]
        while touching:
            joined = [b for b in joined if b not in touching]
            box = around([box, *touching])
            touching = [b for b in joined if _touch(b, box)]
        joined.append(box)
    return joined


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + 1 and b[0] <= a[2] + 1 and a[1] <= b[3] + 1 and b[1] <= a[3] + 1


def _on_grid(boxes: Sequence[Box], size: tuple[float, float]) -> list[Box]:
    """The largest ``MANY`` of what hangs together on a grid laid over the page."""
    import cv2
    import numpy as np

    cell = max(*size, 1.0) / CELLS
    rows, columns = int(size[1] / cell) + 1, int(size[0] / cell) + 1
    # So that what is a point apart is in neighbouring cells, and what is two apart is not.
    edges = np.array(boxes) + np.array([-0.25, -0.25, 0.25, 0.25])
    cells = np.clip(edges / cell, 0, [columns - 1, rows - 1] * 2).astype(np.int32)
    # Corners that are summed up both ways: no picture is painted dot by dot.
    corners = np.zeros((rows + 1, columns + 1), np.int32)
    x0, y0, x1, y1 = cells.T
    for y, x, sign in ((y0, x0, 1), (y1 + 1, x1 + 1, 1), (y0, x1 + 1, -1), (y1 + 1, x0, -1)):
        np.add.at(corners, (y, x), sign)
    grid = (corners.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0).astype(np.uint8)
    count, labels = cv2.connectedComponents(grid, connectivity=4)
    around_all = np.array([[np.inf, np.inf, -np.inf, -np.inf]] * count)
    own = labels[y0, x0]
    np.minimum.at(around_all[:, :2], own, np.array(boxes)[:, :2])
    np.maximum.at(around_all[:, 2:], own, np.array(boxes)[:, 2:])
    found: list[Box] = [(a, b, c, d) for a, b, c, d in around_all[1:].tolist()]
    found.sort(key=lambda box: ((box[0] - box[2]) * (box[3] - box[1]), box))
    return sorted(found[:MANY], key=lambda box: (box[1], box[0]))
