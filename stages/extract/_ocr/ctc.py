"""From what the reading network says of each column to a line of text.

As CTC (Graves and others, Connectionist Temporal Classification, ICML 2006): a character that
stands in neighbouring columns is one, and the empty one parts two that are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from stages.extract._ocr.engine import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

NOTHING = Reading("", (), ())


def decode(columns: NDArray[np.float32], characters: Sequence[str], filled: float) -> Reading:
    """The line in ``columns`` (columns by characters, shares from 0 to 1), of which only the
    first ``filled`` lie on the picture; the rest is padding.

    The confidence of a character is that of its surest column, its place the middle of its
    columns: a character of any kind has its own.
    """
    best = columns.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(starts[1:], len(best))
    text: list[str] = []
    sure: list[float] = []
    middles: list[float] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        index = int(best[start])
        if char := characters[index]:
            text.append(char)
            sure.append(round(float(columns[start:end, index].max()), 5))
            middles.append(min((start + end) / 2 / filled, 1.0))
    return Reading("".join(text), tuple(sure), tuple(middles))


def joined(parts: Sequence[tuple[Reading, int]]) -> Reading:
    """Readings of pieces that lie side by side, each with its width, as one."""
    if len(parts) == 1:
        return parts[0][0]
    whole = sum(width for _reading, width in parts)
    middles: list[float] = []
    left = 0
    for reading, width in parts:
        middles += [(left + middle * width) / whole for middle in reading.middles]
        left += width
    return Reading(
        "".join(reading.text for reading, _width in parts),
        tuple(share for reading, _width in parts for share in reading.sure),
        tuple(middles),
    )
