"""Finding a place again by the words around it.

Only letters and digits are compared, in compatibility form: marks and blanks are what rules
change. A few of them may differ, for a new scan reads some otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from pipeline.chars import letters
from pipeline.numerals import NUMERALS

REACH = 12
"""How many letters on each side make a place known."""
ALIKE = 0.7
"""The share of them that must stand there again, on average of the two sides."""
WINDOW = 4 * REACH
"""Characters in which so many letters are looked for."""

_NUMBERS = re.compile(f"[0-9{NUMERALS}年月日]")


def left_of(text: str, start: int) -> str:
    """What is kept of the words before ``start``."""
    return _last(text[max(0, start - WINDOW) : start])


def right_of(text: str, end: int) -> str:
    """What is kept of the words behind ``end``."""
    return _last(text[end : end + WINDOW][::-1])[::-1]


def _last(text: str) -> str:
    """The end of ``text`` that holds ``REACH`` letters."""
    seen = 0
    for at in range(len(text) - 1, -1, -1):
        seen += bool(letters(text[at]))
        if seen == REACH:
            return text[at:]
    return text


def likeness(
    text: str, start: int, end: int, left: str, right: str, seen: Callable[[str], str] = letters
) -> float:
    """How much the words around ``text[start:end]`` are ``left`` and ``right``, from 0 to 1, in
    what is ``seen`` of them."""
    sides = ((left_of(text, start), left), (right_of(text, end), right))
    return sum(_same(seen(a), seen(b)) for a, b in sides) / 2


def beside_numbers(text: str) -> str:
    """The letters of ``text`` but for numbers and dates, which rules write in other letters."""
    return _NUMBERS.sub("", letters(text))


def _same(here: str, there: str) -> float:
    if here == there:
        return 1.0
    return SequenceMatcher(None, here, there, autojunk=False).ratio()


def places(text: str, words: str, left: str, right: str) -> Iterator[tuple[float, int]]:
    """Where ``words`` stand in ``text`` with such words around them: likeness and start.

    Of no words the place is between the last letter of ``left`` and the first of ``right``.
    """
    for start in _starts(text, words, left, right):
        found = likeness(text, start, start + len(words), left, right)
        if found >= ALIKE:
            yield found, start


def _starts(text: str, words: str, left: str, right: str) -> Iterator[int]:
    if words:
        yield from (m.start() for m in re.finditer(f"(?={re.escape(words)})", text))
        return
    for start in range(len(text) + 1):
        if text[start - 1 : start] == left[-1:] and text[start : start + 1] == right[:1]:
            yield start
