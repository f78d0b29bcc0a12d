"""Where seals lie on a page: coloured ink in the shape of a stamp, or its shape alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np
from msgspec import Struct

from pipeline.origin import Box
from stages.extract._ocr.colour import tinted
from stages.extract._ocr.grey_seal import grey_seals

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.rules import Mask

WORK = 1200
"""Longest side, in pixels, at which seals are looked for: their rings are 5 pixels wide then."""

LEAST, MOST = 0.026, 0.27
"""Width and height of a seal as shares of the page's longer side: on A4 8 mm, as the small
square stamp of a person has, to 80 mm, as long as stamps of receipt are. A picture of the
seal alone is told by ``is_seal``."""

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

FILLED = 0.7
"""A seal with more ink than this in its box is a badge."""

SIDES = 240
SHARES = np.arange(0.02, 1.17, 0.02)
"""The directions and the shares of the radius at which a ring is looked for."""


Shape = Literal["round", "square"]
Tint = Literal["red", "blue", "grey"]


class Seal(Struct, frozen=True):
    """A stamp in ``box``, in pixels of the picture; ``tint`` is its colour. ``shape`` is
    round for circles and ellipses."""

    box: Box
    shape: Shape
    tint: Tint


def find_seals(picture: Picture, even: Picture) -> list[Seal]:
    """The seals in ``picture`` from top to bottom; ``even`` is it with its paper evened."""
    small, ratio = _shrunk(even)
    found: list[Seal] = []
    red, blue = tinted(small)
    inks: list[tuple[Tint, Mask]] = [("red", red), ("blue", blue)]
    for tint, mask in inks:
        if int(np.count_nonzero(mask)) < 4 * (LEAST * WORK):
            continue
        for box, shape in _stamps(mask, max(small.shape[:2])):
            x0, y0, x1, y1 = (value * ratio for value in box)
            seal = Seal((x0, y0, x1, y1), shape, tint)
            if not _is_solid(picture, seal.box) and not _is_box_of_text(small, mask, box, shape):
                found.append(seal)
    if not found:
        # Shape alone is weaker than shape and colour; a page in colour has coloured seals.
        found = [Seal(box, "round", "grey") for box in grey_seals(even)]
    return sorted(found, key=lambda seal: (seal.box[1], seal.box[0]))


def is_seal(crop: Picture) -> bool:
    """Whether ``crop`` (BGR) is the picture of a seal and of nothing else."""
    small, _ratio = _shrunk(crop, 300)
    edge = np.full((small.shape[0] + 40, small.shape[1] + 40, 3), 255, np.uint8)
    edge[20:-20, 20:-20] = small
    least = 0.6 * max(small.shape[:2])
    for mask in tinted(edge):
        for box, _shape in _stamps(mask, 1100):
            if max(box[2] - box[0], box[3] - box[1]) >= least:
                return True
    return False


def _shrunk(picture: Picture, longest: int = WORK) -> tuple[Picture, float]:
    height, width = picture.shape[:2]
    ratio = max(height, width) / longest
    if ratio <= 1:
        return picture, 1.0
    size = (max(round(width / ratio), 1), max(round(height / ratio), 1))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), ratio


def _stamps(mask: Mask, page: int) -> list[tuple[Box, Shape]]:
    """Boxes and shapes of the stamps in ``mask``, a part of a page ``page`` pixels long."""
    least = LEAST * page
    reach = max(round(JOIN * page), 3)
    found: list[tuple[Box, Shape]] = []
    # Pieces that lie close are one stamp; where other ink is drawn in with that, not so close.
    for near in (reach, 3):
        joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
        count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
        for label in range(1, count):
            x, y, width, height, _area = stats[label].tolist()
            if min(width, height) < least or max(width, height) < 1.4 * least:
                continue
            # Faint letters hang on nothing, so what lies within counts whatever it hangs on.
            part = mask[y : y + height, x : x + width]
            for (a, b, c, d), shape in _in_component(part, page):
                box = (a + x, b + y, c + x, d + y)
                if not any(_overlap(box, other) > 0.5 for other, _shape in found):
                    found.append((box, shape))
    return found


def _in_component(part: Mask, page: int) -> list[tuple[Box, Shape]]:
    least, most = LEAST * page, MOST * page
    height, width = part.shape
    whole = (0.0, 0.0, float(width), float(height))
    small = max(width, height) < SMALL * page
    if max(width, height) <= most:
        if 0.55 <= height / width <= 1.8 and _is_ring(part, whole, CLOSED if small else ROUND):
            return [(whole, "round")]
        if _is_frame(part, CLOSED if small else STRAIGHT):
            return [(whole, "square")]
    if small:
        return []
    # A ring with something beside it, or two that touch.
    circles = _circles(part, max(2 * least, SMALL * page), most)
    return [(box, "round") for box in circles if _is_ring(part, box, ROUND)]


def _is_ring(mask: Mask, box: Box, least: float) -> bool:
    """Whether an ellipse that fills ``box`` is drawn in ``mask`` by the share ``least`` of its
    length, with something in it."""
    x0, y0, x1, y1 = box
    mx, my, rx, ry = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2
    turns = np.linspace(0, 2 * np.pi, SIDES, endpoint=False)
    height, width = mask.shape
    rows = []
    for share in SHARES:
        xs = np.round(mx + share * rx * np.cos(turns)).astype(int)
        ys = np.round(my + share * ry * np.sin(turns)).astype(int)
        within = (xs >= 0) & (ys >= 0) & (xs < width) & (ys < height)
        ink = mask[np.clip(ys, 0, height - 1), np.clip(xs, 0, width - 1)] > 0
        rows.append(ink & within)
    seen = np.array(rows)
    met = float(seen[(SHARES >= 0.9) & (SHARES <= 1.04)].any(axis=0).mean())
    past = float(seen[SHARES > 1.07].any(axis=0).mean())
    weight = SHARES[SHARES <= 0.86]
    inside = float(seen[SHARES <= 0.86].mean(axis=1) @ weight / weight.sum())
    return met >= least and met - past >= CLEAR and INSIDE[0] <= inside <= INSIDE[1]


def _is_frame(mask: Mask, least: float) -> bool:
    """Whether the border of ``mask`` is the frame of a stamp, with something in it."""
    height, width = mask.shape
    band = max(round(0.12 * min(height, width)), 2)
    sides = (mask[:band], mask[-band:], mask[:, :band].T, mask[:, -band:].T)
    if any(float((side.max(axis=0) > 0).mean()) < least for side in sides):
        return False
    inner = mask[band:-band, band:-band]
    share = float((inner > 0).mean()) if inner.size else 0.0
    return INSIDE[0] <= share <= INSIDE[1]


def _is_solid(picture: Picture, box: Box) -> bool:
    """Whether ``box`` of ``picture``, its paper as it is, is filled with colour: a disc or a
    badge, whose middle the evening of the paper takes away."""
    x0, y0, x1, y1 = (max(round(value), 0) for value in box)
    inner = picture[y0:y1, x0:x1].astype(np.int16)
    if not inner.size:
        return True
    paper = np.percentile(picture[::16, ::16].reshape(-1, 3), 80, axis=0)
    return float((np.abs(inner - paper).max(axis=2) > 60).mean()) > FILLED


def _is_box_of_text(small: Picture, mask: Mask, box: Box, shape: Shape) -> bool:
    """Whether ``box`` is a frame around black words: those of a stamp have its colour."""
    if shape != "square":
        return False
    x0, y0, x1, y1 = (round(value) for value in box)
    dark = cv2.inRange(small[y0:y1, x0:x1], (0, 0, 0), (140, 140, 140))
    own = int(np.count_nonzero(mask[y0:y1, x0:x1]))
    return int(np.count_nonzero(dark)) > own


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
