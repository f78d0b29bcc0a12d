"""The title and what stands under it: subtitle, byline, date.

A title is known by its style, on a printed page by its type (``largest.py``), by its look
(centred or large, near the top), or in plain text by its words: short lines of which one ends
with a kind of report, or a phrase right above the first chapter. Where none of these holds
there is no title; none is ever made up.
"""

from __future__ import annotations

import re
from itertools import islice

from msgspec.structs import replace

from pipeline.raw import RawFigure
from stages.parse.end.annexes import LABEL
from stages.parse.front.largest import SAME, largest
from stages.parse.front.letterhead import HEAD_ROLES, red_rule
from stages.parse.front.letterhead_words import role_by_words
from stages.parse.front.under_title import (
    BRACKETED,
    LONGEST,
    SUBTITLE,
    mark_under,
    mark_untitled,
    under,
)
from stages.parse.lines.caption_lines import names_figure
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.seen import TITLE_FACE, face, look
from stages.parse.lines.words import (
    GENRE_END,
    body_size,
    ends_with_date,
    has_sentence,
    is_centred,
    is_date,
    is_partial_date,
    label_of,
    names_organ,
    names_person_by_label,
)

_STYLED = 15
"""Among how many items at the top a ``Title`` style is believed."""
_REACH = 4
"""How many lines of a plain text a title can have."""
_PHRASE = 5
"""Characters from which a line of a plain text is no name of a person."""
_LOW = 0.8
"""No title begins so far down its page."""
_COVER = 60
"""Among how many items below the title of a cover, contents aside, it is looked for again."""

_FIELD = re.compile(
    r"^(?:项目|采购|招标|合同|工程|文件|标书|公司|证券|股票)?(?:编号|代码|名称|简称)[：:]"
)
"""What a cover tells above its title: 项目编号：…"""

Found = tuple[int, int, str]
"""Start and end of the lines of a title, and the code of what spoke for it."""


def mark_title(items: list[Item]) -> list[Item]:
    """``items`` with title, subtitle, byline and byline_date named; ``title_again`` is the title
    of a cover where it stands over the text once more."""
    start, end, spoke = _title(items)
    marked = list(items)
    if start == end:
        mark_untitled(marked, start)
        return list(map(_late, marked))
    usual = body_size(items)
    for index in range(start, end):
        line = marked[index]
        if isinstance(line, Line):
            words = GENRE_END.search(line.ink)
            codes = (spoke, *((f"words:{words[0]}",) if words else ()), *look(line, usual))
            marked[index] = line.named("title", *codes)
    _mark_running_head(marked, start, end)
    below = mark_under(marked, start, end)
    again = _again(marked, start, end, below)
    if again is not None:
        for index in range(*again):
            line = marked[index]
            if isinstance(line, Line):
                marked[index] = line.named("title_again")
        mark_under(marked, *again)
        below = again[1]
    return [*marked[:below], *map(_late, marked[below:])]


def _title(items: list[Item]) -> Found:
    """Where the title stands; start and end are the same where there is none."""
    styled = next((i for i, item in enumerate(items[:_STYLED]) if _role(item) == "title"), None)
    start = next((i for i, item in enumerate(items) if not _is_above(item)), len(items))
    if 0 <= start <= red_rule(items):  # a name without 签发人： above the rule is no title
        start = red_rule(items) + 1
    if styled is not None:
        end = styled
        while end < len(items) and _role(items[end]) == "title":
            end += 1
        named = items[styled]
        return styled, end, named.evidence[0] if isinstance(named, Line) else "style"
    printed = largest(items, start)
    if printed and all(map(_is_titular, items[slice(*printed)])):
        return (*printed, "top")
    if (end := _by_look(items, start)) > start:
        return start, end, "top"
    return _by_words(items, start) or _above_chapters(items, start) or (start, start, "")


def _mark_running_head(items: list[Item], start: int, end: int) -> None:
    """Name the line above the title that says it in small type, as a running head does."""
    said = "".join(item.ink for item in items[start:end] if isinstance(item, Line))
    for index in range(start):
        line = items[index]
        if isinstance(line, Line) and line.role is None and line.ink == said:
            items[index] = line.named("title_again")


def _again(items: list[Item], start: int, end: int, below: int) -> tuple[int, int] | None:
    """Where the whole title stands once more over the text, below its cover."""
    said = "".join(i.ink for i in items[start:end] if isinstance(i, Line))
    unnamed = (i for i in range(below, len(items)) if _role(items[i]) != "contents")
    for first in islice(unnamed, _COVER):
        line = items[first]
        if not isinstance(line, Line) or line.role is not None or not said.startswith(line.ink):
            continue
        if not (is_centred(line) or line.hints.new_page or line.level is not None):
            continue
        so_far = ""
        for last in range(first, min(first + end - start + _REACH, len(items))):
            line = items[last]
            so_far += line.ink if isinstance(line, Line) and line.role is None else "\n"
            if so_far == said:
                return first, last + 1
            if not said.startswith(so_far):
                break
    return None


def _by_look(items: list[Item], start: int) -> int:
    usual = body_size(items)
    end = start
    while end < len(items):
        line = items[end]
        if not isinstance(line, Line):
            break
        if not _could_be_title(line) and not (end > start and _names_volume(line, items)):
            break
        if not _stands_out(line, usual) and not (line.level == 1 and _only_one(items)):
            break
        if _is_first_heading(line, items[end + 1 :]):
            break
        if end > start and (under(line, items[end - 1]) or _is_smaller(line, items[start])):
            break
        end += 1
    return end if any(_alone(items, i) for i in range(start, end)) else start


def _names_volume(line: Line, items: list[Item]) -> bool:
    """第7部分：渗流 in the title of one part of a series; as a heading it would have others."""
    labels = [label_of(item) for item in items if isinstance(item, Line)]
    parts = [label for label in labels if label is not None and label.mark == "part"]
    return len(parts) == 1 and label_of(line) == parts[0] and not has_sentence(line.text)


def _stands_out(line: Line, usual: float | None) -> bool:
    size = line.hints.size
    large = size is not None and usual is not None and size >= usual * 1.2
    return is_centred(line) or large or face(line) == TITLE_FACE


def _only_one(items: list[Item]) -> bool:
    """Whether a single line has a heading style of the first level: then it is the title's."""
    return sum(isinstance(i, Line) and i.level == 1 for i in items) == 1


def _is_first_heading(line: Line, after: list[Item]) -> bool:
    """Whether a line that has no words of a title looks like headings further down."""
    if line.level is None or GENRE_END.search(line.ink):
        return False
    alike = (line.level, line.hints.size, line.hints.align)
    others = (i for i in after if isinstance(i, Line) and label_of(i) is None)
    return any((i.level, i.hints.size, i.hints.align) == alike for i in others)


def _alone(items: list[Item], index: int) -> bool:
    """A title is not the whole document, unless its words are those of a title."""
    line = items[index]
    return index + 1 < len(items) or (isinstance(line, Line) and bool(GENRE_END.search(line.ink)))


def _by_words(items: list[Item], start: int) -> Found | None:
    """The first line near the top that ends with a kind of report, and the lines of its type
    above it. On a cover other lines and pictures may stand over them."""
    for index in range(start, min(start + _REACH, len(items))):
        line = items[index]
        if isinstance(line, Held) and isinstance(line.fragment, RawFigure):
            continue
        if isinstance(line, Line) and line.role is None and _FIELD.match(line.text):
            continue
        if not isinstance(line, Line) or not _could_be_title(line) or len(line.ink) > 50:
            return None
        if index > start and under(line, items[index - 1]):
            return None
        words = GENRE_END.search(line.ink)
        if words and len(line.ink) >= 3:
            first = index
            while first > start and _is_of_one(items[first - 1], line):
                first -= 1
            return first, index + 1, "top"
    return None


def _above_chapters(items: list[Item], start: int) -> Found | None:
    """The first line, where it is a short phrase right above 第一章."""
    if start + 1 >= len(items):
        return None
    line, below = items[start : start + 2]
    label = label_of(below) if isinstance(below, Line) else None
    if label is None or label.mark not in ("part", "chapter") or label.number != 1:
        return None
    if not isinstance(line, Line) or not _could_be_title(line) or names_organ(line.ink):
        return None
    whole = _PHRASE <= len(line.ink) <= 50 and not any(mark in line.text for mark in "：:，,；;")
    return (start, start + 1, "top") if whole else None


def _is_of_one(above: Item, line: Line) -> bool:
    """Whether ``above`` is a line of the same title: in the same type, no field of a cover."""
    if not isinstance(above, Line) or "：" in above.text or "\u3000" in above.text.strip():
        return isinstance(above, Line) and "：" not in above.text and above.hints.size is None
    sizes = above.hints.size, line.hints.size
    return not sizes[0] or not sizes[1] or SAME <= sizes[0] / sizes[1] <= 1 / SAME


def _is_titular(item: Item) -> bool:
    return isinstance(item, Line) and _could_be_title(item)


def _could_be_title(line: Line) -> bool:
    text = line.text
    return (
        line.role is None
        and label_of(line) is None
        and role_by_words(line) is None
        and not LABEL.match(text)
        and len(line.ink) <= LONGEST
        and not has_sentence(text)
        and text[-1] not in "：:，,、"
        and "\t" not in text
        and not is_date(line)
        and not is_partial_date(line)
        and not _is_dated(text)
        and not _FIELD.match(text)
        and not SUBTITLE.match(text)
        and not BRACKETED.match(text)
        and not names_person_by_label(text)
        and not names_figure(line)
        and line.hints.align != "right"
        and (line.hints.place or 0) < _LOW
        and any(c.isalpha() for c in text)
    )


def _is_dated(text: str) -> bool:
    """某办公室　2024年3月8日: who made it and when."""
    start = ends_with_date(text)
    return bool(start) and text[(start or 0) - 1] in " \t\u3000"


def _is_smaller(line: Item, first: Item) -> bool:
    if not isinstance(line, Line) or not isinstance(first, Line):
        return False
    size, large = line.hints.size, first.hints.size
    return size is not None and large is not None and size < large * 0.88


def _is_above(item: Item) -> bool:
    """Whether a title may stand under it: 版头, or a picture such as a badge."""
    if isinstance(item, Held):
        return isinstance(item.fragment, RawFigure)
    return item.role in HEAD_ROLES or item.role in ("byline", "byline_date")


def _late(item: Item) -> Item:
    """A ``Title`` style further down is a heading of the first level."""
    if _role(item) not in ("title", "subtitle") or not isinstance(item, Line):
        return item
    return replace(item, role=None, level=1 if item.role == "title" else item.level)


def _role(item: Item) -> str | None:
    return item.role if isinstance(item, Line) else None
