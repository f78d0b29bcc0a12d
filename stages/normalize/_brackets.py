"""Which round brackets belong to Chinese text. Always both of a pair, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stages.normalize._protect import Stretch, within
from stages.normalize._texts import (
    HAN,
    after,
    before,
    clause,
    is_chinese,
    is_han,
    is_latin,
    mostly_chinese,
)

_BRACKET = re.compile("[()（）]")
_ARGUMENT = re.compile(r"[A-Za-z0-9+\-*/=., ]{0,3}")


def chinese_brackets(text: str, kept: list[Stretch]) -> Iterator[int]:
    """Positions of half-width brackets that become full-width."""
    for start, end in _pairs(text, kept):
        half = [at for at in (start, end) if text[at] in "()"]
        if half and _is_chinese_pair(text, start, end):
            yield from half


def _pairs(text: str, kept: list[Stretch]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        at = found.start()
        if within(kept, at):
            continue
        if text[at] in "(（":
            opened.append(at)
        elif opened:
            yield opened.pop(), at


def _is_chinese_pair(text: str, start: int, end: int) -> bool:
    left, right = before(text, start), after(text, end + 1)
    if HAN.search(text, start, end):
        between_words = left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
        return not between_words or mostly_chinese(text)
    adjoining = text[start - 1 : start]
    if is_latin(adjoining) and _ARGUMENT.fullmatch(text, start + 1, end):
        return False  # f(x), page(s)
    if is_chinese(left) or is_chinese(right):
        return True
    return right == "" and left != "" and any(map(is_han, clause(text, start)))
