"""A page made ready for reading: paper evened out, turned upright."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad

UPRIGHT = 0.3
"""Degrees of skew below which a page is left alone: over a line of 40 characters this is a
fifth of a character."""

TALLER = 0.12
"""By this share of its height a line is cut higher, above and below: the detector draws it so
close that hooks of brackets and dots of ellipses are lost. On five pages with 2,700 characters,
damaged in two grades, the engine read wrong at

    0 (as detected)        40
    0.08                   35
    0.15                   29
    0.15, and wider by 0.3 31
    0.18, and wider by 0.4 29

and a higher line is a shorter one to the engine, which saves a fifth of its time. 0.15 takes in
the line above where print is tight."""

LONG = 5.0
"""A line is long from so many times its height on: its angle is good to a fifth of a degree."""

MOST = 15.0
"""Degrees beyond which the angle of the lines is no skew of the page."""


def even_paper(picture: Picture) -> Picture:
    """``picture`` with the tone of its paper divided out, so that shadows and yellowed paper
    are white. The tone is what remains where everything smaller than a line is closed."""
    height, width = picture.shape[:2]
    ratio = 400 / max(height, width)
    size = (max(round(width * ratio), 1), max(round(height * ratio), 1))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    tone = cv2.GaussianBlur(closed, (0, 0), 6)
    paper = cv2.resize(tone, (width, height), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(picture, np.maximum(paper, 64), scale=250)
    return np.asarray(even, dtype=np.uint8)


def skew_of(quads: Sequence[Quad]) -> float:
    """The angle of the lines in degrees, clockwise positive: the median of the long ones."""
    angles = [
        math.degrees(math.atan2(float(across[1]), float(across[0])))
        for across in (quad[1] - quad[0] for quad in long_lines(quads))
    ]
    angle = median(angles) if angles else 0.0
    return round(angle, 2) if UPRIGHT <= abs(angle) <= MOST else 0.0


def long_lines(quads: Sequence[Quad]) -> list[Quad]:
    """Those of ``quads`` that tell how a page lies: one or two must be longer for that."""
    shapes = [
        (float(np.linalg.norm(q[1] - q[0])) / max(float(np.linalg.norm(q[3] - q[0])), 1.0), q)
        for q in quads
    ]
    found = [quad for shape, quad in shapes if shape > LONG]
    return found if len(found) >= 3 else [quad for shape, quad in shapes if shape > 2 * LONG]


def turn(picture: Picture, degrees: float) -> Picture:
    """``picture`` turned back by ``degrees`` about its middle, at the same size."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return np.asarray(turned, dtype=np.uint8)


def cut(picture: Picture, quad: Quad, taller: float = TALLER) -> Picture:
    """The line in ``quad`` as a picture of its own, higher by the share ``taller`` above and
    below; a standing one is laid down."""
    width = max(round(float(np.linalg.norm(quad[1] - quad[0]))), 1)
    height = max(round(float(np.linalg.norm(quad[3] - quad[0]))), 1)
    stands = height > 1.5 * width
    if stands:
        aside = (quad[1] - quad[0]) * taller
        quad = quad + np.stack([-aside, aside, aside, -aside])
        width = round(width * (1 + 2 * taller))
    else:
        aside = (quad[3] - quad[0]) * taller
        quad = quad + np.stack([-aside, -aside, aside, aside])
        height = round(height * (1 + 2 * taller))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    crop = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(np.rot90(crop) if stands else crop, dtype=np.uint8)
