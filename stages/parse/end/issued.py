"""The text that a notice issues (印发《某办法》的通知) or says to be attached, where it follows
behind the date without 附件 over it: an annex without a label, which begins with its title.

It is told by its title alone: what stands right behind signature and date says the same as the
name that title, text or 附件说明 of the notice call it by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.chars import ink, letters
from stages.parse.end.annexes import ISSUED_TITLE, begins_annex
from stages.parse.end.imprint import counts_copies, is_printed, opens
from stages.parse.end.signatures import notes, signed_date, signs
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.seen import look
from stages.parse.lines.words import (
    has_sentence,
    is_centred,
    is_date,
    is_partial_date,
    is_plain,
    is_pushed,
    label_of,
    names_organ,
)

_ISSUES = re.compile("印发|发布|公布|颁布|颁发|下发|转发|批转")
_NAMED = re.compile(r"《([^《》]{2,80}(?:《[^《》]{1,60}》[^《》]{0,60})?)》")
_BARE = re.compile(rf"(?:{_ISSUES.pattern})([^《》]{{4,60}})的(?:通知|公告|决定|令)$")
_ATTACHES = re.compile(r"^附\s*件?\s*[：:]")
_BRACKETED = re.compile(r"[（(][^（）()\d]{1,12}[）)]$")
_NAMES = 20
"""Names that one notice issues something by; more are a list of something else."""
_SAYS = 400
"""Characters of a paragraph that says what is issued."""
_BETWEEN = 8
"""Lines that may stand between the date and the title: a note, a seal, 版记."""
_LINES = 5
"""Lines of a title."""
_LONGEST = 70


def mark_issued(items: list[Item]) -> list[Item]:
    """``items`` with the titles of issued texts named, where no annex with a label begins above
    them."""
    names = _names(items)
    if not names:
        return items
    marked = list(items)
    first = next((i for i, item in enumerate(items) if begins_annex(item)), len(items))
    below = 0
    for index in range(1, first):
        again = 0 < below <= index and _stands_out(items[index])
        if again or (not below and _is_behind_date(items, index)):
            end = _title_end(items, index, first, names)
            if end is not None:
                said = _name(marked, index, end)
                names = [name for name in names if not _says(said, [name])]
                below = end
    return marked


def _names(items: Sequence[Item]) -> list[str]:
    """The letters of the names that the notice issues something by, those of its title first,
    without a bracket at their end (试行)."""
    title = "".join(i.ink for i in items if isinstance(i, Line) and i.role == "title")
    found = dict.fromkeys([*_said(title), *_BARE.findall(title)])
    for item in items if title else ():
        if isinstance(item, Line) and item.role is None and len(item.text) <= _SAYS:
            found |= dict.fromkeys(_said(ink(item.text)))
    found |= dict.fromkeys(_attached(items))
    names = dict.fromkeys(letters(_BRACKETED.sub("", name)) for name in found)
    return [name for name in names if len(name) >= 4][:_NAMES]


def _said(text: str) -> Iterator[str]:
    return iter(_NAMED.findall(text) if _ISSUES.search(text) else ())


def _attached(items: Sequence[Item]) -> Iterator[str]:
    """The names behind 附件：, and those of the numbered row below."""
    listed = False
    for item in items:
        if not isinstance(item, Line) or item.role is not None:
            listed = False
            continue
        opening = _ATTACHES.match(item.text)
        name = item.part(opening.end()) if opening else item
        label = label_of(name) if name.text else None
        listed = opening is not None or (listed and label is not None)
        if listed and name.text and len(name.ink) <= _LONGEST and not has_sentence(name.text[:-1]):
            yield name.text[label.end if label else 0 :].rstrip("。；")


def _is_behind_date(items: Sequence[Item], index: int) -> bool:
    """Whether ``items[index]`` is the first line behind a signature and its date but for what may
    follow on these."""
    for at in range(index - 1, max(0, index - 1 - _BETWEEN), -1):
        item = items[at]
        if isinstance(item, Held):
            continue
        if _closes(item, items[at - 1]):
            return True
        if not (notes(item) or opens(item) or is_printed(item) or counts_copies(item)):
            return False
    return False


def _closes(line: Line, above: Item) -> bool:
    """Whether ``line`` dates a document, and it or the line ``above`` signs it."""
    if line.role is not None:
        return False
    if is_date(line) or is_partial_date(line):
        return is_pushed(line) or (isinstance(above, Line) and signs(above, named=True))
    return signed_date(line) is not None


def _title_end(items: Sequence[Item], start: int, stop: int, names: list[str]) -> int | None:
    """Where the title ends that begins at ``start`` and says one of ``names``, perhaps with who
    issues it before; the longest one, before something that it is the title of."""
    found, said = None, ""
    for index in range(start, min(start + _LINES, stop, len(items) - 1)):
        line = items[index]
        if not isinstance(line, Line) or line.role is not None or not _may_name(line):
            break
        said += line.text
        if _says(said, names):
            found = index + 1
    return found


def _says(said: str, names: list[str]) -> bool:
    """Whether ``said`` is one of ``names``, perhaps with an organ before it and （试行） behind."""
    whole = letters(_BRACKETED.sub("", said))
    return any(
        whole == name or (whole.endswith(name) and names_organ(whole[: -len(name)]))
        for name in names
    )


def _may_name(line: Line) -> bool:
    return len(line.ink) <= _LONGEST and not has_sentence(line.text) and line.text[-1] not in "：:"


def _stands_out(item: Item) -> bool:
    """A second title within the text that is issued says so by its look too."""
    return isinstance(item, Line) and (is_centred(item) or item.hints.new_page or is_plain(item))


def _name(marked: list[Item], start: int, end: int) -> str:
    """Name the lines of a title; gives what they say."""
    said = ""
    for index in range(start, end):
        line = marked[index]
        if isinstance(line, Line):
            role = ISSUED_TITLE if index == start else "annex_title"
            marked[index] = line.named(role, "under", "words:印发", *look(line))
            said += line.text
    return said
