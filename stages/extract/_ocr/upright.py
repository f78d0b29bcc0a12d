"""Which way round a page was put into the scanner: told from how surely its lines are read."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from pipeline.chars import is_cjk

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Engine, Picture, Quad, Reading, Seen

SAMPLE = 8
"""As many lines are looked at: half of them the longest, half of them of the middle length,
since the longest of a table are figures, and 6 and 9 stand on their heads as well."""

FEW = 3
"""Fewer standing lines than this beside level ones are labels down the side of something."""

SURE = 0.9
"""Lines read with more confidence than this, on average, stand upright. Upside down they come
to 0.3 to 0.5, a short one to 0.88 or to nothing at all."""

LEAST = 0.7
"""With less confidence than this nothing was read that could tell which way is up."""

BETTER = 0.1
"""By so much surer must they be the other way round."""

SHARED = 0.5
"""Where so many characters of standing lines are read again when each is taken by itself and
upright, the lines run downwards, as Chinese may. Of a page on its side it is none."""


def sample_of(quads: Sequence[Quad]) -> list[int]:
    """Which of ``quads`` tell best the way round of their page."""
    by_length = sorted(range(len(quads)), key=lambda i: -length_of(quads[i]))
    half = SAMPLE // 2
    middle = max(half, len(quads) // 2)
    return sorted(by_length[:half] + by_length[middle : middle + half])


def quarter_turns(sample: Sequence[Seen], quads: Sequence[Quad], engine: Engine) -> int:
    """How many quarter turns to the left put the page upright that has its lines in ``quads``,
    as the ``sample`` of them was read.

    Standing lines are read as if turned to the left; so those of a page that lay on its other
    side, and all of one that lay upside down, were read from their end.
    """
    if not sample:
        return 0
    standing = [line for line in sample if is_standing(line.quad)]
    sideways = 2 * len(standing) > len(sample) and (
        len(standing) >= FEW or all(map(is_standing, quads))
    )
    sample = standing if sideways else [line for line in sample if not is_standing(line.quad)]
    if sideways and _runs_down(standing, engine):
        return 0
    here = [line.reading for line in sample]
    if not sideways and len(quads) > SAMPLE and _sure(here) > SURE:
        return 0
    there = engine.recognise([np.ascontiguousarray(line.crop[::-1, ::-1]) for line in sample])
    over = _chinese(there) > _chinese(here) and _sure(there) > LEAST
    if sideways:
        return 3 if over else int(_sure(here) > LEAST)
    return 2 if over and _sure(there) > _sure(here) + BETTER else 0


def _runs_down(standing: Sequence[Seen], engine: Engine) -> bool:
    """Whether the characters of ``standing`` lines are upright, one below the other."""
    singly = engine.recognise([one_beside_another(line.crop) for line in standing])
    pairs = [
        (set(line.reading.text), set(other.text))
        for line, other in zip(standing, singly, strict=True)
    ]
    shared = sum(len(a & b) for a, b in pairs)
    return shared > SHARED * sum(len(a) for a, _b in pairs)


def is_standing(quad: Quad) -> bool:
    """Whether the line in ``quad`` runs from top to bottom, or the other way."""
    width = float(np.linalg.norm(quad[1] - quad[0]))
    return float(np.linalg.norm(quad[3] - quad[0])) > 1.5 * width


def length_of(quad: Quad) -> float:
    return max(float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0])))


def _sure(readings: Sequence[Reading]) -> float:
    """The confidence of a line on average; one in which nothing was read has none."""
    return fmean([fmean(r.sure) if r.sure else 0.0 for r in readings]) if readings else 0.0


def _chinese(readings: Sequence[Reading]) -> float:
    """How much was read for sure, where Chinese counts: figures are read upside down too."""
    shares = [(is_cjk(c), s) for r in readings for c, s in zip(r.text, r.sure, strict=True)]
    return sum((share - 0.5) * (1.0 if chinese else 0.1) for chinese, share in shares)


def turned_over(quad: Quad) -> Quad:
    """The corners of the line that is read the other way round in the place of ``quad``."""
    return np.roll(quad, -2, axis=0)


def one_beside_another(crop: Picture) -> Picture:
    """A standing line, as ``prepare.cut`` laid it down, with its characters upright and side by
    side: Chinese set downwards keeps each of them upright."""
    high = crop.shape[0]
    count = max(round(crop.shape[1] / high), 1)
    row = np.full((high + count, high * count, 3), 255, np.uint8)
    for index, part in enumerate(np.array_split(np.rot90(crop, -1), count)):
        row[: min(len(part), high + count), index * high : (index + 1) * high] = part[
            : high + count
        ]
    return row
