"""Lines that the detector saw twice: once by themselves, once with what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.chars import ink
from stages.extract._ocr.engine import Seen
from stages.extract._ocr.lines import bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Boxes = NDArray[np.float64]
    """Left, top, right and bottom, in the last axis."""

INSIDE = 0.75
"""A line of which this share lies in another, which says the same, is that one once more."""

FEWEST = 2
"""A single character may well stand twice, as in 天天."""


def without_doubles(seen: Sequence[Seen]) -> list[Seen]:
    """``seen`` with each line once. Of two that say the same the closer box stays, otherwise
    that with more text."""
    if not seen:
        return []
    dropped: set[int] = set()
    boxes = np.array([bounds(line.quad) for line in seen])
    texts = [ink(line.reading.text) for line in seen]
    for a, text in enumerate(texts):
        if len(text) < FEWEST:
            continue
        for b in np.flatnonzero(_inside(boxes[a], boxes) >= INSIDE).tolist():
            if a != b and text in texts[b] and not {a, b} & dropped:
                dropped.add(b if text == texts[b] else a)
    return [line for index, line in enumerate(seen) if index not in dropped]


def _inside(box: Boxes, others: Boxes) -> Boxes:
    """The share of ``box`` that lies in each of ``others``."""
    width = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
    height = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
    area = max(float((box[2] - box[0]) * (box[3] - box[1])), 1.0)
    return np.asarray(np.maximum(width, 0) * np.maximum(height, 0) / area)
