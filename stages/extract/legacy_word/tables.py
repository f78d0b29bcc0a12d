"""Tables: paragraphs that know how deep they stand become ``w:tbl`` ([MS-DOC] 2.4.3)."""

from __future__ import annotations

from lxml import etree

from stages.extract._making.elements import add, w
from stages.extract._making.tables import CellShape, Grid, OpenTable, add_cell, add_lines
from stages.extract.legacy_word.char_props import CharProps, add_change
from stages.extract.legacy_word.rows import RowProps

_SAME = 12
"""Twips by which the edges of cells in different rows may miss each other and still be one."""


_Table = OpenTable[tuple[RowProps, CharProps]]
"""What a row looks like, and the properties of its mark."""
_Row = tuple[list[list[etree._Element]], tuple[RowProps, CharProps]]


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
            self._open[-1].end_row((props, mark))

    def finish(self) -> list[etree._Element]:
        self._go_to(0)
        return self._done

    @property
    def _here(self) -> list[etree._Element]:
        return self._open[-1].cell if self._open else self._done

    def _go_to(self, depth: int) -> None:
        while len(self._open) > depth:
            table = self._open.pop()
            table.end_row((RowProps(), CharProps()))
            if table.rows:
                self._here.append(_element(table.rows))
        while len(self._open) < depth:
            self._open.append(OpenTable())


def _element(rows: list[_Row]) -> etree._Element:
    table = w("tbl")
    shapes = [props for _, (props, _) in rows]
    lines = next((props.lines for props in shapes if props.lines), {})
    add_lines(add(table, "tblPr"), "tblBorders", lines)
    grid = Grid((edge for props in shapes for edge in props.edges), _SAME)
    for cells, (props, mark) in rows:
        _add_row(table, cells, props, mark, grid)
    return table


def _add_row(
    table: etree._Element,
    cells: list[list[etree._Element]],
    props: RowProps,
    mark: CharProps,
    grid: Grid,
) -> None:
    element = add(table, "tr")
    properties = add(element, "trPr")
    columns = [grid.column(edge) for edge in props.edges]
    if columns and columns[0] > 0:
        add(properties, "gridBefore", str(columns[0]))
    if props.header:
        add(properties, "tblHeader")
    for name, change in (("ins", mark.inserted), ("del", mark.deleted)):
        if change is not None:
            add_change(properties, name, change)
    for index, blocks in enumerate(cells):
        shape = props.cells[index] if index < len(props.cells) else CellShape()
        span = columns[index + 1] - columns[index] if index + 1 < len(columns) else 1
        add_cell(element, shape, span, blocks)
