"""Seals on pages that were scanned in grey: only their shape tells, a thin ring with letters
along it and a star in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.rules import Mask

FAR = 600
NEAR = 1200
"""Longest sides, in pixels, at which circles are looked for and looked at."""

RADIUS = (0.055, 0.09)
"""The radius of an organ's seal as shares of the page's longer side: 33 to 53 mm across on A4
(38 to 45 are in use)."""

INKED = 215
"""What is lighter than this is paper."""

MET = 0.85
"""Of the directions from the middle so many meet the ring: other ink than its own may do so,
hence more than in colour."""

CLEAR = 0.4
"""By so much more than meet ink right outside of it."""

STAR = 0.85
"""The middle, a tenth of the radius, is full by so much: the star's own middle is larger."""

AROUND = 0.5
LETTERS = (0.08, 0.6)
"""The shares of ink between star and letters (at most), and where the letters are: a target
of rings or a disc has more, a clock less."""

OUTER = 1.03
"""The outer edge of a ring whose middle has the radius 1."""

DIRECTIONS = 180
SHARES = np.arange(0.02, 1.17, 0.02)


def grey_seals(even: Picture) -> list[Box]:
    """The boxes of grey seals in ``even``, a page with its paper evened."""
    grey = np.asarray(cv2.cvtColor(even, cv2.COLOR_BGR2GRAY), np.uint8)
    longest = max(grey.shape)
    far = _shrunk(grey, FAR)
    found = cv2.HoughCircles(
        far,
        cv2.HOUGH_GRADIENT,
        dp=1.5,
        minDist=RADIUS[0] * max(far.shape),
        param1=150,
        param2=50,
        minRadius=round(RADIUS[0] * max(far.shape)),
        maxRadius=round(RADIUS[1] * max(far.shape)),
    )
    if found is None:
        return []
    near = np.asarray((_shrunk(grey, NEAR) < INKED).astype(np.uint8), np.uint8)
    up, back = max(near.shape) / max(far.shape), longest / max(near.shape)
    boxes: list[Box] = []
    for x, y, radius in found[0][:6].tolist():
        x, y, radius = _settled(near, x * up, y * up, radius * up)
        if _is_seal(_seen(near, x, y, radius)):
            x, y, radius = x * back, y * back, radius * back * OUTER
            boxes.append((x - radius, y - radius, x + radius, y + radius))
    return boxes


def _shrunk(grey: Mask, longest: int) -> Mask:
    ratio = longest / max(grey.shape)
    if ratio >= 1:
        return grey
    size = (max(round(grey.shape[1] * ratio), 1), max(round(grey.shape[0] * ratio), 1))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _settled(mask: Mask, x: float, y: float, radius: float) -> tuple[float, float, float]:
    """The circle near the given one that meets the most ink at its edge."""
    best, at = -1.0, (x, y, radius)
    for dx in (-6, -3, 0, 3, 6):
        for dy in (-6, -3, 0, 3, 6):
            for share in np.arange(0.93, 1.08, 0.015):
                met = float(_ring(mask, x + dx, y + dy, radius * share).mean())
                if met > best:
                    best, at = met, (x + dx, y + dy, radius * float(share))
    return at


def _seen(mask: Mask, x: float, y: float, radius: float) -> NDArray[np.bool_]:
    """The ink on circles about (x, y), a row for each of ``SHARES`` of ``radius``."""
    return np.array([_ring(mask, x, y, radius * share) for share in SHARES])


def _ring(mask: Mask, x: float, y: float, radius: float) -> NDArray[np.bool_]:
    turns = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)
    height, width = mask.shape
    xs = np.round(x + radius * np.cos(turns)).astype(int)
    ys = np.round(y + radius * np.sin(turns)).astype(int)
    within = (xs >= 0) & (ys >= 0) & (xs < width) & (ys < height)
    ink = mask[np.clip(ys, 0, height - 1), np.clip(xs, 0, width - 1)] > 0
    return np.asarray(ink & within)


def _is_seal(seen: NDArray[np.bool_]) -> bool:
    def share(low: float, high: float) -> float:
        return float(seen[(low <= SHARES) & (high >= SHARES)].mean())

    met = float(seen[(SHARES >= 0.97) & (SHARES <= 1.03)].any(axis=0).mean())
    past = float(seen[SHARES >= 1.08].any(axis=0).mean())
    return (
        met >= MET
        and met - past >= CLEAR
        and share(0, 0.1) >= STAR
        and share(0.38, 0.52) <= AROUND
        and LETTERS[0] <= share(0.6, 0.9) <= LETTERS[1]
    )
