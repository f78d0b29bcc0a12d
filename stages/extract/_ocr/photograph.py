"""A page that is one picture and nothing else: a photograph, a drawing over all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from stages.extract._ocr.marks import Mark, png_of
from stages.extract._ocr.turned import turned

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

CELLS = 64
"""The page is looked at in so many parts each way."""

DARK = 140
"""Paper is lighter than this in all three colours, also where a shadow lies on it."""

SHARE = 0.3
"""So much of a page that is no paper is a picture; the shadow of a lid or a fold is less."""


def photograph(picture: Picture, skew: float) -> Mark | None:
    """All of ``picture``, on which nobody read anything, turned by ``skew`` degrees, if it shows
    something; None of an empty page."""
    small = cv2.resize(picture, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    colored = np.count_nonzero(small.min(axis=2) < DARK)
    if colored < SHARE * CELLS * CELLS:
        return None
    upright = turned(picture, skew)
    height, width = upright.shape[:2]
    box = (0.0, 0.0, float(width), float(height))
    return Mark(box=box, shows=None, png=png_of(upright, box))
