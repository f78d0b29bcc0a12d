"""Places and pictures of a page after it was turned upright."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from pipeline.origin import Box
from stages.extract._ocr.prepare import turn

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture


def turned(picture: Picture, skew: float) -> Picture:
    """``picture`` turned back by ``skew`` degrees, quarter turns and the rest of it."""
    turns = round(skew / 90)
    if turns:
        picture = np.ascontiguousarray(np.rot90(picture, turns))
    rest = round(skew - 90 * turns, 2)
    return turn(picture, rest) if rest else picture


def turned_box(box: Box, size: tuple[float, float], skew: float) -> Box:
    """Where ``box`` of a picture lies after that was turned back by ``skew`` degrees;
    ``size`` is its width and height then. The box keeps its own width and height, since what
    is in it is turned too."""
    mx, my = size[0] / 2, size[1] / 2
    odd = bool(round(skew / 90) % 2)
    sx, sy = (my, mx) if odd else (mx, my)
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    x, y = (box[0] + box[2]) / 2 - sx, (box[1] + box[3]) / 2 - sy
    x, y = mx + x * cos + y * sin, my - x * sin + y * cos
    half = ((box[2] - box[0]) / 2, (box[3] - box[1]) / 2)
    wide, high = (half[1], half[0]) if odd else half
    return (x - wide, y - high, x + wide, y + high)
