"""Blanks that the engine passes over: half a character wide between two Chinese ones, as behind
第十二条 or 第三节. They are measured in the ink, since the engine tells places too roughly."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from pipeline.chars import is_cjk
from stages.extract._ocr.engine import Reading, Seen
from stages.extract._ocr.lift import PAPER
from stages.extract._ocr.lines import type_size

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

WIDER = 0.4
"""By so many characters is a blank wider than the usual gap between neighbours of its line: it
is set half a character wide at least, and no pair of narrow letters (卜, 小) comes to this."""

THIN = "一丨"
"""Letters of one stroke, which in faint print is taken for no ink."""

RARE = 0.2
"""Where more of the pairs than this are so far apart, the line is spaced out, as titles are, or
too short to tell what gap is usual in it."""


def with_blanks(line: Seen) -> Seen:
    """``line`` with its blanks; one that stands up or down stays as it is."""
    reading, (height, width) = line.reading, line.crop.shape[:2]
    own = [is_cjk(char) and char not in THIN for char in reading.text]
    pairs = [at for at in range(1, len(own)) if own[at - 1] and own[at]]
    if not pairs or width < height:
        return line
    free = free_columns(line.crop)
    gaps = {at: _gap(free, reading.middles[at - 1], reading.middles[at]) for at in pairs}
    size = type_size(reading, width, height)
    wide = [at for at in pairs if gaps[at] - median(gaps.values()) >= WIDER * size]
    if not wide or len(wide) > RARE * len(pairs):
        return line
    return replace(line, reading=_parted(reading, wide))


def free_columns(crop: Picture) -> list[bool]:
    """Which columns of ``crop`` carry no ink."""
    shades = crop.min(axis=2)
    level = (float(np.percentile(shades, 2)) + PAPER) / 2
    dark = (shades < level).sum(axis=0)
    # One dark pixel in a column is noise.
    return [bool(count <= 1) for count in dark]


def _gap(free: list[bool], left: float, right: float) -> int:
    """The longest run of ``free`` columns between two middles."""
    longest = run = 0
    for is_free in free[int(left * len(free)) : int(right * len(free)) + 1]:
        run = run + 1 if is_free else 0
        longest = max(longest, run)
    return longest


def _parted(reading: Reading, wide: list[int]) -> Reading:
    """``reading`` with a blank before each of the characters ``wide``."""
    text: list[str] = []
    sure: list[float] = []
    middles: list[float] = []
    for at, (char, share, middle) in enumerate(
        zip(reading.text, reading.sure, reading.middles, strict=True)
    ):
        if at in wide:
            text.append(" ")
            sure.append(1.0)
            middles.append((middles[-1] + middle) / 2)
        text.append(char)
        sure.append(share)
        middles.append(middle)
    return Reading("".join(text), tuple(sure), tuple(middles))
