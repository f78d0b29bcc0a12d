"""What closes the main part: signature and date (落款), note (附注).

The date is looked for from the end backwards; where text of the main part goes on behind it, it
dates a letter that is quoted. A signature is a short line without the marks of a sentence right
above it, or, where there is no date, a line set at the right or one that says who it is
(述职人：…). A numbered line (七、自评等次为：优秀) never is one.
"""

from __future__ import annotations

from pipeline.raw import RawFigure
from stages.parse.end.annexes import begins_annex
from stages.parse.end.back import BACK_ROLES
from stages.parse.end.signatures import (
    apart,
    labelled_date,
    may_follow,
    notes,
    says_no_text,
    signed_date,
    signs,
)
from stages.parse.end.specimens import is_shown
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.seen import look
from stages.parse.lines.words import (
    SENTENCE_MARKS,
    is_date,
    is_partial_date,
    is_plain,
    is_pushed,
    names_organ,
)

_REACH = 12
"""Among how many items at the end the date is looked for."""
_LINES = 8
"""Lines of a signature, what stands between them included."""
_SPEAKERS = ("issuer", "title", "byline")
"""Where the head of a document says who speaks."""
_DECIDED = BACK_ROLES | {"attachment", "date_label", "no_text"}


def mark_tail(items: list[Item]) -> list[Item]:
    """``items`` with signature, date and note of the main part named."""
    end = next((i for i, item in enumerate(items) if begins_annex(item)), len(items))
    start = max(0, end - _REACH)
    main = items[:start]
    for item in items[start:end]:
        if says_no_text(item) and isinstance(item, Line):
            main.append(item.named("no_text"))
        else:
            main += apart(item) if isinstance(item, Line) else [item]
    return [*_marked(main), *items[end:]]


def _marked(items: list[Item]) -> list[Item]:
    at = _date(items)
    if at is None:
        return _signed_only(items)
    line = items[at]
    assert isinstance(line, Line)
    marked = list(items)
    called = labelled_date(line)
    start = None if is_date(line) or is_partial_date(line) else signed_date(line)
    role = "date" if is_date(line) else "signature"
    marked[at] = line.named(role, "end", "pattern", *look(line))
    first = _first_of_row(marked, at)
    _mark_signature(marked, first)
    _mark_notes(marked, at + 1)
    if called:
        marked[at : at + 1] = [called[0], called[1].named("date", "end", "words", *look(line))]
    elif start:
        who, when = line.split(start)
        marked[at : at + 1] = [
            who.named("signature", "end", "above", *look(line)),
            when.named("date", "end", "pattern", *look(line)),
        ]
    return marked


def _first_of_row(items: list[Item], at: int) -> int:
    """The first of the dates that joint signatures bear beside or below each other."""
    while at > 1:
        line = items[at - 1]
        if not isinstance(line, Line) or line.role is not None or not is_date(line):
            break
        at -= 1
        items[at] = line.named("date", "end", "pattern", *look(line))
    return at


def _date(items: list[Item]) -> int | None:
    """The index of the line that dates the document: the last one of its end that is a date."""
    for index in range(len(items) - 1, max(-1, len(items) - 1 - _REACH), -1):
        item = items[index]
        if isinstance(item, Line) and item.role is None and _dates(items, index, item):
            return index
        if not may_follow(item) or is_shown(items, index):
            return None
    return None


def _dates(items: list[Item], index: int, line: Line) -> bool:
    if index == 0:
        return False
    above = next((i for i in reversed(items[:index]) if _role(i) not in _DECIDED), None)
    signed = isinstance(above, Line) and (signs(above) or _is_known_note(above))
    if is_date(line) or labelled_date(line):
        beside = isinstance(above, Line) and is_date(above)
        return signed or beside or is_pushed(line) or _nothing_follows(items, index)
    if is_partial_date(line):
        return is_pushed(line) or signed
    return signed_date(line) is not None


def _nothing_follows(items: list[Item], index: int) -> bool:
    """Whether behind ``index`` stand only parts already known, or one note."""
    rest = [item for item in items[index + 1 :] if _role(item) not in _DECIDED]
    return len(rest) <= 1 and all(isinstance(i, Line) and notes(i) for i in rest)


def _mark_signature(items: list[Item], date: int) -> None:
    """Name the lines above ``date`` that sign; a note and the list of attachments may stand
    between them, and between the rows of several organs the pictures of their seals."""
    pushed = signed = sealed = False
    reach = date - 1 - _LINES - sum(map(_is_picture, items[max(0, date - 2 * _LINES) : date]))
    for index in range(date - 1, max(0, reach), -1):
        line = items[index]
        if _role(line) in _DECIDED or (isinstance(line, Line) and line.ink.isdecimal()):
            continue  # a page may end here, with its number
        if signed and _is_picture(line):
            sealed = True
            continue
        if not isinstance(line, Line) or (sealed and not names_organ(line.text)):
            return
        if _is_known_note(line):
            items[index] = line.named("note", "end", "words", *look(line))
            continue
        if signed and line.role is None and is_date(line) and _signs_above(items, index):
            items[index] = line.named("date", "end", "pattern", *look(line))
            continue
        if not signs(line, pushed=pushed, named=signed):
            return
        pushed, signed = pushed or is_pushed(line), True
        items[index] = line.named("signature", "end", "above", *look(line))


def _is_picture(item: Item) -> bool:
    return isinstance(item, Held) and isinstance(item.fragment, RawFigure)


def _signs_above(items: list[Item], index: int) -> bool:
    """Whether the line above ``index`` signs: each of several organs has its own date then."""
    above = items[index - 1]
    return isinstance(above, Line) and signs(above, named=True)


def _is_known_note(line: Line) -> bool:
    return line.role is None and notes(line, known=True)


def _mark_notes(items: list[Item], start: int) -> None:
    noted = False
    for index in range(start, len(items)):
        line = items[index]
        if not isinstance(line, Line) or line.role is not None:
            continue
        if not notes(line, known=noted):
            return
        noted = True
        items[index] = line.named("note", "under", "pattern", *look(line))


def _signed_only(items: list[Item]) -> list[Item]:
    """The last lines of a document without a date, where they sign it."""
    marked = list(items)
    last = len(items)
    while last and (_role(items[last - 1]) in _DECIDED or _notes(items[last - 1])):
        last -= 1
    signed = False
    for index in range(last - 1, max(0, last - 1 - _LINES), -1):
        line = items[index]
        if not isinstance(line, Line):
            break
        if not signs(line, pushed=True) and not _names_again(items, index, line):
            break
        signed = True
        marked[index] = line.named("signature", "end", *look(line))
    if signed:
        _mark_notes(marked, last)
    return marked


def _names_again(items: list[Item], index: int, line: Line) -> bool:
    """Whether a line without looks, under a sentence, is the organ that letterhead, title or
    byline begin with."""
    above = items[index - 1]
    if not isinstance(above, Line) or above.text[-1] not in SENTENCE_MARKS:
        return False
    if not is_plain(line) or not names_organ(line.ink) or not signs(line):
        return False
    named = dict.fromkeys(_SPEAKERS, "")
    for item in items[:index]:
        if isinstance(item, Line) and item.role in named:
            named[item.role] += item.ink
    return any(said.startswith(line.ink) for said in named.values())


def _notes(item: Item) -> bool:
    return isinstance(item, Line) and item.role is None and notes(item)


def _role(item: Item) -> str | None:
    return item.role if isinstance(item, Line) else None
