"""A table of contents typed by hand; one made by Word is known by its styles."""

from __future__ import annotations

import re

from msgspec.structs import replace

from stages.parse.lines import Item, Line

_HEAD = re.compile(r"^(?:目录|目次|contents)$", re.I)
_ENTRY = re.compile(r"(?:[.．。·…‥\-─_\s\u3000]{2,}|\t)[（(—-]*\d{1,4}[）)—-]*$|第\d{1,4}页$")


def mark_contents(items: list[Item]) -> list[Item]:
    """``items`` with 目录 and the lines under it that end in a page number named ``contents``;
    so is a 目录 on a page of its own, whose lines Word made."""
    marked = list(items)
    for index, item in enumerate(items):
        if isinstance(item, Line) and _HEAD.match(item.ink):
            end = index + 1
            while end < len(items) and _is_entry(items[end]):
                end += 1
            if end > index + 1:
                for at in range(index, end):
                    marked[at] = _contents(items[at])
            elif item.hints.new_page and end < len(items) and _is_new_page(items[end]):
                marked[index] = _contents(item)
    return marked


def _is_entry(item: Item) -> bool:
    return isinstance(item, Line) and (
        item.role == "contents" or bool(_ENTRY.search(item.text.strip()))
    )


def _is_new_page(item: Item) -> bool:
    return isinstance(item, Line) and item.hints.new_page


def _contents(item: Item) -> Item:
    return replace(item, role="contents") if isinstance(item, Line) else item
