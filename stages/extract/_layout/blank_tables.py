"""Tables without any rule, known by their figures.

Rows one below the other, each a name and a figure or more, every figure under the one above.
Only where all of that holds is it a table: names in columns, a signature, a table of contents
and a form's head stay lines of text with tabs in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._layout.columns import in_reading_order
from stages.extract._layout.lines import rows
from stages.extract._layout.model import Atom, around
from stages.extract._layout.open_tables import row_cells
from stages.extract._layout.tables import Grid

GAP = 1.2
"""Between two cells of a row is at least this blank, in characters."""

FIGURES = 3
"""A table has at least so many rows with figures, beside its header."""

FEWEST = 3
"""And at least so many columns: of two, a list of contents or of telephone numbers is made."""

LONGEST = 20
"""A cell has at most so many characters."""

PITCH = 1.6
"""From row to row it is at most this many times as far as from the first to the second."""

UNDER = 1.0
"""Figures of a column have their left edges, middles or right edges within this, in
characters: recognised ones are placed to half a character."""

FIGURE = re.compile(r"[(（]?[-+±－﹣—–]?[¥￥$]?\d[\d,，.．]*[)）]?\s*[%％‰]?|[-－—–/]")
"""A figure, or the sign that there is none."""


class Row(Struct, frozen=True):
    """A row and its parts between wide blanks; ``box`` is that of all of it."""

    parts: tuple[tuple[Atom, ...], ...]
    box: Box
    size: float

    @property
    def figures(self) -> int:
        return sum(_is_figure(part) for part in self.parts[1:])


def blank_grids(atoms: Sequence[Atom]) -> list[Grid]:
    """The tables that stand among ``atoms``, which stand in no other."""
    found: list[Grid] = []
    if sum(atom.text.isdigit() for atom in atoms) < FIGURES * (FEWEST - 1):
        return found
    # Where hardly a row has gaps, there is no need to know in which order the page is read.
    if sum(len(_parted(row).parts) >= FEWEST for row in rows(atoms)) < FIGURES:
        return found
    for _column, group in in_reading_order(atoms):
        for run in _runs([_parted(row) for row in rows(group)]):
            grid = _grid(run)
            if grid is not None:
                found.append(grid)
    return found


def _parted(row: Sequence[Atom]) -> Row:
    size = min(atom.size for atom in row)
    parts: list[list[Atom]] = [[row[0]]]
    end = row[0].box[2]
    for atom in row[1:]:
        if atom.box[0] - end >= GAP * size:
            parts.append([])
        parts[-1].append(atom)
        end = max(end, atom.box[2])
    return Row(tuple(map(tuple, parts)), around([a.box for a in row]), size)


def _text(part: Sequence[Atom]) -> str:
    return "".join(atom.text for atom in part)


def _is_figure(part: Sequence[Atom]) -> bool:
    return FIGURE.fullmatch(_text(part)) is not None


def _runs(found: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows with figures one below the other, and the row above them as their header."""
    run: list[Row] = []
    for index, row in enumerate(found):
        step = row.box[3] - found[index - 1].box[3] if index else 0.0
        fits = len(row.parts) >= FEWEST and row.figures >= FEWEST - 1
        if run and (not fits or step > PITCH * _pitch(run, row)):
            if len(run) > FIGURES:
                yield run
            run = []
        if fits:
            above = found[index - 1] if index and not run else None
            if above is not None and len(above.parts) >= FEWEST and step <= 3 * row.size:
                run.append(above)
            run.append(row)
    if len(run) > FIGURES:
        yield run


def _pitch(run: Sequence[Row], row: Row) -> float:
    if len(run) < 2:
        return 3 * row.size
    return run[1].box[3] - run[0].box[3]


def _grid(run: Sequence[Row]) -> Grid | None:
    """``run`` as a table, if its columns are clear of each other and hold what they must."""
    spans = sorted((p[0].box[0], p[-1].box[2]) for row in run for p in row.parts)
    size = min(row.size for row in run)
    xs = [spans[0][0]]
    end = spans[0][1]
    for start, stop in spans:
        if start - end >= GAP * size / 2:
            xs.append((start + end) / 2)
        end = max(end, stop)
    xs.append(end)
    columns = [
        [[p for p in row.parts if x0 <= (p[0].box[0] + p[-1].box[2]) / 2 <= x1] for row in run]
        for x0, x1 in pairwise(xs)
    ]
    # Each cell of each row holds one thing, below the header at the least.
    if len(columns) < FEWEST or any(len(cell) != 1 for c in columns for cell in c[1:]):
        return None
    if any(len(column[0]) > 1 for column in columns) or sum(len(c[0]) for c in columns) < FEWEST:
        return None
    names, *values = [[cell[0] for cell in column[1:]] for column in columns]
    if any(count_ink(_text(part)) > LONGEST for column in (names, *values) for part in column):
        return None
    if any(map(_is_figure, names)) and not all(map(_is_figure, names)):
        return None
    of_figures = [column for column in values if all(map(_is_figure, column))]
    if len(of_figures) < max(FEWEST - 1, len(values) - 1):
        return None
    if not _are_under(names, size) or not all(_are_under(c, size) for c in of_figures):
        return None
    middles = [(a.box[3] + b.box[1]) / 2 for a, b in pairwise(run)]
    ys = [run[0].box[1], *middles, run[-1].box[3]]
    atoms = [atom for row in run for part in row.parts for atom in part]
    box = (xs[0], ys[0], xs[-1], ys[-1])
    return Grid(box, tuple(row_cells(xs, y, atoms) for y in pairwise(ys)))


def _are_under(parts: Sequence[Sequence[Atom]], size: float) -> bool:
    """Whether ``parts`` stand one under the other at one edge, or about one middle."""
    lefts = [part[0].box[0] for part in parts]
    rights = [part[-1].box[2] for part in parts]
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return any(max(v) - min(v) <= UNDER * size for v in (lefts, rights, middles))
