"""Marks that open in one paragraph and close in one of the next: a remark of two paragraphs, a
title over two lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct

from pipeline.report import Report
from pipeline.walk import Text, texts

_NEAR = 3
"""So many texts further the partner may stand."""


class Alone(Struct, frozen=True):
    """A mark without a partner in its text."""

    text: Text
    at: int

    @property
    def mark(self) -> str:
        return self.text.text[self.at]


def without_neighbours(
    report: Report, found: list[Alone], fits: Callable[[str, str], bool]
) -> Iterator[Alone]:
    """``found``, in the order of the page, without those that find their partner (``fits``
    takes an opening and a closing mark) in a text behind their own."""
    if not found:
        return
    order = {text.place: n for n, text in enumerate(texts(report))}
    matched: set[int] = set()
    for n, (one, other) in enumerate(pairwise(found)):
        near = 0 < order[other.text.place] - order[one.text.place] <= _NEAR
        if n not in matched and near and fits(one.mark, other.mark):
            matched |= {n, n + 1}
    yield from (mark for n, mark in enumerate(found) if n not in matched)
