"""Texts made ready for patterns: blanks left out, marks in full width, patterns joined."""

from __future__ import annotations

import re
from functools import cache

from pipeline.chars import ink

_WIDE_MARKS = str.maketrans(",;:!?()", "，；：！？（）")


def wide(text: str) -> str:
    """``text`` with half-width marks made full-width, character by character."""
    return text.translate(_WIDE_MARKS)


def bare(text: str) -> str:
    """``text`` without blanks, its marks in full width."""
    return wide(ink(text))


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all of ``patterns``; none at all match nothing."""
    return re.compile("|".join(f"(?:{p})" for p in patterns) if patterns else r"(?!)")
