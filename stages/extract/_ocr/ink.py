"""Ink that no recognised text covers: it stands in the ledger, with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._layout.model import around

if TYPE_CHECKING:
    from stages.extract._ocr.rules import Mask

SMALLEST = 0.55
"""Patches smaller than this both ways, in characters, are specks of dust or marks that stick
out of a line."""

EDGE = 0.012
"""What touches this outer share of the picture is the shadow of its border."""

FILLED = 0.04
"""A patch with less ink than this is dirt spread thin."""

MANY = 200
"""More patches than this on a page are one: a photograph, or a page that cannot be read."""


def bounds_of(mask: Mask) -> Box:
    """The box of everything in ``mask``, which holds something."""
    x, y, width, height = cv2.boundingRect(mask)
    return (float(x), float(y), float(x + width), float(y + height))


def unread(mask: Mask, lines: Mask, boxes: Sequence[Box], size: float) -> list[Box]:
    """Patches of ``mask`` outside ``boxes`` and off the ruled ``lines``, from top to bottom.
    ``size`` is the side of a usual character in pixels."""
    left = cv2.subtract(mask, cv2.dilate(lines, np.ones((5, 5), np.uint8)))
    for x0, y0, x1, y1 in boxes:
        grow = 0.25 * size
        cv2.rectangle(
            left,
            (round(x0 - grow), round(y0 - grow)),
            (round(x1 + grow), round(y1 + grow)),
            0,
            -1,
        )
    # Strokes of a character, and characters of a word, become one patch.
    reach = max(round(0.6 * size), 3)
    joined = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
    height, width = mask.shape
    edge = EDGE * max(height, width)
    found: list[Box] = []
    for x, y, w, h, _area in stats[1:count].tolist():
        inside = x > edge and y > edge and x + w < width - edge and y + h < height - edge
        if not inside or max(w, h) < SMALLEST * size or min(w, h) < 0.3 * SMALLEST * size:
            continue
        if w < SMALLEST * size and h < SMALLEST * size:
            continue
        ink = int(np.count_nonzero(left[y : y + h, x : x + w]))
        if ink >= FILLED * w * h and ink >= 0.05 * size * size:
            found.append((float(x), float(y), float(x + w), float(y + h)))
    found = sorted(_joined(found, size), key=lambda box: (box[1], box[0]))
    if len(found) > MANY:
        found = [around(found)]
    return found


def _joined(boxes: Sequence[Box], near: float) -> list[Box]:
    """``boxes`` with those nearer to each other than ``near`` made one: the pieces of a
    picture, of a QR code or of a seal are one thing that was not read."""
    joined: list[Box] = []
    for box in boxes:
        while touching := [other for other in joined if _apart(box, other) < near]:
            joined = [other for other in joined if other not in touching]
            box = around([box, *touching])
        joined.append(box)
    return joined


def _apart(a: Box, b: Box) -> float:
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
