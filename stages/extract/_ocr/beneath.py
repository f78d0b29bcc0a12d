"""Lines on which a seal lies, read twice: with the seal lifted off, and as they were printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import fmean, median
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from pipeline.chars import count_ink
from stages.extract._ocr.engine import Engine, Reading, Seen, sure_of
from stages.extract._ocr.lift import can_be_lifted, ink_of, reach
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.marks import LeftOut
from stages.extract._ocr.prepare import cut
from stages.extract._ocr.twice import Twice, twice

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.seal import Seal

TOUCHED = 0.004
"""A line with a smaller share of the seal's ink in its box has no seal upon it."""

MARGIN = 0.02
"""By so much surer must the line with its seal be read: lifted off it is the clearer picture,
and letters of the ring raise confidence where they make a word of it."""

RIVAL = 0.8
"""A differing character read as surely as this by the reading that lost makes the other one
doubtful; what was read less surely is the ink of the seal taken for strokes."""

MISSED = 1.5
"""Neighbours that stand this many characters apart have one between them that was missed: each
of the pictures loses some to the star of the seal or to what lifting it off took along."""

HIDDEN = 0.6
"""No character is surer than this under a seal as black as the letters."""

RING = 0.6
"""What stands within such a seal, its middle farther from the seal's than this share of the
radius, are letters of its ring: a line of the page there is longer than the seal is wide."""

WRITTEN = 0.8
"""What stands within a stamp with fields and is read less surely than this was written into
it: strokes of a pen come to 0.2 to 0.7."""

FIELDS = 0.09
"""A stamp with fields is longer than this share of the page's longer side (27 mm on A4)."""


def read_beneath(
    printed: Picture, seals: Sequence[Seal], seen: Sequence[Seen], engine: Engine
) -> tuple[list[Seen], list[Twice], list[LeftOut]]:
    """``seen`` (read with ``seals`` lifted off) with the better reading of each line that has
    one upon it, with what only the other one has, and what was read twice. ``printed`` is the
    page with its seals. A character under a seal that both read differently and surely is less
    sure. Last, what was read of the letters of a seal that cannot be lifted off, and what was
    written into the fields of a stamp."""
    black = [seal for seal in seals if not can_be_lifted(printed, seal)]
    bare = [seal for seal in seals if seal not in black]
    longest = max(printed.shape[:2])
    fields = [s for s in bare if s.shape == "square" and _length(s) > FIELDS * longest]
    of_seals = [line for line in seen if _is_guess(line, black) or _is_written(line, fields)]
    left_out = [
        LeftOut(line.reading.text, "seal", bounds(line.quad))
        for line in of_seals
        if count_ink(line.reading.text)
    ]
    lines = [_hidden(line, black) for line in seen if not any(line is other for other in of_seals)]
    sealed = [i for i, line in enumerate(lines) if any(_lies_on(s, line, printed) for s in bare)]
    if not sealed:
        return lines, [], left_out
    again: list[Twice] = []
    others = engine.recognise([cut(printed, lines[i].quad) for i in sealed])
    for index, other in zip(sealed, others, strict=True):
        line = lines[index]
        first, second = line.reading, other
        if sure_of(second) > sure_of(first) + MARGIN:
            first, second = second, first
        filled = _filled(first, second)
        if filled.text == second.text:
            second = first  # which had missed something
        first = filled
        lines[index] = replace(line, reading=_doubted(first, second))
        again.append(twice(bounds(line.quad), "seal", first, second))
    return lines, again, left_out


def _hidden(line: Seen, seals: Sequence[Seal]) -> Seen:
    """``line`` with what stands under a seal that cannot be lifted off as doubtful as it is."""
    x0, y0, x1, y1 = bounds(line.quad)
    reading = line.reading
    sure = tuple(
        min(sure, HIDDEN)
        if any(_holds(s, x0 + at * (x1 - x0), (y0 + y1) / 2) for s in seals)
        else sure
        for sure, at in zip(reading.sure, reading.middles, strict=True)
    )
    return replace(line, reading=replace(reading, sure=sure))


def _is_guess(line: Seen, seals: Sequence[Seal]) -> bool:
    """Whether ``line`` lies within a seal and is no more than a guess from its letters, or is
    a part of its ring."""
    around_it = [seal for seal in seals if _lies_in(seal, line)]
    if not around_it:
        return False
    x0, y0, x1, y1 = bounds(line.quad)
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    return sure_of(line.reading) < HIDDEN or any(_away(s, *middle) > RING for s in around_it)


def _is_written(line: Seen, seals: Sequence[Seal]) -> bool:
    """Whether ``line`` was written into the fields of a stamp."""
    return sure_of(line.reading) < WRITTEN and any(_lies_in(seal, line) for seal in seals)


def _lies_in(seal: Seal, line: Seen) -> bool:
    x0, y0, x1, y1 = bounds(line.quad)
    middle = (y0 + y1) / 2
    return _holds(seal, x0, middle) and _holds(seal, x1, middle)


def _away(seal: Seal, x: float, y: float) -> float:
    """How far a point lies from the middle of ``seal``, in its radii."""
    x0, y0, x1, y1 = seal.box
    across, down = (2 * x - x0 - x1) / (x1 - x0), (2 * y - y0 - y1) / (y1 - y0)
    return math.hypot(across, down)


def _length(seal: Seal) -> float:
    return max(seal.box[2] - seal.box[0], seal.box[3] - seal.box[1])


def _holds(seal: Seal, x: float, y: float) -> bool:
    x0, y0, x1, y1 = seal.box
    return x0 <= x <= x1 and y0 <= y <= y1


def _lies_on(seal: Seal, line: Seen, printed: Picture) -> bool:
    x0, y0, x1, y1 = reach(seal.box, printed)
    a, b, c, d = (round(value) for value in bounds(line.quad))
    x0, y0, x1, y1 = max(x0, a), max(y0, b), min(x1, c), min(y1, d)
    if x0 >= x1 or y0 >= y1:
        return False
    ink = int(np.count_nonzero(ink_of(printed[y0:y1, x0:x1], seal)))
    return ink > TOUCHED * (c - a) * (d - b)


def _filled(best: Reading, other: Reading) -> Reading:
    """``best`` with the characters of ``other`` for which it has a gap where they stand."""
    step = _step(best)
    parts: list[tuple[str, float, float]] = []
    own = list(zip(best.text, best.sure, best.middles, strict=True))
    more = list(zip(other.text, other.sure, other.middles, strict=True))
    matcher = SequenceMatcher(None, best.text, other.text, autojunk=False)
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        new = more[b0:b1]
        if kind == "insert" and 0 < a0 < len(own) and min(s for _c, s, _x in new) >= RIVAL:
            apart = own[a0][2] - own[a0 - 1][2]
            if apart >= (len(new) - 1 + MISSED) * step:
                parts += new
        parts += own[a0:a1]
    return Reading(
        "".join(char for char, _sure, _x in parts),
        tuple(sure for _char, sure, _x in parts),
        tuple(x for _char, _sure, x in parts),
    )


def _step(reading: Reading) -> float:
    """How far neighbours of ``reading`` usually stand apart, as a share of its line."""
    middles = reading.middles
    return median([b - a for a, b in pairwise(middles)]) if len(middles) > 1 else 1.0


def _doubted(best: Reading, other: Reading) -> Reading:
    """``best`` with the characters that ``other`` contradicts surely made less sure."""
    sure = list(best.sure)
    matcher = SequenceMatcher(None, best.text, other.text, autojunk=False)
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        if kind != "replace":
            continue
        rival = fmean(other.sure[b0:b1])
        if rival >= RIVAL:
            for at in range(a0, a1):
                sure[at] = round(sure[at] * sure[at] / (sure[at] + rival), 4)
    return replace(best, sure=tuple(sure))
