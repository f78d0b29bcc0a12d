"""Tables: a grid with merged cells, as wide as the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.report import Block, Cell, Figure, Opaque, Table
from pipeline.spans import cut
from stages.emit.word._draft import Draft
from stages.emit.word._grid import Slot, column_widths, grid_of
from stages.emit.word._paragraphs import paragraph, separator
from stages.emit.word._refuse import refuse
from stages.emit.word._styles import CELL_MARGIN, TABLE_GRID
from stages.emit.word._xml import Element, on, w

Body = Callable[[Draft, tuple[Block, ...], int], Iterable[Element]]

_SHORT = 100
"""Characters of a cell that never fill a page: a row of such cells stays on one page. A higher
row must break, or what goes below the page is cut off."""
_LINE_END = re.compile(r"(?<=[^\n])\n(?=[^\n])")


def table(draft: Draft, block: Table, width: int, body: Body) -> Element:
    """``block`` across ``width`` twips. ``body`` writes what stands inside the cells.

    Raises ``BadJson`` for a grid that does not work out.
    """
    rows = grid_of(block)
    widths = column_widths(rows, width, draft.style.looks["table_text"].size)
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


def _row(draft: Draft, row: list[Slot], widths: list[int], body: Body, *, header: bool) -> Element:
    end = row[-1].column + row[-1].cell.colspan
    properties = [w("gridAfter", val=len(widths) - end)] if end < len(widths) else []
    if all(len(slot.cell.text) <= _SHORT and not slot.cell.blocks for slot in row):
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


def _cell(draft: Draft, slot: Slot, width: int, body: Body) -> Element:
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
        made.append(paragraph(draft, "table_text", line, cut(cell.spans, start, end)))
        start = end + 1
    return made


def _prove_plain(cell: Cell) -> None:
    """A caption or a paragraph among the blocks would come back as text of the cell."""
    for block in cell.blocks:
        captioned = isinstance(block, Table | Figure) and block.caption is not None
        if captioned or not isinstance(block, Table | Figure | Opaque):
            raise refuse(
                f"{block.id} in a cell is text, which Word cannot tell from the cell's own",
                "put the words into the cell's `text`",
            )
