"""The area that the text of a page fills, found from its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.chars import count_ink
from stages.extract._layout.model import Frame, Line

AGREE = 0.5
"""Edges this many characters apart are the same edge."""

COMPANY = 0.03
"""Share of the other lines that must touch an edge, and at least one."""


NARROW = 0.4
REACH = 1.0
"""Lines that fill less than this share of their page, and of which those that reach their right
edge, to so many characters, mostly end with a mark, are verses or items of a list, not text as
wide as its frame."""

COVER = (3, 12)
"""So many lines, each of its own width about the middle of the sheet, are a cover: the longest
of them is no measure of how wide text is."""

USUAL = 1.75
"""From line to line, in characters: 28 pt under type of 3号."""

ENDS = frozenset("，、。；：！？,;:!?.")

MARGIN = 0.13
"""Share of the page that is blank at either side (GB/T 9704-2012, 6.2: 28 of 210 mm)."""


def frame_of(lines: Sequence[Line], width: float | None) -> Frame:
    """The frame of ``lines`` on a page ``width`` wide, or in a column (None).

    Its edges are the outermost ones that more than one line touches, so that a stamp or a
    number in the margin does not widen it. Rows of several things side by side (a form's
    head, a menu) tell nothing of where text ends, unless they are more than a few.
    """
    running = [line for line in lines if not line.is_row]
    lines = running if 4 * len(running) >= 3 * len(lines) else lines
    size = _body_size(lines)
    left = _edge([line.box[0] for line in lines], size)
    right = -_edge([-line.box[2] for line in lines], size)
    middle = width / 2 if width and right - left < 0.55 * width else (left + right) / 2
    if width and right - left < NARROW * width and _are_items(lines, right):
        if abs(left + right - width) < 1.5 * size:
            left = min(left, MARGIN * width)
        right = max(right, (1 - MARGIN) * width)
    if width and _are_on_a_cover(lines, size, width):
        left = min(MARGIN * width, *(line.box[0] for line in lines))
        right = max((1 - MARGIN) * width, *(line.box[2] for line in lines))
        middle = width / 2
    return Frame(
        left=left,
        right=right,
        size=size,
        pitch=_pitch(lines, size),
        middle=middle,
    )


def _are_items(lines: Sequence[Line], right: float) -> bool:
    reaching = [line for line in lines if right - line.box[2] <= REACH * line.size]
    ended = sum(line.text[-1] in ENDS for line in reaching)
    return len(reaching) < 3 or 2 * ended > len(reaching)


def _are_on_a_cover(lines: Sequence[Line], size: float, width: float) -> bool:
    near = AGREE * size
    lefts = sorted(line.box[0] for line in lines)
    return (
        COVER[0] <= len(lines) <= COVER[1]
        and all(abs(line.box[0] + line.box[2] - width) <= 2 * near for line in lines)
        and lefts[1] - lefts[0] > near
    )


def _body_size(lines: Sequence[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += count_ink(line.text)
    most = counts.most_common(1)[0][0]
    near = [line.size for line in lines if abs(line.size - most) <= 0.15 * most]
    return median(near) if near else most


def _edge(places: Sequence[float], size: float) -> float:
    """The smallest place that has company, or the smallest of all."""
    ordered = sorted(places)
    company = max(1, round(COMPANY * len(ordered)))
    for here, there in zip(ordered, ordered[company:], strict=False):
        if there - here <= AGREE * size:
            return here
    return ordered[0]


def _pitch(lines: Sequence[Line], size: float) -> float:
    """From line to line: a low one of the distances, since between paragraphs there may be
    more, and a page may be all short paragraphs."""
    steps = sorted(
        b.box[3] - a.box[3]
        for a, b in pairwise(lines)
        if a.page == b.page and 0.8 * size < b.box[3] - a.box[3] < 3.5 * size
    )
    usual = USUAL * size
    if len(steps) < 2:  # a single distance may be one between paragraphs
        return min([*steps, usual])
    return steps[len(steps) // 4]
