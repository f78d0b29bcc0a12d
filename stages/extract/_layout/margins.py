"""Notes in the margin: a few characters that stand off the text beside its lines.

Taken for the start of a line they would stand amid its sentences. A printed page keeps one
left and one right edge; what stands beyond one of them, apart from the text, is a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.chars import is_cjk
from stages.extract._layout.model import Atom, around

FEWEST = 10
"""On a page of fewer rows than this the edges of its text are not known."""

FLUSH = 0.4
"""An edge is known where this share of the rows begin or end at it,"""

SAME = 0.6
"""within so many characters."""

APART = 0.5
"""A note stands at least this far off the text, in characters,"""

GLUED = 2.0
"""or so far beyond the edge of the text, where it was recognised together with its line,"""

LONGEST = 6.0
"""and is no wider than this,"""

RARE = 0.2
"""and no more than this share of the rows have one; more would be a column."""

Rows = Sequence[Sequence[Atom]]


def side_notes(rows: Rows) -> tuple[list[Atom], list[list[Atom]]]:
    """The atoms of ``rows`` that are text, and those of each note in a margin."""
    everything = [atom for row in rows for atom in row]
    if len(rows) < FEWEST:
        return everything, []
    size = median(atom.size for atom in everything)
    left = _edge([row[0].box[0] for row in rows], size)
    right = _edge([max(a.box[2] for a in row) for row in rows], size)
    if left is None or right is None or right - left < 3 * LONGEST * size:
        return everything, []
    notes = [note for row in rows for note in _beyond(row, left, right, size)]
    if not notes or len(notes) > RARE * len(rows):
        return everything, []
    out = {id(atom) for note in notes for atom in note}
    return [atom for atom in everything if id(atom) not in out], notes


def _edge(places: Sequence[float], size: float) -> float | None:
    """The place at which enough rows begin or end."""
    best, count = 0.0, 0
    for place in places:
        near = sum(abs(place - other) <= SAME * size for other in places)
        if near > count:
            best, count = place, near
    return best if count >= FLUSH * len(places) else None


def _beyond(row: Sequence[Atom], left: float, right: float, size: float) -> list[list[Atom]]:
    """What of ``row`` stands in a margin, where the rest of it stands within the edges."""
    found: list[list[Atom]] = []
    for note in (
        [a for a in row if a.box[2] <= left + 0.2 * size],
        [a for a in row if a.box[0] >= right - 0.2 * size],
    ):
        rest = [a for a in row if not any(a is n for n in note)]
        if not note or not rest:
            continue
        box, text = around([a.box for a in note]), around([a.box for a in rest])
        gap = max(text[0] - box[2], box[0] - text[2])
        off = max(left - box[0], box[2] - right)
        apart = (gap >= APART * size and off >= size) or _is_glued(note, rest, off / size)
        if apart and box[2] - box[0] <= LONGEST * size:
            found.append(note)
    return found


def _is_glued(note: Sequence[Atom], rest: Sequence[Atom], off: float) -> bool:
    """Whether ``note``, which reaches ``off`` characters beyond the edge, is a number that an
    engine read as the end of the line: it sees no small gaps."""
    return (
        note[0].sure is not None
        and off >= GLUED
        and note[0].text[:1].isdigit()
        and is_cjk(rest[-1].text[-1:])
        and not any(map(is_cjk, "".join(atom.text for atom in note)))
    )
