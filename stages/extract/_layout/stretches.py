"""What a file itself tells of its paragraphs: which characters it marks as one stretch (marked
content, ISO 32000-1, 14.6). A browser makes a stretch of all text between two line breaks of its
author, so one that begins behind a full line is a paragraph though nothing is indented. Other
programs begin a stretch with each line or each change of font; theirs say nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.chars import is_cjk
from stages.extract._layout.model import Frame, Line, Place
from stages.extract._layout.place import ENDS, indent, rest

RELIABLE = 0.9
"""Where lines break within a sentence, this share of the breaks lies within one stretch: in what
browsers print all of them do, in a Word file of GB/T 9704 with its digits in another font a
third, where each line is marked none."""

FEWEST = 3
"""So many such breaks are needed to know."""


def own_stretches(lines: Sequence[Line], frames: Mapping[Place, Frame]) -> frozenset[int]:
    """Ids of those of ``lines`` that the file parts from the full line before, which ends a
    sentence: a stretch begins and holds the whole line, in the looks of the one before."""
    within: list[bool] = []
    found: list[int] = []
    for last, line in pairwise(lines):
        before, begins = last.stretches[1], line.stretches[0]
        if before is None or begins is None or not _is_next(last, line, frames):
            continue
        if is_cjk(last.text[-1]) or last.text[-1] in "，、":
            within.append(before == begins)
        elif last.text[-1] in ENDS and before != begins == line.stretches[1]:
            found.append(id(line))
    if len(within) < FEWEST or sum(within) < RELIABLE * len(within):
        return frozenset()
    return frozenset(found)


def _is_next(last: Line, line: Line, frames: Mapping[Place, Frame]) -> bool:
    """Whether ``line`` stands right below ``last``, a full line, and looks alike."""
    frame = frames[line.place]
    looks = [(a.font, a.color, all(a.bold), round(a.size, 1)) for a in (last, line)]
    level = indent(line, frame) < 1 and rest(last, frame) < 1
    return last.place == line.place and level and looks[0] == looks[1]
