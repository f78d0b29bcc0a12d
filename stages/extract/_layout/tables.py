"""Ruled tables: a grid from cell boxes, texts put into it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.origin import Box
from pipeline.raw import RawCell
from pipeline.report import DOUBT, Span
from stages.extract._layout.doubt import in_doubt
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Atom, CellShape, Frame, Line, Shape, around
from stages.extract._layout.paragraphs import joint
from stages.extract._layout.place import ENDS, INDENT, ended_early

FRAME = 0.75
"""The one cell with text that takes this share of its table is framed text; the cells around
it, in two decorated pages met, take a tenth and a fifth."""

PADDING = 0.35
"""Blank that a cell keeps at either side, in characters; Word's own is 5.4 pt."""

DEEPER = 0.8
"""In a narrow cell a first line, or an item, is indented by about one character."""


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
    """``atoms`` by the cell in which they have their middle."""
    inside: dict[tuple[int, int], list[Atom]] = {}
    rest: list[Atom] = []
    for atom in atoms:
        x, y = atom.middle
        cell = _cell_at(grid, x, y) if _is_in(grid.box, x, y) else None
        if cell is None:
            rest.append(atom)
        else:
            inside.setdefault(cell, []).append(atom)
    rows: list[tuple[RawCell, ...]] = []
    shapes: list[tuple[CellShape, ...]] = []
    for r, row in enumerate(grid.rows):
        lines = [build_lines(inside.get((r, c), []), page) for c in range(len(row))]
        rows.append(tuple(map(_raw_cell, row, lines)))
        shapes.append(tuple(map(_shape, row, lines)))
    return Filled(tuple(rows), tuple(shapes), tuple(rest))


def is_frame(grid: Grid, filled: Filled) -> bool:
    """Whether one cell holds all the text and nearly all the room: rules around a page, double
    or with ornaments in their corners, are no table."""
    cells = [
        box
        for row, boxes in zip(filled.rows, grid.rows, strict=True)
        for cell, box in zip(row, boxes, strict=True)
        if cell.text
    ]
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


def _cell_at(grid: Grid, x: float, y: float) -> tuple[int, int] | None:
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell.box[0] <= x < cell.box[2] and cell.box[1] <= y < cell.box[3]:
                return r, c
    return None


def _raw_cell(cell: GridCell, lines: Sequence[Line]) -> RawCell:
    text = ""
    flags: list[bool] = []
    script: list[str] = []
    last: Line | None = None
    for line in lines:
        between = ""
        if last is not None:
            parted = ended_early(last, line, cell_frame(cell.box, last)) or _opens(last, line)
            between = joint(last, line, title=parted)
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


def _opens(last: Line, line: Line) -> bool:
    """Whether ``line`` is indented behind the end of a sentence that fills the line above."""
    deeper = (line.box[0] - last.box[0]) / line.size
    return last.text[-1] in ENDS and DEEPER <= deeper <= INDENT[1]


def cell_frame(box: Box, line: Line) -> Frame:
    """The frame in which ``line`` could have gone on: the cell, as wide as its text stands
    off the nearer side; a centred line could have gone on at both ends."""
    pad = PADDING * line.size
    slack = box[2] - box[0] - 2 * pad - (line.box[2] - line.box[0])
    return Frame(
        left=box[0] + pad,
        right=line.box[2] + max(slack, 0.0),
        size=line.size,
        pitch=line.size,
        middle=(box[0] + box[2]) / 2,
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
