"""Marks that open in one paragraph and close in one of the next: a remark of two paragraphs, a
title over two lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.report import Report
from pipeline.walk import Place, Text, all_texts
from stages.normalize._texts import after, before

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
    order = _order(all_texts(report))
    matched: set[int] = set()
    for n, (one, other) in enumerate(pairwise(found)):
        near = 0 < order[other.text.place] - order[one.text.place] <= _NEAR
        if n not in matched and near and fits(one.mark, other.mark):
            matched |= {n, n + 1}
    yield from (mark for n, mark in enumerate(found) if n not in matched)


def _order(page: Sequence[Text]) -> dict[Place, int]:
    return {text.place: n for n, text in enumerate(page)}


def without_speeches(report: Report, found: list[Alone]) -> Iterator[Alone]:
    """``found``, in the order of the page, without the marks of speeches of several paragraphs:
    each may open anew, the last alone closes (GB/T 15834). What opens one stands behind a
    colon or heads its paragraph, what closes it stands at the end of a sentence."""
    if not found:
        return
    page = all_texts(report)
    order = _order(page)
    spoken: list[Alone] = []
    for one in found:
        at = order[one.text.place]
        near = spoken and at - order[spoken[-1].text.place] <= _NEAR
        if near and _closes(one):
            spoken = []
        elif near and _heads(one):
            spoken.append(one)
        else:
            yield from spoken
            spoken = [one] if _opens(one) else []
            if not spoken:
                yield one
        if spoken and _is_whole(page[at + 1].text if at + 1 < len(page) else ""):
            spoken = []
    yield from spoken


def _is_whole(text: str) -> bool:
    """“…” from end to end: the last paragraph of a speech opens anew and closes."""
    return text.startswith("“") and text.endswith("”") and text.count("“") == text.count("”")


def _opens(mark: Alone) -> bool:
    return _heads(mark) or (mark.mark == "“" and before(mark.text.text, mark.at) in "：:")


def _heads(mark: Alone) -> bool:
    return mark.mark == "“" and before(mark.text.text, mark.at) == ""


def _closes(mark: Alone) -> bool:
    text = mark.text.text
    at_end = before(text, mark.at) in "。！？…" or after(text, mark.at + 1) == ""
    return mark.mark == "”" and at_end
