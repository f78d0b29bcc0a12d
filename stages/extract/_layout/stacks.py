"""Stacked parts of formulae: fractions, operators with their limits, brackets over several rows;
and equals signs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.model import around

THIN = 0.17
"""A fraction rule is no thicker than this, in characters of the page, as are all figures below:
on scans of 150 dpi the thickest come to 0.15."""

SHORTEST = 0.45
"""A fraction rule is at least this long: that of 1/n set small has 0.5."""

SLIM = 4.0
"""And so many times as long as it is thick."""

CLOSE = 0.5
"""Ink above and below a fraction rule is no farther from it than this; another line of text is."""

BEYOND = 0.35
"""Numerator and denominator reach no farther than this beyond their rule, and have nothing so
near beside them: what is underlined in a line of text has."""

FILLED = 0.55
"""One of the two is at least this share as long as the rule: a name over its line to sign on, and
what is to be signed below it, need not be."""

LOW = 0.28
"""Numerator and denominator are at least this high: an x set small has 0.3, a minus less."""

STACK = 1.15
"""A fraction is at least this high; strokes of one character are stacked within 1."""

HIGHEST = 12.0
"""No formula is higher: that many characters are eight rows of a matrix."""

TALL = (1.05, 4.0)
BROAD = (0.25, 2.2)
"""The height and the width of a large operator; an integral sign is the slimmest."""

ROUND = 0.6
"""An operator that has a limit only below is broader than this, as a sum is, and has it in its
middle."""

SMALL = 0.85
"""The limits of an operator are no higher than this: they are set smaller than the text."""

HUNG = 0.4
"""And they stand no farther from it than this."""

BRACKET = 1.8
BENT = (0.1, 0.6)
"""A bracket over several rows is at least so high; its width. What is slimmer is a ruled line."""

LEVEL = 0.35
"""The equals sign stands as high as the fraction rule, or the middle of the operator or bracket,
to within this."""

STROKE = (0.3, 1.3)
APART = (0.05, 0.55)
ALIKE = 0.15
"""The two strokes of an equals sign: how long they are, how far apart, and by which share of
their length their ends differ. Those of 二 differ by a third."""

MOST = 200
"""Of a page with more fraction rules than this none is a formula: it is a drawing."""


class Stack(Struct, frozen=True):
    """Parts that stand above one another, and the height at which an equals sign stands."""

    box: Box
    axis: float


class Pieces:
    """The pieces of a page that are of no running text, by height."""

    def __init__(
        self,
        pieces: Sequence[Box],
        running: Sequence[Box],
        letters: Sequence[Box],
        size: float,
    ) -> None:
        """``letters`` are known Chinese characters: their strokes are no rules and no signs."""
        self._size = size
        self._letters = letters
        self._pieces = sorted(pieces, key=lambda box: box[1] + box[3])
        self._heights = [middle(box)[1] for box in self._pieces]
        self._running = running

    def stacks(self) -> list[Stack]:
        """Fractions, operators with limits and large brackets, the widest first."""
        bars = [b for b in self._pieces if is_rule(b, SHORTEST, self._size) and self._is_free(b)]
        found = [self._fraction(bar) for bar in bars] if len(bars) <= MOST else []
        tall = [b for b in self._pieces if b[3] - b[1] >= TALL[0] * self._size and self._is_free(b)]
        if len(tall) <= MOST:
            found += [self._operator(box) or self._bracket(box) for box in tall]
        stacks = [stack for stack in found if stack is not None]
        return sorted(stacks, key=lambda s: (s.box[0] - s.box[2], s.box[1], s.box[0]))

    def equals(self, heights: Sequence[float]) -> Iterable[Box]:
        """Two level strokes of one length, one above the other and no third one, about one of
        ``heights``."""
        size = self._size
        reach = LEVEL + APART[1]
        strokes = [
            b
            for b in self._pieces
            if is_rule(b, STROKE[0], size)
            and b[2] - b[0] <= STROKE[1] * size
            and any(abs(middle(b)[1] - height) <= reach * size for height in heights)
            and self._is_free(b)
        ]
        for upper in strokes:
            near = [b for b in strokes if b is not upper and self._is_twin(upper, b)]
            if len(near) == 1 and near[0][1] > upper[1]:
                yield around([upper, near[0]])

    def near(self, top: float, bottom: float) -> list[Box]:
        """Pieces with their middle between the two heights that are of no running text."""
        first, last = bisect_left(self._heights, top), bisect_right(self._heights, bottom)
        return [box for box in self._pieces[first:last] if not self._runs(box)]

    def _runs(self, box: Box) -> bool:
        return any(is_within(box, line) for line in self._running)

    def _is_free(self, box: Box) -> bool:
        """Whether ``box`` is of no running text and no stroke of a letter."""
        wide = box[2] - box[0]
        of_letter = any(wide <= b[2] - b[0] and is_within(box, b) for b in self._letters)
        return not of_letter and not self._runs(box)

    def _is_twin(self, a: Box, b: Box) -> bool:
        gap = max(b[1] - a[3], a[1] - b[3]) / self._size
        off = max(abs(a[0] - b[0]), abs(a[2] - b[2]))
        return APART[0] <= gap <= APART[1] and off <= ALIKE * max(a[2] - a[0], b[2] - b[0])

    def _fraction(self, bar: Box) -> Stack | None:
        size = self._size
        near = self.near(bar[1] - TALL[1] * size, bar[3] + TALL[1] * size)
        slack = 0.1 * size
        above = [b for b in near if b is not bar and b[3] <= bar[1] + slack]
        below = [b for b in near if b is not bar and b[1] >= bar[3] - slack]
        over, under = self._stacked(bar, above), self._stacked(bar, below)
        if over is None or under is None:
            return None
        box = around([over, bar, under])
        longest = max(over[2] - over[0], under[2] - under[0])
        wide = bar[2] - bar[0]
        if box[3] - box[1] < STACK * size or longest < FILLED * wide:
            return None
        off = max(abs(middle(part)[0] - middle(bar)[0]) for part in (over, under))
        return None if off > BEYOND * size + 0.1 * wide else Stack(box, middle(bar)[1])

    def _stacked(self, bar: Box, pieces: Sequence[Box]) -> Box | None:
        """Those of ``pieces``, all on one side of ``bar``, that are its numerator or denominator;
        None where they are neither."""
        size = self._size
        edge = BEYOND * size
        over = [b for b in pieces if bar[0] - edge <= middle(b)[0] <= bar[2] + edge]
        box, taken = bar, [b for b in over if gap(b, bar) <= CLOSE * size]
        found: list[Box] = []
        while taken:
            found += taken
            box = around([box, *taken])
            over = [b for b in over if b not in taken]
            taken = [b for b in over if gap(b, box) <= 0.3 * CLOSE * size]
        if not found:
            return None
        part = around(found)
        outside = part[0] < bar[0] - edge or part[2] > bar[2] + edge
        if outside or part[3] - part[1] < LOW * size:
            return None
        beside = (part[0] - BEYOND * size, part[1], part[2] + BEYOND * size, part[3])
        # What stands as high as the rule is an equals sign or a minus.
        axis = middle(bar)[1]
        others = (
            b
            for b in pieces
            if b not in found and overlap(beside, b) and abs(middle(b)[1] - axis) > LEVEL * size
        )
        return None if any(level(part, b) > 0.3 for b in others) else part

    def _operator(self, box: Box) -> Stack | None:
        """``box`` as a sum, product or integral with what is set at its upper and lower end."""
        size = self._size
        wide, high = (box[2] - box[0]) / size, (box[3] - box[1]) / size
        if not (TALL[0] <= high <= TALL[1] and BROAD[0] <= wide <= BROAD[1]):
            return None
        near = [
            b
            for b in self.near(box[1] - size, box[3] + size)
            if b[3] - b[1] <= SMALL * size
            and b[0] <= box[2] + HUNG * size
            and b[2] >= box[0] - HUNG * size
        ]
        upper = [b for b in near if -HUNG * size <= box[1] - b[3] <= HUNG * size]
        lower = [b for b in near if -HUNG * size <= b[1] - box[3] <= HUNG * size]
        if not upper:  # clear of it, so that it is no tail of what stands beside
            lower = [b for b in lower if b[1] > box[3]] if wide >= ROUND else []
            off = abs(middle(around(lower))[0] - middle(box)[0]) if lower else size
            lower = lower if off <= BEYOND * size else []
        if not lower:
            return None
        return Stack(around([box, *upper, *lower]), middle(box)[1])

    def _bracket(self, box: Box) -> Stack | None:
        size = self._size
        wide, high = (box[2] - box[0]) / size, (box[3] - box[1]) / size
        if not (BRACKET <= high <= HIGHEST and BENT[0] <= wide <= BENT[1]):
            return None
        return Stack(box, middle(box)[1])


def is_rule(box: Box, least: float, size: float) -> bool:
    """Whether ``box`` is a level stroke at least so many characters long."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return wide >= least * size and high <= min(THIN * size, wide / SLIM)


def is_within(box: Box, block: Box) -> bool:
    """Whether ``box`` has its middle in ``block``."""
    x, y = middle(box)
    return block[0] <= x <= block[2] and block[1] <= y <= block[3]


def middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def gap(a: Box, b: Box) -> float:
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


def overlap(a: Box, b: Box) -> bool:
    return gap(a, b) < 0


def level(block: Box, line: Box) -> float:
    """The share of the height of ``line`` that stands beside ``block``."""
    shared = min(block[3], line[3]) - max(block[1], line[1])
    return max(shared, 0.0) / max(line[3] - line[1], 0.1)
