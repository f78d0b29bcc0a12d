"""A table of contents typed by hand; one made by Word is left out where it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.labels import is_contents_head, read_label
from stages.parse.contents.bare import LONGEST, Said, end_of_bare, said_in
from stages.parse.contents.table import as_entries
from stages.parse.lines.items import Item, Line

_ENTRY = re.compile(r"(?:[.．。·…‥\-─_\s\u3000]{2,}|\t)[（(—-]*\d{1,4}[）)—-]*$|第\d{1,4}页$")
_LED = re.compile(r"[.．。·…‥]{4,}\s*\S{1,6}$")
"""Leaders, and what stands for a page: iv, （插页）."""

_NOTE = re.compile(r"[（(][^（()）]{2,}[）)]")
"""What may stand under an entry: （一九三七年八月一日）."""


def mark_contents(items: list[Item]) -> list[Item]:
    """``items`` with 目录 and the lines under it that end in a page number named ``contents``;
    so is a 目录 on a page of its own, whose lines Word made, and so are entries without page
    numbers that the text says again. Contents over no text are the text."""
    marked = list(items)
    said: Said | None = None
    for index, item in enumerate(items):
        if isinstance(item, Line) and is_contents_head(item.text):
            end = _end_of_entries(items, index + 1)
            if end > index + 1:
                for at in range(index, end):
                    marked[at] = _contents(items[at])
            elif item.hints.new_page and end < len(items) and _is_new_page(items[end]):
                marked[index] = _contents(item)
            else:
                said = said_in(items) if said is None else said
                for at in range(index, end_of_bare(items, index, said)):
                    marked[at] = _contents(items[at])
    named = [entry for item in _with_tables(marked) for entry in item]
    return named if any(map(_is_other, named)) else [*map(_paragraph, items)]


def _is_other(item: Item) -> bool:
    return not isinstance(item, Line) or item.role != "contents"


def _paragraph(item: Item) -> Item:
    """An entry where there is no text: it heads nothing and dates nothing."""
    return replace(item, role="paragraph") if isinstance(item, Line) else item


def _with_tables(items: list[Item]) -> Iterator[list[Item]]:
    """Each item; a table right below 目录 whose last column counts pages, as its entries."""
    head: Line | None = None
    for index, item in enumerate(items):
        if isinstance(item, Line):
            head = item if is_contents_head(item.text) else None
            below = items[index + 1] if head and index + 1 < len(items) else None
            yield [_contents(item) if below is not None and as_entries(below) else item]
        else:
            entries = as_entries(item) if head is not None else None
            yield [*entries] if entries else [item]
            head = None


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
