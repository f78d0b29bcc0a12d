"""A table of contents set as a table: the pages stand in a column of their own."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.chars import ink
from pipeline.raw import RawTable
from stages.parse.lines.items import Held, Item, Line, whole

FEWEST = 2
"""Rows at least."""


def as_entries(item: Item) -> list[Line] | None:
    """The texts of a table whose last column holds page numbers only, as lines of contents; None
    for other items."""
    if not isinstance(item, Held) or not isinstance(item.fragment, RawTable):
        return None
    table = item.fragment
    rows = [row for row in table.rows if any(ink(cell.text) for cell in row)]
    paged = [row for row in rows if len(row) > 1 and ink(row[0].text) and _is_page(row[-1].text)]
    if len(paged) < FEWEST or len(paged) < len(rows) - 1:  # one may head the columns
        return None
    if any(cell.inside for row in table.rows for cell in row):
        return None
    lines = [
        whole(f"{item.source}:r{r}c{c}", cell.text, cell.spans, table.origin)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
    ]
    return [replace(line, role="contents") for line in lines if line.text]


def _is_page(text: str) -> bool:
    said = ink(text)
    return said.isdecimal() and len(said) <= 4
