"""What the scanner saw beside the print: the dark border around a sheet, punched holes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from stages.extract._ocr.rules import Mask

SOLID = 0.8
"""A border is thicker than this, in characters; a stroke of the largest title is thinner."""

DEEP = 0.1
"""A border reaches no further into the page than this share of its shorter side; what does is
a picture or a panel."""

HOLE = (9 / 595, 24 / 595)
"""The diameter of a punched hole as a share of a sheet's width: 6 mm of A4 (ISO 838), and what
tears and shadows make of it."""

NEAR = 0.09
"""The middle of a hole is no further from its edge than this share of the sheet: 12 mm of A4
(ISO 838), and a sheet that lay askew."""

ROUND = 0.68
"""So much of its box a hole fills; a disc fills 0.785, most characters less than a half."""


def beside_print(mask: Mask, size: float) -> Mask:
    """What of ``mask`` is surely no print. ``size`` is the side of a usual character in pixels.

    Text that touches a dark border stays: only what is as thick as no stroke is taken, where it
    hangs together with the edge of the picture.
    """
    return np.maximum(_border(mask, size), _holes(mask))


def _border(mask: Mask, size: float) -> Mask:
    thick = max(round(SOLID * size), 5)
    # Beyond the edge all is dark: so a border counts as thick however little of it was seen.
    framed = cv2.copyMakeBorder(mask, *(thick,) * 4, cv2.BORDER_CONSTANT, value=(255,))
    solid = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    _count, labels = cv2.connectedComponents(solid)
    outer = np.where(labels == labels[0, 0], np.uint8(255), np.uint8(0))
    fringe = max(round(0.1 * size), 1)
    near = cv2.dilate(outer, np.ones((2 * fringe + 1, 2 * fringe + 1), np.uint8))
    inner = near[thick:-thick, thick:-thick].copy()
    if not outer[thick:-thick, thick:-thick].any():
        return np.zeros_like(mask)
    deep = round(DEEP * min(mask.shape))
    inner[deep : mask.shape[0] - deep, deep : mask.shape[1] - deep] = 0
    return np.asarray(cv2.bitwise_and(mask, inner), dtype=np.uint8)


def _holes(mask: Mask) -> Mask:
    """Discs near an edge, at least two in a row along it: one alone may be a list mark."""
    found = np.zeros_like(mask)
    height, width = mask.shape
    sheet = min(height, width)
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(mask)
    discs: list[tuple[int, float, float]] = []
    for index, (x, y, w, h, area) in enumerate(stats[1:count].tolist(), start=1):
        if HOLE[0] * sheet <= min(w, h) and max(w, h) <= HOLE[1] * sheet:
            middle = x + w / 2, y + h / 2
            far = min(middle[0], middle[1], width - middle[0], height - middle[1])
            if far <= NEAR * sheet and area >= ROUND * w * h and max(w, h) < 1.25 * min(w, h):
                discs.append((index, *middle))
    for index, x, y in discs:
        if _has_partner(x, y, discs, sheet):
            found[labels == index] = 255
    return found


def _has_partner(x: float, y: float, discs: Sequence[tuple[int, float, float]], side: int) -> bool:
    """Whether another disc stands level with or above the one at ``x`` and ``y``, and far."""
    near, far = 0.02 * side, 0.1 * side
    return any(
        min(abs(x - a), abs(y - b)) < near and max(abs(x - a), abs(y - b)) > far
        for _index, a, b in discs
    )
