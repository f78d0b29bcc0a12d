"""Walls between cells that are shorter than any line that is told by its length.

In a form each row has upright lines of its own, no higher than a character and a half. Such a
line runs from one level line to the next; strokes of characters stop before they reach them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._layout.ruled import Piece, whole_lines

if TYPE_CHECKING:
    from stages.extract._ocr.rules import Lines, Mask

WHOLE = 0.92
"""A wall is drawn over this share of the way from line to line; a stroke in a tight row over
two thirds."""

END = 0.2
"""At either end, over this share of the way, ..."""

TOUCHED = 0.8
"""... this share of a wall is drawn."""

REACH = 0.15
"""So far beside a wall, in characters, ..."""

CLEAR = 0.04
BESIDE = 0.25
"""... hardly anything is ink on its one side, and little on the other, where a text may touch
it. A stroke of a character has others at both sides."""

CROSSED = 0.5
"""A line is drawn right above and below at least this share of the lines that it crosses."""

LOWEST = 0.8
"""Lines nearer to each other than this, in characters, are one double line."""

WIDEST = 0.25
"""A wall is no thicker than this, in characters."""


def strokes_of(lines: Lines, size: float, near: float) -> list[Box]:
    """All lines of a page that may be sides of cells, long and short. ``size`` is the side of
    a character in pixels; lines closer than ``near`` touch."""
    level = [Piece((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in lines.level]
    heights = sorted((y0, y1, x0, x1) for x0, y0, x1, y1 in lines.level)
    upright = [
        Piece((x0 + x1) / 2, y0, y1)
        for x0, y0, x1, y1 in lines.upright
        if _crosses((x0, y0, x1, y1), heights, lines.thin)
    ]
    posts = list(_short(whole_lines(level, near), lines.thin, size))
    sides = whole_lines([*upright, *posts], near)
    rules = list(_short(sides, np.ascontiguousarray(lines.thin.T), size))
    across = [(p.start, p.at, p.end, p.at) for p in (*level, *rules)]
    return across + [(p.at, p.start, p.at, p.end) for p in (*upright, *posts)]


def _crosses(post: Box, heights: Sequence[tuple[float, float, float, float]], thin: Mask) -> bool:
    """Whether ``post`` runs through the level lines that it meets. The strokes of characters
    one below the other in tight rows look like one line, but each stops before the rules."""
    x0, y0, x1, y1 = (int(v) for v in post)
    column = np.asarray(thin[:, max(x0 - 1, 0) : x1 + 1].max(axis=1))
    met = touched = 0
    for top, bottom, start, end in heights:
        if start > x1 or end < x0:
            continue
        for far, from_, to in ((top - 3, top - 3, top - 1), (bottom + 3, bottom + 1, bottom + 3)):
            if y0 <= far <= y1:
                met += 1
                touched += bool(column[max(int(from_), 0) : int(to)].all())
    return touched >= CROSSED * met


def _short(rules: Sequence[Piece], thin: Mask, size: float) -> Iterator[Piece]:
    """Upright walls from each of ``rules`` to the next below it."""
    ordered = sorted(rules, key=lambda p: (p.at, p.start))
    for upper, lower, start, end in _facing(ordered):
        if lower - upper >= LOWEST * size:
            top, bottom = int(upper) + 2, max(int(lower) - 1, int(upper) + 3)
            strip = thin[top:bottom, max(int(start) - 2, 0) : int(end) + 3]
            for x in _walls(strip, size):
                yield Piece(max(int(start) - 2, 0) + x, upper, lower)


def _facing(rules: Sequence[Piece]) -> Iterator[tuple[float, float, float, float]]:
    """Each stretch in which one rule lies right above another: both heights, start and end."""
    for index, rule in enumerate(rules):
        open_ = [(rule.start, rule.end)]
        for other in rules[index + 1 :]:
            rest: list[tuple[float, float]] = []
            for start, end in open_:
                a, b = max(start, other.start), min(end, other.end)
                if a >= b:
                    rest.append((start, end))
                    continue
                yield rule.at, other.at, a, b
                rest += [part for part in ((start, a), (b, end)) if part[0] < part[1]]
            open_ = rest
            if not open_:
                break


def _walls(strip: Mask, size: float) -> Iterator[float]:
    """Where upright walls stand in ``strip``, which reaches from rule to rule."""
    height, width = strip.shape
    if not height or not width:
        return
    # A line that is not quite upright changes its column on its way.
    ink = np.asarray(cv2.dilate(strip, np.ones((1, 3), np.uint8)) > 0)
    end = max(round(END * height), 1)
    drawn = np.asarray(ink.mean(axis=0))
    stands = (
        (drawn >= WHOLE)
        & (ink[:end].mean(axis=0) >= TOUCHED)
        & (ink[-end:].mean(axis=0) >= TOUCHED)
    )
    edges = np.flatnonzero(np.diff(np.concatenate(([False], stands, [False])).astype(np.int8)))
    inked = np.asarray((strip > 0).mean(axis=0))
    reach = max(round(REACH * size), 2)
    for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        sides = inked[max(a - 1 - reach, 0) : max(a - 1, 0)], inked[b + 1 : b + 1 + reach]
        most = sorted(float(side.mean()) if side.size else 0.0 for side in sides)
        if b - a <= max(WIDEST * size, 5) and most[0] <= CLEAR and most[1] <= BESIDE:
            yield (a + b - 1) / 2
