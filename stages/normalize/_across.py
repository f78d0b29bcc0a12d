"""Marks that open in one paragraph and close in one of the next: a remark of two paragraphs, a
title over two lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct

from pipeline.walk import Text

_NEAR = 3
"""So many paragraphs further the partner may stand."""


class Alone(Struct, frozen=True):
    """A mark without a partner in its text, the ``index``th of those looked at."""

    index: int
    text: Text
    at: int

    @property
    def mark(self) -> str:
        return self.text.text[self.at]


def without_neighbours(found: list[Alone], fits: Callable[[str, str], bool]) -> Iterator[Alone]:
    """``found``, in the order of the page, without those that find their partner (``fits``
    takes an opening and a closing mark) in a text behind their own."""
    matched: set[int] = set()
    for n, (one, other) in enumerate(pairwise(found)):
        near = 0 < other.index - one.index <= _NEAR
        if n not in matched and near and fits(one.mark, other.mark):
            matched |= {n, n + 1}
    return (mark for n, mark in enumerate(found) if n not in matched)
