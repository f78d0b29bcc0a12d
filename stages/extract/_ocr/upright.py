"""Which way round a page was put into the scanner: told from how surely its lines are read."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Engine, Picture, Quad, Reading, Seen

SAMPLE = 5
"""As many of the longest lines are looked at."""

FEW = 3
"""Fewer standing lines than this are a label down the side of something."""

SURE = 0.8
"""Lines read with more confidence than this, on average, stand upright. Upside down they come
to 0.3 to 0.5, and faint or written by hand seldom below 0.8."""

BETTER = 0.15
"""By so much surer must they be the other way round."""


def quarter_turns(seen: Sequence[Seen], engine: Engine) -> int:
    """How many quarter turns to the left put the page upright on which ``seen`` stand.

    Standing lines are read as if turned to the left; so those of a page that lay on its other
    side, and all of one that lay upside down, were read from their end.
    """
    longest = sorted(seen, key=lambda line: line.crop.shape[1], reverse=True)[:SAMPLE]
    standing = sum(is_standing(line.quad) for line in longest)
    sideways = standing >= FEW and 2 * standing > len(longest)
    sure = _sure([line.reading for line in longest])
    if not longest or sure > SURE:
        return int(sideways)
    over = [np.ascontiguousarray(line.crop[::-1, ::-1]) for line in longest]
    other = _sure(engine.recognise(over))
    if other > max(SURE, sure + BETTER):
        return 3 if sideways else 2
    return 0


def is_standing(quad: Quad) -> bool:
    """Whether the line in ``quad`` runs from top to bottom, or the other way."""
    width = float(np.linalg.norm(quad[1] - quad[0]))
    return float(np.linalg.norm(quad[3] - quad[0])) > 1.5 * width


def _sure(readings: Sequence[Reading]) -> float:
    each = [share for reading in readings for share in reading.sure]
    return fmean(each) if each else 0.0


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
