"""Cells between ruled lines, drawn in a PDF or found in a picture.

Lines that touch are one table. They cut its area into small fields, one from line to next line
either way; fields without a wall between them are one cell, so a merged cell comes from the
pieces of line that are missing. What can be reached from outside is no cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.fields import Fields

WHOLE = 0.6
"""A wall between two fields of which this share is drawn, both its ends among it, is one that
the scanner broke. An underline does not reach the sides of its cell."""

SLACK = 0.3
"""So much of a short wall, as a share of it, may be missing at either end."""

SIDES = 3
"""Rules of one length, one above the other, that a table without outer side rules has."""

MOST_LINES = 4000
MOST_FIELDS = 200_000
"""More lines, or more fields between them, are a drawing, which would take minutes."""


class Piece(Struct, frozen=True):
    """A line that lies at ``at`` and runs from ``start`` to ``end`` the other way."""

    at: float
    start: float
    end: float


class Walls(Struct, frozen=True):
    """The lines of one table, as places of their classes and the pieces in each."""

    places: tuple[float, ...]
    pieces: tuple[tuple[Piece, ...], ...]

    def stands(self, index: int, start: float, end: float, near: float) -> bool:
        """Whether there is a wall in class ``index`` from ``start`` to ``end``."""
        slack = min(near, SLACK * (end - start))
        inside = [p for p in self.pieces[index] if p.start < end and p.end > start]
        if not inside:
            return False
        if inside[0].start > start + slack or inside[-1].end < end - slack:
            return False
        drawn = sum(min(p.end, end) - max(p.start, start) for p in inside)
        return drawn >= WHOLE * (end - start)


def cells_of(strokes: Sequence[Box], near: float) -> list[list[Box]]:
    """The cells of each table that ``strokes`` draw, from top to bottom, row by row.

    ``strokes`` are the boxes of level and upright lines in any order. Lines closer than
    ``near`` touch, and those side by side are one (double rules). Cells of one table do not
    overlap; a table within a cell of another is a table of its own.
    """
    dots = [s for s in strokes if max(s[2] - s[0], s[3] - s[1]) <= near]
    level = [s for s in strokes if s[2] - s[0] >= s[3] - s[1]] + dots
    upright = [s for s in strokes if s[2] - s[0] < s[3] - s[1]] + dots
    across = whole_lines([Piece((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in level], near)
    down = whole_lines([Piece((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in upright], near)
    found: list[list[Box]] = []
    if not 3 <= len(across) + len(down) <= MOST_LINES:
        return found
    for rules, posts in _touching(across, down, near):
        found += _tables(rules, posts, near)
    return sorted(found, key=lambda cells: (cells[0][1], cells[0][0]))


def whole_lines(pieces: Sequence[Piece], near: float) -> list[Piece]:
    """``pieces`` with those of one line put together; what stays as short as a dot is none."""
    whole: list[Piece] = []
    for group in _classes(pieces, near):
        place = _place(group)
        start, end = group[0].start, group[0].end
        for piece in group[1:]:
            if piece.start > end + near:
                whole.append(Piece(place, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        whole.append(Piece(place, start, end))
    return [p for p in whole if p.end - p.start > near]


def _classes(pieces: Sequence[Piece], near: float) -> list[list[Piece]]:
    """``pieces`` by where they lie, each class from its first start on."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.at, p.start)):
        group = groups[-1] if groups else []
        if group and piece.at - group[-1].at <= near and piece.at - group[0].at <= 2 * near:
            group.append(piece)
        else:
            groups.append([piece])
    return [sorted(group, key=lambda p: (p.start, p.end)) for group in groups]


def _place(group: Sequence[Piece]) -> float:
    """Where the lines of a class lie: the long ones say it."""
    weight = sum(p.end - p.start for p in group)
    if weight <= 0:
        return group[0].at
    return sum(p.at * (p.end - p.start) for p in group) / weight


def _touching(
    across: Sequence[Piece], down: Sequence[Piece], near: float
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Level and upright lines by what touches each other."""
    owner = list(range(len(across)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    places = [p.at for p in across]
    first: list[int | None] = []
    for post in down:
        low = bisect_left(places, post.start - near)
        high = bisect_right(places, post.end + near)
        met = [
            i for i in range(low, high) if across[i].start - near <= post.at <= across[i].end + near
        ]
        for index in met[1:]:
            owner[root(index)] = root(met[0])
        first.append(met[0] if met else None)
    groups: dict[int, tuple[list[Piece], list[Piece]]] = {}
    for index, rule in enumerate(across):
        groups.setdefault(root(index), ([], []))[0].append(rule)
    for post, met_first in zip(down, first, strict=True):
        if met_first is not None:
            groups[root(met_first)][1].append(post)
    yield from (group for group in groups.values() if len(group[0]) > 1 and group[1])


def _tables(rules: list[Piece], posts: list[Piece], near: float) -> list[list[Box]]:
    posts = posts + _open_sides(rules, posts, near)
    across, down = _walls(rules, near), _walls(posts, near)
    columns, rows = len(down.places) - 1, len(across.places) - 1
    if columns < 1 or rows < 1 or columns * rows > MOST_FIELDS:
        return []
    xs, ys = down.places, across.places
    # With a margin of one field all round, which is outside.
    left = [
        [0 <= r < rows and down.stands(c, ys[r], ys[r + 1], near) for c in range(columns + 1)]
        for r in range(rows)
    ]
    above = [
        [across.stands(r, xs[c], xs[c + 1], near) for c in range(columns)] for r in range(rows + 1)
    ]
    fields = Fields(left, above)
    cells = [(r0, c0, (xs[c0], ys[r0], xs[c1], ys[r1])) for r0, c0, r1, c1 in fields.rectangles()]
    return fields.by_table(cells)


def _walls(pieces: Sequence[Piece], near: float) -> Walls:
    groups = _classes(pieces, near)
    return Walls(tuple(map(_place, groups)), tuple(map(tuple, groups)))


def _open_sides(rules: Sequence[Piece], posts: Sequence[Piece], near: float) -> list[Piece]:
    """The outer sides of a table that has none, where its rules end below each other."""
    left, right = min(r.start for r in rules), max(r.end for r in rules)
    wide = [r for r in rules if r.start <= left + near and r.end >= right - near]
    if len(wide) < SIDES:
        return []
    top, bottom = min(r.at for r in wide), max(r.at for r in wide)
    inner = [p for p in posts if left + near < p.at < right - near]
    if not any(p.end - p.start >= WHOLE * (bottom - top) for p in inner):
        return []
    missing = [x for x in (left, right) if not any(abs(p.at - x) <= near for p in posts)]
    return [Piece(x, top, bottom) for x in missing]
