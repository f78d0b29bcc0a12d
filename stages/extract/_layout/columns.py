"""Two columns: found where a blank strip runs down the page between full lines."""

from __future__ import annotations

from collections.abc import Sequence

from stages.extract._layout.lines import build_lines, rows
from stages.extract._layout.model import Atom, Line, around

MIN_ROWS = 8
"""Fewer rows side by side are a signature or a form, not columns."""

GUTTER = 1.2
"""A column gap is at least this wide, in characters."""

FULL = 0.6
"""This share of the rows must fill their column: those of a table of contents do not."""


def lines_in_order(atoms: Sequence[Atom], page: int, width: float) -> list[Line]:
    """The lines that ``atoms`` make, in the order in which they are read."""
    return [
        line
        for column, group in in_reading_order(atoms, width)
        for line in build_lines(group, page, column)
    ]


def in_reading_order(atoms: Sequence[Atom], width: float) -> list[tuple[int, list[Atom]]]:
    """``atoms`` of a page as groups to be read one after the other, each with its column: one
    group for a page of one column; what spans both columns is a group between them."""
    lines = rows(atoms)
    parts = [_halves(row, width) for row in lines]
    bands: list[tuple[bool, list[int]]] = []
    for index, part in enumerate(parts):
        split = part is not None
        if bands and bands[-1][0] == split:
            bands[-1][1].append(index)
        else:
            bands.append((split, [index]))
    groups: list[tuple[int, list[Atom]]] = []
    for split, members in bands:
        halves = [parts[i] for i in members]
        pairs = [half for half in halves if half is not None]
        if split and _are_columns(pairs):
            groups.append((1, [atom for left, _right in pairs for atom in left]))
            groups.append((2, [atom for _left, right in pairs for atom in right]))
        else:
            if not groups or groups[-1][0]:
                groups.append((0, []))
            groups[-1][1].extend(atom for i in members for atom in lines[i])
    return groups


_Halves = tuple[list[Atom], list[Atom]]


def _halves(row: list[Atom], width: float) -> _Halves | None:
    """``row`` cut at its gap in the middle of the page, if there is one."""
    middle = width / 2
    left = [a for a in row if a.middle[0] < middle]
    right = [a for a in row if a.middle[0] >= middle]
    if not left or not right:
        return None
    gap = min(a.box[0] for a in right) - max(a.box[2] for a in left)
    return (left, right) if gap >= GUTTER * max(row[0].size, right[0].size) else None


def _are_columns(pairs: Sequence[_Halves]) -> bool:
    if len(pairs) < MIN_ROWS:
        return False
    lefts = [around([a.box for a in left]) for left, _right in pairs]
    rights = [around([a.box for a in right]) for _left, right in pairs]
    return _filled([(b[0], b[2]) for b in lefts]) and _filled([(b[0], b[2]) for b in rights])


def _filled(spans: Sequence[tuple[float, float]]) -> bool:
    start, end = min(a for a, _b in spans), max(b for _a, b in spans)
    full = sum(b - a > 0.85 * (end - start) for a, b in spans)
    return full >= FULL * len(spans)
