"""Where an annex begins (GB/T 9704-2012, 7.3.7): 附件1 on a line of its own, then its title."""

from __future__ import annotations

import re

from stages.parse.end.specimens import SPECIMENS, may_begin
from stages.parse.lines.items import Item, Line
from stages.parse.lines.seen import look
from stages.parse.lines.words import (
    GENRE_END,
    has_sentence,
    is_centred,
    is_date,
    is_partial_date,
    is_plain,
    label_of,
    names_organ,
)

LABEL = re.compile(
    r"^附\s*件\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})?(?:[-—－]\d{1,2})?(?=[：:\s]|$)"
)

_LARGER = 1.2
"""How much larger a title is than what stands in a box beside it."""
_BOX = 5
"""Lines of such a box."""

ISSUED_TITLE = "issued_title"
"""The role of the first line of the title of an annex that has no label."""


def begins_annex(item: Item) -> bool:
    """Whether ``item`` is the first line of an annex: its label, or its title where it has none."""
    return isinstance(item, Line) and item.role in ("annex_label", ISSUED_TITLE)


def mark_annexes(items: list[Item]) -> list[Item]:
    """``items`` with annex_label and annex_title named.

    附件1 alone begins an annex; 附件1：甲 does so only at the start of a page that is not signed
    below, after another annex or behind the date, since before these it announces an annex
    (附件说明).
    """
    marked: list[Item] = []
    behind = begun = known = False
    shown = 0
    for index, item in enumerate(items):
        if not isinstance(item, Line) or item.role is not None:
            marked.append(item)
            begun = False
            continue
        after = items[index + 1 : index + 1 + _BOX]
        cut = _cut(item, after, behind or (item.hints.new_page and not _is_signed(after)))
        asked = cut is not None and not known
        if asked and (shown == SPECIMENS or not may_begin([*marked, *items[index:]], len(marked))):
            cut, shown = None, min(shown + 1, SPECIMENS)
        if cut is not None:
            marked += cut
            begun = known = True
        elif begun and _is_beside(item, after):
            marked.append(item)
        else:
            below = items[index + 1] if index + 1 < len(items) else None
            marked.append(_titled(item, marked, below) if begun else item)
            begun = _role(marked[-1]) == "annex_title"
        behind = behind or cut is not None or _closes(item, bool(marked))
    return marked


def _cut(line: Line, after: list[Item], behind: bool) -> list[Line] | None:
    """``line`` as the label of an annex, and its title where one stands on the same line."""
    found = LABEL.match(line.text)
    if found is None or not after:
        return None
    title = found.end() + _width(line.text[found.end() :])
    placed = ("top",) if line.hints.new_page else ()
    label = line.part(0, title).named("annex_label", "pattern", *placed, *look(line))
    rest = line.part(title)
    if not rest.text:
        return [label] if behind or not _lists_names(line, after) else None
    if not behind or has_sentence(rest.text) or len(rest.text) > 60 or label_of(rest):
        return None
    return [label, rest.named("annex_title", "under", *look(line))]


def _is_signed(after: list[Item]) -> bool:
    """Whether an organ and a date stand right below: then 附件：甲 is said over a signature."""
    named = False
    for item in after:
        if not isinstance(item, Line) or len(item.ink) > 40 or has_sentence(item.text):
            return False
        if is_date(item):
            return named
        named = named or names_organ(item.text)
    return False


def _width(text: str) -> int:
    """How far the colon and blanks reach that ``text`` begins with."""
    return len(text) - len(text.lstrip("：: \t\u3000"))


def _lists_names(line: Line, after: list[Item]) -> bool:
    """附件： with the names of annexes on the lines below: that announces, it does not begin."""
    first = after[0]
    numbered = isinstance(first, Line) and (label := label_of(first)) is not None
    return line.text[-1] in "：:" and bool(numbered) and label is not None and label.number == 1


def _titled(line: Line, marked: list[Item], below: Item | None) -> Line:
    """``line`` as the title of the annex just begun, where it looks like one."""
    above = marked[-1]
    again = isinstance(above, Line) and above.role == "annex_title"
    named = bool(GENRE_END.search(line.ink))
    looks = is_centred(line) or (named and not again)
    if is_plain(line) and not looks:
        looks = _goes_on(line, above, below) if again else len(line.ink) > 1
    return line.named("annex_title", "under", *look(line)) if looks and _may_name(line) else line


def _may_name(line: Line) -> bool:
    if len(line.ink) > 60 or has_sentence(line.text) or line.text[-1] in "：:，,":
        return False
    return label_of(line) is None and not is_date(line) and line.text[0] not in "（("


def _goes_on(line: Line, above: Item, below: Item | None) -> bool:
    """Whether the title ``above`` of a plain text ends with a kind of report only here or
    right below: 某县水务局, 山塘管护实施细则."""
    if not isinstance(above, Line) or GENRE_END.search(above.ink):
        return False
    ends = [item for item in (line, below) if isinstance(item, Line) and _may_name(item)]
    return any(item.role is None and GENRE_END.search(item.ink) for item in ends)


def _is_beside(line: Line, after: list[Item]) -> bool:
    """Whether a small line stands in a box beside the title (一寸照片), which comes below it."""
    size = line.hints.size
    return size is not None and any(
        isinstance(item, Line)
        and (item.hints.size or 0) >= size * _LARGER
        and GENRE_END.search(item.ink)
        and not has_sentence(item.text)
        for item in after
    )


def _closes(line: Line, begun: bool) -> bool:
    """A date on its own line, after the text has begun, closes the main part."""
    return begun and (is_date(line) or is_partial_date(line))


def _role(item: Item) -> str | None:
    return item.role if isinstance(item, Line) else None
