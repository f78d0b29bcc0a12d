"""Lines that were read unsurely, read again from other pictures of them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec.structs import replace

from stages.extract._ocr.engine import Engine, Reading, Seen
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.prepare import cut
from stages.extract._ocr.twice import Twice

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

UNSURE = 0.92
"""A line read with less confidence than this, on average, is read again."""

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
    doubtful = [i for i, line in enumerate(seen) if line.reading.text and _sure(line) < UNSURE]
    doubtful = sorted(doubtful, key=lambda i: _sure(seen[i]))[:MOST]
    lines, twice = list(seen), []
    for index in sorted(doubtful):
        line = seen[index]
        others = [r for r in engine.recognise(_pictures(page, line)) if r.text]
        if not others:
            continue
        first, other = line.reading, max(others, key=sure_of)
        if sure_of(other) > sure_of(first) + SURER:
            first, other = other, first
        lines[index] = replace(line, reading=first)
        if first.text != other.text:
            twice.append(
                Twice(
                    box=bounds(line.quad),
                    why="doubt",
                    text=first.text,
                    confidence=sure_of(first),
                    other=other.text,
                    other_confidence=sure_of(other),
                )
            )
    return lines, twice


def sure_of(reading: Reading) -> float:
    return round(fmean(reading.sure), 4) if reading.sure else 0.0


def _sure(line: Seen) -> float:
    return sure_of(line.reading)


def _pictures(page: Picture, line: Seen) -> list[Picture]:
    """The line higher, with jagged edges smoothed, and with its greys spread."""
    higher = cut(page, line.quad, 0.25) if line.color is None else line.crop
    smooth = np.asarray(cv2.GaussianBlur(line.crop, (0, 0), 0.8), dtype=np.uint8)
    low, high = np.percentile(line.crop, (1, 90))
    spread = (line.crop.astype(np.float32) - low) * (255 / max(high - low, 1.0))
    return [higher, smooth, np.clip(spread, 0, 255).astype(np.uint8)]
