"""附件说明 (GB/T 9704-2012, 7.3.4): the names of the annexes, between text and signature."""

from __future__ import annotations

import re

from stages.parse.end.annexes import begins_annex
from stages.parse.end.specimens import goes_on
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import has_sentence, label_of

_OPENS = re.compile(r"^附\s*件?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]")
_REACH = 25
"""Among how many items at the end they are looked for."""
_LONGEST = 80


def mark_attachments(items: list[Item]) -> list[Item]:
    """``items`` with the lines of 附件说明 named: the last 附件：… of the main part, with the
    numbered names below it."""
    end = next((i for i, item in enumerate(items) if begins_annex(item)), len(items))
    start = _start(items, end)
    if start is None or goes_on(items[:end], start):
        return items
    marked = list(items)
    for index in range(start, end):
        line = items[index]
        if not isinstance(line, Line):
            break
        if not (index == start or _goes_on(line) or _runs_on(line, marked, index, end)):
            break
        spoke = "words:附件" if index == start or _OPENS.match(line.text) else "row"
        marked[index] = line.named("attachment", "end", spoke)
    return marked


def _start(items: list[Item], end: int) -> int | None:
    """The first of the last run of lines that open with 附件："""
    found = None
    for index in range(max(1, end - _REACH), end):
        item = items[index]
        if not isinstance(item, Line) or item.role is not None or not _OPENS.match(item.text):
            continue
        if has_sentence(item.text[:-1]) or len(item.ink) > _LONGEST:
            continue
        if found is None or not _unbroken(items, found, index):
            found = index
    return found


def _unbroken(items: list[Item], start: int, end: int) -> bool:
    return all(isinstance(i, Line) and _goes_on(i) for i in items[start + 1 : end])


def _runs_on(line: Line, items: list[Item], index: int, end: int) -> bool:
    """Whether ``line`` is the rest of the name above it: the number below counts on from there."""
    above, below = items[index - 1], items[index + 1] if index + 1 < end else None
    if line.role is not None or not isinstance(above, Line) or not isinstance(below, Line):
        return False
    if label_of(line) is not None or has_sentence(line.text) or len(line.ink) > _LONGEST:
        return False
    opening = _OPENS.match(above.text)
    label, after = label_of(above.part(opening.end()) if opening else above), label_of(below)
    if label is None or after is None or label.mark != after.mark:
        return False
    return after.number == label.number + 1


def _goes_on(line: Line) -> bool:
    """A further name: 2.乙, 附件2：乙."""
    if line.role is not None or has_sentence(line.text[:-1]) or len(line.ink) > _LONGEST:
        return False
    label = label_of(line)
    numbered = label is not None and label.mark in ("arabic_dot", "cn_comma", "arabic_paren")
    return numbered or bool(_OPENS.match(line.text))
