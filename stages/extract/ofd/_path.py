"""A path object: rules, filled areas, outlines (9)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._printed.drawn import Stroke
from stages.extract._printed.matrix import Matrix
from stages.extract.ofd._names import number

THICKEST = 4.0
"""Rules are drawn as filled areas too, no thicker than this, in points."""

STRAIGHT = 0.1
"""A rule may be inclined by this share of a point for each of its length, at most by
``THICKEST``: programs round."""

STEPS = 4
"""Pieces of a curve that is drawn as straight ones: a letter has some dozens of curves."""

MOST_WORDS = 200_000
"""A path with more words is an ornament, and is left where this ends."""

_COUNTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers follow an operator of a path (9.3.1); the last two are where it leads."""

Point = tuple[float, float]


class Part(Struct):
    """A piece of a path from a first point on; ``is_curved`` where any of it is. ``outline`` goes
    along its curves in short steps."""

    points: list[Point]
    outline: list[Point]
    is_curved: bool = False
    is_closed: bool = False


def parts_of(data: str, where: Matrix) -> list[Part]:
    """The pieces that ``data`` (AbbreviatedData) draws, on the page."""
    words = data.replace(",", " ").split(maxsplit=MOST_WORDS)[:MOST_WORDS]
    parts: list[Part] = []
    at = 0
    while at < len(words):
        name = words[at].upper()
        count = _COUNTS.get(name)
        at += 1
        if count is None:
            continue
        given = [number(word, 0.0) for word in words[at : at + count]]
        at += count
        if len(given) < count:
            break
        if name == "C":
            if parts:
                parts[-1].is_closed = True
            continue
        here = where.point(*given[-2:])
        if name in "MS" or not parts:
            parts.append(Part([here], [here]))
            continue
        if parts[-1].is_closed:
            parts.append(Part([parts[-1].points[0]], [parts[-1].points[0]]))
        part = parts[-1]
        if name in "QB":
            bends = [where.point(*given[i : i + 2]) for i in range(0, count - 2, 2)]
            part.outline += _along([part.points[-1], *bends, here])
        part.points.append(here)
        part.outline.append(here)
        part.is_curved = part.is_curved or name in "QBA"
    return parts


def _along(bends: Sequence[Point]) -> list[Point]:
    """Points on the Bézier curve that ``bends`` makes, without its ends (9.3.1)."""
    found: list[Point] = []
    for step in range(1, STEPS):
        share, row = step / STEPS, list(bends)
        while len(row) > 1:
            row = [
                (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
                for a, b in pairwise(row)
            ]
        found += row
    return found


def rules_along(part: Part, color: str) -> list[Stroke]:
    """The straight level and upright lines of a part that is stroked."""
    if part.is_curved:
        return []
    return [Stroke(box=box, color=color) for box in sides_of(part) if is_straight(box)]


def sides_of(part: Part) -> list[Box]:
    """The boxes around the straight lines that ``part`` is made of."""
    points = part.points + part.points[:1] if part.is_closed else part.points
    return [around([(*a, *a), (*b, *b)]) for a, b in pairwise(points)]


def is_straight(box: Box) -> bool:
    """Whether a line runs level or upright."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return max(wide, high) > 0 and min(wide, high) <= min(THICKEST, STRAIGHT * max(wide, high))


def bounds(parts: Sequence[Part]) -> Box | None:
    boxes = [(*point, *point) for part in parts for point in part.points]
    return around(boxes) if boxes else None


def is_thin(box: Box) -> bool:
    """Whether a filled area is a rule, for the eye."""
    return min(box[2] - box[0], box[3] - box[1]) <= THICKEST
