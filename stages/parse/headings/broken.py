"""A numbered heading that was typed as two paragraphs: broken where the line was full, or its
number on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.labels import INSERTED
from stages.parse.headings.heading import Entry, Heading, own_line
from stages.parse.lines.items import Line
from stages.parse.lines.words import has_sentence, is_centred, is_date, is_partial_date, label_of

FULL = 14
"""Characters from which a heading may have been too long for its line."""
LONGEST = 30
"""Characters of the second line."""


def join_broken(entries: Iterable[Entry]) -> list[Entry]:
    """``entries`` with the second lines of headings joined to them: centred or bold like the
    first, of the same size, without a number, and with text below; or what a number alone counts,
    in its style, as standards set their terms (GB/T 1.1)."""
    joined: list[Entry] = []
    ahead = list(entries)
    for index, entry in enumerate(ahead):
        before = joined[-1] if joined else None
        below = ahead[index + 1] if index + 1 < len(ahead) else None
        if (
            isinstance(before, Heading)
            and isinstance(entry, Line)
            and not isinstance(below, Heading | None)
            and _goes_on(before, entry, below)
        ):
            further = own_line(entry, None).heading
            joined[-1] = replace(before, heading=(*before.heading, *further))
        elif isinstance(before, Heading) and _is_inserted(before, entry):
            assert isinstance(entry, Line)
            joined[-1] = replace(before, inserted=entry)
        elif isinstance(before, Heading) and _is_counted(before, entry):
            assert isinstance(entry, Heading)
            joined[-1] = replace(before, heading=entry.heading)
        else:
            joined.append(entry)
    return joined


def _is_inserted(number: Heading, entry: Entry) -> bool:
    """Whether ``entry`` is the 之一 of an article whose number alone stands above it."""
    if number.read is None or number.read.mark != "article" or any(h.ink for h in number.heading):
        return False
    return isinstance(entry, Line) and INSERTED.fullmatch(entry.ink) is not None


def _is_counted(number: Heading, entry: Entry) -> bool:
    """Whether ``entry`` is the heading that a ``number`` alone on the line above counts."""
    if number.read is None or number.heading or number.run_in:
        return False
    if not isinstance(entry, Heading) or entry.read is not None or entry.run_in:
        return False
    styled = number.line.role is None and number.line.hints.style is not None
    return styled and number.line.hints.style == entry.line.hints.style


def _goes_on(heading: Heading, line: Line, below: Entry) -> bool:
    first = heading.line
    own = heading.read is not None and not heading.run_in and len(heading.heading) == 1
    if not own or first.role is not None or line.role is not None:
        return False
    if first.level != line.level or line.apart:
        return False
    if isinstance(below, Line) and _look(below) == _look(line):
        return False
    long = len(first.ink) >= FULL and len(line.ink) <= LONGEST and first.ink[-1] not in "：:。"
    return long and _look(first) == _look(line) and any(_look(line)[:2]) and _could_end(line)


def _look(line: Line) -> tuple[bool, bool, float | None]:
    return is_centred(line), line.hints.bold, line.hints.size


def _could_end(line: Line) -> bool:
    text = line.text
    if label_of(line) is not None or has_sentence(text) or text[-1] in "：:，" or text[0] in "（(":
        return False
    dated = is_date(line) or is_partial_date(line)
    return not dated and any(map(str.isalpha, text))
