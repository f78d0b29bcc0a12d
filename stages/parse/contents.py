"""A table of contents typed by hand; one made by Word is left out where it is read."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.labels import is_contents_head, read_label
from stages.parse.lines import Item, Line

_ENTRY = re.compile(r"(?:[.．。·…‥\-─_\s\u3000]{2,}|\t)[（(—-]*\d{1,4}[）)—-]*$|第\d{1,4}页$")
_LED = re.compile(r"[.．。·…‥]{4,}\s*\S{1,6}$")
"""Leaders, and what stands for a page: iv, （插页）."""

FEWEST = 3
"""Entries without page numbers must be at least this many."""

RECURRING = 0.8
"""And this share of them must be headings of the text: the others stand for what is misread."""

_NOTE = re.compile(r"[（(][^（()）]{2,}[）)]")
"""What may stand under an entry: （一九三七年八月一日）."""

LONGEST = 60
"""Characters of an entry."""


def mark_contents(items: list[Item]) -> list[Item]:
    """``items`` with 目录 and the lines under it that end in a page number named ``contents``;
    so is a 目录 on a page of its own, whose lines Word made, and so are entries without page
    numbers that the text says again."""
    marked = list(items)
    for index, item in enumerate(items):
        if isinstance(item, Line) and is_contents_head(item.text):
            end = _end_of_entries(items, index + 1)
            if end > index + 1:
                for at in range(index, end):
                    marked[at] = _contents(items[at])
            elif item.hints.new_page and end < len(items) and _is_new_page(items[end]):
                marked[index] = _contents(item)
            else:
                for at in range(index, _end_of_bare(items, index)):
                    marked[at] = _contents(items[at])
    return marked


def _end_of_entries(items: list[Item], start: int) -> int:
    """Where the entries end that begin at ``start``. Between two of them may stand the number
    of the page on which they are, or the first line of an entry too long for one."""
    end = at = start
    while at < len(items):
        after = items[at + 1] if at + 1 < len(items) else None
        if _is_entry(items[at]):
            end = at + 1
        elif not _is_page_number(items[at]) and not _runs_over(items[at], after):
            break
        at += 1
    return end + _has_note(items, start, end)


def _has_note(items: list[Item], start: int, end: int) -> bool:
    """Whether the line at ``end`` is a note in brackets under the last entry, as stands under
    each of those before."""
    if end >= len(items) or not _is_note(items[end]):
        return False
    entries = [at for at in range(start, end) if _is_entry(items[at])]
    return len(entries) > 1 and all(_is_note(items[at + 1]) for at in entries)


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
    if not isinstance(item, Line):
        return False
    text = item.text.strip()
    return bool(_ENTRY.search(text) or _LED.search(text))


def _is_note(item: Item) -> bool:
    return isinstance(item, Line) and _NOTE.fullmatch(item.text.strip()) is not None


def _is_page_number(item: Item) -> bool:
    return isinstance(item, Line) and item.ink.isdecimal() and len(item.ink) <= 4


def _runs_over(item: Item, after: Item | None) -> bool:
    if not isinstance(item, Line) or not isinstance(after, Line) or len(item.ink) > LONGEST:
        return False
    return bool(_LED.search(after.text)) and read_label(after.text) is None


def _is_new_page(item: Item) -> bool:
    return isinstance(item, Line) and item.hints.new_page


def _contents(item: Item) -> Item:
    return replace(item, role="contents") if isinstance(item, Line) else item
