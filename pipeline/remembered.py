"""Answers of pure functions of a text, remembered: many passes ask the same of the same lines, and
what the words tell is told before and after normalization."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_T = TypeVar("_T")

LONGEST = 1000
"""Characters of a text that is remembered; with ``MOST`` it bounds the memory, some 10 MB."""
MOST = 4096


def remembered(function: Callable[[str], _T]) -> Callable[[str], _T]:
    """``function``, which must depend on its text alone and give what nobody changes."""
    known = lru_cache(MOST)(function)

    @wraps(function)
    def ask(text: str) -> _T:
        return known(text) if len(text) <= LONGEST else function(text)

    return ask
