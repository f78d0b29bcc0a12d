"""Columns: found where a blank strip runs down the page beside lines that belong to each
other only from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.lines import build_lines, rows
from stages.extract._layout.model import Atom, Line, around

MIN_ROWS = 8
BESIDE = 4
"""Fewer lines in either column, or rows in which both have one, are a signature or a form."""

GUTTER = 0.8
"""A column gap is at least this wide, in characters. It runs past eight lines, which the gaps
between words never do."""

BLANK = 3.0
"""A blank this high, in characters, across the page ends what stood side by side above it."""

STRAY = 3
"""Fewer lines than this above or below the other column are no part of their own."""

FLUSH = 0.4
"""This share of the lines must end at one edge, and in the right column begin at one: those
of a table of contents do not."""

WIDE = 8.0
BROKEN = 0.3
"""Columns of text are at least this many characters wide, and fewer than this share of their
lines have gaps: numbers set flush are a table."""

ASKEW = 0.45
"""Or this share of the lines stand beside no line of the other column; in a table they do."""

NARROW = 4.0
"""Then this many characters are wide enough."""


def lines_in_order(atoms: Sequence[Atom], page: int) -> list[Line]:
    """The lines that ``atoms`` make, in the order in which they are read."""
    return [
        line
        for column, group in in_reading_order(atoms)
        for line in build_lines(group, page, column)
    ]


def in_reading_order(atoms: Sequence[Atom]) -> list[tuple[int, list[Atom]]]:
    """``atoms`` of a page as groups to be read one after the other, each with its column: 0
    for what runs across the page, and one number for all groups between the same edges."""
    edges: list[tuple[float, float]] = []
    groups: list[tuple[int, list[Atom]]] = []
    for is_column, group in _parts(list(atoms)):
        column = _number(edges, group) if is_column else 0
        if groups and groups[-1][0] == column == 0:
            groups[-1][1].extend(group)
        else:
            groups.append((column, group))
    return groups


def _number(edges: list[tuple[float, float]], group: Sequence[Atom]) -> int:
    """Which column of its page ``group`` stands in, counted from 1; new ones join ``edges``."""
    box, near = around([a.box for a in group]), 2 * group[0].size
    for index, (left, right) in enumerate(edges, start=1):
        if abs(left - box[0]) < near and abs(right - box[2]) < near:
            return index
    edges.append((box[0], box[2]))
    return len(edges)


def _parts(atoms: list[Atom]) -> Iterable[tuple[bool, list[Atom]]]:
    """``atoms`` cut into columns and what stands between them, in reading order."""
    lines = rows(atoms)
    band = _best_band(lines)
    if band is None:
        yield False, atoms
        return
    above = [atom for row in lines[: band.start] for atom in row]
    below = [atom for row in lines[band.end :] for atom in row]
    if above:
        yield from _parts(above)
    for side in band.sides:
        yield from ((True, part) for _is_column, part in _parts(side))
    if below:
        yield from _parts(below)


class _Band(Struct, frozen=True):
    """Rows ``start`` to ``end`` of a page, in two columns; ``both`` counts those with ink in
    either, ``gap`` is the blank between them."""

    start: int
    end: int
    sides: tuple[list[Atom], list[Atom]]
    both: int
    gap: float


def _best_band(lines: Sequence[list[Atom]]) -> _Band | None:
    if len(lines) < MIN_ROWS:
        return None
    size = median(atom.size for row in lines for atom in row)
    gaps = [_gaps(row, GUTTER * size) for row in lines]
    boxes = [around([a.box for a in row]) for row in lines]
    found = [
        band
        for x in _candidates(gaps, size)
        for start, end in _stretches(gaps, boxes, x, size)
        if (band := _band(lines, start, end, x, size)) is not None
    ]
    return max(found, key=lambda band: (band.both, band.gap), default=None)


def _gaps(row: Sequence[Atom], least: float) -> list[tuple[float, float]]:
    """The blanks in ``row`` at least so wide."""
    found: list[tuple[float, float]] = []
    end = row[0].box[2]
    for atom in row[1:]:
        if atom.box[0] - end >= least:
            found.append((end, atom.box[0]))
        end = max(end, atom.box[2])
    return found


def _candidates(gaps: Sequence[Sequence[tuple[float, float]]], size: float) -> list[float]:
    """Places that lie in a blank of enough rows, a quarter of a character
    apart."""
    step = size / 4
    counts: dict[int, int] = {}
    for row in gaps:
        for place in {i for a, b in row for i in range(int(a // step) + 1, int(b // step) + 1)}:
            counts[place] = counts.get(place, 0) + 1
    return [place * step for place in sorted(counts) if counts[place] >= BESIDE]


def _stretches(
    gaps: Sequence[Sequence[tuple[float, float]]], boxes: Sequence[Box], x: float, size: float
) -> Iterable[tuple[int, int]]:
    """Runs of rows without ink at ``x`` and without a high blank between them."""
    start = 0
    for index, (row, box) in enumerate(zip(gaps, boxes, strict=True)):
        crossed = box[0] < x < box[2] and not any(a <= x <= b for a, b in row)
        far = index > start and box[1] - boxes[index - 1][3] > BLANK * size
        if crossed or far:
            if index - start >= MIN_ROWS:
                yield start, index
            start = index + 1 if crossed else index
    if len(boxes) - start >= MIN_ROWS:
        yield start, len(boxes)


def _band(lines: Sequence[list[Atom]], start: int, end: int, x: float, size: float) -> _Band | None:
    """The rows from ``start`` to ``end`` as two columns beside ``x``, if that is what they are."""
    cut = [_cut(row, x) for row in lines[start:end]]
    both = [i for i, (left, right) in enumerate(cut) if left and right]
    if len(both) < BESIDE:
        return None
    first = both[0] if both[0] < STRAY else 0
    last = both[-1] + 1 if len(cut) - 1 - both[-1] < STRAY else len(cut)
    left = [atom for half, _right in cut[first:last] for atom in half]
    right = [atom for _left, half in cut[first:last] for atom in half]
    gap = min(a.box[0] for a in right) - max(a.box[2] for a in left)
    if gap <= 0 or not _are_columns(left, right, size):
        return None
    return _Band(start + first, start + last, (left, right), len(both), gap)


def _cut(row: Sequence[Atom], x: float) -> tuple[list[Atom], list[Atom]]:
    return [a for a in row if a.middle[0] < x], [a for a in row if a.middle[0] >= x]


def _are_columns(left: Sequence[Atom], right: Sequence[Atom], size: float) -> bool:
    lines = [rows(side) for side in (left, right)]
    if min(map(len, lines)) < MIN_ROWS:
        return False
    lefts, rights = ([around([a.box for a in row]) for row in side] for side in lines)
    width = min(median(b[2] - b[0] for b in side) for side in (lefts, rights)) / size
    edges = [b[2] for b in lefts], [b[0] for b in rights], [b[2] for b in rights]
    flush = all(_most(places, size) >= FLUSH * len(places) for places in edges)
    whole = all(_broken(side, size) < BROKEN * len(side) for side in lines)
    if width >= WIDE and flush and whole:
        return True
    return (
        width >= NARROW and min(_askew(lefts, rights, size), _askew(rights, lefts, size)) >= ASKEW
    )


def _broken(lines: Sequence[Sequence[Atom]], size: float) -> int:
    """How many of ``lines`` have a gap that no blank between words makes."""
    return sum(bool(_gaps(line, 1.5 * size)) for line in lines)


def _most(places: Sequence[float], size: float) -> int:
    """How many of ``places`` are about the same one."""
    return max(sum(abs(a - b) <= 0.75 * size for b in places) for a in places)


def _askew(these: Sequence[Box], others: Sequence[Box], size: float) -> float:
    """The share of ``these`` lines that stand between ``others`` and beside none of them."""
    middles = [(b[1] + b[3]) / 2 for b in others]
    beside = [(b[1] + b[3]) / 2 for b in these if middles[0] <= (b[1] + b[3]) / 2 <= middles[-1]]
    off = sum(min(abs(y - m) for m in middles) > 0.3 * size for y in beside)
    return off / len(beside) if len(beside) >= MIN_ROWS else 0.0
