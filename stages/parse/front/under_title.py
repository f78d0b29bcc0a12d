"""What stands under a title: subtitle, byline, date."""

from __future__ import annotations

import re

from pipeline.raw import RawFigure
from pipeline.surnames import COMPOUND_SURNAMES, RARER_SURNAMES, SURNAMES
from stages.parse.end.signatures import labelled_date
from stages.parse.front.adoption import note_end
from stages.parse.front.letterhead import HEAD_ROLES
from stages.parse.front.letterhead_words import entitles, is_issue, role_by_words
from stages.parse.lines.caption_lines import names_figure
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.seen import look
from stages.parse.lines.words import (
    GENRE_END,
    has_sentence,
    is_centred,
    is_date,
    is_partial_date,
    label_of,
    names_organ,
    names_person_by_label,
    names_post,
)

LONGEST = 70
"""Characters of one line of a title."""
_ENTRIES = 2
"""Further lines that are a date make a diary."""
SUBTITLE = re.compile(r"^(?:——|─|—|－－|--|(?:版本号?[：:]?\s*)[Vv]?\d[\d.]*$)")
BRACKETED = re.compile(r"^[（(].*[）)]$", re.S)
_NAME = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,3}[\s\u3000]+[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{2,3})$"
)
_WHO = re.compile(
    r"^([^\s\u3000]{3,30})[\s\u3000]+[\u4e00-\u9fff]{1,2}[\s\u3000]{0,2}[\u4e00-\u9fff]{1,2}$"
)
"""某局　张三"""
_SURNAMES = SURNAMES | RARER_SURNAMES
_NO_NAME = re.compile(
    "目录|目次|前言|引言|摘要|概述|正文|简介|说明|绪论|导言|序言|[总附]则|附[件录表]"
)
_STATUS = re.compile(
    r"稿|试行|暂行|草案|修订|版|通过|样本|范本|模板|参考|[—~～至-].*年|年度|施行|会上|会议上|令第"
    r"|第.{1,6}[次届]"
)

Role = tuple[str, tuple[str, ...]]
"""A role, and what spoke for it."""


def mark_under(items: list[Item], start: int, end: int) -> int:
    """Name the lines under the title ``items[start:end]``; gives where they end."""
    index = end
    while index < len(items):
        line = items[index]
        if _is_front(line):  # some templates print number and issuer under the title
            index += 1
            continue
        if index == end and _is_picture(line) and _speaks(items, index + 1, start):
            index += 1
            continue
        if not isinstance(line, Line) or line.role not in (None, "subtitle"):
            return index
        if (parts := labelled_date(line)) is not None:
            items[index : index + 1] = [parts[0], parts[1].named("byline_date", "under", "words")]
            index += 2
            continue
        note = note_end(items, index)
        if note > index:
            _name(items, index, note, ("subtitle", ("under", "words:通过")))
            index = note
            continue
        role = (line.role, line.evidence) if line.role else _role(line, items, index, start)
        if role is None or (role[0] == "byline_date" and _is_diary(items[index + 1 :])):
            return index
        _name(items, index, index + 1, role)
        index += 1
    return len(items)


def mark_untitled(items: list[Item], start: int) -> None:
    """Name who speaks and when, above the salutation of a report without a title."""
    index = start
    while index < len(items):
        line = items[index]
        if not isinstance(line, Line) or line.role is not None:
            return
        dated = is_date(line) and (is_centred(line) or BRACKETED.match(line.text))
        if not (dated or (is_centred(line) and names_person_by_label(line.text))):
            break
        index += 1
    spoken_to = items[index] if start < index < len(items) else None
    if isinstance(spoken_to, Line) and spoken_to.text[-1] in "：:":
        for at in range(start, index):
            line = items[at]
            if isinstance(line, Line):
                role = "byline_date" if is_date(line) else "byline"
                items[at] = line.named(role, "top", "above", *look(line))


def _name(items: list[Item], start: int, end: int, role: Role) -> None:
    for index in range(start, end):
        line = items[index]
        if isinstance(line, Line):
            items[index] = line.named(role[0], *role[1], *look(line))


def _role(line: Line, items: list[Item], index: int, start: int) -> Role | None:
    above = items[start]
    issued = isinstance(above, Line) and entitles(above) and is_issue(line)
    if issued or role_by_words(line) == "document_number":
        return "document_number", ("under", "pattern")
    if index == start:
        return None
    return under(line, items[index - 1], items[start])


def _speaks(items: list[Item], index: int, start: int) -> bool:
    """Whether under a picture stands who speaks: a centred line that names an organ or an office;
    a name alone may be whom the picture shows."""
    line = items[index] if index < len(items) else None
    if not isinstance(line, Line) or not is_centred(line):
        return False
    if _NAME.match(line.text) or BRACKETED.match(line.text):
        return False
    role = under(line, items[start], items[start])
    return role is not None and role[0] == "byline" and not names_figure(line)


def _is_diary(after: list[Item]) -> bool:
    """Whether dates head the entries below, so that the first one dates no document."""
    return sum(isinstance(item, Line) and is_date(item) for item in after) >= _ENTRIES


def under(line: Line, above: Item, title: Item | None = None) -> Role | None:
    """The role of a line that stands under a title and what spoke for it, or None."""
    text, bare = line.text, line.ink
    if len(bare) > LONGEST * 3 or (line.level is not None and not is_centred(line)):
        return None
    if is_date(line):
        return "byline_date", ("under", "pattern")
    if is_partial_date(line):
        return "byline", ("under", "pattern")
    if SUBTITLE.match(text):
        return "subtitle", ("under", "pattern")
    if BRACKETED.match(text):
        long = _STATUS.search(text) or len(bare) > 30
        return "subtitle" if long else "byline", ("under", "pattern")
    if has_sentence(text) or text[-1] in "：:，," or label_of(line) is not None:
        return None
    if names_person_by_label(text):
        return ("byline", ("under", "words")) if len(bare) <= 40 else None
    if title is not None and _is_lower_title(line, title):
        return "subtitle", ("under", "words")
    return ("byline", ("under", "words")) if _is_byline(line, above, title) else None


def _is_lower_title(line: Line, title: Item) -> bool:
    """A centred line of smaller type whose words are those of a title: 2023年度述职报告."""
    size, large = line.hints.size, title.hints.size if isinstance(title, Line) else None
    smaller = size is not None and large is not None and size < large
    return smaller and is_centred(line) and bool(GENRE_END.search(line.ink)) and len(line.ink) >= 4


def _is_byline(line: Line, above: Item, title: Item | None) -> bool:
    """某局党组书记、局长　张三; 某市教育局; 张三. Words of a report are none of these."""
    bare = line.ink
    if len(bare) > 40 or GENRE_END.search(bare) or line.hints.align == "left" or bare[0] in "（(":
        return False
    if line.hints.align == "justify" and (line.hints.first_indent or 0) > 0:
        return False
    after_title = title is not None or (isinstance(above, Line) and GENRE_END.search(above.ink))
    if not after_title:
        return False
    if "：" in bare:
        return names_post(bare.split("：")[0])
    posted = names_post(bare) and len(bare) <= 40
    named = bool(_NAME.match(line.text)) and not _NO_NAME.match(bare)
    if (both := _WHO.match(line.text)) and names_organ(both[1]):
        return True
    return posted or names_organ(bare) or named or _names_several(line.text)


def _names_several(text: str) -> bool:
    """周明　陈　岚　欧阳远: three names or more, each behind its surname."""
    names: list[str] = []
    for word in text.split():
        padded = names and len(word) == 1 == len(names[-1])
        names[-1:] = [names[-1] + word] if padded else [*names[-1:], word]
    return len(names) > 2 and all(map(_is_name, names))


def _is_name(word: str) -> bool:
    given = len(word) - (2 if word[:2] in COMPOUND_SURNAMES else 1)
    behind = word[:2] in COMPOUND_SURNAMES or word[0] in _SURNAMES
    return behind and 1 <= given <= 2


def _is_picture(item: Item) -> bool:
    return isinstance(item, Held) and isinstance(item.fragment, RawFigure)


def _is_front(item: Item) -> bool:
    return isinstance(item, Line) and item.role in HEAD_ROLES
