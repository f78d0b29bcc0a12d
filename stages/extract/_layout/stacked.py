"""Displayed formulae, told from lines of text by how their parts are stacked.

A formula that is set apart has an equals sign, and level with it a fraction rule with ink right
above and below, a large operator with its limits, or a bracket over several rows. Each of these
alone also stands in forms, tables and charts; level with an equals sign they are a formula. One
that stands in a line of running text stays text, and so does one that is a single line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from pipeline.chars import ink, is_cjk
from pipeline.origin import Box
from stages.extract._layout.model import Atom, around
from stages.extract._layout.stacks import (
    BEYOND,
    CLOSE,
    HIGHEST,
    HUNG,
    LEVEL,
    SMALL,
    STACK,
    Pieces,
    Stack,
    is_rule,
    is_within,
    level,
    middle,
    overlap,
)

WORD = 1.3
"""What stands beside a formula no farther than this is of it; a number at the edge is farther."""

INLINE = 1.8
"""Running text so near beside a formula has that formula in it."""

CUT = 0.2
"""A line of which more than this share lies in a formula, and not its middle, would be cut."""

LONGEST = 10
"""A line with so many Chinese characters is running text, unless it fits on a fraction rule."""

RELATIONS = frozenset("≈≤≥≠≡∝")
"""Signs that stand for an equals sign, which itself is told by its strokes."""

LOWER = 24
"""And so is one with so many small Latin letters: those of functions and indices are fewer."""

_STOPS = re.compile("[，。；！？,;]")
_NUMBER = re.compile(
    r"[.．…·⋯]*[（(](?:[A-Za-z][.．]?)?\d{1,3}(?:[.．\-－–—]\d{1,3}){0,3}[a-z]?[)）]"
)
"""The number of a formula, with the points that lead to it."""


SURE = 0.8
"""A character recognised with less confidence may be another one, or none."""

LIKE = "一二三"
"""Characters for which signs are taken: they are never surely Chinese."""


class Said(Struct, frozen=True):
    """A line of text as it was read."""

    box: Box
    text: str


def find_formulae(
    pieces: Sequence[Box],
    signs: Sequence[Box],
    lines: Sequence[Said],
    size: float,
    letters: Sequence[Box] = (),
) -> list[Box]:
    """The boxes of the displayed formulae among ``pieces``, which are separate strokes or
    characters, with the numbers at their right. ``signs`` are those of the pieces that are known
    for equals signs; ``lines`` is how a reader took all that for text, and ``letters`` are
    those characters of it that are surely Chinese ones. ``size`` is the side of a usual
    character."""
    page = _Page(pieces, lines, letters, size)
    stacks = page.pieces.stacks()
    if not stacks:
        return []
    signs = [*signs, *page.pieces.equals([stack.axis for stack in stacks])]
    blocks: list[Box] = []
    for stack in stacks:
        tied = [s for s in signs if _is_tied(s, stack, LEVEL * size)]
        if not tied or any(is_within(stack.box, block) for block in blocks):
            continue
        block = page.grown(stack.box)
        if any(is_within(sign, block) for sign in tied) and page.stands_apart(block):
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


def letter_of(atom: Atom) -> Box | None:
    """Where the strokes of ``atom`` are, which is a Chinese character for certain; None where
    it may be none."""
    if not is_cjk(atom.text) or atom.text in LIKE or (atom.sure is not None and atom.sure < SURE):
        return None
    (x, y), half = atom.middle, atom.size / 2
    return (x - 0.9 * half, y - half, x + 0.9 * half, y + half)


class _Page:
    def __init__(
        self,
        pieces: Sequence[Box],
        lines: Sequence[Said],
        letters: Sequence[Box],
        size: float,
    ) -> None:
        self._size = size
        self._lines = lines
        long = [box for box in pieces if is_rule(box, 3.0, size)]
        self._running = [line.box for line in lines if _is_running(line, long, size)]
        self.pieces = Pieces(pieces, self._running, letters, size)

    def grown(self, box: Box) -> Box:
        """``box`` with all that stands beside it on its height, and small type above and below."""
        size = self._size
        left = self.pieces.near(box[1] - HIGHEST * size, box[3] + HIGHEST * size)
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
            if overlap(beside, box) and level(block, box) > 0.4:
                return False
        return not any(_is_cut(line.box, block) for line in self._lines if ink(line.text))

    def numbered(self, block: Box, blocks: Sequence[Box]) -> Box:
        """``block`` with the number that stands behind it, where nothing is between."""
        row = [line for line in self._lines if level(block, line.box) > 0.4]
        behind = sorted(
            (line for line in row if line.box[0] >= block[2] - 0.5 * self._size),
            key=lambda line: line.box[0],
        )
        if not behind or not _NUMBER.fullmatch(ink(behind[0].text)):
            return block
        whole = around([block, behind[0].box])
        others = [b for b in blocks if b is not block and overlap(b, whole)]
        return block if others else whole

    def _is_of(self, piece: Box, block: Box) -> bool:
        size = self._size
        away = max(block[0] - piece[2], piece[0] - block[2])
        x, y = middle(piece)
        if block[1] <= y <= block[3]:
            return away <= WORD * size
        small = piece[3] - piece[1] <= SMALL * size
        off = max(block[1] - piece[3], piece[1] - block[3])
        return small and block[0] <= x <= block[2] and off <= 0.5 * HUNG * size


def _is_running(line: Said, bars: Sequence[Box], size: float) -> bool:
    text = ink(line.text)
    count = sum(map(is_cjk, text))
    stopped = bool(_STOPS.search(text[:-1])) or (text[-1:] == "。" and count >= 3)
    if stopped and count >= 3:
        return True
    long = count >= LONGEST or sum("a" <= char <= "z" for char in text) >= LOWER
    return long and not any(_fits(line.box, bar, size) for bar in bars)


def _fits(box: Box, bar: Box, size: float) -> bool:
    """Whether a line of text stands right on or under ``bar`` and is no longer."""
    away = max(bar[1] - box[3], box[1] - bar[3])
    near = BEYOND * size
    within = box[0] >= bar[0] - near and box[2] <= bar[2] + near
    return within and -CLOSE * size <= away <= CLOSE * size


def _is_cut(line: Box, block: Box) -> bool:
    """Whether ``block`` holds a part of a line of text that is neither all nor nothing."""
    if is_within(line, block):
        return line[2] - line[0] > 1.4 * (block[2] - block[0])
    width = min(line[2], block[2]) - max(line[0], block[0])
    height = min(line[3], block[3]) - max(line[1], block[1])
    if width <= 0 or height <= 0:
        return False
    return width * height > CUT * (line[2] - line[0]) * (line[3] - line[1])


def _is_tied(sign: Box, stack: Stack, near: float) -> bool:
    """Whether ``sign``, which may be as high as its line, stands beside ``stack`` and level with
    it: what stands within is no sign of the whole."""
    within = stack.box[0] < middle(sign)[0] < stack.box[2]
    off = abs(middle(sign)[1] - stack.axis)
    return not within and off <= max(near, (sign[3] - sign[1]) / 2)


def _shared(a: Box, b: Box) -> float:
    """The share of the narrower one's width over which both stand."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    return width / max(min(a[2] - a[0], b[2] - b[0]), 0.1)
