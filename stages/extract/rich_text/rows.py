"""Tables: RTF has rows with the right edges of their cells, WordprocessingML a grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from lxml import etree

from stages.extract._wordml.names import VAL, W

_NEAR = 20
"""Twips within which two edges are one: rows of one table seldom agree to the twip."""

_SIDES = {"t": "top", "l": "left", "b": "bottom", "r": "right", "h": "insideH", "v": "insideV"}
_MERGES = {
    "clmgf": ("hMerge", "restart"),
    "clmrg": ("hMerge", "continue"),
    "clvmgf": ("vMerge", "restart"),
    "clvmrg": ("vMerge", "continue"),
}
_NO_LINES = frozenset({"brdrnone", "brdrnil"})
_NOT_KINDS = frozenset({"brdrw", "brdrcf", "brdrtbl", "brdrart", "brdrframe", "brdrsh"})


class CellShape:
    """What a row says of one of its cells."""

    def __init__(self) -> None:
        self.edge = 0
        self.merges: dict[str, str] = {}
        self.lines: dict[str, bool] = {}
        self.filled = False


class RowShape:
    """What stands between ``\\trowd`` and the end of a row."""

    def __init__(self) -> None:
        self.left = 0
        self.header = False
        self.cells: list[CellShape] = []
        self.lines: dict[str, bool] = {}
        self._cell = CellShape()
        self._side: tuple[dict[str, bool], str] | None = None

    def say(self, word: str, number: int | None) -> bool:
        """Take in a control word; False where it does not speak of rows and cells."""
        if word == "cellx":
            self._cell.edge = number or 0
            self.cells.append(self._cell)
            self._cell, self._side = CellShape(), None
        elif word == "trleft":
            self.left = number or 0
        elif word == "trhdr":
            self.header = True
        elif word in _MERGES:
            key, value = _MERGES[word]
            self._cell.merges[key] = value
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


class Table:
    """A table while it is being read. ``cell`` has the blocks of the cell that is open."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[list[etree._Element]], RowShape]] = []
        self.cells: list[list[etree._Element]] = []
        self.cell: list[etree._Element] = []

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self, shape: RowShape) -> None:
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append((self.cells, shape))
            self.cells = []

    def to_xml(self) -> etree._Element | None:
        """The ``w:tbl``, or None for one without any row."""
        if not self.rows:
            return None
        edges = _grid(self.rows)
        table = etree.Element(W + "tbl")
        properties = etree.SubElement(table, W + "tblPr")
        _add_lines(properties, "tblBorders", self.rows[0][1].lines)
        for cells, shape in self.rows:
            _add_row(table, cells, shape, edges)
        return table


def _grid(rows: Iterable[tuple[list[list[etree._Element]], RowShape]]) -> list[int]:
    """The edges of all cells from left to right, those near to each other as one."""
    found: set[int] = set()
    for cells, shape in rows:
        found.add(shape.left)
        found.update(cell.edge for cell in shape.cells[: len(cells)])
    edges: list[int] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _column(edges: list[int], edge: int) -> int:
    """The index among ``edges`` of the one that ``edge`` is near to."""
    return bisect_left(edges, edge - _NEAR)


def _add_row(
    table: etree._Element, cells: list[list[etree._Element]], shape: RowShape, edges: list[int]
) -> None:
    row = etree.SubElement(table, W + "tr")
    properties = etree.SubElement(row, W + "trPr")
    if shape.header:
        etree.SubElement(properties, W + "tblHeader")
    column = _column(edges, shape.left)
    if column:
        etree.SubElement(properties, W + "gridBefore", {VAL: str(column)})
    last = CellShape()
    for index, blocks in enumerate(cells):
        told = shape.cells[index] if index < len(shape.cells) else last
        until = _column(edges, told.edge) if told is not last else column + 1
        _add_cell(row, blocks, told, max(until - column, 1))
        column = max(until, column + 1)


def _add_cell(
    row: etree._Element, blocks: list[etree._Element], shape: CellShape, span: int
) -> None:
    cell = etree.SubElement(row, W + "tc")
    properties = etree.SubElement(cell, W + "tcPr")
    if span > 1:
        etree.SubElement(properties, W + "gridSpan", {VAL: str(span)})
    for name, value in shape.merges.items():
        etree.SubElement(properties, W + name, {VAL: value})
    _add_lines(properties, "tcBorders", shape.lines)
    if shape.filled:
        etree.SubElement(properties, W + "shd", {VAL: "clear", W + "fill": "D9D9D9"})
    cell.extend(blocks)


def _add_lines(parent: etree._Element, name: str, lines: dict[str, bool]) -> None:
    if lines:
        element = etree.SubElement(parent, W + name)
        for side, drawn in lines.items():
            etree.SubElement(element, W + side, {VAL: "single" if drawn else "nil"})
