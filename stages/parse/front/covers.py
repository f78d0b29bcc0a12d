"""Covers whose title, unit and date each stand in a table of a single cell are read as lines."""

from __future__ import annotations

from pipeline.raw import RawFigure, RawTable
from stages.parse.front.boxes import is_short, rows_of, titles
from stages.parse.lines.items import Held, Item, Line

_REACH = 8
"""Among so many items at the top a cover stands."""


def uncovered(items: list[Item]) -> list[Item]:
    """``items`` with the lines of such a cover in the place of its tables: two at least, with
    nothing but pictures among them, one holding a title, and a text below."""
    cover: list[Item] = []
    cells: list[list[Line]] = []
    for item in items[:_REACH]:
        lines = _in_cell(item)
        if lines:
            cells.append(lines)
            cover += lines
        elif _is_picture(item):
            cover.append(item)
        else:
            break
    read = sum(map(_is_picture, cover)) + len(cells)
    if len(cells) < 2 or read == len(items) or not any(map(titles, cells)):
        return items
    return [*cover, *items[read:]]


def _in_cell(item: Item) -> list[Line]:
    """The lines of a table that is one cell with short lines; none where it is none such."""
    if not isinstance(item, Held) or not isinstance(item.fragment, RawTable):
        return []
    if sum(map(len, item.fragment.rows)) != 1:
        return []
    lines = [line for row in rows_of(item.source, item.fragment) or () for line in row]
    return lines if all(map(is_short, lines)) else []


def _is_picture(item: Item) -> bool:
    return isinstance(item, Held) and isinstance(item.fragment, RawFigure)
