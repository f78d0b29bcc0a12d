"""Where tables and figures stand among the lines of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from pipeline.origin import Box
from pipeline.raw import RawFigure
from pipeline.report import LAID_ON
from stages.extract._layout.model import OWN, SIDE, Line, Placed, around

OVER = 1.0
"""What stands in a column reaches over its lines by no more than so many characters."""


def in_order(lines: Sequence[Line], placed: Sequence[Placed]) -> list[Line | Placed]:
    """``placed`` among ``lines``, each before the first line below its top; a seal or
    handwriting, which lies on lines, before the first one below its middle. What stands within
    one column of the page stands among its lines only."""
    columns = _columns(lines)
    order: list[Line | Placed] = list(lines)
    # What was put among them before begins higher.
    middles = [_middle(line.box) for line in lines]
    standing = [None if line.column >= OWN else line.column or None for line in lines]
    for item in sorted(placed, key=lambda p: (p.box[1], p.box[0])):
        laid_on = isinstance(item.fragment, RawFigure) and item.fragment.shows in LAID_ON
        top = _middle(item.box) if laid_on else item.box[1]
        column = _column_of(item.box, columns)
        beside = [i for i, c in enumerate(standing) if c in (None, column or c) and c != SIDE]
        at = next(
            (i for i in beside if middles[i] > top),
            beside[-1] + 1 if beside else len(order),
        )
        order.insert(at, item)
        middles.insert(at, top)
        standing.insert(at, column)
    return order


class _Column(Struct, frozen=True):
    box: Box
    over: float


def _columns(lines: Sequence[Line]) -> dict[int, _Column]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        if 0 < line.column < OWN:
            found.setdefault(line.column, []).append(line)
    return {
        number: _Column(around([line.box for line in column]), OVER * column[0].size)
        for number, column in found.items()
    }


def _column_of(item: Box, columns: Mapping[int, _Column]) -> int | None:
    """The column in which ``item`` stands; of two above each other the nearer one."""
    near = [
        (max(column.box[1] - item[3], item[1] - column.box[3], 0.0), number)
        for number, column in columns.items()
        if column.box[0] - column.over <= item[0] and item[2] <= column.box[2] + column.over
    ]
    return min(near)[1] if near else None


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
