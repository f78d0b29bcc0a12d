"""Tables: a grid with merged cells, as wide as the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.report import Block, Cell, Figure, Opaque, Span, Table
from pipeline.units import points_to_twips
from stages.emit.word._draft import Draft
from stages.emit.word._measures import text_length
from stages.emit.word._paragraphs import paragraph, separator
from stages.emit.word._refuse import refuse
from stages.emit.word._styles import CELL_MARGIN, TABLE_GRID
from stages.emit.word._xml import Element, on, w

Body = Callable[[Draft, tuple[Block, ...], int], Iterable[Element]]

_LEAST = 4.0
"""Characters that even an empty column is given."""
_LINE_END = re.compile(r"(?<=[^\n])\n(?=[^\n])")


class _Slot(Struct, frozen=True):
    """A cell in the grid. ``first`` is false in the rows that it reaches down into."""

    column: int
    cell: Cell
    first: bool


def table(draft: Draft, block: Table, width: int, body: Body) -> Element:
    """``block`` across ``width`` twips. ``body`` writes what stands inside the cells.

    Raises ``BadJson`` for a grid that does not work out.
    """
    rows = _grid(block)
    columns = max(s.column + s.cell.colspan for row in rows for s in row)
    size = draft.style.looks["table_text"].size
    widths = _widths(rows, columns, width, size)
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=TABLE_GRID),
            w("tblW", w=width, type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=value) for value in widths)),
        *(
            _row(draft, row, widths, body, header=index < block.header_rows)
            for index, row in enumerate(rows)
        ),
    )


def _grid(block: Table) -> list[list[_Slot]]:
    """The cells of each row by column, with those that reach down into it."""
    down: dict[int, tuple[Cell, int]] = {}
    rows: list[list[_Slot]] = []
    for number, listed in enumerate(block.rows):
        row: list[_Slot] = []
        reach: dict[int, tuple[Cell, int]] = {}
        waiting = list(reversed(listed))
        column = 0
        while waiting or any(at >= column for at in down):
            if column in down:
                cell, left = down.pop(column)
                row.append(_Slot(column, cell, first=False))
            elif waiting:
                cell = waiting.pop()
                left = cell.rowspan
                if any(column < at < column + cell.colspan for at in down):
                    raise _bad(block, number, "a cell lies over one that reaches down from above")
                row.append(_Slot(column, cell, first=True))
            else:
                raise _bad(block, number, "a cell is missing beside one that reaches down")
            if left > 1:
                reach[column] = (cell, left - 1)
            column += cell.colspan
        if not row:
            raise _bad(block, number, "it has no cell")
        rows.append(row)
        down = reach
    if down or not rows:
        raise _bad(block, len(rows) - 1, "a cell reaches down further than the table")
    return rows


def _bad(block: Table, row: int, why: str) -> Exception:
    return refuse(
        f"row {row + 1} of table {block.id} does not work out: {why}",
        "correct `colspan`, `rowspan` and the cells of the row",
    )


def _widths(rows: list[list[_Slot]], columns: int, width: int, size: float) -> list[int]:
    """Widths in twips that sum up to ``width``. A column gets what its longest line or widest
    picture wants, but where that is too much the wide ones give way and wrap. ``size`` is that
    of a character in points."""
    wants = [_LEAST] * columns
    for row in rows:
        for slot in row:
            share = _wanted(slot.cell, size) / slot.cell.colspan
            for column in range(slot.column, slot.column + slot.cell.colspan):
                wants[column] = max(wants[column], share)
    most = _most(wants, width / points_to_twips(size))
    wants = [min(want, most) for want in wants]
    total = sum(wants)
    edges = [round(width * sum(wants[:column]) / total) for column in range(columns + 1)]
    return [right - left for left, right in pairwise(edges)]


def _wanted(cell: Cell, size: float) -> float:
    """The characters of ``size`` points that ``cell`` would like to be wide."""
    longest = max(map(text_length, cell.text.split("\n")))
    pictures = [block.width or 0 for block in cell.blocks if isinstance(block, Figure)]
    return max([longest, *(width / size for width in pictures)]) + 1.5


def _most(wants: list[float], room: float) -> float:
    """The most that a column may have so that all together find ``room``."""
    left = room
    for index, want in enumerate(sorted(wants)):
        equal = left / (len(wants) - index)
        if want > equal:
            return equal
        left -= want
    return max(wants)


def _row(draft: Draft, row: list[_Slot], widths: list[int], body: Body, *, header: bool) -> Element:
    end = row[-1].column + row[-1].cell.colspan
    properties = [w("gridAfter", val=len(widths) - end)] if end < len(widths) else []
    properties.append(on("cantSplit"))
    if header:
        properties.append(on("tblHeader"))
    return w(
        "tr",
        w("trPr", *properties),
        *(
            _cell(draft, slot, sum(widths[slot.column : slot.column + slot.cell.colspan]), body)
            for slot in row
        ),
    )


def _cell(draft: Draft, slot: _Slot, width: int, body: Body) -> Element:
    cell = slot.cell
    properties = [w("tcW", w=width, type="dxa")]
    if cell.colspan > 1:
        properties.append(w("gridSpan", val=cell.colspan))
    if cell.rowspan > 1:
        properties.append(w("vMerge", **({"val": "restart"} if slot.first else {})))
    properties.append(w("vAlign", val="center"))
    if not slot.first:
        return w("tc", w("tcPr", *properties), paragraph(draft, "table_text", ""))
    content = _lines(draft, cell)
    _prove_plain(cell)
    content += body(draft, cell.blocks, width - 2 * CELL_MARGIN)
    if not content:
        content = [paragraph(draft, "table_text", "")]
    elif cell.blocks and isinstance(cell.blocks[-1], Table):
        content.append(separator())  # a cell must end in a paragraph
    return w("tc", w("tcPr", *properties), *content)


def _lines(draft: Draft, cell: Cell) -> list[Element]:
    """Each line of the cell as a paragraph, with the spans that lie on it. An empty line is
    two soft breaks: an empty paragraph in a cell says nothing."""
    if not cell.text and not cell.spans:
        return []
    made = []
    start = 0
    for line in _LINE_END.split(cell.text):
        end = start + len(line)
        made.append(paragraph(draft, "table_text", line, _within(cell.spans, start, end)))
        start = end + 1
    return made


def _within(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """``spans`` cut to ``start … end`` and counted from there."""
    found = []
    for span in spans:
        left, right = max(span.start, start), min(span.end, end)
        if left < right or (span.start == span.end and start <= span.start <= end):
            found.append(replace(span, start=left - start, end=right - start))
    return tuple(found)


def _prove_plain(cell: Cell) -> None:
    """A caption or a paragraph among the blocks would come back as text of the cell."""
    for block in cell.blocks:
        captioned = isinstance(block, Table | Figure) and block.caption is not None
        if captioned or not isinstance(block, Table | Figure | Opaque):
            raise refuse(
                f"{block.id} in a cell is text, which Word cannot tell from the cell's own",
                "put the words into the cell's `text`",
            )
