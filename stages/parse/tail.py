"""What closes the main part: signature and date (落款), note (附注).

The date is looked for from the end backwards. A signature is a short line without the marks
of a sentence right above it, or, where there is no date, a line set at the right or one that
says who it is (述职人：…). A numbered line (七、自评等次为：优秀) never is one.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from stages.parse.lines import Item, Line
from stages.parse.words import (
    ends_with_date,
    has_sentence,
    is_date,
    is_partial_date,
    is_pushed,
    label_of,
    names_organ,
    names_person_by_label,
    names_post,
)

_REACH = 12
"""Among how many items at the end the date is looked for."""
_LINES = 5
"""Lines of a signature."""
_NOTE = re.compile(r"^[（(].+[）)]$", re.S)
_CONTACT = re.compile(r"^(?:联系人|联系电话|经办人)[：:]")
_CLOSING = re.compile(
    r"^(?:特此|此致|敬礼|以上|妥否|当否|请予|请批|专此|谢谢|完$|自评|自我评|附|注[：:]|备注|说明)"
)
_DECIDED = frozenset({"attachment", "copies_to", "printed_by"})


def mark_tail(items: list[Item]) -> list[Item]:
    """``items`` with signature, date and note of the main part named."""
    end = next((i for i, item in enumerate(items) if _role(item) == "annex_label"), len(items))
    main, rest = items[:end], items[end:]
    return [*_marked(main), *rest]


def _marked(items: list[Item]) -> list[Item]:
    at = _date(items)
    if at is None:
        return _signed_only(items)
    line = items[at]
    assert isinstance(line, Line)
    marked = list(items)
    marked[at] = replace(line, role="date" if is_date(line) else "signature", level=None)
    _mark_signature(marked, at)
    _mark_note(marked, at + 1)
    if not is_date(line) and not is_partial_date(line):
        start = ends_with_date(line.text) or 0
        who, when = line.split(start)
        marked[at : at + 1] = [replace(who, role="signature"), replace(when, role="date")]
    return marked


def _date(items: list[Item]) -> int | None:
    """The index of the line that dates the document: the last one of its end that is a date."""
    for index in range(len(items) - 1, max(-1, len(items) - 1 - _REACH), -1):
        item = items[index]
        if isinstance(item, Line) and item.role is None and _dates(items, index, item):
            return index
    return None


def _dates(items: list[Item], index: int, line: Line) -> bool:
    if index == 0:
        return False
    above = items[index - 1]
    if is_date(line):
        signed = isinstance(above, Line) and _is_signature(above, pushed=False)
        return signed or is_pushed(line) or _nothing_follows(items, index)
    if is_partial_date(line):
        return is_pushed(line) or (isinstance(above, Line) and _is_signature(above, pushed=False))
    start = ends_with_date(line.text)
    if not start or label_of(line) is not None:
        return False
    who = line.part(0, start).ink
    return len(who) <= 30 and not _has_marks(who) and (names_organ(who) or is_pushed(line))


def _nothing_follows(items: list[Item], index: int) -> bool:
    """Whether behind ``index`` stand only parts already known, or one note."""
    rest = [item for item in items[index + 1 :] if _role(item) not in _DECIDED]
    return len(rest) <= 1 and all(isinstance(i, Line) and _NOTE.match(i.text) for i in rest)


def _mark_signature(items: list[Item], date: int) -> None:
    pushed = False
    for index in range(date - 1, max(0, date - 1 - _LINES), -1):
        line = items[index]
        if not isinstance(line, Line) or not _is_signature(line, pushed=pushed):
            return
        pushed = pushed or is_pushed(line)
        items[index] = replace(line, role="signature", level=None)


def _mark_note(items: list[Item], start: int) -> None:
    for index in range(start, len(items)):
        line = items[index]
        if not isinstance(line, Line) or line.role is not None:
            continue
        if _NOTE.match(line.text) or _CONTACT.match(line.text):
            items[index] = replace(line, role="note")
        return


def _signed_only(items: list[Item]) -> list[Item]:
    """The last lines of a document without a date, where they sign it."""
    marked = list(items)
    last = len(items)
    while last and _role(items[last - 1]) in _DECIDED:
        last -= 1
    for index in range(last - 1, max(0, last - 1 - _LINES), -1):
        line = items[index]
        if not isinstance(line, Line) or not _is_signature(line, pushed=True):
            break
        marked[index] = replace(line, role="signature", level=None)
    return marked


def _is_signature(line: Line, *, pushed: bool) -> bool:
    """Whether ``line`` signs; with ``pushed`` only where it is set at the right or says so."""
    bare = line.ink
    if line.role is not None or line.level is not None or label_of(line) is not None:
        return False
    if len(bare) > 40 or _CLOSING.match(bare) or has_sentence(bare) or bare[-1] in "：:，,、）":
        return False
    if names_person_by_label(bare):
        return True
    if _has_marks(bare) and not names_post(bare):
        return False
    if is_pushed(line):
        return True
    return not pushed and (len(bare) <= 25 or names_organ(bare))


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in "，。；：！？,;:!?“”")


def _role(item: Item) -> str | None:
    return item.role if isinstance(item, Line) else None
