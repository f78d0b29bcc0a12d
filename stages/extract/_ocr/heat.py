"""From what the finding network says of each pixel to the lines of text.

As DB (Liao and others, Real-time Scene Text Detection with Differentiable Binarization, AAAI
2020, section 3.5): it marks the core of each line, which is then grown to its full size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Quad

    Heat = NDArray[np.float32]
    """Rows and columns; from 0 to 1."""

CORE = 0.3
"""What is surer than this belongs to the core of a line."""

LINE = 0.5
"""A core whose mean is lower is no line."""

GROW = 1.6
"""How far a line is grown: by this times area through circumference of its core. These three
are what the network was published with, and RapidOCR takes."""

THIN = 3.0
"""Cores thinner than this many pixels are scratches."""

MOST = 3000
"""Cores that are looked at; a page of a newspaper has a thousand."""


def lines_in(heat: Heat) -> list[Quad]:
    """The lines that ``heat`` shows, from top to bottom, corners in its pixels."""
    cores = cv2.dilate((heat > CORE).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _tree = cv2.findContours(cores, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = [quad for outline in outlines[:MOST] if (quad := _line(heat, outline)) is not None]
    return sorted(found, key=lambda quad: (float(quad[0, 1]), float(quad[0, 0])))


def _line(heat: Heat, outline: cv2.typing.MatLike) -> Quad | None:
    middle, (width, height), angle = cv2.minAreaRect(outline)
    if min(width, height) < THIN:
        return None
    core = cv2.boxPoints((middle, (width, height), angle))
    if _mean_in(heat, core) < LINE:
        return None
    grow = GROW * width * height / (width + height)  # on both sides, of half the circumference
    corners = cv2.boxPoints((middle, (width + grow, height + grow), angle))
    limits = np.array([heat.shape[1] - 1, heat.shape[0] - 1])
    return _clockwise(np.clip(corners, 0, limits).astype(np.float32))


def _mean_in(heat: Heat, corners: cv2.typing.MatLike) -> float:
    low = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    high = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = heat[low[1] : high[1], low[0] : high[0]]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [(corners - low).astype(np.int32)], 1)
    return float(cv2.mean(part, mask)[0])


def _clockwise(corners: Quad) -> Quad:
    """``corners`` from the upper left on: of the two on the left the higher is the first."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = (pair[np.argsort(pair[:, 1], kind="stable")] for pair in (by_x[:2], by_x[2:]))
    return np.array([left[0], right[0], right[1], left[1]], dtype=np.float32)
