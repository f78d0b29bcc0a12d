"""The pictures of a page taken out of what is looked at for text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._ocr.engine import Seen
from stages.extract._ocr.figures import find_pictures, in_picture
from stages.extract._ocr.lift import PAPER
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.look import Look
from stages.extract._ocr.marks import LeftOut, Mark, png_of
from stages.extract._ocr.turned import turned

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture


SOFT = 0.2
"""The blurred edge of a picture is not wider than this, in characters."""


class Pictured(Struct, frozen=True):
    """``look`` without the ink of ``marks``; ``seen`` without what was read in them, which is
    ``left_out``."""

    look: Look
    seen: list[Seen]
    marks: list[Mark]
    left_out: list[LeftOut]


def take_pictures(
    picture: Picture,
    look: Look,
    seen: Sequence[Seen],
    seals: Sequence[Box],
    size: float,
    skew: float,
) -> Pictured:
    """The pictures on the page that came as ``picture`` and was turned back by ``skew``
    degrees; what lies in ``seals`` is no other picture. ``size`` is the side of a usual
    character."""
    grids = [around(cells) for cells in look.grids]
    boxes = find_pictures(look.mask, look.lines.mask, seen, grids, seals, size)
    if not boxes:
        return Pictured(look, list(seen), [], [])
    original = turned(picture, skew)
    marks = [Mark(box=box, shows=None, png=png_of(original, box)) for box in boxes]
    kept: list[Seen] = []
    left_out: list[LeftOut] = []
    for line in seen:
        if in_picture(line, boxes) is None:
            kept.append(line)
        elif count_ink(line.reading.text):
            left_out.append(LeftOut(line.reading.text, "picture", bounds(line.quad)))
    return Pictured(bare(look, boxes, SOFT * size), kept, marks, left_out)


def bare(look: Look, boxes: Sequence[Box], soft: float) -> Look:
    """``look`` without the ink in ``boxes``, and in ``soft`` pixels around them."""
    mask, page = look.mask.copy(), look.page.copy()
    for x0, y0, x1, y1 in boxes:
        first, last = (round(x0 - soft), round(y0 - soft)), (round(x1 + soft), round(y1 + soft))
        cv2.rectangle(mask, first, last, 0, -1)
        cv2.rectangle(page, first, last, (PAPER,) * 3, -1)
    return replace(look, mask=mask, page=page)
