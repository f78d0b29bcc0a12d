"""Numbers alone on their line (``3.2``), as standards count their terms (GB/T 1.1); the term
stands below. Anywhere else 3.2 alone is a quantity."""

from __future__ import annotations

import re

from pipeline.labels import Label, read_heading_label
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import label_of

_ALONE = re.compile(r"\d{1,2}(?:\. ?\d{1,2}){1,4}")

Parts = tuple[int, ...]


def alone(items: list[Item], chapters: dict[int, Label]) -> dict[int, Label]:
    """The labels of the lines that count on from the number before them, or begin a row below
    it, by their index. ``chapters`` are bare numbers known to head chapters."""
    found: dict[int, Label] = {}
    last: Parts = ()
    for index, item in enumerate(items):
        if not isinstance(item, Line) or item.role is not None:
            continue
        label = chapters.get(index) or label_of(item)
        if label is not None and label.mark == "decimal" and not _ALONE.fullmatch(item.text):
            last = label.parts
        elif _ALONE.fullmatch(item.text) and _is_over_words(items, index):
            read = read_heading_label(f"{item.text}\u3000文")
            if read is not None and _counts_on(last, read.parts):
                found[index] = read
                last = read.parts
    return found


def _counts_on(last: Parts, parts: Parts) -> bool:
    """2.9 comes behind 2.8 or 2.8.4, and 2.8.1 behind 2.8."""
    *above, number = parts
    if len(parts) == len(last) + 1:
        return last != () and parts == (*last, 1)
    return last[: len(above)] == tuple(above) and last[len(above) : len(parts)] == (number - 1,)


def _is_over_words(items: list[Item], index: int) -> bool:
    below = items[index + 1] if index + 1 < len(items) else None
    return isinstance(below, Line) and below.role is None and label_of(below) is None
