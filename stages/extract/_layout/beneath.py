"""What a line shares with those above it: a left edge, a sign, a distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.chars import is_cjk
from stages.extract._layout.items import label_of
from stages.extract._layout.model import Frame, Line, Place
from stages.extract._layout.place import CLOSING, ENDS, OPENING, QUOTES, rest

SAME_EDGE = 0.3
"""Left edges this many characters apart are the same."""

FULL_STOPS = frozenset(".!?;:")

FEWEST = 2
"""So many line ends within a sentence tell how far the lines of paragraphs are apart."""


def is_under(last: Line, line: Line, frame: Frame) -> bool:
    """Whether ``line`` begins right below a full line that breaks off within its sentence: then it
    goes on with it, though it may end as far from the right edge as it begins from the left one,
    as centred lines do."""
    return (
        last.place == line.place
        and _is_same_edge(last, line)
        and rest(last, frame) < 1
        and last.text[-1] not in ENDS | FULL_STOPS
        and label_of(line.text) is None
    )


def is_next_item(first: Line, line: Line) -> bool:
    """Whether ``line`` opens with the sign that opens the paragraph which ``first`` begins, at
    the same place: the bullet of a list, whatever character its font left of it (Ø for ➢)."""
    sign, behind = line.text[0], line.text[1:2]
    text = is_cjk(sign) or sign.isascii() or sign.isdigit() or sign in OPENING | CLOSING | QUOTES
    apart = behind.isspace() or is_cjk(behind)
    return sign == first.text[0] and not text and apart and _is_same_edge(first, line)


def steps_within(lines: Sequence[Line], frames: Mapping[Place, Frame]) -> dict[Place, float]:
    """How far the lines of paragraphs are apart, for each place that has ``FEWEST`` lines which
    break off at the right edge within a sentence: those surely go on in the next."""
    steps: defaultdict[Place, list[float]] = defaultdict(list)
    for last, line in pairwise(lines):
        if last.place == line.place and not last.is_row and is_cjk(last.text[-1]):
            step = line.box[1] - last.box[1]
            full = rest(last, frames[last.place]) < 1 and label_of(line.text) is None
            if full and step > 0.8 * last.size:
                steps[line.place].append(step)
    return {place: max(found) for place, found in steps.items() if len(found) >= FEWEST}


def _is_same_edge(a: Line, b: Line) -> bool:
    return abs(a.box[0] - b.box[0]) < SAME_EDGE * b.size
