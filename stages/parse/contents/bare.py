"""A table of contents without page numbers, as printed laws have it: known by what the text says
again as its headings."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.chars import fold_width, ink
from stages.parse.lines.items import Item, Line

FEWEST = 2
"""Entries at least."""

RECURRING = 0.8
"""This share of them must be headings of the text: the others stand for what is misread."""

ASTRAY = 3
"""Lines on end that the text does not say again, and which may yet be misread entries."""

LONGEST = 60
"""Characters of an entry."""

_DRESS = re.compile(r"^[*·•●◆■□-]+|[。：:；;]+$")
_STOP = re.compile("[。：:；;]")


class Said(Struct, frozen=True):
    """Where each line, and each first sentence of a line, is said for the last time."""

    last: dict[str, int]


def entry_key(text: str) -> str:
    """``text`` without blanks, widths and the dress of entries, so that it can be found again."""
    return _DRESS.sub("", fold_width(ink(text)))


def said_in(items: list[Item]) -> Said:
    last: dict[str, int] = {}
    for index, item in enumerate(items):
        if isinstance(item, Line):
            opening = _STOP.split(item.text[: 2 * LONGEST], maxsplit=1)[0]
            if len(item.text) <= 2 * LONGEST:
                last[entry_key(item.text)] = index
            last[entry_key(opening)] = index
    return Said(last)


def end_of_bare(items: list[Item], head: int, said: Said) -> int:
    """Where the entries under the 目录 at ``head`` end; ``head`` where none stand there. They end
    where the first of them is said again, or a line stands that is no heading further down."""
    keys: list[str] = []
    again: list[bool] = []
    for index in range(head + 1, len(items)):
        item = items[index]
        if not isinstance(item, Line) or len(item.ink) > LONGEST or not item.ink:
            break
        key = entry_key(item.text)
        if keys and (key == keys[0] or entry_key(_STOP.split(item.text)[0]) == keys[0]):
            break
        later = said.last.get(key, 0) > index
        if not later and (not keys or key in keys):
            break
        keys.append(key)
        again.append(later)
        if not any(again[-ASTRAY:]):
            break
    while again and not again[-1]:
        again.pop()
    if sum(again) < FEWEST or sum(again) < RECURRING * len(again):
        return head
    return head + 1 + len(again)
