"""Captions: of a table the line right above it, of a picture the line right below it.

A line in the style of captions right below a table without one is that table's too, and a
numbered one right above a picture (图表1：…, as analysts set them) that picture's, where none
stands below it.
"""

from __future__ import annotations

from typing import TypeGuard

from msgspec.structs import replace

from pipeline.raw import RawFigure, RawTable
from stages.parse.lines.caption_lines import (
    NUMBERED_FIGURE,
    NUMBERED_TABLE,
    names_figure,
    names_table,
)
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.laid_on import is_laid_on


def take_captions(items: list[Item]) -> list[Item]:
    """``items`` with captions moved into the table or picture that they belong to. A styled
    caption that belongs to none is a paragraph."""
    taken: list[Item] = []
    for index, item in enumerate(items):
        before = taken[-1] if taken else None
        after = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, Held) and _names(before, item, after):
            taken[-1] = Held(item.source, item.fragment, before)
        elif names_figure(item) and _is_bare(before, RawFigure):
            if _is_bare(after, RawTable) and (item.apart or NUMBERED_TABLE.match(item.text)):
                taken.append(item)
            else:
                taken[-1] = Held(before.source, before.fragment, item)
        elif _is_styled(item) and _is_bare(before, RawTable) and not isinstance(after, Held):
            taken[-1] = Held(before.source, before.fragment, item)
        else:
            taken.append(item)
    return [_plain(item) for item in taken]


def _names(line: Item | None, held: Held, after: Item | None) -> TypeGuard[Line]:
    """Whether ``line`` stands above ``held`` as its caption: above a picture on the same page a
    numbered one that no picture before it took, unless one stands below."""
    if _is_bare(held, RawTable):
        return names_table(line)
    if not _is_bare(held, RawFigure) or names_figure(after) or not names_figure(line):
        return False
    return bool(NUMBERED_FIGURE.match(line.text)) and line.origin.page == held.fragment.origin.page


def _is_bare(item: Item | None, kind: type) -> TypeGuard[Held]:
    """A seal has no caption, and no formula."""
    if not isinstance(item, Held) or item.caption is not None or is_laid_on(item):
        return False
    if isinstance(item.fragment, RawFigure) and item.fragment.shows == "formula":
        return False
    return isinstance(item.fragment, kind)


def _is_styled(item: Item) -> TypeGuard[Line]:
    return isinstance(item, Line) and item.role == "caption"


def _plain(item: Item) -> Item:
    return replace(item, role="paragraph") if _is_styled(item) else item
