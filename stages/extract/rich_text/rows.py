"""Tables: RTF has rows with the right edges of their cells, WordprocessingML a grid."""

from __future__ import annotations

from itertools import chain

from lxml import etree

from stages.extract._making.elements import add, w
from stages.extract._making.tables import (
    Blocks,
    CellShape,
    Grid,
    OpenTable,
    add_cell,
    add_lines,
)

_NEAR = 20
"""Twips within which two edges are one: rows of one table seldom agree to the twip."""

_SIDES = {"t": "top", "l": "left", "b": "bottom", "r": "right", "h": "insideH", "v": "insideV"}
_MERGES = {
    "clmgf": ("sideways", "restart"),
    "clmrg": ("sideways", "continue"),
    "clvmgf": ("vertical", "restart"),
    "clvmrg": ("vertical", "continue"),
}
_NO_LINES = frozenset({"brdrnone", "brdrnil"})
_NOT_KINDS = frozenset({"brdrw", "brdrcf", "brdrtbl", "brdrart", "brdrframe", "brdrsh"})


class RowShape:
    """What stands between ``\\trowd`` and the end of a row."""

    def __init__(self) -> None:
        self.left = 0
        self.header = False
        self.cells: list[CellShape] = []
        self._ends: list[int] = []
        self.lines: dict[str, bool] = {}
        self._cell = CellShape()
        self._side: tuple[dict[str, bool], str] | None = None

    @property
    def edges(self) -> list[int]:
        """The left edge of the row, and the right edges of its cells."""
        return [self.left, *self._ends]

    def say(self, word: str, number: int | None) -> bool:
        """Take in a control word; False where it does not speak of rows and cells."""
        if word == "cellx":
            self._ends.append(number or 0)
            self.cells.append(self._cell)
            self._cell, self._side = CellShape(), None
        elif word == "trleft":
            self.left = number or 0
        elif word == "trhdr":
            self.header = True
        elif word in _MERGES:
            setattr(self._cell, *_MERGES[word])
        elif word == "clcbpat":
            self._cell.filled = bool(number)
        elif word[:-1] == "clbrdr" and word[-1] in _SIDES:
            self._side = (self._cell.lines, _SIDES[word[-1]])
        elif word[:-1] == "trbrdr" and word[-1] in _SIDES:
            self._side = (self.lines, _SIDES[word[-1]])
        elif word.startswith("brdr") and self._side is not None:
            self._line(word)
        else:
            return False
        return True

    def _line(self, word: str) -> None:
        if self._side is not None and word not in _NOT_KINDS:
            lines, side = self._side
            lines[side] = word not in _NO_LINES


class Table(OpenTable[RowShape]):
    """A table while it is being read."""

    def to_xml(self) -> etree._Element | None:
        """The ``w:tbl``, or None for one without any row."""
        if not self.rows:
            return None
        told = (shape.edges[: len(cells) + 1] for cells, shape in self.rows)
        grid = Grid(chain.from_iterable(told), _NEAR)
        table = w("tbl")
        add_lines(add(table, "tblPr"), "tblBorders", self.rows[0][1].lines)
        for cells, shape in self.rows:
            _add_row(table, cells, shape, grid)
        return table


def _add_row(table: etree._Element, cells: list[Blocks], shape: RowShape, grid: Grid) -> None:
    row = add(table, "tr")
    properties = add(row, "trPr")
    if shape.header:
        add(properties, "tblHeader")
    column = grid.column(shape.left)
    if column:
        add(properties, "gridBefore", str(column))
    for index, blocks in enumerate(cells):
        told = index < len(shape.cells)
        until = grid.column(shape.edges[index + 1]) if told else column + 1
        add_cell(row, shape.cells[index] if told else CellShape(), max(until - column, 1), blocks)
        column = max(until, column + 1)
