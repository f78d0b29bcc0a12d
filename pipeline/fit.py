"""Pictures brought to the house's page, so that Word shows the size that the report tells.

On the page a picture keeps its size unless it is larger than the text block; in a table the
cell decides, and the report tells no size.
"""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.report import Block, Cell, Figure, Report, Section, Table
from pipeline.style import Page


def fit_figures(report: Report, page: Page) -> Report:
    """``report`` with the sizes of its figures as ``page`` has room for them."""
    annexes = tuple(replace(annex, body=_fitted(annex.body, page)) for annex in report.annexes)
    return replace(report, body=_fitted(report.body, page), annexes=annexes)


def _fitted(blocks: tuple[Block, ...], page: Page) -> tuple[Block, ...]:
    return tuple(_block(block, page) for block in blocks)


def _block(block: Block, page: Page) -> Block:
    match block:
        case Section():
            return replace(block, blocks=_fitted(block.blocks, page))
        case Table():
            rows = tuple(tuple(map(_cell, row)) for row in block.rows)
            return replace(block, rows=rows)
        case Figure():
            return _figure(block, page)
    return block


def _cell(cell: Cell) -> Cell:
    return replace(cell, blocks=tuple(map(_inside, cell.blocks))) if cell.blocks else cell


def _inside(block: Block) -> Block:
    match block:
        case Figure():
            return replace(block, width=None, height=None)
        case Table():
            return replace(block, rows=tuple(tuple(map(_cell, row)) for row in block.rows))
    return block


def _figure(figure: Figure, page: Page) -> Figure:
    if not figure.width or not figure.height:
        return figure
    wide, high = page.text_width / 20, page.text_height / 20
    scale = min(wide / figure.width, high / figure.height)
    if scale >= 1:
        return figure
    return replace(
        figure, width=round(figure.width * scale, 2), height=round(figure.height * scale, 2)
    )
