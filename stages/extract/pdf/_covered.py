"""Text that something opaque was painted over afterwards: nobody sees it, as nobody sees the
names of fields that report writers lay under the heading of a table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.origin import Box
from stages.extract._printed.matrix import Matrix
from stages.extract.pdf._strokes import Cover, Handle, bounds

MOST = 1000
"""Areas that are compared with the text drawn before them; a page of a shaded table has 300."""

EDGE = 0.5
"""An area may end this much before the text, in points: boxes of text are rounded."""

LEAST = 36.0
"""Smaller areas, in square points, are rules and dots."""


def covered(texts: Sequence[tuple[Handle, Matrix]], covers: Sequence[Cover]) -> set[int]:
    """The numbers of those of ``texts``, in the order of drawing, that lie under a cover."""
    over = [c for c in covers if c.after and _area(c.box) >= LEAST][:MOST]
    if not over:
        return set()
    import numpy as np

    boxes = np.array([bounds(*text) for text in texts[: max(c.after for c in over)]])
    hidden = np.zeros(len(boxes), np.bool_)
    for cover in over:
        x0, y0, x1, y1 = cover.box
        some = boxes[: cover.after]
        hidden[: cover.after] |= (
            (some[:, 0] >= x0 - EDGE)
            & (some[:, 1] >= y0 - EDGE)
            & (some[:, 2] <= x1 + EDGE)
            & (some[:, 3] <= y1 + EDGE)
        )
    return set(map(int, np.flatnonzero(hidden)))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
