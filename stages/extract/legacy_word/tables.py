"""Tables: paragraphs that know how deep they stand become ``w:tbl`` ([MS-DOC] 2.4.3)."""

from __future__ import annotations

from bisect import bisect_right

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.names import W
from stages.extract.legacy_word.char_props import CharProps, add_change
from stages.extract.legacy_word.rows import CellProps, RowProps
from stages.extract.legacy_word.xml import add, root

_SAME = 12
"""Twips by which the edges of cells in different rows may miss each other and still be one."""


class _Row(Struct):
    cells: list[list[etree._Element]]
    props: RowProps
    mark: CharProps


class _Table:
    """A table while its paragraphs come."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.cells: list[list[etree._Element]] = []
        self.open: list[etree._Element] = []

    def end_cell(self) -> None:
        self.cells.append(self.open)
        self.open = []

    def end_row(self, props: RowProps, mark: CharProps) -> None:
        if self.open:
            self.end_cell()
        if self.cells:
            self.rows.append(_Row(self.cells, props, mark))
        self.cells = []


class Blocks:
    """Puts paragraphs and the tables that they stand in one below the other."""

    def __init__(self) -> None:
        self._done: list[etree._Element] = []
        self._open: list[_Table] = []

    def paragraph(self, element: etree._Element, depth: int, *, ends_cell: bool) -> None:
        """A paragraph that stands in ``depth`` tables."""
        self._go_to(depth)
        self._here.append(element)
        if ends_cell and self._open:
            self._open[-1].end_cell()

    def row(self, depth: int, props: RowProps, mark: CharProps) -> None:
        """The end of a row; ``mark`` has the properties of its mark."""
        self._go_to(depth)
        if self._open:
            self._open[-1].end_row(props, mark)

    def finish(self) -> list[etree._Element]:
        self._go_to(0)
        return self._done

    @property
    def _here(self) -> list[etree._Element]:
        return self._open[-1].open if self._open else self._done

    def _go_to(self, depth: int) -> None:
        while len(self._open) > depth:
            table = self._open.pop()
            table.end_row(RowProps(), CharProps())
            if table.rows:
                self._here.append(_element(table.rows))
        while len(self._open) < depth:
            self._open.append(_Table())


def _element(rows: list[_Row]) -> etree._Element:
    table = root("tbl")
    lines = next((row.props.lines for row in rows if row.props.lines), {})
    _add_lines(add(table, "tblPr"), "tblBorders", lines)
    grid = _grid(rows)
    for row in rows:
        _add_row(table, row, grid)
    return table


def _grid(rows: list[_Row]) -> list[int]:
    """Where the columns of the table begin: the edges of all cells, near ones as one."""
    grid: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.props.edges}):
        if not grid or edge - grid[-1] > _SAME:
            grid.append(edge)
    return grid


def _add_row(table: etree._Element, row: _Row, grid: list[int]) -> None:
    element = add(table, "tr")
    properties = add(element, "trPr")
    columns = [bisect_right(grid, edge) - 1 for edge in row.props.edges]
    if columns and columns[0] > 0:
        add(properties, "gridBefore", str(columns[0]))
    if row.props.header:
        add(properties, "tblHeader")
    for name, change in (("ins", row.mark.inserted), ("del", row.mark.deleted)):
        if change is not None:
            add_change(properties, name, change)
    for index, blocks in enumerate(row.cells):
        cell = add(element, "tc")
        known = index < len(row.props.cells)
        span = columns[index + 1] - columns[index] if index + 1 < len(columns) else 1
        _add_cell(cell, row.props.cells[index] if known else CellProps(), span)
        cell.extend(blocks)


def _add_cell(cell: etree._Element, props: CellProps, span: int) -> None:
    properties = add(cell, "tcPr")
    if span > 1:
        add(properties, "gridSpan", str(span))
    if props.vertical:
        add(properties, "vMerge", props.vertical)
    if props.sideways:
        add(properties, "hMerge", props.sideways)
    _add_lines(properties, "tcBorders", props.lines)
    if props.filled:
        add(properties, "shd", "clear").set(W + "fill", "D9D9D9")


def _add_lines(parent: etree._Element, name: str, lines: dict[str, bool]) -> None:
    if lines:
        holder = add(parent, name)
        for side, drawn in lines.items():
            add(holder, side, "single" if drawn else "nil")
