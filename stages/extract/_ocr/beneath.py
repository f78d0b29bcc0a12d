"""Lines on which a seal lies, read twice: with the seal lifted off, and as they were printed."""

from __future__ import annotations

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


def read_beneath(
    printed: Picture, seals: Sequence[Seal], seen: Sequence[Seen], engine: Engine
) -> tuple[list[Seen], list[Twice], list[LeftOut]]:
    """``seen`` (read with ``seals`` lifted off) with the better reading of each line that has
    one upon it, with what only the other one has, and what was read twice. ``printed`` is the
    page with its seals. A character under a seal that both read differently and surely is less
    sure. Last, what was guessed from the letters of a seal that cannot be lifted off."""
    black = [seal for seal in seals if not can_be_lifted(printed, seal)]
    left_out = [
        LeftOut(line.reading.text, "seal", bounds(line.quad))
        for line in seen
        if count_ink(line.reading.text) and _is_guess(line, black)
    ]
    lines = [_hidden(line, black) for line in seen if not _is_guess(line, black)]
    bare = [seal for seal in seals if seal not in black]
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
    """Whether ``line`` lies within a seal and is no more than a guess from its letters."""
    x0, y0, x1, y1 = bounds(line.quad)
    middle = (y0 + y1) / 2
    inside = any(_holds(s, x0, middle) and _holds(s, x1, middle) for s in seals)
    return inside and sure_of(line.reading) < HIDDEN


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
