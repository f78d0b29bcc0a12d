"""Page numbers among the lines of a text that was pasted from a print: lines that are a number and
nothing else, and count on from one to the next. Any other line of a number is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.chars import fold_width, ink

_DASH = "[-—–―−~·•一]{1,2}"
_DRESSED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:{_DASH})(?P<n>\d{{1,3}})(?:{_DASH})",
        r"第(?P<n>\d{1,3})页(?:[,，/]?共\d{1,3}页)?",
        r"共\d{1,3}页[,，/]?第(?P<n>\d{1,3})页",
        r"(?P<n>\d{1,3})/\d{1,3}",
        r"page(?P<n>\d{1,3})(?:of\d{1,3})?",
    )
)
_ALONE = frozenset(_DRESSED[:3])
"""What is the number of the first page even where no second has one."""
_ENDS = "。！？；：.!?;:”）"
_BARE = re.compile(r"(?P<n>\d{1,3})")
LONGEST = 32
"""Characters of such a line, blanks and all."""
FEWEST, FEWEST_BARE = 2, 3
"""So many of them make a series."""
PAGE = 150
"""Characters of a page at least, where its number has no dress: a column of numbers is closer."""


class _Number(Struct, frozen=True):
    index: int
    count: int
    said: int
    """Characters of the text above it."""
    within: bool
    """Whether that stops in mid-sentence."""


def page_numbers(lines: Sequence[str], *, bare: bool) -> frozenset[int]:
    """Which of ``lines`` are page numbers; with ``bare`` also numbers without any dress."""
    seen: dict[re.Pattern[str], list[_Number]] = {}
    said, above = 0, ""
    for index, line in enumerate(lines):
        form = _form(line, bare=bare)
        if form is None:
            said, above = said + len(ink(line)), line.strip() or above
        else:
            pattern, count = form
            seen.setdefault(pattern, []).append(
                _Number(index, count, said, above[-1:] not in _ENDS)
            )
    series = (numbers for pattern, numbers in seen.items() if _is_series(numbers, pattern))
    return frozenset(number.index for numbers in series for number in numbers)


def _form(line: str, *, bare: bool) -> tuple[re.Pattern[str], int] | None:
    if len(line) > LONGEST:
        return None
    text = fold_width(ink(line))
    for pattern in (*_DRESSED, *((_BARE,) if bare else ())):
        if found := pattern.fullmatch(text):
            return pattern, int(found["n"])
    return None


def _is_series(numbers: Sequence[_Number], pattern: re.Pattern[str]) -> bool:
    """Whether all of them count on, with text between two. Bare ones begin with the first page or
    the second, have a page of text each, and mostly part a sentence: a number over a chapter
    parts none."""
    if any(b.count != a.count + 1 or a.said == b.said for a, b in pairwise(numbers)):
        return False
    if pattern is not _BARE:
        first = pattern in _ALONE and numbers[0].count == 1 and numbers[0].said > 0
        return first or len(numbers) >= FEWEST
    above = [b.said - a.said for a, b in pairwise(numbers)]
    begins = numbers[0].count in (1, 2) and numbers[0].said >= PAGE
    if 2 * sum(number.within for number in numbers) <= len(numbers):
        return False
    return len(numbers) >= FEWEST_BARE and begins and min(above) >= PAGE
