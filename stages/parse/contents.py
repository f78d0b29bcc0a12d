"""A table of contents typed by hand; one made by Word is left out where it is read."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.labels import is_contents_head, read_label
from stages.parse.lines import Item, Line

_ENTRY = re.compile(r"(?:[.．。·…‥\-─_\s\u3000]{2,}|\t)[（(—-]*\d{1,4}[）)—-]*$|第\d{1,4}页$")

FEWEST = 3
"""Entries without page numbers must be at least this many."""

RECURRING = 0.8
"""And this share of them must be headings of the text: the others stand for what is misread."""

LONGEST = 60
"""Characters of an entry."""


def mark_contents(items: list[Item]) -> list[Item]:
    """``items`` with 目录 and the lines under it that end in a page number named ``contents``;
    so is a 目录 on a page of its own, whose lines Word made, and so are entries without page
    numbers that the text says again."""
    marked = list(items)
    for index, item in enumerate(items):
        if isinstance(item, Line) and is_contents_head(item.text):
            end = index + 1
            while end < len(items) and _is_entry(items[end]):
                end += 1
            if end > index + 1:
                for at in range(index, end):
                    marked[at] = _contents(items[at])
            elif item.hints.new_page and end < len(items) and _is_new_page(items[end]):
                marked[index] = _contents(item)
            else:
                for at in range(index, _end_of_bare(items, index)):
                    marked[at] = _contents(items[at])
    return marked


def _end_of_bare(items: list[Item], head: int) -> int:
    """Where the entries under ``head`` end that have no page numbers and are said again as
    the headings of the text, as in printed laws; ``head`` where they are no entries."""
    first = items[head + 1] if head + 1 < len(items) else None
    if not isinstance(first, Line) or not first.ink:
        return head
    text = _text_begins(items, head + 2, first)
    said = [item.ink for item in items[text:] if isinstance(item, Line)]
    entries = items[head + 1 : text]
    again = [isinstance(e, Line) and _is_said(e, said) for e in entries]
    while again and not again[-1]:
        again.pop()
    if sum(again) < FEWEST or sum(again) < RECURRING * len(again):
        return head
    return head + 1 + len(again)


def _text_begins(items: list[Item], start: int, first: Line) -> int:
    """Where ``first``, the first entry, is said again; the end where nothing says it."""
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, Line) or len(item.ink) > LONGEST:
            break
        if item.ink == first.ink:
            return index
    return len(items)


def _is_said(entry: Line, said: list[str]) -> bool:
    """Whether the text has ``entry`` as a line, or a labelled one at the head of a line."""
    opens = read_label(entry.text) is not None
    return any(s == entry.ink or (opens and s.startswith(entry.ink)) for s in said)


def _is_entry(item: Item) -> bool:
    return isinstance(item, Line) and bool(_ENTRY.search(item.text.strip()))


def _is_new_page(item: Item) -> bool:
    return isinstance(item, Line) and item.hints.new_page


def _contents(item: Item) -> Item:
    return replace(item, role="contents") if isinstance(item, Line) else item
