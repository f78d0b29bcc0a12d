"""Where seals lie on a page: coloured ink in the shape of a stamp, or its shape alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np
from msgspec import Struct

from pipeline.origin import Box
from stages.extract._ocr.colour import tinted
from stages.extract._ocr.cut_stamp import find_cut_stamps
from stages.extract._ocr.grey_seal import grey_seals
from stages.extract._ocr.stamp import LEAST, PIECES, SMALL, Shape, find_stamps

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.rules import Mask

WORK = 1200
"""Longest side, in pixels, at which seals are looked for: their rings are 5 pixels wide then."""

FEW_DARK = 0.3
"""The share of black in a large square stamp without letters of its own: somebody wrote into it.
A small one may lie on a name that has as much ink as itself."""

LETTER = (0.08, 0.6)
"""The letters of a square stamp are so high, as shares of its shorter side, and"""

WIDE = 2.0
"""not wider than this, in their heights."""

FILLED = 0.7
"""A seal with more ink than this in its box is a badge."""

Tint = Literal["red", "blue", "grey"]


class Seal(Struct, frozen=True):
    """A stamp in ``box``, in pixels of the picture; ``tint`` is its colour. ``shape`` is
    round for circles and ellipses, square for frames."""

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
        # Logos and drawings are blue more often than seals are.
        if int(np.count_nonzero(mask)) < 4 * (LEAST * WORK):
            continue
        for box, shape in _stamps(mask, max(small.shape[:2]), tint):
            x0, y0, x1, y1 = (value * ratio for value in box)
            seal = Seal((x0, y0, x1, y1), shape, tint)
            if shape != "carved" and _is_solid(picture, seal.box):
                continue
            if not _is_box_of_text(small, mask, box, shape):
                found.append(seal)
    if not found:
        # Shape alone is weaker than shape and colour; a page in colour has coloured seals.
        found = [Seal(box, "round", "grey") for box in grey_seals(even)]
    return sorted(found, key=lambda seal: (seal.box[1], seal.box[0]))


def _stamps(mask: Mask, page: int, tint: Tint) -> list[tuple[Box, Shape]]:
    """The stamps in ``mask``, the ink of one colour on a page ``page`` pixels long."""
    cut = find_cut_stamps(mask, page)
    found: list[tuple[Box, Shape]] = [(box, "cut") for box in cut]
    for box, shape in find_stamps(mask, page, closed=tint == "blue"):
        is_logo = shape == "carved" and tint == "blue"
        if not is_logo and not any(_meet(box, other) for other in cut):
            found.append((box, shape))
    return found


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def is_seal(crop: Picture) -> bool:
    """Whether ``crop`` (BGR) is the picture of a seal and of nothing else."""
    small, _ratio = _shrunk(crop, 300)
    edge = np.full((small.shape[0] + 40, small.shape[1] + 40, 3), 255, np.uint8)
    edge[20:-20, 20:-20] = small
    least = 0.6 * max(small.shape[:2])
    if _is_solid(edge, (20, 20, edge.shape[1] - 20, edge.shape[0] - 20)):
        return False
    for mask in tinted(edge):
        for box, _shape in find_stamps(mask, 1100):
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
    small_one = max(x1 - x0, y1 - y0) < SMALL * max(small.shape[:2])
    if int(np.count_nonzero(dark)) <= (1.0 if small_one else FEW_DARK) * own:
        return False
    return small_one or _letters(mask[y0:y1, x0:x1]) < PIECES


def _letters(part: Mask) -> int:
    """How many pieces in ``part``, a square stamp, may be letters: boxes around lines are not."""
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(part)
    least, most = (share * min(part.shape) for share in LETTER)
    sizes = [(width, height) for _x, _y, width, height, _area in stats[1:count].tolist()]
    return sum(least <= height <= most and width <= WIDE * height for width, height in sizes)
