"""The order in which a page is read: column by column where it has some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stages.extract._layout.bands import best_band
from stages.extract._layout.binding import along_edge, edge_lines
from stages.extract._layout.downward import is_downward, laid_down, stood_up
from stages.extract._layout.lines import build_lines, line_of, rows
from stages.extract._layout.margins import side_notes
from stages.extract._layout.model import SIDE, Atom, Line, around
from stages.extract._layout.spreads import halves


def lines_in_order(atoms: Sequence[Atom], page: int, *, lies: bool = False) -> list[Line]:
    """The lines that ``atoms`` make, in the order in which they are read. What stands along the
    edge of a column comes before it, a note in the margin before the first line that stands
    lower. ``lies``: the page is wider than high and may be two."""
    if is_downward(atoms):
        laid, across = laid_down(atoms)
        return [*map(stood_up, _in_order(laid, page)), *build_lines(across, page)]
    return _in_order(atoms, page, lies=lies)


def _in_order(atoms: Sequence[Atom], page: int, *, lies: bool = False) -> list[Line]:
    found: list[Line] = []
    groups = in_reading_order(atoms, lies=lies)
    for column, group in groups:
        text, edge = along_edge(group)
        found += edge_lines(edge, text, page)
        if len(groups) == 1 and not column:
            found += _with_notes(text, page)
        else:
            found += build_lines(text, page, column)
    return found


def _with_notes(atoms: Sequence[Atom], page: int) -> list[Line]:
    found = rows(atoms)
    text, notes = side_notes(found)
    if not notes:
        return [line_of(row, page) for row in found]
    lines = build_lines(text, page)
    for note in (line for atoms in notes for line in build_lines(atoms, page, SIDE)):
        at = next((i for i, other in enumerate(lines) if _is_after(other, note)), None)
        lines.insert(len(lines) if at is None else at, note)
    return lines


def _is_after(line: Line, note: Line) -> bool:
    """Whether ``note`` stands higher in the margin than ``line``, or level with it at its left."""
    left = note.box[2] <= line.box[0] and note.box[3] > _middle(line)
    return _middle(line) > _middle(note) or (left and note.box[1] < _middle(line))


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def in_reading_order(atoms: Sequence[Atom], *, lies: bool = False) -> list[tuple[int, list[Atom]]]:
    """``atoms`` of a page as groups to be read one after the other, each with its column: 0
    for what runs across the page, and one number for all groups between the same edges."""
    edges: list[tuple[float, float]] = []
    groups: list[tuple[int, list[Atom]]] = []
    for is_column, group in _pages(list(atoms)) if lies else _parts(list(atoms)):
        column = _number(edges, group) if is_column else 0
        if groups and groups[-1][0] == column == 0:
            groups[-1][1].extend(group)
        else:
            groups.append((column, group))
    return groups


def _number(edges: list[tuple[float, float]], group: Sequence[Atom]) -> int:
    """Which column of its page ``group`` stands in, counted from 1; new ones join ``edges``."""
    box, near = around([a.box for a in group]), 2 * group[0].size
    for index, (left, right) in enumerate(edges, start=1):
        if abs(left - box[0]) < near and abs(right - box[2]) < near:
            return index
    edges.append((box[0], box[2]))
    return len(edges)


def _pages(atoms: list[Atom]) -> Iterable[tuple[bool, list[Atom]]]:
    """As ``_parts``; of two pages on one sheet, one after the other."""
    sides = halves(atoms)
    if sides is None:
        yield from _parts(atoms)
        return
    for side in sides:
        yield from ((True, part) for _is_column, part in _parts(side))


def _parts(atoms: list[Atom]) -> Iterable[tuple[bool, list[Atom]]]:
    """``atoms`` cut into columns and what stands between them, in reading order."""
    lines = rows(atoms)
    band = best_band(lines)
    if band is None:
        yield False, atoms
        return
    above = [atom for row in lines[: band.start] for atom in row]
    below = [atom for row in lines[band.end :] for atom in row]
    if above:
        yield from _parts(above)
    for side in band.sides:
        yield from ((True, part) for _is_column, part in _parts(side))
    if below:
        yield from _parts(below)
