"""Text that does not fill its page: it runs beside a picture, or stands in a box of its own.

Its lines end where the picture begins, not where the author ended them. So they have an edge of
their own, which is told to those who join lines by giving them a column number of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.origin import Box
from stages.extract._layout.model import OWN, Line, around

FEWEST = 2
"""Lines that reach the edge in question, so that it is seen to be one."""

REACH = 2.5
"""A line reaches an edge that is no farther than this behind it, in characters of its size."""

SAME = 0.75
"""And then so does another, to this share of a character, which ends where it ends."""

MOST_BOXES = 300
"""A page with more boxes than this is a drawing."""


def own_frames(
    lines: Sequence[Line], pictures: Sequence[Box], boxes: Sequence[Box] = (), first: int = OWN
) -> list[Line]:
    """``lines`` in their order; those beside ``pictures`` and in ``boxes`` have columns numbered
    from ``first`` on, one for each place."""
    found = list(lines)
    number = first
    columns = {line.column for line in lines}
    edges = {c: around([line.box for line in lines if line.column == c]) for c in sorted(columns)}
    for wanted, edge in (*_beside(lines, pictures, edges), *_inside(lines, boxes, edges)):
        free = [i for i in wanted if found[i] is lines[i]]
        if free and _is_whole(free) and _is_running([lines[i] for i in free], edge):
            for index in free:
                found[index] = replace(found[index], column=number)
            number += 1
    return found


_Wanted = tuple[list[int], float]
"""Indices of lines, and the edge that is thought to be their right one."""


def _is_whole(indices: Sequence[int]) -> bool:
    """Whether nothing else is read between: captions and labels strewn about a drawing are no
    running text."""
    return indices[-1] - indices[0] == len(indices) - 1


def _beside(lines: Sequence[Line], pictures: Sequence[Box], edges: dict[int, Box]) -> list[_Wanted]:
    """The lines beside each picture that stands within their column, where none stands at its
    other side."""
    wanted: list[_Wanted] = []
    for column, whole in edges.items():
        for picture in pictures:
            if min(picture[2], whole[2]) <= max(picture[0], whole[0]):
                continue
            level = [
                i
                for i, line in enumerate(lines)
                if line.column == column and _is_beside(line, picture)
            ]
            left = all(lines[i].box[2] <= picture[0] for i in level)
            if left or all(lines[i].box[0] >= picture[2] for i in level):
                wanted.append((level, picture[0] if left else whole[2]))
    return wanted


def _is_beside(line: Line, picture: Box) -> bool:
    return line.box[3] > picture[1] and line.box[1] < picture[3]


def _inside(lines: Sequence[Line], boxes: Sequence[Box], edges: dict[int, Box]) -> list[_Wanted]:
    """The lines in each box that some lines of their column do not stand in, small boxes first."""
    if len(boxes) > MOST_BOXES:
        return []
    wanted: list[_Wanted] = []
    for box in sorted(boxes, key=lambda b: ((b[2] - b[0]) * (b[3] - b[1]), b)):
        inside = [i for i, line in enumerate(lines) if not line.is_row and _holds(box, line.box)]
        columns = {lines[i].column for i in inside}
        whole = sum(line.column in columns for line in lines)
        narrow = all(box[2] < edges[c][2] + REACH * lines[inside[0]].size for c in columns)
        if FEWEST < len(inside) < whole and narrow:
            wanted.append((inside, box[2]))
    return wanted


def _holds(box: Box, line: Box) -> bool:
    y = (line[1] + line[3]) / 2
    return box[0] <= line[0] and line[2] <= box[2] and box[1] <= y <= box[3]


def _is_running(lines: Sequence[Line], edge: float) -> bool:
    """Whether enough of ``lines`` end at one place near ``edge`` to be text that runs up to it:
    the entries of a form end anywhere."""
    reaching = [line for line in lines if edge - line.box[2] <= REACH * line.size]
    return any(
        sum(abs(a.box[2] - b.box[2]) <= SAME * a.size for b in reaching) >= FEWEST for a in reaching
    )
