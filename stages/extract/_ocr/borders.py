"""What the scanner saw beside the print: the dark border around a sheet, punched holes, staples."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.origin import Box
from stages.extract._ocr.prepare import turn

if TYPE_CHECKING:
    from stages.extract._ocr.rules import Mask

SOLID = 0.8
"""A border is thicker than this, in characters; a stroke of the largest title is thinner."""

FRINGE = 0.1
"""What is so near to a border, in characters, is its blurred edge."""

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

STAPLE = (8 / 210, 18 / 210)
"""The length of a staple with its shadow as a share of a sheet's width: its wire is 12 mm."""

WIRE = 3 / 210
"""The wire and its shadow are no broader than this share of the width: 3 mm."""

CORNER = 34 / 210
"""A staple lies in this square at an upper corner, where no print is: 版心 begins lower (GB/T
9704-2012, 5.2.1)."""

SLANT = 0.3
"""The shorter side of the box around a staple, as a share of the longer: it lies at 20° or more."""


def beside_print(mask: Mask, size: float, skew: float = 0.0) -> Mask:
    """Where there is surely no print in ``mask``. ``size`` is the side of a usual character in
    pixels, ``skew`` by how many degrees the picture was turned back, which left white corners.

    Text that touches a dark border stays: only what is as thick as no stroke is taken, where it
    hangs together with the edge of the picture.
    """
    border = _border(mask, size, skew)
    rest = np.asarray(cv2.subtract(mask, border), dtype=np.uint8)
    fringe = 2 * max(round(FRINGE * size), 2) + 1
    sheet = _sheet(border)
    aside = np.maximum(border, cv2.dilate(_holes(rest, sheet), np.ones((fringe,) * 2, np.uint8)))
    for x0, y0, x1, y1 in _staples(rest, sheet):
        cv2.rectangle(aside, (round(x0), round(y0)), (round(x1), round(y1)), 255, -1)
    return np.asarray(aside, dtype=np.uint8)


def staples(mask: Mask, size: float, skew: float = 0.0) -> list[Box]:
    """Where staples lie in the upper corners of a page, their soft shadows with them."""
    border = _border(mask, size, skew)
    return _staples(np.asarray(cv2.subtract(mask, border), dtype=np.uint8), _sheet(border))


def _border(mask: Mask, size: float, skew: float) -> Mask:
    thick = max(round(SOLID * size), 5) | 1  # odd, so that nothing moves
    dark = cv2.bitwise_or(mask, _corners(mask, skew)) if skew else mask
    # Beyond the edge all is dark: so a border counts as thick however little of it was seen.
    framed = cv2.copyMakeBorder(dark, *(thick,) * 4, cv2.BORDER_CONSTANT, value=(255,))
    solid = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    _count, labels = cv2.connectedComponents(solid)
    outer = np.where(labels == labels[0, 0], np.uint8(255), np.uint8(0))[thick:-thick, thick:-thick]
    fringe = 2 * max(round(FRINGE * size), 1) + 1
    near = cv2.dilate(np.ascontiguousarray(outer), np.ones((fringe, fringe), np.uint8))
    height, width = mask.shape
    deep = round(DEEP * min(height, width) + math.sin(math.radians(abs(skew))) * max(height, width))
    near[deep : max(height - deep, deep), deep : max(width - deep, deep)] = 0
    return np.asarray(near, dtype=np.uint8)


def _corners(mask: Mask, skew: float) -> Mask:
    """What of the picture lay outside before it was turned back by ``skew`` degrees."""
    inside = turn(np.zeros((*mask.shape, 3), np.uint8), skew)[:, :, 0]
    return cv2.dilate(np.ascontiguousarray(inside), np.ones((7, 7), np.uint8)).astype(np.uint8)


def _sheet(border: Mask) -> Box:
    """The sheet within its ``border``."""
    spans: list[tuple[int, int]] = []
    for axis in (0, 1):
        free = np.flatnonzero((border > 0).mean(axis=axis) < 0.5)
        spans.append(
            (int(free[0]), int(free[-1]) + 1) if free.size else (0, border.shape[1 - axis])
        )
    (x0, x1), (y0, y1) = spans
    return (x0, y0, x1, y1)


def _holes(mask: Mask, sheet: Box) -> Mask:
    """Discs near an edge of ``sheet``, at least two in a row along it: one alone may be a list
    mark."""
    found = np.zeros_like(mask)
    x0, y0, x1, y1 = sheet
    side = min(x1 - x0, y1 - y0)
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(mask)
    discs: list[tuple[int, float, float]] = []
    for index, (x, y, w, h, area) in enumerate(stats[1:count].tolist(), start=1):
        if HOLE[0] * side <= min(w, h) and max(w, h) <= HOLE[1] * side:
            a, b = x + w / 2, y + h / 2
            far = min(a - x0, b - y0, x1 - a, y1 - b)
            if far <= NEAR * side and area >= ROUND * w * h and max(w, h) < 1.25 * min(w, h):
                discs.append((index, a, b))
    for index, x, y in discs:
        if _has_partner(x, y, discs, side):
            found[labels == index] = 255
    return found


def _staples(mask: Mask, sheet: Box) -> list[Box]:
    """Slanting strokes in the upper corners of ``sheet`` that are alone there: a level one may be
    a dash or a rule, an upright one a bracket."""
    found: list[Box] = []
    x0, y0, x1, y1 = (round(value) for value in sheet)
    side = min(x1 - x0, y1 - y0)
    reach, soft = round(CORNER * side), WIRE / 2 * side
    for left in (x0, x1 - reach):
        corner = np.ascontiguousarray(mask[y0 : y0 + reach, left : left + reach])
        contours, _tree = cv2.findContours(corner, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        large = [np.asarray(c, np.int32) for c in contours if len(c) > WIRE * side]
        if len(large) == 1 and _is_staple(large[0], side, reach):
            x, y, width, height = cv2.boundingRect(large[0])
            a, b = left + x - soft, y0 + y - soft
            found.append((a, b, a + width + 2 * soft, b + height + 2 * soft))
    return found


def _is_staple(contour: NDArray[np.int32], side: float, reach: int) -> bool:
    x, y, width, height = cv2.boundingRect(contour)
    inside = x > 0 and y > 0 and x + width < reach and y + height < reach
    _middle, sides, _angle = cv2.minAreaRect(contour)
    long, broad = max(sides), min(sides)
    slants = min(width, height) > SLANT * max(width, height)
    return bool(
        inside and slants and STAPLE[0] * side <= long <= STAPLE[1] * side and broad <= WIRE * side
    )


def _has_partner(
    x: float, y: float, discs: Sequence[tuple[int, float, float]], side: float
) -> bool:
    """Whether another disc stands level with or above the one at ``x`` and ``y``, and far."""
    near, far = 0.02 * side, 0.1 * side
    return any(
        min(abs(x - a), abs(y - b)) < near and max(abs(x - a), abs(y - b)) > far
        for _index, a, b in discs
    )
