"""Tables (part 3, 9), laid out on their grid as Word has them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from pipeline.errors import DangerousFile
from stages.extract._making.elements import add, w
from stages.extract._making.tables import add_lines
from stages.extract._wordml.names import W
from stages.extract.open_document.maker import Maker
from stages.extract.open_document.names import FO, HEADING, PARAGRAPH, STYLE, TABLE, whole

MAX_SPAN = 1000
MAX_CELLS = 200_000
"""Of one document, repeated ones counted as often as they are repeated."""
_CELL, _COVERED, _ROW = TABLE + "table-cell", TABLE + "covered-table-cell", TABLE + "table-row"
_GROUPS = frozenset(TABLE + n for n in ("table-header-rows", "table-rows", "table-row-group"))
_EDGES = ("top", "left", "bottom", "right")


class _Merge(Struct):
    """A cell that runs on below itself."""

    rows: int
    span: int


def make_table(maker: Maker, table: etree._Element, room: list[int]) -> etree._Element:
    """``w:tbl``. ``room`` holds how many cells the document may still have."""
    made = w("tbl")
    add(made, "tblPr")
    open_: dict[int, _Merge] = {}
    for row, is_header in _rows(table, header=False):
        for _ in range(_repeated(row, "rows")):
            made.append(_row(maker, row, open_, is_header, room))
    return made


def _rows(element: etree._Element, *, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in element:
        if child.tag == _ROW:
            yield child, header
        elif child.tag in _GROUPS:
            yield from _rows(child, header=header or child.tag == TABLE + "table-header-rows")


def _repeated(element: etree._Element, what: str) -> int:
    """How often an element stands; of empty ones no more than a table may be wide."""
    said = whole(element.get(f"{TABLE}number-{what}-repeated"), 1, MAX_CELLS)
    empty = next(element.iter(PARAGRAPH, HEADING), None) is None
    return max(min(said, MAX_SPAN) if empty else said, 1)


def _row(
    maker: Maker,
    row: etree._Element,
    open_: dict[int, _Merge],
    is_header: bool,
    room: list[int],
) -> etree._Element:
    made = w("tr")
    if is_header:
        add(add(made, "trPr"), "tblHeader")
    column, covered = 0, 0
    for cell in row.iterchildren(_CELL, _COVERED):
        for _ in range(_repeated(cell, "columns")):
            room[0] -= 1
            if room[0] < 0:
                raise DangerousFile(f"its tables have more than {MAX_CELLS:,} cells")
            merge = open_.get(column)
            if cell.tag == _CELL:
                covered = _begin(maker, cell, made, open_, column)
            elif merge is not None:
                _continue(maker, cell, made, merge)
                covered = merge.span
                merge.rows -= 1
                if not merge.rows:
                    del open_[column]
            elif covered <= 0 or len(cell):
                _stray(maker, cell, made, beside=covered > 0)
            covered -= 1
            column += 1
    return made


def _begin(
    maker: Maker,
    cell: etree._Element,
    row: etree._Element,
    open_: dict[int, _Merge],
    column: int,
) -> int:
    """A cell; gives the number of columns that it covers."""
    span = max(whole(cell.get(TABLE + "number-columns-spanned"), 1, MAX_SPAN), 1)
    rows = max(whole(cell.get(TABLE + "number-rows-spanned"), 1, MAX_CELLS), 1)
    made = _cell(maker, cell, span)
    open_.pop(column, None)
    if rows > 1:
        open_[column] = _Merge(rows - 1, span)
        add(made[0], "vMerge", "restart")
    row.append(made)
    return span


def _continue(maker: Maker, cell: etree._Element, row: etree._Element, merge: _Merge) -> None:
    made = _cell(maker, cell, merge.span)
    add(made[0], "vMerge", "continue")
    row.append(made)


def _stray(maker: Maker, cell: etree._Element, row: etree._Element, *, beside: bool) -> None:
    """A covered cell that holds something, which nobody sees; or one that nothing covers."""
    made = _cell(maker, cell, 1)
    if beside:
        add(made[0], "hMerge", "continue")
        span = row[-1].find(f"{W}tcPr/{W}gridSpan") if len(row) else None
        if span is not None:
            span.set(W + "val", str(max(int(span.get(W + "val", "1")) - 1, 1)))
    row.append(made)


def _cell(maker: Maker, cell: etree._Element, span: int) -> etree._Element:
    made = w("tc")
    properties = add(made, "tcPr")
    add(properties, "gridSpan", str(span))
    _look(maker, cell, properties)
    maker.blocks(cell, made)
    return made


def _look(maker: Maker, cell: etree._Element, properties: etree._Element) -> None:
    """Lines and ground of a cell: a column that shows none is no table to a reader."""
    style = maker.styles.automatic("table-cell", cell.get(TABLE + "style-name", ""))
    said = style.find(STYLE + "table-cell-properties") if style is not None else None
    if said is None:
        return
    lines = ((e, said.get(f"{FO}border-{e}") or said.get(FO + "border")) for e in _EDGES)
    add_lines(properties, "tcBorders", {edge: line != "none" for edge, line in lines if line})
    ground = said.get(FO + "background-color", "transparent")
    if ground != "transparent":
        add(properties, "shd", "clear").set(W + "fill", ground.lstrip("#").upper())
