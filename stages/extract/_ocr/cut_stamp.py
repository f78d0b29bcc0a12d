"""Seals stamped over the edge of a page (骑缝章): of each page a part of the ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._ocr.stamp import JOIN, meets_ring, pieces

if TYPE_CHECKING:
    from stages.extract._ocr.rules import Mask

EDGE = 0.012
"""The part reaches so near to the edge of the picture, as a share of the page's longer side:
scanners show 2 mm of what lies beside a page, or lose them."""

WIDE = 0.02
"""No part narrower than this (6 mm on A4) shows enough of a ring."""

RADIUS = (0.055, 0.1)
"""The radius of an organ's seal as shares of the page's longer side: 16 to 30 mm on A4."""

MET = 0.8
"""Of the directions in which the ring should be on the page, so many meet it."""

PIECES = 3
"""What is left of letters and star is at least so many pieces."""

SIDES = 360
"""The directions at which a whole ring would be looked for."""


def find_cut_stamps(mask: Mask, page: int) -> list[Box]:
    """The boxes, up to the edge of the page, of rings in ``mask`` that an edge cuts; ``mask``
    is the ink of one colour on a page ``page`` pixels long."""
    # Each edge in turn lies to the left.
    found = [
        _back(box, mask.shape, edge) for edge in range(4) for box in _at_left(mask, page, edge)
    ]
    return sorted(found, key=lambda box: (box[1], box[0]))


def _at_left(mask: Mask, page: int, edge: int) -> list[Box]:
    turned = np.ascontiguousarray(np.rot90(mask, edge))
    strip = np.asarray(turned[:, : round(2 * RADIUS[1] * page)], np.uint8)
    reach = max(round(JOIN * page), 3)
    joined = cv2.morphologyEx(strip, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
    boxes: list[Box] = []
    for x, y, width, height, _area in stats[1:count].tolist():
        if x > EDGE * page or x + width < WIDE * page or height < 2 * WIDE * page:
            continue
        if _is_cut_ring(strip[y : y + height], x + width, page):
            boxes.append((0.0, float(y), float(x + width), float(y + height)))
    return boxes


def _is_cut_ring(part: Mask, width: int, page: int) -> bool:
    """Whether ``part``, as high as the ink in it, which reaches ``width`` from the left, holds
    a ring that begins left of it."""
    half = part.shape[0] / 2
    # Less than half of a ring is as high as its chord, more of it as its whole.
    radius = half if width >= half else (half**2 + width**2) / (2 * width)
    if not RADIUS[0] <= radius / page <= RADIUS[1] or width > 1.98 * radius:
        return False
    middle = (width - radius, half)
    turns = np.linspace(0, 2 * np.pi, SIDES, endpoint=False)
    here = turns[middle[0] + 0.97 * radius * np.cos(turns) >= EDGE * page]
    if not here.size or not meets_ring(part, middle, (radius, radius), here, MET):
        return False
    return pieces(part, middle, (0.85 * radius, 0.85 * radius)) >= PIECES


def _back(box: Box, size: tuple[int, ...], edge: int) -> Box:
    """``box`` in a picture turned ``edge`` quarters to the left, in it as it was: ``size`` is
    its height and width."""
    x0, y0, x1, y1 = box
    height, width = size[:2]
    match edge:
        case 1:
            return (width - y1, x0, width - y0, x1)
        case 2:
            return (width - x1, height - y1, width - x0, height - y0)
        case 3:
            return (y0, height - x1, y1, height - x0)
    return box
