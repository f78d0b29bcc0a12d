"""Page numbers among the text, as pages pasted from a print have them: lines that are a number and
nothing else, and count on from one to the next. Any other line of a number is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import fold_width
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.words import is_plain

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
_BARE = re.compile(r"(?P<n>\d{1,3})")
LONGEST = 16
"""Characters of such a line."""
FEWEST, FEWEST_BARE = 2, 3
"""So many of them make a series."""
PAGE = 150
"""Characters of a page at least, where its number has no dress: a column of numbers is closer."""


class _Number(Struct, frozen=True):
    index: int
    count: int
    said: int
    """Characters of the text above it."""


def without_page_numbers(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """``items`` without the page numbers among them, and these as lines named ``page_number``."""
    found = set(_page_numbers(items))
    numbers = [item for i, item in enumerate(items) if i in found and isinstance(item, Line)]
    return (
        [item for i, item in enumerate(items) if i not in found],
        [replace(line, role="page_number", level=None) for line in numbers],
    )


def _page_numbers(items: Sequence[Item]) -> Iterator[int]:
    seen: dict[re.Pattern[str], list[_Number]] = {}
    said = 0
    for index, item in enumerate(items):
        if isinstance(item, Held):
            continue
        form = _form(item)
        if form is None:
            said += len(item.ink)
        else:
            pattern, count = form
            seen.setdefault(pattern, []).append(_Number(index, count, said))
    for pattern, numbers in seen.items():
        if _is_series(numbers, bare=pattern is _BARE):
            yield from (number.index for number in numbers)


def _form(line: Line) -> tuple[re.Pattern[str], int] | None:
    if len(line.text) > 2 * LONGEST or line.role is not None or line.number:
        return None
    text = fold_width(line.ink)
    for pattern in (*_DRESSED, *((_BARE,) if is_plain(line) else ())):
        if found := pattern.fullmatch(text):
            return pattern, int(found["n"])
    return None


def _is_series(numbers: Sequence[_Number], *, bare: bool) -> bool:
    """Whether all of them count on, with text between two, and a page of it where they are
    ``bare``; those begin with the first page or the second."""
    if any(b.count != a.count + 1 or a.said == b.said for a, b in pairwise(numbers)):
        return False
    if not bare:
        return len(numbers) >= FEWEST
    above = [b.said - a.said for a, b in pairwise(numbers)]
    begins = numbers[0].count in (1, 2) and numbers[0].said >= PAGE
    return len(numbers) >= FEWEST_BARE and begins and min(above) >= PAGE
