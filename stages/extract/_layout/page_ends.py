"""Tables that run over a page end become one.

A table goes on where it ends its page, another begins the next, and both have the same column
edges. What the page end did to it is undone as far as it is evident: header rows that Word
repeats are dropped, a row that was cut in two is one again, and so is a merged cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.raw import RawCell, RawTable
from pipeline.record import Dropped
from stages.extract._layout.cells import cell_frame
from stages.extract._layout.model import CellShape, Line, Placed, Shape
from stages.extract._layout.paragraphs import joint
from stages.extract._layout.place import ENDS, ended_early
from stages.extract._layout.said_again import Said, says_again

HEADER = 3
"""A header has at most this many rows."""

STRETCH = 0.03
"""By this share a scanner stretches one page more than the next."""

Order = list[Line | Placed]
"""What a page holds, in reading order."""


class Cell(Struct, frozen=True, kw_only=True):
    """A cell and its place in the joined table."""

    raw: RawCell
    shape: CellShape
    row: int
    column: int
    colspan: int
    rowspan: int

    @property
    def span(self) -> tuple[int, int]:
        return self.column, self.colspan


def join_tables(orders: Sequence[Order]) -> tuple[list[Order], list[Dropped]]:
    """``orders`` with tables that go on moved to the page on which they begin; and the header
    rows that were left out."""
    joined: list[Order] = []
    dropped: list[Dropped] = []
    last: Order = []
    for found in orders:
        order = list(found)
        above, below = last[-1] if last else None, order[0] if order else None
        if isinstance(above, Placed) and isinstance(below, Placed):
            whole = _join(above, below, dropped)
            if whole is not None:
                last[-1] = whole
                joined.append(order[1:])
                last = joined[-1] or last
                continue
        joined.append(order)
        last = order
    return joined, dropped


def _join(above: Placed, below: Placed, dropped: list[Dropped]) -> Placed | None:
    a, b = above.fragment, below.fragment
    if not isinstance(a, RawTable) or not isinstance(b, RawTable):
        return None
    if above.shape is None or below.shape is None:
        return None
    beneath = _moved(below.shape, above.shape)
    edges = _edges(above.shape, beneath)
    if edges is None:
        return None
    upper, lower = _cells(a, above.shape, edges), _cells(b, beneath, edges)
    header = _header(upper, lower)
    for row in range(header):
        text = "\t".join(cell.raw.text for cell in lower if cell.row == row)
        dropped.append(Dropped(text=text, reason="repeated", origin=b.origin))
    lower = [replace(c, row=c.row - header) for c in lower if c.row >= header]
    cells = _one_row(upper, lower) or _one_cell(upper, lower)
    height = max(cell.row for cell in cells) + 1
    rows = [sorted((c for c in cells if c.row == r), key=lambda c: c.column) for r in range(height)]
    table = RawTable(
        rows=tuple(
            tuple(replace(c.raw, colspan=c.colspan, rowspan=c.rowspan) for c in row) for row in rows
        ),
        header_rows=max(a.header_rows, header),
        origin=replace(a.origin, more=(*a.origin.more, b.origin)),
    )
    shapes = tuple(tuple(c.shape for c in row) for row in rows)
    return replace(above, fragment=table, shape=replace(above.shape, edges=edges, rows=shapes))


def _moved(shape: Shape, other: Shape) -> Shape:
    """``shape`` with its outer edges where ``other`` has them, as far as a scanner may have
    moved and stretched it."""
    left, right = other.edges[0], other.edges[-1]
    wide = shape.edges[-1] - shape.edges[0]
    off = max(abs(left - shape.edges[0]), abs(right - shape.edges[-1]))
    scale = (right - left) / wide if wide > 0 else 1.0
    if off > other.drift or abs(scale - 1) > STRETCH:
        return shape

    def at(x: float) -> float:
        return left + (x - shape.edges[0]) * scale

    def cell(seen: CellShape) -> CellShape:
        x0, y0, x1, y1 = seen.box
        return replace(seen, box=(at(x0), y0, at(x1), y1))

    rows = tuple(tuple(map(cell, row)) for row in shape.rows)
    return replace(shape, edges=tuple(map(at, shape.edges)), rows=rows)


def _edges(a: Shape, b: Shape) -> tuple[float, ...] | None:
    """The column edges of both where those of one are among those of the other, its outer
    ones included: a page may hold only rows with merged cells."""
    more, less = (a, b) if len(a.edges) >= len(b.edges) else (b, a)
    outer = (more.edges[0], less.edges[0]), (more.edges[-1], less.edges[-1])
    if any(abs(x - y) > a.near for x, y in outer):
        return None
    among = all(any(abs(x - y) <= a.near for y in more.edges) for x in less.edges)
    return more.edges if among else None


def _cells(table: RawTable, shape: Shape, edges: tuple[float, ...]) -> list[Cell]:
    def nearest(x: float) -> int:
        return min(range(len(edges)), key=lambda i: abs(edges[i] - x))

    return [
        Cell(
            raw=raw,
            shape=seen,
            row=r,
            column=nearest(seen.box[0]),
            colspan=max(1, nearest(seen.box[2]) - nearest(seen.box[0])),
            rowspan=raw.rowspan,
        )
        for r, (cells, shapes) in enumerate(zip(table.rows, shape.rows, strict=True))
        for raw, seen in zip(cells, shapes, strict=True)
    ]


def _header(upper: Sequence[Cell], lower: Sequence[Cell]) -> int:
    """How many rows of ``lower`` say the first rows of ``upper`` again."""
    rows = min(max(c.row for c in upper), max(c.row for c in lower), HEADER)
    for height in range(rows, 0, -1):
        head = [c for c in upper if c.row < height]
        again = [c for c in lower if c.row < height]
        whole = all(c.row + c.rowspan <= height for c in head)
        if (
            whole
            and any(c.raw.text for c in head)
            and says_again(_said(head), _said(again), seen=any(map(_is_recognised, again)))
        ):
            return height
    return 0


def _said(cells: Sequence[Cell]) -> list[Said]:
    return [Said((c.row, *c.span, c.rowspan), c.raw.text) for c in cells]


def _is_recognised(cell: Cell) -> bool:
    line = cell.shape.first
    return line is not None and any(sure is not None for sure in line.sure)


def _bottom(upper: Sequence[Cell]) -> list[Cell]:
    height = max(cell.row for cell in upper) + 1
    return [cell for cell in upper if cell.row + cell.rowspan == height]


def _one_row(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell] | None:
    """Both parts where the page end cut a row: a cell breaks off within a sentence and goes
    on, and one that was complete has nothing more."""
    firsts = {cell.span: cell for cell in lower if cell.row == 0}
    pairs = [(cell, firsts.get(cell.span)) for cell in _bottom(upper)]
    if {cell.span for cell, _below in pairs} != set(firsts):
        return None
    going_on = complete = False
    for cell, below in pairs:
        if below is None or not below.raw.text:
            complete = complete or bool(cell.raw.text)
        elif not _breaks_off(cell.shape, below.shape):
            return None
        else:
            going_on = True
    if not (going_on and complete):
        return None
    height = max(cell.row for cell in upper) + 1
    cells = [c for c in upper if c.row + c.rowspan < height]
    cells += [_merged(cell, below, 1) for cell, below in pairs if below is not None]
    return cells + [replace(c, row=c.row + height - 1) for c in lower if c.row > 0]


def _breaks_off(above: CellShape, below: CellShape) -> bool:
    last, first = above.last, below.first
    if last is None or first is None or last.text[-1] in ENDS:
        return False
    return not ended_early(last, first, cell_frame(above.box, last))


def _one_cell(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """Both parts below each other; leading cells of several rows that the page end cut, whose
    lower half is empty, are one again."""
    height = max(cell.row for cell in upper) + 1
    firsts = sorted((c for c in lower if c.row == 0), key=lambda c: c.column)
    bottom = {cell.span: cell for cell in _bottom(upper)}
    cut: list[tuple[Cell, Cell]] = []
    for below in firsts[:-1]:
        above = bottom.get(below.span)
        high = above is not None and max(above.rowspan, below.rowspan) > 1
        if above is None or not high or below.raw.text or not above.raw.text:
            break
        cut.append((above, below))
    gone = {id(cell) for pair in cut for cell in pair}
    cells = [cell for cell in upper if id(cell) not in gone]
    cells += [_merged(above, below, 0) for above, below in cut]
    return cells + [replace(c, row=c.row + height) for c in lower if id(c) not in gone]


def _merged(above: Cell, below: Cell, shared: int) -> Cell:
    """``above`` with the text of ``below`` behind its own; ``shared`` rows are in both."""
    text = above.raw.text
    if below.raw.text and above.shape.last and below.shape.first:
        text += joint(above.shape.last, below.shape.first, title=False)
    spans = [replace(s, start=s.start + len(text), end=s.end + len(text)) for s in below.raw.spans]
    return replace(
        above,
        raw=replace(above.raw, text=text + below.raw.text, spans=(*above.raw.spans, *spans)),
        shape=replace(above.shape, last=below.shape.last or above.shape.last),
        rowspan=above.rowspan + below.rowspan - shared,
    )
