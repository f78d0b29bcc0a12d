"""The back of a thin sheet that shines through: faint lines that are read better in a mirror."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from stages.extract._ocr.engine import Engine, Seen, sure_of
from stages.extract._ocr.ink import paint
from stages.extract._ocr.lift import PAPER
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.look import Look
from stages.extract._ocr.marks import LeftOut

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.rules import Mask

FAINT = 160
"""Every character of such a line is lighter than this at its darkest, the evened paper being
250. What shone through on drawn pages came to 205 to 228; grey print to 130 to 185."""

BETTER = 0.03
"""By so much surer must it be read in the mirror. On a page that carried the back of another,
drawn onto it, 18 of 18 lines were, most of them by 0.3; of the grey lines of one real page none,
by -0.1 at best."""

FEWEST = 2
"""A single character may be its own mirror image (一, 中)."""

AROUND = 0.3
"""What is so near to a line of the front, in heights of it, is left as it is."""


class Shone(Struct, frozen=True):
    """``look`` without ink as faint as what shines through; ``seen`` without what was read in
    it, which is ``left_out`` as a mirror shows it."""

    look: Look
    seen: list[Seen]
    left_out: list[LeftOut]


def without_back(look: Look, seen: Sequence[Seen], engine: Engine) -> Shone:
    """The lines ``seen`` on the page ``look`` without those of its back."""
    faint = [line for line in seen if _is_faint(line)]
    mirrored = engine.recognise([np.ascontiguousarray(line.crop[:, ::-1]) for line in faint])
    back = {
        id(line): reading
        for line, reading in zip(faint, mirrored, strict=True)
        if sure_of(reading) > sure_of(line.reading) + BETTER
    }
    if not back:
        return Shone(look, list(seen), [])
    lines = [line for line in faint if id(line) in back]
    kept = [line for line in seen if id(line) not in back]
    left_out = [LeftOut(back[id(line)].text, "show_through", bounds(line.quad)) for line in lines]
    darkest = min(shade for line in lines for shade in _shades(line))
    return Shone(_cleaned(look, kept, darkest), kept, left_out)


def _cleaned(look: Look, kept: Sequence[Seen], darkest: int) -> Look:
    """``look`` without ink as light as ``darkest``, but for what is near the lines ``kept``."""
    light = np.where(_smooth(look.page) >= darkest, np.uint8(255), np.uint8(0))
    for line in kept:
        _x0, y0, _x1, y1 = bounds(line.quad)
        paint(light, [line.quad], AROUND * (y1 - y0), 0)
    page, mask = look.page.copy(), look.mask.copy()
    page[light > 0] = PAPER
    mask[light > 0] = 0
    return replace(look, page=page, mask=mask)


def _is_faint(line: Seen) -> bool:
    return count_ink(line.reading.text) >= FEWEST and min(_shades(line), default=0) > FAINT


def _shades(line: Seen) -> list[int]:
    """The darkest shade of each character of ``line``."""
    crop = _smooth(line.crop)
    height, width = crop.shape
    half = 0.3 * height
    places = [middle * width for middle in line.reading.middles]
    return [int(crop[:, max(int(x - half), 0) : int(x + half) + 1].min()) for x in places]


def _smooth(picture: Picture) -> Mask:
    """``picture`` by its darkest channel, without the noise of single pixels."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0).min(axis=2), dtype=np.uint8)
