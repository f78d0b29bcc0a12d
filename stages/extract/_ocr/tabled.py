"""The tables of a page as read: ruled cells filled with the characters that lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from pipeline.origin import Box, Origin
from pipeline.raw import RawTable
from stages.extract._layout.model import Atom, Page, Placed, on_source
from stages.extract._layout.tables import fill, grid_of, shape_of

NEAR = 0.4
"""Edges of cells closer than this, in characters, are one."""

SHIFT = 0.8
"""Columns of two pages closer than this, in characters, are one: a scanner shifts paper and
shrinks it a little."""


class Tabled(Struct, frozen=True):
    """The tables of a page, and the characters that stand in none."""

    placed: tuple[Placed, ...]
    rest: tuple[Atom, ...]


def tabled(cells: Sequence[Sequence[Box]], atoms: Sequence[Atom], page: Page) -> Tabled:
    """``atoms`` put into the tables whose ``cells`` were found; all in the unit of ``page``."""
    rest = tuple(atoms)
    if not rest:
        return Tabled((), rest)
    size = median(atom.size for atom in rest)
    placed: list[Placed] = []
    for table in cells:
        grid = grid_of(table, NEAR * size)
        if grid is None:
            continue
        filled = fill(grid, rest, page.number)
        if any(cell.text for row in filled.rows for cell in row):
            rest = filled.rest
            origin = Origin(by=page.by, page=page.number, box=on_source(grid.box, page))
            fragment = RawTable(rows=filled.rows, origin=origin)
            shape = shape_of(filled, SHIFT * size)
            placed.append(Placed(box=grid.box, fragment=fragment, shape=shape))
    return Tabled(tuple(placed), rest)
