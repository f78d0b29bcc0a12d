"""Shapes of stamps: a ring or a frame of one colour with letters in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np

from pipeline.origin import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.rules import Mask

Shape = Literal["round", "square", "carved", "cut"]
"""``carved``: a square with its letters left out of the ink. ``cut``: a ring of which the page
has a part, since it was stamped over its edge."""

LEAST, MOST = 0.026, 0.27
"""Width and height of a seal as shares of the page's longer side: on A4 8 mm, as the small
square stamp of a person has, to 80 mm, as long as stamps of receipt are. A picture of the
seal alone is told by ``is_seal``."""

LEAST_ROUND = 0.055
"""Round stamps are larger than this share (16 mm on A4); round badges of that size are many."""

JOIN = 0.007
"""Pieces of one stamp lie nearer to each other than this share: where it printed faintly, its
ring and its letters come apart."""

ROUND = 0.6
"""Of the directions from the middle, so many meet the ring where it should be."""

CLEAR = 0.45
"""By so much more than meet ink right outside of it: in a crowd of red lines all do."""

STRAIGHT = 0.75
"""Of each side of a square stamp's frame, so much is there."""

SMALL = 0.09
CLOSED = 0.88
"""What is smaller than this share (27 mm on A4) may be a large letter, of which many have a
frame or a bow; so much of the frame or ring must be there then."""

INSIDE = (0.05, 0.62)
"""The share of ink within the ring: a hand-drawn circle has nothing in it, a disc is full."""

PIECES = 4
PIECES_OVAL = 3
"""Letters and star within a ring are at least so many pieces; badges and letters have fewer.
An oval has no star, and 已校对 in it is three."""

OVAL = 0.85
"""A ring lower than this share of its width is an oval."""

CARVED = (0.45, 0.9)
"""The share of ink in a carved stamp, and"""

SQUARE = 1.3
"""its longer side in shorter ones: names are carved, in small squares."""

SPECK = 0.002
"""A piece of less ink than this, in squares of the radius, is a speck."""

SIDES = 240
SHARES = np.arange(0.02, 1.17, 0.02)
"""The directions and the shares of the radius at which a ring is looked for."""

MANY = 40
"""Of more pieces than this only the largest are looked at: a page has few stamps."""


def find_stamps(mask: Mask, page: int, *, closed: bool = False) -> list[tuple[Box, Shape]]:
    """Boxes and shapes of the stamps in ``mask``, the ink of one colour on a page ``page``
    pixels long. ``closed``: only those whose ring or frame is nearly whole."""
    least = LEAST * page
    reach = max(round(JOIN * page), 3)
    found: list[tuple[Box, Shape]] = []
    # Pieces that lie close are one stamp; where other ink is drawn in with that, not so close.
    for near in (reach, 3):
        joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
        count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
        large = [
            (x, y, width, height)
            for x, y, width, height, _area in stats[1:count].tolist()
            if min(width, height) >= least and max(width, height) >= 1.4 * least
        ]
        large = sorted(large, key=lambda p: (-p[2] * p[3], p[1], p[0]))[:MANY]
        for x, y, width, height in large:
            # Faint letters hang on nothing, so what lies within counts whatever it hangs on.
            part = mask[y : y + height, x : x + width]
            for (a, b, c, d), shape in _in_component(part, page, closed):
                box = (a + x, b + y, c + x, d + y)
                if not any(_overlap(box, other) > 0.5 for other, _shape in found):
                    found.append((box, shape))
    return found


def _in_component(part: Mask, page: int, closed: bool) -> list[tuple[Box, Shape]]:
    least, most = LEAST * page, MOST * page
    height, width = part.shape
    whole = (0.0, 0.0, float(width), float(height))
    small = max(width, height) < SMALL * page
    closed = closed or small
    ring = CLOSED if closed else ROUND
    if max(width, height) <= most:
        # A frame comes first: rules and letters in it may lie where a ring would, but a ring
        # meets no more than two thirds of a side.
        if _is_frame(part, CLOSED if closed else STRAIGHT):
            return [(whole, "square")]
        if small and _is_carved(part):
            return [(whole, "carved")]
        is_oval = 0.55 <= height / width <= 1.8 and max(width, height) >= LEAST_ROUND * page
        if is_oval and _is_ring(part, whole, ring):
            return [(whole, "round")]
    if small:
        return []
    # A ring with something beside it, or two that touch.
    circles = _circles(part, max(2 * least, SMALL * page), most)
    return [(box, "round") for box in circles if _is_ring(part, box, ring)]


def _is_ring(mask: Mask, box: Box, least: float) -> bool:
    """Whether an ellipse that fills ``box`` is drawn in ``mask`` by the share ``least`` of its
    length, with something in it."""
    x0, y0, x1, y1 = box
    mx, my, rx, ry = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2
    turns = np.linspace(0, 2 * np.pi, SIDES, endpoint=False)
    if not meets_ring(mask, (mx, my), (rx, ry), turns, least):
        return False
    enough = PIECES_OVAL if ry < OVAL * rx else PIECES
    return pieces(mask, (mx, my), (0.8 * rx, 0.8 * ry)) >= enough


def meets_ring(
    mask: Mask,
    middle: tuple[float, float],
    radius: tuple[float, float],
    turns: NDArray[np.float64],
    least: float,
) -> bool:
    """Whether in the directions ``turns`` (radians) there is ink about ``middle`` at ``radius``
    (across and down) in at least the share ``least`` of them, much less outside of it, and
    some, not too much, within."""
    height, width = mask.shape
    rows = []
    for share in SHARES:
        xs = np.round(middle[0] + share * radius[0] * np.cos(turns)).astype(int)
        ys = np.round(middle[1] + share * radius[1] * np.sin(turns)).astype(int)
        within = (xs >= 0) & (ys >= 0) & (xs < width) & (ys < height)
        ink = mask[np.clip(ys, 0, height - 1), np.clip(xs, 0, width - 1)] > 0
        rows.append(ink & within)
    seen = np.array(rows)
    met = float(seen[(SHARES >= 0.9) & (SHARES <= 1.04)].any(axis=0).mean())
    past = float(seen[SHARES > 1.07].any(axis=0).mean())
    weight = SHARES[SHARES <= 0.86]
    inside = float(seen[SHARES <= 0.86].mean(axis=1) @ weight / weight.sum())
    return met >= least and met - past >= CLEAR and INSIDE[0] <= inside <= INSIDE[1]


def pieces(mask: Mask, middle: tuple[float, float], radius: tuple[float, float]) -> int:
    """How many pieces the ink has within an ellipse, specks aside."""
    face = np.zeros_like(mask)
    whole = tuple(round(v) for v in middle), tuple(round(v) for v in radius)
    cv2.ellipse(face, whole[0], whole[1], 0, 0, 360, 255, -1)
    inside = cv2.bitwise_and(mask, face)
    count, _labels, stats, _places = cv2.connectedComponentsWithStats(inside)
    least = SPECK * radius[0] * radius[1]
    return sum(area >= least for area in stats[1:count, cv2.CC_STAT_AREA].tolist())


def _is_frame(mask: Mask, least: float) -> bool:
    """Whether the border of ``mask`` is the frame of a stamp, with something in it."""
    share = _framed(mask, least)
    return share is not None and INSIDE[0] <= share <= INSIDE[1]


def _is_carved(mask: Mask) -> bool:
    """Whether ``mask`` is a square of ink with letters left out of it."""
    share = _framed(mask, CLOSED)
    if share is None or not CARVED[0] <= share <= CARVED[1]:
        return False
    if max(mask.shape) > SQUARE * min(mask.shape):
        return False
    light = np.asarray(255 - mask, np.uint8)
    height, width = mask.shape
    return pieces(light, (width / 2, height / 2), (0.5 * width, 0.5 * height)) >= PIECES


def _framed(mask: Mask, least: float) -> float | None:
    """The share of ink within the border of ``mask``; None where less than the share ``least``
    of any side of this border is there."""
    height, width = mask.shape
    band = max(round(0.12 * min(height, width)), 2)
    sides = (mask[:band], mask[-band:], mask[:, :band].T, mask[:, -band:].T)
    if any(float((side.max(axis=0) > 0).mean()) < least for side in sides):
        return None
    inner = mask[band:-band, band:-band]
    return float((inner > 0).mean()) if inner.size else None


def _circles(part: Mask, least: float, most: float) -> list[Box]:
    blurred = cv2.GaussianBlur(part, (0, 0), 1.5)
    found = cv2.HoughCircles(
        blurred,
        cv2.HOUGH_GRADIENT,
        dp=1.5,
        minDist=least / 2,
        param1=120,
        param2=40,
        minRadius=round(least / 2),
        maxRadius=round(most / 2),
    )
    if found is None:
        return []
    boxes: list[Box] = []
    for x, y, radius in found[0][:8].tolist():
        box = (x - radius, y - radius, x + radius, y + radius)
        if not any(_overlap(box, other) > 0.5 for other in boxes):
            boxes.append(box)
    return boxes


def _overlap(a: Box, b: Box) -> float:
    """The share of the smaller of two boxes that the other covers."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    smaller = min((c[2] - c[0]) * (c[3] - c[1]) for c in (a, b))
    return max(width, 0) * max(height, 0) / smaller if smaller else 0.0
