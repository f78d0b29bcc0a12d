"""One character amid a line that was passed over: printed in grey, in white, or as an outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._ocr.engine import Engine, Seen
from stages.extract._ocr.lines import bounds, quad_of, type_size
from stages.extract._ocr.prepare import cut
from stages.extract._ocr.upright import is_standing

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

FILLED = (0.6, 2.1)
"""The gap that one character fills is so wide, in characters of its line: the engine tells the
places of its neighbours to half a character."""


def in_gap(
    page: Picture, box: Box, line: Seen, seen: Sequence[Seen], engine: Engine
) -> Seen | None:
    """The one character in the gap in which the patch ``box`` lies, amid ``line`` or between it
    and another of ``seen`` at its height. It is read in the whole gap, since its strokes may
    reach under what its neighbours cover."""
    x0, y0, x1, y1 = bounds(line.quad)
    size = type_size(line.reading, x1 - x0, y1 - y0)
    middle = (box[0] + box[2]) / 2
    places = [x for other in seen for x in _middles_at(other, (y0 + y1) / 2)]
    left = max((x for x in places if x < middle), default=None)
    right = min((x for x in places if x > middle), default=None)
    if left is None or right is None:
        return None
    left, right = left + size / 2, right - size / 2
    if not FILLED[0] * size <= right - left <= FILLED[1] * size:
        return None
    corners = quad_of((left, y0, right, y1))
    crop = cut(page, corners, 0)
    (reading,) = engine.recognise([crop])
    # More than one is a piece of a neighbour read once more.
    return Seen(corners, crop, reading, None) if count_ink(reading.text) == 1 else None


def _middles_at(line: Seen, y: float) -> list[float]:
    """Where the characters of a level ``line`` stand that runs through the height ``y``."""
    x0, y0, x1, y1 = bounds(line.quad)
    if not y0 < y < y1 or is_standing(line.quad):
        return []
    return [x0 + middle * (x1 - x0) for middle in line.reading.middles]
