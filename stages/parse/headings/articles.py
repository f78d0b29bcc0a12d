"""Articles of regulations (条): which lines open one, and what of it is its name.

第三条 stands before a blank or its name in brackets; without either it may begin a sentence that
speaks of an article (第三条所称…), and opens one only where it fits between its neighbours.
The text of an article runs in behind its label; only its name (【目的】, or a few words on a line
of their own over the text) is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.chars import strip_blanks
from pipeline.labels import LAW, read_label
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import label_of

LONGEST_NAME = 25
"""Characters of a name."""

_SPOKEN_OF = re.compile(r"的|所|规定|和第|、第|至第|或者?第|第[一二三四五六七八九十\d]+[款项]")
_BRACKETED = re.compile(r"【[^【】]{1,30}】")
_MARKS = re.compile("[，。；：！？、,;:]")


class _Seen(Struct, frozen=True):
    index: int
    number: int
    sure: bool


def articles(items: list[Item]) -> dict[int, int]:
    """Of each line that opens an article, by its index: how many characters behind the label
    and its blank are its name."""
    return {index: _name(items, index) for index in _openings(items)}


def _openings(items: list[Item]) -> Iterator[int]:
    """A sure one always counts; another where it counts on and no later line has its number."""
    seen = [s for i, item in enumerate(items) if (s := _seen(i, item)) is not None]
    later = {s.number: s.index for s in seen}
    last = 0
    for each in seen:
        if each.sure or (each.number == last + 1 and later[each.number] == each.index):
            last = each.number
            yield each.index


def _seen(index: int, item: Item) -> _Seen | None:
    if not isinstance(item, Line) or item.role is not None:
        return None
    label = label_of(item)
    if label is None or label.mark != "article" or label.number == 0:
        return None
    rest = item.text[label.end :]
    sure = item.number > 0 or not rest or rest[0].isspace() or _is_bracketed(rest)
    if not sure and _SPOKEN_OF.match(rest):
        return None
    return _Seen(index, label.number, sure)


def _is_bracketed(rest: str) -> bool:
    """第三条（一） speaks of an item."""
    return rest[0] in "【（" and read_label(rest) is None


def _name(items: list[Item], index: int) -> int:
    line = items[index]
    assert isinstance(line, Line)
    label = label_of(line)
    assert label is not None
    rest = strip_blanks(line.text[label.end :])
    bracketed = _BRACKETED.match(rest)
    if bracketed:
        return bracketed.end()
    short = 0 < len(rest) <= LONGEST_NAME and not _MARKS.search(rest)
    return len(rest) if short and _is_over_text(items, index) else 0


def _is_over_text(items: list[Item], index: int) -> bool:
    after = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(after, Line) or after.role not in (None, "paragraph"):
        return False
    label = label_of(after)
    return label is None or label.mark not in LAW


def stands_over(items: list[Item], index: int) -> bool:
    """Whether below a label that stands alone begins the text that it numbers."""
    after = items[index + 1] if index + 1 < len(items) else None
    plain = isinstance(after, Line) and after.role is None and after.level is None
    return plain and isinstance(after, Line) and not after.spans and label_of(after) is None
