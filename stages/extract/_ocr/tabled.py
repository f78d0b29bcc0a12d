"""The tables of a page as read: ruled cells filled with the characters that lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from pipeline.origin import Box, Origin
from pipeline.raw import RawTable
from stages.extract._layout.blank_tables import blank_grids
from stages.extract._layout.model import Atom, Page, Placed, Ruling, on_source
from stages.extract._layout.open_tables import open_grids
from stages.extract._layout.tables import fill, grid_of, outside, shape_of
from stages.extract._ocr.page import OcrPage

NEAR = 0.4
"""Edges of cells closer than this, in characters, are one."""

SAME = 0.5
DRIFT = 4.0
"""Columns of two pages are one where they differ by less than ``SAME`` characters, after the
whole table was moved by at most ``DRIFT`` (2 cm): no sheet lies in a scanner like the next."""


class Tabled(Struct, frozen=True):
    """The tables of a page, the characters that stand in none, and the level rules that
    belong to none."""

    placed: tuple[Placed, ...]
    rest: tuple[Atom, ...]
    rules: tuple[Ruling, ...]


def tabled(found: OcrPage, atoms: Sequence[Atom], page: Page, unit: float) -> Tabled:
    """``atoms`` put into the tables ``found``; ``unit`` is what a pixel counts on ``page``."""
    rest = tuple(atoms)
    rules = [Ruling(r.x0 * unit, r.x1 * unit, r.y * unit, r.color) for r in found.rules]
    if not rest:
        return Tabled((), rest, tuple(rules))
    size = median(atom.size for atom in rest)
    cells = ([times(cell, unit) for cell in table] for table in found.cells)
    grids = [grid for table in cells if (grid := grid_of(table, NEAR * size))]
    boxes = [grid.box for grid in grids]
    grids += open_grids(
        [(r.x0, r.y, r.x1, r.y) for r in rules if not _within(r, boxes, size)],
        [times(post, unit) for post in found.posts],
        outside(grids, rest),
        page.number,
    )
    grids += blank_grids(outside(grids, rest))
    placed: list[Placed] = []
    for grid in grids:
        filled = fill(grid, rest, page.number)
        if any(cell.text for row in filled.rows for cell in row):
            rest = filled.rest
            origin = Origin(by=page.by, page=page.number, box=on_source(grid.box, page))
            fragment = RawTable(rows=filled.rows, origin=origin)
            shape = shape_of(filled, SAME * size, DRIFT * size)
            placed.append(Placed(box=grid.box, fragment=fragment, shape=shape))
    boxes = [item.box for item in placed]
    free = [rule for rule in rules if not _within(rule, boxes, size)]
    return Tabled(tuple(placed), rest, tuple(free))


def times(box: Box, unit: float) -> Box:
    return (box[0] * unit, box[1] * unit, box[2] * unit, box[3] * unit)


def _within(rule: Ruling, boxes: Sequence[Box], size: float) -> bool:
    """Whether ``rule`` lies in one of ``boxes``, or at its edge."""
    near = NEAR * size
    x = (rule.x0 + rule.x1) / 2
    return any(_holds((b[0], b[1] - near, b[2], b[3] + near), x, rule.y) for b in boxes)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
