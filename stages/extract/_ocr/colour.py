"""Coloured ink told from black, and taken off it.

Ink swallows light: two inks upon each other swallow what each does, so that their densities
(the logarithm of what comes back) add up channel by channel. A dye is therefore known by the
proportions of its densities, however thick it lies, and what is left after it is taken away is
black, which is as dense in all channels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.rules import Mask

    Densities = NDArray[np.float32]

RED = 50
"""How far red stands above green and blue in red ink."""

TINT = 26
"""How far one channel stands above the others in ink with any colour: a faded seal comes to
35, the coloured fringes that scanners and JPEG give to black letters to 20."""

FULL = 2.4
"""Density of what is as black as a scan gets (one part in eleven comes back)."""

_DENSITY = np.array([min(-np.log(max(v, 1) / 250), FULL) for v in range(256)], dtype=np.float32)


def densities(picture: Picture) -> Densities:
    """How much light each channel of ``picture``, its paper evened, swallows."""
    return np.asarray(np.maximum(_DENSITY[picture], 0), dtype=np.float32)


def tinted(picture: Picture) -> tuple[Mask, Mask]:
    """Where ``picture``, its paper evened, carries red ink, and where blue."""
    blue, green, red = cv2.split(picture)
    warm = cv2.subtract(red, cv2.max(blue, green))
    cold = cv2.subtract(blue, cv2.max(red, green))
    # Violet ink counts as red where red leads and as blue where blue does.
    masks = [cv2.threshold(m, TINT, 255, cv2.THRESH_BINARY)[1] for m in (warm, cold)]
    return np.asarray(masks[0], dtype=np.uint8), np.asarray(masks[1], dtype=np.uint8)


def dye_of(picture: Picture, mask: Mask) -> NDArray[np.float32]:
    """The densities (blue, green, red) of the ink in ``mask``, its strongest channel 1: the
    median of the more coloured half, since the other half has black in it or is pale."""
    found = densities(picture)[mask > 0]
    spread = found.max(axis=1) - found.min(axis=1)
    dye = np.median(found[spread >= np.median(spread)], axis=0)
    return np.asarray(dye / max(float(dye.max()), 0.05), dtype=np.float32)


def split(picture: Picture, dye: NDArray[np.float32]) -> tuple[Densities, Densities]:
    """``picture`` as densities of ``dye`` and of black: what solves, by least squares over the
    three channels, density = much of the dye + black; neither is less than nothing."""
    found = densities(picture)
    both = np.stack([dye, np.ones(3, dtype=np.float32)], axis=1)
    # Black letters soak the stamp up unevenly, and JPEG blurs colour: the channel that the dye
    # leaves lightest says most about black, so it counts most.
    weight = np.diag(1.2 - dye)
    solve = np.linalg.pinv(weight @ both) @ weight
    much = found @ solve[0].astype(np.float32)
    black = found @ solve[1].astype(np.float32)
    return (
        np.asarray(np.maximum(much, 0), dtype=np.float32),
        np.asarray(np.maximum(black, 0), dtype=np.float32),
    )


def red_ink(crop: Picture) -> tuple[float, str]:
    """The share of red among the ink of ``crop``, and the red's mean colour as RRGGBB."""
    blue, green, red = (crop[:, :, i].astype(np.int16) for i in range(3))
    is_red = red - np.maximum(blue, green) > RED
    is_dark = (np.maximum(np.maximum(blue, green), red) < 140) & ~is_red
    reds, darks = int(is_red.sum()), int(is_dark.sum())
    if reds == 0:
        return 0.0, ""
    mean = [round(float(channel[is_red].mean())) for channel in (red, green, blue)]
    return reds / (reds + darks), "".join(f"{value:02X}" for value in mean)


def without_red(crop: Picture) -> Picture:
    """``crop`` as its red channel shows it: a seal's red is as light as paper there."""
    return np.asarray(np.repeat(crop[:, :, 2:3], 3, axis=2), dtype=np.uint8)
