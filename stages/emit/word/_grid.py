"""The grid of a table: which cell lies where, and how wide each column is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

from pipeline.errors import BadJson
from pipeline.report import Cell, Figure, Table
from pipeline.units import points_to_twips
from stages.emit.word._measures import text_length
from stages.emit.word._refuse import refuse

_LEAST = 4.0
"""Characters that even an empty column is given."""
_MARGINS = 1.5
"""Characters that the space left and right inside a cell takes."""

_MOST_COLUMNS = 1000
"""More is no table but a slip; Word itself shows 63."""


class Slot(Struct, frozen=True):
    """A cell in the grid. ``first`` is false in the rows that it reaches down into."""

    column: int
    cell: Cell
    first: bool


def grid_of(block: Table) -> list[list[Slot]]:
    """The cells of each row by column, with those that reach down into it."""
    down: dict[int, tuple[Cell, int]] = {}
    rows: list[list[Slot]] = []
    for number, listed in enumerate(block.rows):
        row: list[Slot] = []
        reach: dict[int, tuple[Cell, int]] = {}
        waiting = list(reversed(listed))
        column = 0
        while waiting or any(at >= column for at in down):
            if column in down:
                cell, left = down.pop(column)
                row.append(Slot(column, cell, first=False))
            elif waiting:
                cell = waiting.pop()
                left = cell.rowspan
                if left < 1 or not 1 <= cell.colspan <= _MOST_COLUMNS - column:
                    raise _bad(block, number, "a cell covers nothing, or far too much")
                if any(column < at < column + cell.colspan for at in down):
                    raise _bad(block, number, "a cell lies over one that reaches down from above")
                row.append(Slot(column, cell, first=True))
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


def _bad(block: Table, row: int, why: str) -> BadJson:
    return refuse(
        f"row {row + 1} of table {block.id} does not work out: {why}",
        "correct `colspan`, `rowspan` and the cells of the row",
    )


def column_widths(rows: list[list[Slot]], width: int, size: float) -> list[int]:
    """Widths in twips that sum up to ``width``. A column gets room for its widest picture and
    its longest line; where that is too much, the lines of the wide ones wrap. ``size`` is that
    of a character in points."""
    needs = _each_column(rows, lambda cell: _pictures(cell, size))
    wants = _each_column(rows, _longest)
    extra = [max(0.0, want - need) for need, want in zip(needs, wants, strict=True)]
    most = _most(extra, max(0.0, width / points_to_twips(size) - sum(needs)))
    shares = [need + min(more, most) for need, more in zip(needs, extra, strict=True)]
    edges = [round(width * sum(shares[:c]) / sum(shares)) for c in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _each_column(rows: list[list[Slot]], measure: Callable[[Cell], float]) -> list[float]:
    """The greatest ``measure`` of the cells in each column, in characters, margins included."""
    columns = max(slot.column + slot.cell.colspan for row in rows for slot in row)
    found = [_LEAST] * columns
    for row in rows:
        for slot in row:
            share = (measure(slot.cell) + _MARGINS) / slot.cell.colspan
            for column in range(slot.column, slot.column + slot.cell.colspan):
                found[column] = max(found[column], share)
    return found


def _longest(cell: Cell) -> float:
    return max(map(text_length, cell.text.split("\n")))


def _pictures(cell: Cell, size: float) -> float:
    """The room that the pictures in ``cell`` need, also those of a table in it."""
    room = 0.0
    for block in cell.blocks:
        if isinstance(block, Figure):
            room = max(room, (block.width or 0) / size)
        elif isinstance(block, Table):
            rows = grid_of(block)
            inner = _each_column(rows, lambda c: _pictures(c, size))
            room = max(room, sum(inner))
    return room


def _most(wants: list[float], room: float) -> float:
    """The most that each of ``wants`` may get so that all together find ``room``."""
    for index, want in enumerate(sorted(wants)):
        equal = room / (len(wants) - index)
        if want > equal:
            return equal
        room -= want
    return max(wants)
