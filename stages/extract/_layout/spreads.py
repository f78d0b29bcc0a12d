"""Two pages on one sheet that lies on its side: all of the left one is read before the right.

Where both are full of text the blank between them is found as one between columns
(``bands``); the cover of a certificate has only a few lines beside a page of text.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from stages.extract._layout.lines import rows
from stages.extract._layout.model import Atom, around

FOLD = 3.0
"""The blank between the pages, where nothing stands, is at least so many characters wide"""

MIDDLE = (0.3, 0.7)
"""and has its middle between these shares of the width of the print."""

LINES = (3, 8)
"""One page has so many lines at least, and the other so many: fewer are a form or a signature."""

NARROW = 8.0
"""And each is so many characters wide."""

LEVEL = 0.3
ASKEW = 0.5
"""A line stands beside another one where their middles differ by less than ``LEVEL``
characters. More than this share of the lines of the emptier page stand beside none of the other;
in a table, or where labels have their values beside them, nearly all do."""


def halves(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    """``atoms`` of a sheet that lies on its side by the half in which they stand, where it is two
    pages."""
    if not atoms:
        return None
    left, _top, right, _bottom = around([atom.box for atom in atoms])
    size = max(median(atom.size for atom in atoms), 1.0)
    fold = _fold(atoms, left, right - left, size)
    if fold is None or min(fold - left, right - fold) < NARROW * size:
        return None
    sides = [a for a in atoms if a.box[2] <= fold], [a for a in atoms if a.box[0] >= fold]
    few, many = sorted((_middles(side) for side in sides), key=len)
    if len(few) < LINES[0] or len(many) < LINES[1]:
        return None
    askew = sum(min(abs(y - other) for other in many) > LEVEL * size for y in few)
    return sides if askew > ASKEW * len(few) else None


def _fold(atoms: Sequence[Atom], left: float, width: float, size: float) -> float | None:
    """The middle of the widest blank about the middle of the print, where there is one."""
    best: tuple[float, float] | None = None
    end = left
    for start, stop in sorted((atom.box[0], atom.box[2]) for atom in atoms):
        middle = (end + start) / 2
        among = MIDDLE[0] <= (middle - left) / width <= MIDDLE[1]
        if among and start - end >= max(FOLD * size, best[0] if best else 0.0):
            best = start - end, middle
        end = max(end, stop)
    return best[1] if best else None


def _middles(atoms: Sequence[Atom]) -> list[float]:
    """The heights at which the lines of ``atoms`` stand."""
    boxes = [around([atom.box for atom in row]) for row in rows(atoms)]
    return [(box[1] + box[3]) / 2 for box in boxes]
