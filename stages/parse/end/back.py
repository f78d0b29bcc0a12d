"""版记 (GB/T 9704-2012, 7.4): 抄送 and the line of the printing office, at the very end."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.chars import fold_width
from pipeline.dates import find_dates
from stages.parse.lines.items import Item, Line
from stages.parse.lines.seen import look
from stages.parse.lines.words import is_date, is_partial_date

_REACH = 12
_COPIES = re.compile(r"^抄\s*送\s*[：:]")
_PRINTED = re.compile(r"印\s*发$")
_COPIES_MISREAD = re.compile(r"^(?:抄\s*\S|\S\s*送)\s*[：:]")
_PRINTED_MISREAD = re.compile(r"日\s*(?:印\s*\S|\S\s*发)$")
_APART = re.compile(r"(?<=\S)(?:\t|[ \u3000]{2,})\s*(?=\S)")


def mark_back(items: list[Item]) -> list[Item]:
    """``items`` with copies_to and printed_by named. They close the whole document, or its main
    part where annexes follow."""
    marked = list(items)
    first_annex = next((i for i, item in enumerate(items) if _role(item) == "annex_label"), None)
    for end in (len(items), first_annex):
        if end is not None and _mark(marked, end):
            break
    return marked


def _mark(items: list[Item], end: int) -> bool:
    start = max(0, end - _REACH)
    printed = _last(items, start, end, is_printed)
    copies = _last(items, start, end if printed is None else printed, is_copies)
    if copies is not None and printed is None:
        printed = _last(items, copies + 1, min(copies + 2, end), _is_dated)
    if copies is not None:
        last = printed if printed is not None else copies + 1
        for index in range(copies, last):
            line = items[index]
            if isinstance(line, Line) and (index == copies or line.role is None):
                spoke = "words:抄送" if index == copies else "row"
                items[index] = line.named("copies_to", "end", spoke, *look(line))
    if printed is not None:
        line = items[printed]
        if isinstance(line, Line):
            spoke = "words:印发" if _PRINTED.search(fold_width(line.text)) else "pattern"
            items[printed] = line.named("printed_by", "end", spoke, *look(line))
    return copies is not None or printed is not None


def _last(items: list[Item], start: int, end: int, test: Callable[[Line], bool]) -> int | None:
    found = None
    for index in range(start, end):
        item = items[index]
        if isinstance(item, Line) and item.role is None and test(item):
            found = index
    return found


def is_copies(line: Line) -> bool:
    """抄送：…; between the rules of 版记 (7.4.1) also where OCR misread one of its words."""
    if _COPIES.match(line.text):
        return True
    return line.hints.rule_above is not None and bool(_COPIES_MISREAD.match(line.text))


def is_printed(line: Line) -> bool:
    """某局办公室　2023年12月21日印发; right above the last rule also where 印发 was misread."""
    text = fold_width(line.text)
    known = bool(_PRINTED.search(text)) or (
        line.hints.rule_below is not None and bool(_PRINTED_MISREAD.search(text))
    )
    return known and len(line.ink) <= 50 and any(find_dates(text))


def _is_dated(line: Line) -> bool:
    """Right under 抄送 the line of the printing office may go without its 印发."""
    halves = _APART.split(line.text)
    if len(halves) != 2 or len(line.ink) > 50:
        return False
    when = line.part(len(line.text) - len(halves[1]))
    return is_date(when) or is_partial_date(when)


def _role(item: Item) -> str | None:
    return item.role if isinstance(item, Line) else None
