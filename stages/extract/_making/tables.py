"""Tables from rows that say where the edges of their cells are: WordprocessingML has a grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from lxml import etree
from msgspec import Struct

from stages.extract._making.elements import add
from stages.extract._wordml.names import W

_Shape = TypeVar("_Shape")
_GREY = "D9D9D9"
_FORMATS = {True: "single", False: "nil"}

Blocks = list[etree._Element]


class CellShape(Struct):
    """What a row says of one of its cells."""

    vertical: str | None = None
    """Merged with the cells above or below: ``restart`` for the first, else ``continue``."""
    sideways: str | None = None
    lines: dict[str, bool] = {}
    """By side whether it has a line; a side that is not told of has that of the table."""
    filled: bool = False


class OpenTable(Generic[_Shape]):
    """A table while its paragraphs come; what a row looks like is told at its end."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[Blocks], _Shape]] = []
        self.cell: Blocks = []
        """What stands in the cell that is open."""
        self._cells: list[Blocks] = []

    def end_cell(self) -> None:
        self._cells.append(self.cell)
        self.cell = []

    def end_row(self, shape: _Shape) -> None:
        """End the row; a cell without an end of its own ends there."""
        if self.cell:
            self.end_cell()
        if self._cells:
            self.rows.append((self._cells, shape))
        self._cells = []


class Grid:
    """The columns of a table, by the ``edges`` of all its cells. Those that lie no further
    apart than ``near`` are one."""

    def __init__(self, edges: Iterable[int], near: int) -> None:
        self._starts: list[int] = []
        for edge in sorted(set(edges)):
            if not self._starts or edge - self._starts[-1] > near:
                self._starts.append(edge)

    def column(self, edge: int) -> int:
        """The column that begins at one of the edges."""
        return bisect_right(self._starts, edge) - 1


def add_lines(properties: etree._Element, name: str, lines: dict[str, bool]) -> None:
    """``tblBorders`` or ``tcBorders``: on which sides there is a line, and on which none."""
    if lines:
        made = add(properties, name)
        for side, drawn in lines.items():
            add(made, side, _FORMATS[drawn])


def add_cell(row: etree._Element, shape: CellShape, span: int, blocks: Blocks) -> None:
    """A new cell that covers ``span`` columns."""
    made = add(row, "tc")
    properties = add(made, "tcPr")
    if span > 1:
        add(properties, "gridSpan", str(span))
    if shape.vertical:
        add(properties, "vMerge", shape.vertical)
    if shape.sideways:
        add(properties, "hMerge", shape.sideways)
    add_lines(properties, "tcBorders", shape.lines)
    if shape.filled:
        add(properties, "shd", "clear").set(W + "fill", _GREY)
    made.extend(blocks)
