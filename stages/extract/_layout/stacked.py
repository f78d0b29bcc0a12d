"""Displayed formulae, told from lines of text by how their parts are stacked.

A formula that is set apart has an equals sign, and level with it a fraction rule with ink right
above and below, a large operator with its limits, or a bracket over several rows. Each of these
alone also stands in forms, tables and charts; level with an equals sign they are a formula. One
that stands in a line of running text stays text, and so does one that is a single line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.chars import ink, is_cjk
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
APART = (0.1, 0.55)
ALIKE = 0.15
"""The two strokes of an equals sign: how long they are, how far apart, and by which share of
their length their ends differ. Those of 二 differ by a third."""

WORD = 1.3
"""What stands beside a formula no farther than this is of it; a number at the edge is farther."""

INLINE = 1.8
"""Running text so near beside a formula has that formula in it."""

CUT = 0.2
"""A line of which more than this share lies in a formula, and not its middle, would be cut."""

LONGEST = 10
"""A line with so many Chinese characters is running text, unless it fits on a fraction rule."""

MOST = 200
"""Of a page with more fraction rules than this none is a formula: it is a drawing."""

_STOPS = re.compile("[，。；！？,;]")
_NUMBER = re.compile(
    r"[.．…·⋯]*[（(](?:[A-Za-z][.．]?)?\d{1,3}(?:[.．\-－–—]\d{1,3}){0,3}[a-z]?[)）]"
)
"""The number of a formula, with the points that lead to it."""


class Said(Struct, frozen=True):
    """A line of text as it was read."""

    box: Box
    text: str


class _Stack(Struct, frozen=True):
    """Parts that stand above one another, and the height at which an equals sign stands."""

    box: Box
    axis: float


def find_formulae(
    pieces: Sequence[Box], signs: Sequence[Box], lines: Sequence[Said], size: float
) -> list[Box]:
    """The boxes of the displayed formulae among ``pieces``, which are separate strokes or
    characters, with the numbers at their right. ``signs`` are those of the pieces that are known
    for equals signs; ``lines`` is how a reader took all that for text. ``size`` is the side of a
    usual character."""
    page = _Page(pieces, lines, size)
    stacks = page.stacks()
    if not stacks:
        return []
    signs = [*signs, *page.equals([stack.axis for stack in stacks])]
    blocks: list[Box] = []
    for stack in stacks:
        level = [s for s in signs if _stands_at(s, stack.axis, LEVEL * size)]
        if not level or any(is_within(stack.box, block) for block in blocks):
            continue
        block = page.grown(stack.box)
        if any(is_within(sign, block) for sign in level) and page.stands_apart(block):
            blocks = [b for b in blocks if not is_within(b, block)]
            blocks.append(block)
    return [page.numbered(block, blocks) for block in sorted(blocks, key=lambda b: (b[1], b[0]))]


def read_across(lines: Sequence[Said]) -> list[str]:
    """The texts of a formula's ``lines`` from left to right, and from top to bottom where they
    stand above one another."""
    columns: list[list[Said]] = []
    for line in sorted(lines, key=lambda said: (said.box[0], said.box[1])):
        last = around([said.box for said in columns[-1]]) if columns else None
        if last is not None and _shared(last, line.box) > 0.5:
            columns[-1].append(line)
        else:
            columns.append([line])
    return [said.text for column in columns for said in sorted(column, key=lambda s: s.box[1])]


def is_within(box: Box, block: Box) -> bool:
    """Whether ``box`` has its middle in ``block``."""
    x, y = _middle(box)
    return block[0] <= x <= block[2] and block[1] <= y <= block[3]


class _Page:
    def __init__(self, pieces: Sequence[Box], lines: Sequence[Said], size: float) -> None:
        self._size = size
        self._pieces = sorted(pieces, key=lambda box: box[1] + box[3])
        self._heights = [_middle(box)[1] for box in self._pieces]
        self._lines = lines
        bars = [box for box in self._pieces if self._is_rule(box, SHORTEST)]
        long = [bar for bar in bars if bar[2] - bar[0] >= 3 * size]
        self._running = [line.box for line in lines if self._is_running(line, long)]
        free = [bar for bar in bars if not self._runs(bar)]
        self._bars = free if len(free) <= MOST else []

    def stacks(self) -> list[_Stack]:
        """Fractions, operators with limits and large brackets, the widest first."""
        found = [self._fraction(bar) for bar in self._bars]
        tall = [b for b in self._pieces if b[3] - b[1] >= TALL[0] * self._size]
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
            if self._is_rule(b, STROKE[0])
            and b[2] - b[0] <= STROKE[1] * size
            and any(abs(_middle(b)[1] - height) <= reach * size for height in heights)
            and not self._runs(b)
        ]
        for upper in strokes:
            near = [b for b in strokes if b is not upper and self._is_twin(upper, b)]
            if len(near) == 1 and near[0][1] > upper[1]:
                yield around([upper, near[0]])

    def grown(self, box: Box) -> Box:
        """``box`` with all that stands beside it on its height, and small type above and below."""
        size = self._size
        left = self._near(box[1] - HIGHEST * size, box[3] + HIGHEST * size)
        while True:
            taken = [b for b in left if self._is_of(b, box)]
            if not taken:
                return box
            left = [b for b in left if not self._is_of(b, box)]
            box = around([box, *taken])

    def stands_apart(self, block: Box) -> bool:
        """Whether ``block`` is stacked, no part of a line of text, and cuts no line in two."""
        size = self._size
        high = block[3] - block[1]
        if not STACK * size <= high <= HIGHEST * size or block[2] - block[0] < 2 * size:
            return False
        beside = (block[0] - INLINE * size, block[1], block[2] + INLINE * size, block[3])
        for box in self._running:
            if _overlap(beside, box) and _level(block, box) > 0.4:
                return False
        return not any(_is_cut(line.box, block) for line in self._lines if ink(line.text))

    def numbered(self, block: Box, blocks: Sequence[Box]) -> Box:
        """``block`` with the number that stands behind it, where nothing is between."""
        row = [line for line in self._lines if _level(block, line.box) > 0.4]
        behind = sorted(
            (line for line in row if line.box[0] >= block[2] - 0.5 * self._size),
            key=lambda line: line.box[0],
        )
        if not behind or not _NUMBER.fullmatch(ink(behind[0].text)):
            return block
        whole = around([block, behind[0].box])
        others = [b for b in blocks if b is not block and _overlap(b, whole)]
        return block if others else whole

    def _is_running(self, line: Said, bars: Sequence[Box]) -> bool:
        text = ink(line.text)
        count = sum(map(is_cjk, text))
        stopped = bool(_STOPS.search(text[:-1])) or (text[-1:] == "。" and count >= 3)
        if stopped and count >= 3:
            return True
        return count >= LONGEST and not any(self._fits(line.box, bar) for bar in bars)

    def _fits(self, box: Box, bar: Box) -> bool:
        """Whether a line of text stands right on or under ``bar`` and is no longer."""
        gap = max(bar[1] - box[3], box[1] - bar[3])
        near = BEYOND * self._size
        within = box[0] >= bar[0] - near and box[2] <= bar[2] + near
        return within and -CLOSE * self._size <= gap <= CLOSE * self._size

    def _runs(self, box: Box) -> bool:
        return any(is_within(box, line) for line in self._running)

    def _near(self, top: float, bottom: float) -> list[Box]:
        """Pieces with their middle between the two heights that are of no running text."""
        first, last = bisect_left(self._heights, top), bisect_right(self._heights, bottom)
        return [box for box in self._pieces[first:last] if not self._runs(box)]

    def _is_rule(self, box: Box, least: float) -> bool:
        wide, high = box[2] - box[0], box[3] - box[1]
        return wide >= least * self._size and high <= min(THIN * self._size, wide / SLIM)

    def _is_twin(self, a: Box, b: Box) -> bool:
        gap = max(b[1] - a[3], a[1] - b[3]) / self._size
        off = max(abs(a[0] - b[0]), abs(a[2] - b[2]))
        return APART[0] <= gap <= APART[1] and off <= ALIKE * max(a[2] - a[0], b[2] - b[0])

    def _fraction(self, bar: Box) -> _Stack | None:
        size = self._size
        near = self._near(bar[1] - TALL[1] * size, bar[3] + TALL[1] * size)
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
        off = max(abs(_middle(part)[0] - _middle(bar)[0]) for part in (over, under))
        return None if off > BEYOND * size + 0.1 * wide else _Stack(box, _middle(bar)[1])

    def _stacked(self, bar: Box, pieces: Sequence[Box]) -> Box | None:
        """Those of ``pieces``, all on one side of ``bar``, that are its numerator or denominator;
        None where they are neither."""
        size = self._size
        edge = BEYOND * size
        over = [b for b in pieces if bar[0] - edge <= _middle(b)[0] <= bar[2] + edge]
        box, taken = bar, [b for b in over if _gap(b, bar) <= CLOSE * size]
        found: list[Box] = []
        while taken:
            found += taken
            box = around([box, *taken])
            over = [b for b in over if b not in taken]
            taken = [b for b in over if _gap(b, box) <= 0.3 * CLOSE * size]
        if not found:
            return None
        part = around(found)
        outside = part[0] < bar[0] - edge or part[2] > bar[2] + edge
        if outside or part[3] - part[1] < LOW * size:
            return None
        beside = (part[0] - BEYOND * size, part[1], part[2] + BEYOND * size, part[3])
        # What stands as high as the rule is an equals sign or a minus.
        axis = _middle(bar)[1]
        others = (
            b
            for b in pieces
            if b not in found and _overlap(beside, b) and abs(_middle(b)[1] - axis) > LEVEL * size
        )
        return None if any(_level(part, b) > 0.3 for b in others) else part

    def _operator(self, box: Box) -> _Stack | None:
        """``box`` as a sum, product or integral with what is set at its upper and lower end."""
        size = self._size
        wide, high = (box[2] - box[0]) / size, (box[3] - box[1]) / size
        if not (TALL[0] <= high <= TALL[1] and BROAD[0] <= wide <= BROAD[1]) or self._runs(box):
            return None
        near = [
            b
            for b in self._near(box[1] - size, box[3] + size)
            if b[3] - b[1] <= SMALL * size
            and b[0] <= box[2] + HUNG * size
            and b[2] >= box[0] - HUNG * size
        ]
        upper = [b for b in near if -HUNG * size <= box[1] - b[3] <= HUNG * size]
        lower = [b for b in near if -HUNG * size <= b[1] - box[3] <= HUNG * size]
        if not upper:  # clear of it, so that it is no tail of what stands beside
            lower = [b for b in lower if b[1] > box[3]] if wide >= ROUND else []
            off = abs(_middle(around(lower))[0] - _middle(box)[0]) if lower else size
            lower = lower if off <= BEYOND * size else []
        if not lower:
            return None
        return _Stack(around([box, *upper, *lower]), _middle(box)[1])

    def _bracket(self, box: Box) -> _Stack | None:
        size = self._size
        wide, high = (box[2] - box[0]) / size, (box[3] - box[1]) / size
        if not (BRACKET <= high <= HIGHEST and BENT[0] <= wide <= BENT[1]) or self._runs(box):
            return None
        return _Stack(box, _middle(box)[1])

    def _is_of(self, piece: Box, block: Box) -> bool:
        size = self._size
        away = max(block[0] - piece[2], piece[0] - block[2])
        x, y = _middle(piece)
        if block[1] <= y <= block[3]:
            return away <= WORD * size
        small = piece[3] - piece[1] <= SMALL * size
        gap = max(block[1] - piece[3], piece[1] - block[3])
        return small and block[0] <= x <= block[2] and gap <= 0.5 * HUNG * size


def _is_cut(line: Box, block: Box) -> bool:
    """Whether ``block`` holds a part of a line of text that is neither all nor nothing."""
    if is_within(line, block):
        return line[2] - line[0] > 1.4 * (block[2] - block[0])
    width = min(line[2], block[2]) - max(line[0], block[0])
    height = min(line[3], block[3]) - max(line[1], block[1])
    if width <= 0 or height <= 0:
        return False
    return width * height > CUT * (line[2] - line[0]) * (line[3] - line[1])


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _gap(a: Box, b: Box) -> float:
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


def _stands_at(sign: Box, axis: float, near: float) -> bool:
    """Whether ``sign``, which may be as high as its line, stands at the height ``axis``."""
    return abs(_middle(sign)[1] - axis) <= max(near, (sign[3] - sign[1]) / 2)


def _shared(a: Box, b: Box) -> float:
    """The share of the narrower one's width over which both stand."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    return width / max(min(a[2] - a[0], b[2] - b[0]), 0.1)


def _overlap(a: Box, b: Box) -> bool:
    return _gap(a, b) < 0


def _level(block: Box, line: Box) -> float:
    """The share of the height of ``line`` that stands beside ``block``."""
    shared = min(block[3], line[3]) - max(block[1], line[1])
    return max(shared, 0.0) / max(line[3] - line[1], 0.1)
