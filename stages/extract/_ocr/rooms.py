"""How much room a mark takes in its line: that of ， and , differs, their shapes may not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from statistics import fmean, median
from typing import TYPE_CHECKING

import numpy as np

from pipeline.chars import is_cjk
from stages.extract._ocr.blanks import THIN, free_columns
from stages.extract._ocr.lines import type_size
from stages.extract._ocr.upright import is_standing

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Seen

TWINS = dict(zip("（）：；，！？", "():;,!?", strict=True))
"""Full-width marks and their half-width twins."""

NARROW = frozenset(TWINS.values())
OTHERS = "。、“”‘’《》〈〉「」『』〔〕【】"
"""Marks that stand in a square of their own too, and have no half-width twin."""

MARKS = frozenset(TWINS) | NARROW | frozenset(OTHERS)

PAIRS = 2
"""Fewer Chinese neighbours than these do not tell how far a line's characters stand apart."""

WIDEST = 0.5
"""Ink wider than this, in characters, is more than one mark."""

FULL = (-0.2, 0.3)
"""By so many characters may the room of a full-width mark differ from a square, the usual gap
between characters set aside. On 19 printed pages it was 0.94 to 1.16; one font sets its marks
in 0.92 of a square."""


def full_in(line: Seen, ink: LineInk) -> set[int]:
    """The places in the text of ``line`` of those twin marks that can be seen to be full-width:
    by the blank between the ink of what stands on either side, less the gap that is usual
    between Chinese neighbours. Marks in a row are told as one: between them, nobody sees where
    a square ends, and type is set closer there.

    That a mark is half-width cannot be seen: programs squeeze full-width ones to half a square
    where a line would grow too long, and ink of the lines above and below narrows any room.
    Where that was tried, six marks of ten real pages became half-width, and all were full."""
    text = line.reading.text
    return {
        at
        for start, end in _rows(text)
        if _is_full(text, start, end, ink)
        for at in range(start, end)
        if text[at] not in OTHERS
    }


def _is_full(text: str, start: int, end: int, ink: LineInk) -> bool:
    if not (start and end < len(text) and is_solid(text[start - 1]) and is_solid(text[end])):
        return False
    more = ink.beyond_squares(start, end)
    is_foreign = _foreign(text[start - 1 : end + 1])
    return more is not None and FULL[0] <= more <= FULL[1] and not is_foreign


def _foreign(text: str) -> bool:
    """Whether there is nothing Chinese in ``text`` but marks that may in truth be half-width:
    behind those there may be a blank, as in 3, 500."""
    return all(char.isascii() or char in TWINS for char in text)


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs of marks of ``text`` begin and end, those with a twin among them."""
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and text[end] in MARKS:
            end += 1
        if any(char not in OTHERS for char in text[start:end]):
            yield start, end
        start = max(end, start + 1)


def is_solid(char: str) -> bool:
    """Whether the ink of ``char`` fills its place, so that the blank beside is not its own."""
    return (char.isalnum() or char in "%％") and char not in THIN


class LineInk:
    """The ink of a line that runs across the page, by columns. ``pitch`` is how far its Chinese
    characters stand apart, in pixels; None where too few are neighbours."""

    def __init__(self, line: Seen) -> None:
        text = line.reading.text
        # Of the corners: a line read again with blank behind it is longer than its picture.
        width = float(np.linalg.norm(line.quad[1] - line.quad[0]))
        height = float(np.linalg.norm(line.quad[3] - line.quad[0]))
        self._left = float(line.quad[:, 0].min())
        self._middles = [middle * width for middle in line.reading.middles]
        self._runs = [] if is_standing(line.quad) else _runs(free_columns(line.crop))
        self.size = type_size(line.reading, width, height)
        pairs = [at for at in range(1, len(text)) if is_cjk(text[at - 1]) and is_cjk(text[at])]
        self.pitch: float | None = None
        if len(pairs) >= PAIRS:
            # Places are good to half a character: only the mean of their distances is exact.
            self.pitch = fmean(self._middles[at] - self._middles[at - 1] for at in pairs)
            self._usual = median(self._gap(at - 1, at) for at in pairs)

    def first(self) -> float | None:
        """Where its ink begins, in pixels of the page; None for a line that stands."""
        return self._left + self._runs[0][0] if self._runs else None

    def behind_first(self) -> float | None:
        """Where the ink behind its first mark begins, in pixels of the page."""
        if len(self._runs) < 2 or self._at(self._middles[0]) != 0:
            return None
        return self._left + self._runs[1][0] if self._is_mark(0, 0) else None

    def beyond_squares(self, start: int, end: int) -> float | None:
        """By how many characters the marks from ``start`` to ``end`` take more room than as
        many squares: from the ink before to the ink behind them, less the usual gap. None where
        their own ink does not stand by itself, or the line does not tell what is usual."""
        own = [self._at(self._middles[at]) for at in range(start, end)] if self._runs else []
        if self.pitch is None or not own or own != sorted(set(own)):
            return None
        first, last = own[0], own[-1]
        if first == 0 or last == len(self._runs) - 1 or not self._is_mark(first, last):
            return None
        room = self._runs[last + 1][0] - self._runs[first - 1][1] - self._usual
        return (room - (end - start) * self.pitch) / self.size

    def _is_mark(self, first: int, last: int) -> bool:
        return all(b - a <= WIDEST * self.size for a, b in self._runs[first : last + 1])

    def _gap(self, before: int, behind: int) -> float:
        """The widest blank between two middles."""
        left, right = self._middles[before], self._middles[behind]
        edges = [left, *(x for run in self._between(left, right) for x in run), right]
        blanks: list[float] = [b - a for a, b in zip(edges[::2], edges[1::2], strict=True)]
        return max(blanks)

    def _between(self, left: float, right: float) -> list[tuple[float, float]]:
        """The runs of ink from ``left`` to ``right``, cut where they reach beyond."""
        first = bisect_left(self._runs, left, key=itemgetter(1))
        last = bisect_right(self._runs, right, key=itemgetter(0))
        return [(max(a, left), min(b, right)) for a, b in self._runs[first:last]]

    def _at(self, x: float) -> int:
        """The run of ink nearest to ``x``."""
        behind = bisect_left(self._runs, x, key=itemgetter(1))
        if behind and (
            behind == len(self._runs) or x - self._runs[behind - 1][1] < self._runs[behind][0] - x
        ):
            return behind - 1
        return behind


def _runs(free: list[bool]) -> list[tuple[int, int]]:
    """Where ink begins and ends."""
    edges = np.flatnonzero(np.diff([True, *free, True]))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
