"""A seal lifted off the page: what stands beneath it comes to light, and the seal by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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

PAPER = 250
"""The shade of evened paper."""


def lifted(even: Picture, seals: Sequence[Seal]) -> Picture:
    """``even`` (its paper evened) without the ink of ``seals``; black ink beneath stays."""
    if not seals:
        return even
    page = even.copy()
    for seal in seals:
        x0, y0, x1, y1 = reach(seal.box, page)
        part = page[y0:y1, x0:x1].copy()
        ink = ink_of(part, seal)
        if not ink.any():
            continue
        much, black = split(part, dye_of(part, ink))
        grey = PAPER * np.exp(-np.maximum(black - TRACE * much, 0))
        beneath = _face(seal, part.shape[:2])
        part[beneath] = grey.round().astype(np.uint8)[beneath][:, None]
        page[y0:y1, x0:x1] = part
    return page


def _face(seal: Seal, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Where the stamp met the paper: red print beside a round one is not of it."""
    if seal.shape == "square":
        return np.ones(size, dtype=bool)
    height, width = size
    ys, xs = np.ogrid[:height, :width]
    middle = ((height - 1) / 2, (width - 1) / 2)
    away = ((ys - middle[0]) / (height / 2)) ** 2 + ((xs - middle[1]) / (width / 2)) ** 2
    return np.asarray(away <= 1)


def alone(even: Picture, seal: Seal) -> Picture:
    """The seal by itself, in grey on white, in its box."""
    x0, y0, x1, y1 = reach(seal.box, even, 0)
    part = even[y0:y1, x0:x1]
    much, _black = split(part, dye_of(part, ink_of(part, seal)))
    # As dark as a printed letter, however faint it was.
    top = float(np.percentile(much[much > 0.05], 80)) if bool((much > 0.05).any()) else 1.0
    grey = PAPER * np.exp(-2.0 * np.minimum(much / max(top, 0.05), 1.2))
    return np.asarray(np.repeat(grey.round().astype(np.uint8)[:, :, None], 3, axis=2), np.uint8)


def ink_of(part: Picture, seal: Seal) -> Mask:
    """Where ``part`` has ink of the colour of ``seal``."""
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
