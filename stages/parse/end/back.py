"""版记 (GB/T 9704-2012, 7.4) at the very end: to whom it goes, who printed it and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.chars import fold_width
from stages.parse.end.annexes import begins_annex
from stages.parse.end.imprint import PRINTED, WORDS, counts_copies, is_dated, is_printed, opens
from stages.parse.lines.items import Item, Line
from stages.parse.lines.seen import look
from stages.parse.lines.words import has_sentence, is_date, label_of

BACK_ROLES = frozenset(
    {"keywords", "sent_to", "reported_to", "copies_to", "printed_by", "copies_printed"}
)
_REACH = 12
_LINES = 4
"""Lines that one list may take."""
_OWN_WORDS = frozenset({"reported_to", "copies_to"})
"""Lists that tell 版记 by themselves: 主送 and 主题词 open lines at the top of a document too."""

_Lists = list[tuple[int, str]]
"""Where lists open, in order, and their roles."""


def mark_back(items: list[Item]) -> list[Item]:
    """``items`` with the roles of 版记 named. They close the whole document, or its main part
    where annexes follow."""
    marked = list(items)
    first_annex = next((i for i, item in enumerate(items) if begins_annex(item)), None)
    for end in (len(items), first_annex):
        if end is not None and _mark(marked, end):
            break
    return marked


def _mark(items: list[Item], end: int) -> bool:
    start = max(0, end - _REACH)
    printed = _last(items, start, end, is_printed)
    below = end if printed is None else printed
    lists = _lists(items, start, below, closed=printed is not None)
    if lists and printed is None:
        last = lists[-1][0] + 1
        printed = _last(items, last, min(last + 1, end), is_dated)
    for (at, role), stop in zip(lists, _stops(lists, printed), strict=True):
        for index in range(at, stop):
            line = items[index]
            if isinstance(line, Line) and (index == at or line.role is None):
                spoke = f"words:{WORDS[role]}" if index == at else "row"
                items[index] = line.named(role, "end", spoke, *look(line))
    if printed is not None:
        line = items[printed]
        if isinstance(line, Line):
            spoke = "words:印发" if PRINTED.search(fold_width(line.text)) else "pattern"
            items[printed] = line.named("printed_by", "end", spoke, *look(line))
    above = printed if printed is not None else lists[-1][0] if lists else end - 2
    return _mark_count(items, above + 1, end) or bool(lists) or printed is not None


def _lists(items: Sequence[Item], start: int, below: int, *, closed: bool) -> _Lists:
    """The lists of 版记 that open in ``items[start:below]``, each right above the next;
    ``closed`` where who printed it stands below them."""
    opened = [
        (index, role)
        for index in range(start, below)
        if isinstance(line := items[index], Line) and line.role is None and (role := opens(line))
    ]
    found = opened[-1:]
    if found and found[0][1] != "copies_to" and closed and not _adjoin(items, found[0][0], below):
        return []
    for above in reversed(opened[:-1]):
        taken = {role for _at, role in found}
        if above[1] in taken or not _adjoin(items, above[0], found[0][0]):
            break
        found.insert(0, above)
    return found if closed or any(role in _OWN_WORDS for _at, role in found) else []


def _adjoin(items: Sequence[Item], at: int, next_: int) -> bool:
    """Whether between the lists at ``at`` and ``next_`` stand only further lines of the first."""
    return next_ - at <= _LINES and all(
        isinstance(item, Line)
        and item.role is None
        and label_of(item) is None
        and not has_sentence(item.text[:-1])
        and not is_date(item)
        for item in items[at + 1 : next_]
    )


def _stops(lists: _Lists, printed: int | None) -> list[int]:
    """Where each of ``lists`` ends."""
    if not lists:
        return []
    last = lists[-1][0] + 1 if printed is None else printed
    return [*(below for (_at, _role), (below, _next) in pairwise(lists)), last]


def _mark_count(items: list[Item], start: int, end: int) -> bool:
    at = _last(items, max(1, start), end, counts_copies)
    line = items[at] if at is not None else None
    if at is None or not isinstance(line, Line):
        return False
    items[at] = line.named("copies_printed", "end", "words:共印", *look(line))
    return True


def _last(items: list[Item], start: int, end: int, test: Callable[[Line], bool]) -> int | None:
    found = None
    for index in range(start, end):
        item = items[index]
        if isinstance(item, Line) and item.role is None and test(item):
            found = index
    return found
