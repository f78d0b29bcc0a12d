"""Columns side by side: found where a blank strip runs down the page beside lines that belong to
each other only from top to bottom. What stands at either side may be columns again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.lines import rows
from stages.extract._layout.model import Atom, around

MIN_ROWS = 8
BESIDE = 4
"""Fewer lines in either column, or rows in which both have one, are a signature or a form."""

GUTTER = 0.8
"""A column gap is at least this wide, in characters. It runs past eight lines, which the gaps
between words never do."""

BLANK = 3.0
"""A blank this high, in characters, across the page ends what stood side by side above it."""

STRAY = 3
NEAR = 0.3
"""Fewer lines than ``STRAY`` above or below the other column are no part of their own, unless
they stand off it no farther, by so many characters, than its lines from each other."""

SLACK = 0.3
"""Characters that were recognised are wider or stand farther off than they are printed, by
this."""

FLUSH = 0.4
"""This share of the lines must end at one edge, and in the right column begin at one: those
of a table of contents do not."""

WIDE = 8.0
BROKEN = 0.3
"""Columns of text are at least this many characters wide, and fewer than this share of their
lines have gaps, unless they are columns again: numbers set flush are a table."""

DEEPEST = 3
"""Columns are looked for in columns so many times: eight of them."""

MOST = 0.7
"""What is columns again is so for this share of its rows."""

LONG = 15.0
FULL = 0.85
"""Lines so many characters long, half of which are this share as long as their column is wide,
need not end flush: Latin text is seldom justified."""

ASKEW = 0.45
"""Or this share of the lines stand beside no line of the other column; in a table they do."""

NARROW = 4.0
"""Then this many characters are wide enough."""


class Band(Struct, frozen=True):
    """Rows ``start`` to ``end`` of a page, in two columns; ``both`` counts those with ink in
    either, ``gap`` is the blank between them."""

    start: int
    end: int
    sides: tuple[list[Atom], list[Atom]]
    both: int
    gap: float


_Halves = tuple[list[Atom], list[Atom]]


def best_band(
    lines: Sequence[list[Atom]], depth: int = DEEPEST, least: float = MIN_ROWS
) -> Band | None:
    """The highest columns among the rows of a page, cut in two, or None; lower ones than
    ``least`` rows need not be found."""
    if len(lines) < MIN_ROWS or not depth:
        return None
    size = max(median(atom.size for row in lines for atom in row), 1.0)
    gaps = [_gaps(row, GUTTER * size) for row in lines]
    boxes = [around([a.box for a in row]) for row in lines]
    slack = SLACK * size if lines[0][0].sure is not None else 0.0
    places = [
        (place, x, start, end)
        for place, x in enumerate(_candidates(gaps, size))
        for start, end in _stretches(gaps, boxes, x, size, slack)
    ]
    best: tuple[int, int, float, int] = (0, 0, 0.0, 0)
    found: Band | None = None
    tried: set[tuple[int, int, int]] = set()
    # The highest first: what is lower than columns that were found cannot be higher ones.
    for place, x, start, end in sorted(places, key=lambda p: p[2] - p[3]):
        if end - start < max(best[0], least):
            break
        cut = [_cut(row, x) for row in lines[start:end]]
        # Places in one blank cut alike, and a table has many.
        kind = (start, end, sum(len(left) for left, _right in cut))
        if kind in tried:
            continue
        tried.add(kind)
        band = _band(cut, start, size, slack, depth)
        if band is not None:
            worth = (band.end - band.start, band.both, band.gap, -place)
            if found is None or worth > best:
                best, found = worth, band
    return found


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
    """Places that lie in a blank of enough rows, a quarter of a character apart."""
    step = size / 4
    counts: dict[int, int] = {}
    for row in gaps:
        for place in {i for a, b in row for i in range(int(a // step) + 1, int(b // step) + 1)}:
            counts[place] = counts.get(place, 0) + 1
    return [place * step for place in sorted(counts) if counts[place] >= BESIDE]


def _stretches(
    gaps: Sequence[Sequence[tuple[float, float]]],
    boxes: Sequence[Box],
    x: float,
    size: float,
    slack: float,
) -> Iterable[tuple[int, int]]:
    """Runs of rows without ink at ``x`` and without a high blank between them. Ink may reach
    ``slack`` beyond ``x``."""
    start = 0
    for index, (row, box) in enumerate(zip(gaps, boxes, strict=True)):
        inside = box[0] + slack < x < box[2] - slack
        crossed = inside and not any(a - slack <= x <= b + slack for a, b in row)
        far = index > start and box[1] - boxes[index - 1][3] > BLANK * size
        if crossed or far:
            if index - start >= MIN_ROWS:
                yield start, index
            start = index + 1 if crossed else index
    if len(boxes) - start >= MIN_ROWS:
        yield start, len(boxes)


def _band(cut: Sequence[_Halves], start: int, size: float, slack: float, depth: int) -> Band | None:
    """The rows from ``start`` on, which are ``cut``, as columns, if that is what they are."""
    both = [i for i, (left, right) in enumerate(cut) if left and right]
    if len(both) < BESIDE:
        return None
    first = _begin([right for _left, right in cut], both[0], size)
    last = len(cut) - _begin([left for left, _right in cut[::-1]], len(cut) - 1 - both[-1], size)
    left = [atom for half, _right in cut[first:last] for atom in half]
    right = [atom for _left, half in cut[first:last] for atom in half]
    gap = min(a.box[0] for a in right) - max(a.box[2] for a in left)
    if gap <= -2 * slack or not _are_columns(left, right, size, depth):
        return None
    return Band(start + first, start + last, (left, right), len(both), gap)


def _begin(column: Sequence[Sequence[Atom]], alone: int, size: float) -> int:
    """With which row columns begin, where the first ``alone`` rows stand in one of them only:
    in ``column``, which has nothing in the rows of the other. Above the left column what
    stands apart is read first anyhow, and so is what stands below the right one last."""
    if alone >= STRAY:
        return 0
    boxes = [around([a.box for a in row]) if row else None for row in column]
    gaps = [max(b[1] - a[3], a[1] - b[3]) for a, b in pairwise(filter(None, boxes))]
    near = median(gaps) + NEAR * size
    first = alone
    while first and boxes[first - 1] and gaps[sum(map(bool, boxes[: first - 1]))] <= near:
        first -= 1
    return first


def _cut(row: Sequence[Atom], x: float) -> _Halves:
    # Asked for each place that may lie between columns: no call for each character.
    twice = 2 * x
    left = [a for a in row if a.box[0] + a.box[2] < twice]
    if len(left) == len(row):
        return left, []
    return left, [a for a in row if a.box[0] + a.box[2] >= twice]


def _are_columns(left: Sequence[Atom], right: Sequence[Atom], size: float, depth: int) -> bool:
    lines = [rows(side) for side in (left, right)]
    if min(map(len, lines)) < MIN_ROWS:
        return False
    lefts, rights = ([around([a.box for a in row]) for row in side] for side in lines)
    width = min(median(b[2] - b[0] for b in side) for side in (lefts, rights)) / size
    flush = _are_flush([b[0] for b in rights], size) and all(
        _are_flush([b[2] for b in side], size) or (width >= LONG and _are_full(side))
        for side in (lefts, rights)
    )
    if (
        width >= WIDE
        and flush
        and all(
            _broken(side, size) < BROKEN * len(side) or _are_cut(side, depth - 1) for side in lines
        )
    ):
        return True
    return (
        width >= NARROW and min(_askew(lefts, rights, size), _askew(rights, lefts, size)) >= ASKEW
    )


def _are_flush(places: Sequence[float], size: float) -> bool:
    return _most(places, size) >= FLUSH * len(places)


def _are_full(lines: Sequence[Box]) -> bool:
    whole = around(lines)
    return median(b[2] - b[0] for b in lines) >= FULL * (whole[2] - whole[0])


def _are_cut(lines: Sequence[list[Atom]], depth: int) -> bool:
    """Whether most of ``lines`` are columns themselves."""
    least = MOST * len(lines)
    band = best_band(lines, depth, least)
    return band is not None and band.end - band.start >= least


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
