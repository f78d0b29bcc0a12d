"""Ruled tables: a grid from cell boxes, texts put into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.origin import Box
from pipeline.raw import RawCell
from pipeline.report import DOUBT, Span
from stages.extract._layout.cells import are_parted
from stages.extract._layout.doubt import in_doubt
from stages.extract._layout.lines import build_lines
from stages.extract._layout.listed import cuts
from stages.extract._layout.model import Atom, CellShape, Line, Shape, around
from stages.extract._layout.paragraphs import joint

FRAME = 0.75
"""The one cell with text that takes this share of its table is framed text; the cells around
it, in two decorated pages met, take a tenth and a fifth."""


class Grid(Struct, frozen=True):
    """A table's cells as boxes, row by row; each with the columns and rows that it spans."""

    box: Box
    rows: tuple[tuple[GridCell, ...], ...]


class GridCell(Struct, frozen=True):
    box: Box
    colspan: int
    rowspan: int


def grid_of(cells: Sequence[Box], near: float) -> Grid | None:
    """The grid of ``cells``; None where they are no table: one column is a frame around text,
    parted by rules.

    Edges closer than ``near`` are one. Places that no cell covers get empty ones, so that
    the columns below still stand where they stood.
    """
    xs = _edges([x for c in cells for x in (c[0], c[2])], near)
    ys = _edges([y for c in cells for y in (c[1], c[3])], near)
    if len(xs) < 3 or len(ys) < 2:
        return None
    taken: set[tuple[int, int]] = set()
    starts: dict[tuple[int, int], GridCell] = {}
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        c0, c1 = _index(xs, cell[0]), _index(xs, cell[2])
        r0, r1 = _index(ys, cell[1]), _index(ys, cell[3])
        covered = {(r, c) for r in range(r0, r1) for c in range(c0, c1)}
        if covered and not covered & taken:
            taken |= covered
            starts[r0, c0] = GridCell(cell, c1 - c0, r1 - r0)
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            if (r, c) not in taken:
                starts[r, c] = GridCell((xs[c], ys[r], xs[c + 1], ys[r + 1]), 1, 1)
    rows = tuple(
        tuple(starts[r, c] for c in range(len(xs) - 1) if (r, c) in starts)
        for r in range(len(ys) - 1)
    )
    return Grid(around(cells), tuple(row for row in rows if row))


def _edges(places: Sequence[float], near: float) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > near:
            edges.append(place)
    return edges


def _index(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - place))


def outside(grids: Sequence[Grid], atoms: Sequence[Atom]) -> list[Atom]:
    """``atoms`` that have their middle in none of ``grids``."""
    if not grids:
        return list(atoms)
    return [a for a in atoms if not any(_is_in(grid.box, *a.middle) for grid in grids)]


def _is_in(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


class Filled(Struct, frozen=True):
    """A table's cells with their text, their shapes, and the atoms that lie in none of them."""

    rows: tuple[tuple[RawCell, ...], ...]
    shapes: tuple[tuple[CellShape, ...], ...]
    rest: tuple[Atom, ...]


def fill(grid: Grid, atoms: Sequence[Atom], page: int) -> Filled:
    """``atoms`` by the cell in which they have their middle; a row that lists others below each
    other is cut into these."""
    filled, lines = _filled(grid, atoms, page)
    places = [cuts([c.box for c in row], [lines[id(c)] for c in row]) for row in grid.rows]
    if not any(places):
        return filled
    return _filled(_cut(grid, places, lines), atoms, page)[0]


def _filled(grid: Grid, atoms: Sequence[Atom], page: int) -> tuple[Filled, dict[int, list[Line]]]:
    """``atoms`` in the cells of ``grid``; and their lines, by the ids of these cells."""
    inside: dict[int, list[Atom]] = {}
    rest: list[Atom] = []
    for atom in atoms:
        x, y = atom.middle
        cell = _cell_at(grid, x, y) if _is_in(grid.box, x, y) else None
        if cell is None:
            rest.append(atom)
        else:
            inside.setdefault(id(cell), []).append(atom)
    lines = {id(c): build_lines(inside.get(id(c), []), page) for row in grid.rows for c in row}
    rows = tuple(tuple(_raw_cell(c, lines[id(c)]) for c in row) for row in grid.rows)
    shapes = tuple(tuple(_shape(c, lines[id(c)]) for c in row) for row in grid.rows)
    return Filled(rows, shapes, tuple(rest)), lines


def _cut(
    grid: Grid, places: Sequence[Sequence[float]], lines: Mapping[int, Sequence[Line]]
) -> Grid:
    """``grid`` with each of its rows cut at its ``places``. A cell of several rows keeps its
    place, and so does one that stands lower than the first of the new rows and level with none:
    it belongs to all of them."""
    found: list[tuple[GridCell, ...]] = []
    for r, (row, ys) in enumerate(zip(grid.rows, places, strict=True)):
        parts: list[list[GridCell]] = [[] for _place in (*ys, None)]
        for cell in row:
            more = sum(map(len, places[r : r + cell.rowspan]))
            if cell.rowspan > 1 or _is_beside(lines[id(cell)], ys):
                parts[0].append(replace(cell, rowspan=cell.rowspan + more))
                continue
            x0, top, x1, bottom = cell.box
            for part, (y0, y1) in zip(parts, pairwise((top, *ys, bottom)), strict=True):
                part.append(replace(cell, box=(x0, y0, x1, y1)))
        found += map(tuple, parts)
    return Grid(grid.box, tuple(found))


def _is_beside(lines: Sequence[Line], places: Sequence[float]) -> bool:
    """Whether ``lines`` stand beside rows that are cut at ``places``, and in none of them."""
    if not lines or not places or lines[0].box[1] < places[0]:
        return False
    return any(all(not 0 <= line.box[1] - y < line.size for y in places) for line in lines)


def is_frame(grid: Grid, filled: Filled) -> bool:
    """Whether one cell holds all the text and nearly all the room: rules around a page, double
    or with ornaments in their corners, are no table."""
    cells = [shape for row in filled.shapes for shape in row if shape.first is not None]
    return len(cells) == 1 and _area(cells[0].box) >= FRAME * _area(grid.box)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def shape_of(filled: Filled, near: float, drift: float = 0.0) -> Shape:
    """``filled`` as what a table on the next page is compared with; ``near`` and ``drift`` as
    ``Shape`` has them."""
    boxes = [cell.box for row in filled.shapes for cell in row]
    edges = _edges([x for box in boxes for x in (box[0], box[2])], near)
    return Shape(tuple(edges), filled.shapes, near, drift)


def _shape(cell: GridCell, lines: Sequence[Line]) -> CellShape:
    return CellShape(cell.box, lines[0] if lines else None, lines[-1] if lines else None)


def _cell_at(grid: Grid, x: float, y: float) -> GridCell | None:
    for row in grid.rows:
        for cell in row:
            if cell.box[0] <= x < cell.box[2] and cell.box[1] <= y < cell.box[3]:
                return cell
    return None


def _raw_cell(cell: GridCell, lines: Sequence[Line]) -> RawCell:
    text = ""
    flags: list[bool] = []
    script: list[str] = []
    last: Line | None = None
    for line in lines:
        between = ""
        if last is not None:
            between = joint(last, line, title=are_parted(last, line, cell.box))
        text += between + line.text
        flags += [False] * len(between) + [
            in_doubt(c, s) for c, s in zip(line.text, line.sure, strict=True)
        ]
        script += ["" for _char in between] + list(line.script or ("",) * len(line.text))
        last = line
    scripts = [
        span
        for kind in ("superscript", "subscript")
        for span in runs(kind, [s == kind for s in script])
    ]
    return RawCell(
        text=text,
        spans=(*scripts, *runs(DOUBT, flags)),
        colspan=cell.colspan,
        rowspan=cell.rowspan,
    )


def runs(kind: str, flags: Sequence[bool]) -> list[Span]:
    """Spans of ``kind`` over the stretches in which ``flags`` are set."""
    spans: list[Span] = []
    start: int | None = None
    for index, flag in enumerate((*flags, False)):
        if flag and start is None:
            start = index
        elif not flag and start is not None:
            spans.append(Span(kind=kind, start=start, end=index))
            start = None
    return spans
