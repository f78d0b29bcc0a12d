"""A seal lifted off the page: what stands beneath it comes to light, and the seal by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._ocr.colour import dye_of, split, tinted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.rules import Mask
    from stages.extract._ocr.seal import Seal

MARGIN = 0.04
"""JPEG smears a seal's colour over this share of its size beyond its edge."""

TRACE = 0.15
"""So much of the seal's density stays behind as grey, since no stamp is of one colour."""

APART = 40
"""A grey seal is lighter than letters by so many shades, or cannot be told from them."""

LETTERS = 0.7
"""What is darker than this way from letters to the seal is letters."""

BLACK = 60
"""Letters are not lighter than this: where none stand under a seal, the darkest is its own."""

PAPER = 250
"""The shade of evened paper."""


def lifted(even: Picture, seals: Sequence[Seal]) -> Picture:
    """``even`` (its paper evened) without the ink of ``seals``; black ink beneath stays. A
    seal as black as the letters stays too."""
    if not seals:
        return even
    page = even.copy()
    for seal in seals:
        x0, y0, x1, y1 = reach(seal.box, page)
        part = page[y0:y1, x0:x1].copy()
        grey = _beneath(part, seal)
        if grey is not None:
            face = _face(seal, part.shape[:2])
            part[face] = grey[face][:, None]
            page[y0:y1, x0:x1] = part
    return page


def can_be_lifted(printed: Picture, seal: Seal) -> bool:
    """Whether the ink of ``seal`` can be told from black on ``printed``."""
    x0, y0, x1, y1 = reach(seal.box, printed)
    return _beneath(printed[y0:y1, x0:x1], seal) is not None


def _beneath(part: Picture, seal: Seal) -> Mask | None:
    """The shades of ``part`` without the seal; None where they cannot be told apart."""
    if seal.tint == "grey":
        shades = _shades(part)
        if shades is None:
            return None
        grey = _grey(part)
        # The soft edge of a letter is as grey as the seal: it goes with the letter.
        edge = cv2.dilate(_letters(grey, shades), np.ones((3, 3), np.uint8))
        return np.asarray(np.where(edge > 0, grey, PAPER).round(), np.uint8)
    ink = ink_of(part, seal)
    if not ink.any():
        return None
    much, black_ink = split(part, dye_of(part, ink))
    shade = PAPER * np.exp(-np.maximum(black_ink - TRACE * much, 0))
    return np.asarray(shade.round(), np.uint8)


def _shades(part: Picture) -> tuple[float, float] | None:
    """The shade of letters and that of the ring of a grey seal, where these differ."""
    grey = _grey(part)
    height, width = grey.shape
    margin = MARGIN / (1 + 2 * MARGIN)
    radius = min(height, width) * (0.5 - margin)
    turns = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    rings = []
    for share in np.arange(0.94, 1.0, 0.01):
        xs = np.clip(np.round(width / 2 + share * radius * np.cos(turns)), 0, width - 1)
        ys = np.clip(np.round(height / 2 + share * radius * np.sin(turns)), 0, height - 1)
        rings.append(grey[ys.astype(int), xs.astype(int)])
    ring = float(np.median(np.min(rings, axis=0)))
    black = min(float(np.percentile(grey, 1)), BLACK)
    return (black, ring) if ring - black >= APART else None


def _letters(grey: NDArray[np.float32], shades: tuple[float, float]) -> Mask:
    """Where ``grey`` is as dark as letters are, a grey seal is not."""
    black, ring = shades
    return np.asarray(grey < black + LETTERS * (ring - black), np.uint8)


def _grey(part: Picture) -> NDArray[np.float32]:
    return np.asarray(part.mean(axis=2), np.float32)


def _face(seal: Seal, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Where the stamp met the paper: red print beside a round one is not of it."""
    if seal.shape != "round":
        return np.ones(size, dtype=bool)
    height, width = size
    ys, xs = np.ogrid[:height, :width]
    middle = ((height - 1) / 2, (width - 1) / 2)
    away = ((ys - middle[0]) / (height / 2)) ** 2 + ((xs - middle[1]) / (width / 2)) ** 2
    return np.asarray(away <= 1)


def alone(even: Picture, seal: Seal) -> Picture:
    """The seal by itself, in grey on white, in its box, as dark as print however faint it was."""
    x0, y0, x1, y1 = reach(seal.box, even, 0)
    part = even[y0:y1, x0:x1]
    if seal.tint == "grey":
        grey = _grey(part)
        a, b, c, d = reach(seal.box, even)
        shades = _shades(even[b:d, a:c])
        if shades is not None:
            edge = cv2.dilate(_letters(grey, shades), np.ones((3, 3), np.uint8))
            share = (grey - shades[1]) / (PAPER - shades[1])
            grey = np.asarray(PAPER * np.clip(np.where(edge > 0, 1, share), 0, 1), np.float32)
    else:
        much, _black = split(part, dye_of(part, ink_of(part, seal)))
        inked = much[much > 0.05]
        top = float(np.percentile(inked, 80)) if inked.size else 1.0
        grey = np.asarray(PAPER * np.exp(-2.0 * np.minimum(much / top, 1.2)), np.float32)
    return np.asarray(np.repeat(grey.round().astype(np.uint8)[:, :, None], 3, axis=2), np.uint8)


def ink_of(part: Picture, seal: Seal) -> Mask:
    """Where ``part`` has ink of the colour of ``seal``; of a grey one, any ink."""
    if seal.tint == "grey":
        return np.asarray((_grey(part) < 200) * 255, np.uint8)
    red, blue = tinted(part)
    return red if seal.tint == "red" else blue


def reach(box: Box, page: Picture, margin: float = MARGIN) -> tuple[int, int, int, int]:
    """``box`` with the smear around it, in whole pixels of ``page``."""
    x0, y0, x1, y1 = box
    grow = margin * max(x1 - x0, y1 - y0)
    height, width = page.shape[:2]
    return (
        max(round(x0 - grow), 0),
        max(round(y0 - grow), 0),
        min(round(x1 + grow), width),
        min(round(y1 + grow), height),
    )
