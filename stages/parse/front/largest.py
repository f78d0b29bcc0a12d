"""The largest type of a printed document, which names it, wherever on its first page it stands."""

from __future__ import annotations

import re

from pipeline.labels import is_contents_head
from stages.parse.end.annexes import LABEL
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import GENRE_END, body_size, has_sentence, is_red, label_of

REACH = 12
"""Among so many items at the top it is looked for."""

LARGE = 1.35
"""It is at least so many times as large as the text: a title of 2号 (22 pt) stands over a text of
3号 (16 pt), and headings are smaller."""

SAME = 0.9
"""Lines of a title that are at least this share of the largest are of one size with it."""

_CLASS = re.compile(r"(?:国家|行业|地方|团体|企业)标准$")
"""What the cover of a standard says over its name in type as large (GB/T 1.1-2020, figure E.1)."""


def largest(items: list[Item], start: int) -> tuple[int, int] | None:
    """Start and end of the lines whose type is larger than all else, where what stands above
    them is no text: a running head, a number, the place of publication. None where several
    lines apart are as large, as headings are, or where the first line is so already."""
    found = _largest(items, start, red=False)
    if found is None and (red := _largest(items, start, red=True)) is not None:
        last = items[red[1] - 1]
        found = red if isinstance(last, Line) and GENRE_END.search(last.ink) else None
    return found


def _largest(items: list[Item], start: int, *, red: bool) -> tuple[int, int] | None:
    sized = [
        (index, item.hints.size)
        for index, item in enumerate(items)
        if isinstance(item, Line)
        and item.hints.size
        and _is_printed(item)
        and (red or not is_red(item.hints.color))
    ]
    usual = body_size(items)
    if not sized or usual is None:
        return None
    most = max(size for _index, size in sized)
    at = [index for index, size in sized if size >= SAME * most]
    first, end = at[0], at[-1] + 1
    if most < LARGE * usual or not start < first < REACH or len(at) != end - first:
        return None
    above = items[start:first]
    return None if any(map(_is_text, above)) else (first, end)


def _is_printed(line: Line) -> bool:
    """Whether ``line`` stands on a page and may name a document."""
    named = line.role is None and line.origin.box is not None
    return named and not _CLASS.search(line.ink) and not is_contents_head(line.text)


def _is_text(item: Item) -> bool:
    if not isinstance(item, Line):
        return False
    opens = label_of(item) is not None or LABEL.match(item.text) is not None
    return opens or has_sentence(item.text)
