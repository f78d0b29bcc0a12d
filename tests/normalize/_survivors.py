"""Which characters of a text came through its changes, told apart from the engine.

Each character of the source has a number. A change takes those that it writes over away, but for
one that it puts into another width (１ for 1) in the same place, and what it writes has none.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.record import Change
from pipeline.report import Span
from pipeline.walk import Place

Numbers = list[int | None]


class Written(NamedTuple):
    """A change, and the numbers of the characters that it wrote over."""

    rule: str
    place: Place
    over: tuple[int | None, ...]
    before: str
    after: str


def follow(
    texts: dict[Place, str], changes: Iterable[Change]
) -> tuple[dict[Place, Numbers], list[Written]]:
    """The numbers of the characters of each text after ``changes``; what each change wrote over."""
    numbers: dict[Place, Numbers] = {place: list(range(len(text))) for place, text in texts.items()}
    written = []
    for change in changes:
        place = (change.block, change.field)
        now = numbers[place]
        end = change.start + len(change.before)
        over = tuple(now[change.start : end])
        written.append(Written(change.rule, place, over, change.before, change.after))
        now[change.start : end] = _kept(over, change)
    return numbers, written


def _kept(over: tuple[int | None, ...], change: Change) -> Numbers:
    if len(change.before) != len(change.after):
        return [None] * len(change.after)
    pairs = zip(over, change.before, change.after, strict=True)
    return [number if _same(old, new) else None for number, old, new in pairs]


def _same(old: str, new: str) -> bool:
    return unicodedata.normalize("NFKC", old) == unicodedata.normalize("NFKC", new)


def under(spans: Iterable[Span], numbers: Numbers) -> Counter[tuple[object, ...]]:
    """Each span with the numbers of the characters that it lies on; an empty one (the mark of a
    footnote) with those before it. One that lies on none of the source is left out."""
    found: Counter[tuple[object, ...]] = Counter()
    for span in spans:
        empty = span.start == span.end
        part = numbers[: span.start] if empty else numbers[span.start : span.end]
        kept = tuple(number for number in part if number is not None)
        if kept or empty:
            found[(span.kind, span.target, span.author, span.data, empty, kept)] += 1
    return found
