"""The title and what stands under it: subtitle, byline, date.

A title is known by its style, on a printed page by its type (``largest.py``), by its look
(centred or large, near the top), or in plain text by its words: short lines of which one ends
with a kind of report. Where none of these holds there is no title; none is ever made up.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.raw import RawFigure
from stages.parse.annexes import LABEL
from stages.parse.captions import names_figure
from stages.parse.front import HEAD_ROLES, red_rule
from stages.parse.largest import largest
from stages.parse.lines import Held, Item, Line
from stages.parse.words import (
    GENRE_END,
    body_size,
    has_sentence,
    is_centred,
    is_date,
    is_partial_date,
    label_of,
    names_organ,
    names_person_by_label,
    names_post,
)

_LONGEST = 70
"""Characters of one line of a title."""
_STYLED = 15
"""Among how many items at the top a ``Title`` style is believed."""
_REACH = 4
"""How many lines of a plain text a title can have."""
_ENTRIES = 2
"""Further lines that are a date make a diary."""
_SUBTITLE = re.compile(r"^(?:——|─|—|－－|--|(?:版本号?[：:]?\s*)[Vv]?\d[\d.]*$)")
_BRACKETED = re.compile(r"^[（(].*[）)]$", re.S)
_NAME = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,3}[\s\u3000]+[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{2,3})$"
)
_NO_NAME = re.compile(r"目录|目次|前言|引言|摘要|概述|正文|简介|说明|绪论|导言|附[件录表]")
_STATUS = re.compile(r"稿|试行|暂行|草案|修订|版|通过|样本|范本|模板|参考|[—~～至-].*年|年度|施行")


def mark_title(items: list[Item]) -> list[Item]:
    """``items`` with title, subtitle, byline and byline_date named."""
    start, end = _title(items)
    marked = list(items)
    for index in range(start, end):
        line = marked[index]
        if isinstance(line, Line):
            marked[index] = replace(line, role="title", level=None)
    under = _mark_under(marked, start, end) if end > start else end
    return [*marked[:under], *map(_late, marked[under:])]


def _title(items: list[Item]) -> tuple[int, int]:
    """Start and end of the lines that are the title; twice the same where there is none."""
    styled = next((i for i, item in enumerate(items[:_STYLED]) if _role(item) == "title"), None)
    start = next((i for i, item in enumerate(items) if not _is_above(item)), len(items))
    if 0 <= start <= red_rule(items):  # a name without 签发人： above the rule is no title
        start = red_rule(items) + 1
    if styled is not None:
        end = styled
        while end < len(items) and _role(items[end]) == "title":
            end += 1
        return styled, end
    printed = largest(items, start)
    if printed and all(map(_is_titular, items[slice(*printed)])):
        return printed
    for test in (_by_look, _by_words):
        end = test(items, start)
        if end > start:
            return start, end
    return start, start


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
        if end > start and (_under(line, items[end - 1]) or _is_smaller(line, items[start])):
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
    return is_centred(line) or large


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


def _by_words(items: list[Item], start: int) -> int:
    for index in range(start, min(start + _REACH, len(items))):
        line = items[index]
        if not isinstance(line, Line) or not _could_be_title(line) or len(line.ink) > 50:
            break
        if index > start and _under(line, items[index - 1]):
            break
        if GENRE_END.search(line.ink) and len(line.ink) >= 3:
            return index + 1
    return start


def _is_titular(item: Item) -> bool:
    return isinstance(item, Line) and _could_be_title(item)


def _could_be_title(line: Line) -> bool:
    text = line.text
    return (
        line.role is None
        and label_of(line) is None
        and not LABEL.match(text)
        and len(line.ink) <= _LONGEST
        and not has_sentence(text)
        and text[-1] not in "：:，,、"
        and "\t" not in text
        and not is_date(line)
        and not is_partial_date(line)
        and not _SUBTITLE.match(text)
        and not _BRACKETED.match(text)
        and not names_person_by_label(text)
        and not names_figure(line)
        and line.hints.align != "right"
        and any(c.isalpha() for c in text)
    )


def _is_smaller(line: Item, first: Item) -> bool:
    if not isinstance(line, Line) or not isinstance(first, Line):
        return False
    size, large = line.hints.size, first.hints.size
    return size is not None and large is not None and size < large * 0.88


def _mark_under(items: list[Item], start: int, end: int) -> int:
    """Name the lines under the title; gives where they end."""
    for index in range(end, len(items)):
        line = items[index]
        if _is_front(line):  # some templates print number and issuer under the title
            continue
        if not isinstance(line, Line) or line.role not in (None, "subtitle"):
            return index
        role = line.role or _under(line, items[index - 1], items[start])
        if role is None or (role == "byline_date" and _is_diary(items[index + 1 :])):
            return index
        items[index] = replace(line, role=role, level=None)
    return len(items)


def _is_diary(after: list[Item]) -> bool:
    """Whether dates head the entries below, so that the first one dates no document."""
    return sum(isinstance(item, Line) and is_date(item) for item in after) >= _ENTRIES


def _under(line: Line, above: Item, title: Item | None = None) -> str | None:
    """The role of a line that stands under a title, or None."""
    text, bare = line.text, line.ink
    if len(bare) > _LONGEST * 3 or (line.level is not None and not is_centred(line)):
        return None
    if is_date(line):
        return "byline_date"
    if is_partial_date(line):
        return "byline"
    if _SUBTITLE.match(text):
        return "subtitle"
    if _BRACKETED.match(text):
        return "subtitle" if _STATUS.search(text) or len(bare) > 30 else "byline"
    if has_sentence(text) or text[-1] in "：:，," or label_of(line) is not None:
        return None
    if names_person_by_label(text):
        return "byline" if len(bare) <= 40 else None
    return "byline" if _is_byline(line, above, title) else None


def _is_byline(line: Line, above: Item, title: Item | None) -> bool:
    """某局党组书记、局长　张三; 某市教育局; 张三. Words of a report are none of these."""
    bare = line.ink
    if len(bare) > 40 or GENRE_END.search(bare) or line.hints.align == "left":
        return False
    if line.hints.align == "justify" and (line.hints.first_indent or 0) > 0:
        return False
    after_title = title is not None or (isinstance(above, Line) and GENRE_END.search(above.ink))
    if not after_title:
        return False
    posted = names_post(bare) and len(bare) <= 40
    named = bool(_NAME.match(line.text)) and not _NO_NAME.match(bare)
    return posted or names_organ(bare) or named


def _is_front(item: Item) -> bool:
    return _role(item) in HEAD_ROLES


def _is_above(item: Item) -> bool:
    """Whether a title may stand under it: 版头, or a picture such as a badge."""
    return _is_front(item) or (isinstance(item, Held) and isinstance(item.fragment, RawFigure))


def _late(item: Item) -> Item:
    """A ``Title`` style further down is a heading of the first level."""
    if _role(item) not in ("title", "subtitle") or not isinstance(item, Line):
        return item
    return replace(item, role=None, level=1 if item.role == "title" else item.level)


def _role(item: Item) -> str | None:
    return item.role if isinstance(item, Line) else None
