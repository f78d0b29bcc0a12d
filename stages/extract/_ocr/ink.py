"""Ink that no recognised text covers: it is looked at again, and what stays unread stands in
the ledger, with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._layout.model import around

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad
    from stages.extract._ocr.rules import Mask

SPECK = 0.2
"""A patch smaller than this both ways, in characters, is dust: a full stop has 0.3."""

SMALL = 0.55
"""A patch smaller than this both ways may be a mark of its own, or dust where there is much."""

DUST = 12
"""With more small patches than this a page is dusty, and none of them counts. The poor scans
of the corpus have up to 60, clean pages none."""

THIN = 0.05
"""A patch thinner than this, in characters, is what blur left of a ruled line; 一 has 0.07."""

LEAST = 0.01
"""The ink of a patch, in squares of a character's side; what is smaller both ways is dust."""

FILLED = 0.04
"""A patch with less ink than this is dirt spread thin."""

MARGIN = 0.25
"""Ink so near to a character, in characters, belongs to it: the engine draws its lines close."""

REACH = 0.6
"""Strokes of a character, and characters of a word, are no further apart than this."""

MANY = 200
"""More patches than this on a page are one: a photograph, or a page that cannot be read."""


FAINTEST = 220
"""Ink darker than this in its darkest channel is faint at least, the evened paper being 250:
grey and yellow print come to 190 to 205."""

THINNEST = 232
"""The same on clean paper, where grey print with hair strokes comes to 225."""

CLEAN = 0.008
"""Paper is clean where no more than this share of it is darker than ``THINNEST``. Pages that no
scanner saw have up to 0.005, clean scans 0.001 at most, yellowed ones 0.01 to 0.07."""

EDGE = 200
"""What is darker is print, and what is near to it the edge of print."""


def faint_ink(picture: Picture) -> Mask:
    """Where ``picture``, its paper evened, carries ink, however faint. Smoothed, so that the
    noise of a scanner, which is as dark in single pixels, is none."""
    blue, green, red = cv2.split(cv2.GaussianBlur(picture, (0, 0), 1.0))
    darkest = np.asarray(cv2.min(cv2.min(blue, green), red), dtype=np.uint8)
    thin = _darker(darkest, THINNEST)
    paper = cv2.dilate(_darker(darkest, EDGE), np.ones((9, 9), np.uint8)) == 0
    clean = np.count_nonzero(thin[paper]) <= CLEAN * max(int(np.count_nonzero(paper)), 1)
    return thin if clean else _darker(darkest, FAINTEST)


def _darker(shades: Mask, than: int) -> Mask:
    _level, mask = cv2.threshold(shades, than - 1, 255, cv2.THRESH_BINARY_INV)
    return np.asarray(mask, dtype=np.uint8)


def bounds_of(mask: Mask) -> Box:
    """The box of everything in ``mask``, which holds something."""
    x, y, width, height = cv2.boundingRect(mask)
    return (float(x), float(y), float(x + width), float(y + height))


def uncovered(ink: Mask, covers: Sequence[Quad], size: float) -> list[Box]:
    """Patches of ``ink`` outside ``covers``, from top to bottom. ``ink`` is without ruled lines
    and borders; ``size`` is the side of a usual character in pixels."""
    left = ink.copy()
    paint(left, covers, MARGIN * size, 0)
    reach = max(round(REACH * size), 3) | 1  # odd, so that nothing moves
    joined = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
    found: list[Box] = []
    small: list[Box] = []
    for x, y, w, h, _area in stats[1:count].tolist():
        if max(w, h) < SPECK * size or min(w, h) < THIN * size:
            continue
        dark = int(np.count_nonzero(left[y : y + h, x : x + w]))
        if dark < FILLED * w * h or dark < LEAST * size * size:
            continue
        among = small if max(w, h) < SMALL * size else found
        among.append((float(x), float(y), float(x + w), float(y + h)))
    if len(small) <= DUST:
        found += small
    found = sorted(_joined(found, size), key=lambda box: (box[1], box[0]))
    return [around(found)] if len(found) > MANY else found


def paint(picture: Mask, quads: Sequence[Quad], grow: float, value: int) -> None:
    """``quads``, larger by ``grow`` pixels on every side, painted over ``picture`` in place."""
    for quad in quads:
        across, down = quad[1] - quad[0], quad[3] - quad[0]
        u = across / max(float(np.linalg.norm(across)), 1.0) * grow
        v = down / max(float(np.linalg.norm(down)), 1.0) * grow
        corners = quad + np.stack([-u - v, u - v, u + v, v - u])
        color = (value,) * (picture.shape[2] if picture.ndim == 3 else 1)
        cv2.fillConvexPoly(picture, np.rint(corners).astype(np.int32), color)


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
