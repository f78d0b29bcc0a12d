"""Lines that were read unsurely, read again from other pictures of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec.structs import replace

from pipeline.chars import ink
from stages.extract._ocr.engine import Engine, Seen, sure_of
from stages.extract._ocr.lift import PAPER
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.prepare import cut
from stages.extract._ocr.twice import Twice, twice
from stages.extract._ocr.upright import is_standing, one_beside_another, turned_over

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad

UNSURE = 0.92
"""A line read with less confidence than this, on average, is read again."""

SHORT = 2.5
"""A line no longer than this, in heights, counts as unsure where any one of its characters is;
and it is read with blank behind it too, where the engine expects a line to go on: the last line
of a paragraph that is only "2。" was read 20."""

HEAD = 0.7
"""What stands on its head comes to 0.3 to 0.5."""

MOST = 12
"""As many lines of a page at most, the least sure ones: each costs three readings more."""

SURER = 0.02
"""By so much surer must another reading be than the first.

Measured on 390 lines of nine damaged pages: of the wrong characters in lines below 0.95 one in
ten goes, and none comes; without the margin some come. Pictures of the line before its paper
was evened, sharpened, cut closer or enlarged were read no better than the first, and cutting
long lines in two does nothing, since the engine takes any length."""


def read_again(
    page: Picture, seen: Sequence[Seen], engine: Engine
) -> tuple[list[Seen], list[Twice]]:
    """``seen`` with the surest reading of each line in doubt, and what was read twice."""
    doubtful = [i for i, line in enumerate(seen) if line.reading.text and _is_unsure(line)]
    doubtful = sorted(doubtful, key=lambda i: _sure(seen[i]))[:MOST]
    lines: list[Seen] = list(seen)
    again: list[Twice] = []
    for index in sorted(doubtful):
        line = seen[index]
        ways = _ways(page, line)
        readings = engine.recognise([picture for _quad, picture in ways])
        others = [
            (reading, quad)
            for reading, (quad, _picture) in zip(readings, ways, strict=True)
            if reading.text
        ]
        if not others:
            continue
        first, (other, quad) = line.reading, max(others, key=lambda way: sure_of(way[0]))
        if sure_of(other) > sure_of(first) + SURER:
            first, other = other, first
            lines[index] = replace(line, reading=first, quad=quad)
        if ink(first.text) != ink(other.text):
            again.append(twice(bounds(line.quad), "doubt", first, other))
    return lines, again


def _sure(line: Seen) -> float:
    return sure_of(line.reading)


def _is_unsure(line: Seen) -> bool:
    return _sure(line) < UNSURE or (_is_short(line.crop) and min(line.reading.sure) < UNSURE)


def _is_short(crop: Picture) -> bool:
    height, width = crop.shape[:2]
    return bool(width <= SHORT * height)


def _with_blank(line: Seen) -> tuple[Quad, Picture]:
    """``line`` with blank behind it, as wide as it is high."""
    height = line.crop.shape[0]
    crop = cv2.copyMakeBorder(line.crop, 0, 0, 0, height, cv2.BORDER_CONSTANT, value=(PAPER,) * 3)
    across = line.quad[1] - line.quad[0]
    quad = line.quad.copy()
    quad[1:3] += across * (height / max(float(np.linalg.norm(across)), 1.0))
    return quad, np.asarray(crop, dtype=np.uint8)


def _ways(page: Picture, line: Seen) -> list[tuple[Quad, Picture]]:
    """The line higher, with jagged edges smoothed, and with its greys spread; where it is read
    as surely as what stands on its head, or is standing, also the other way round."""
    quad, crop = line.quad, line.crop
    over = turned_over(quad), np.ascontiguousarray(crop[::-1, ::-1])
    if is_standing(quad):
        return [over, (quad, one_beside_another(crop))]
    low, high = np.percentile(crop, (1, 90))
    spread = (crop.astype(np.float32) - low) * (255 / max(high - low, 1.0))
    ways = [
        (quad, cut(page, quad, 0.25)),
        (quad, np.asarray(cv2.GaussianBlur(crop, (0, 0), 0.8), dtype=np.uint8)),
        (quad, np.clip(spread, 0, 255).astype(np.uint8)),
    ]
    if _is_short(crop):
        ways.append(_with_blank(line))
    return [*ways, over] if _sure(line) < HEAD else ways
