"""Footnotes at the foot of a page: small type under the text, each with a mark that also
stands, raised, in the text of its page.

Where not most of the marks are found in the text, nothing is taken for a footnote: what
stands at the foot then stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from pipeline.chars import count_ink
from stages.extract._layout.model import Frame, Line, Page, Place

SMALLER = 0.93
"""Notes are set in type of at most this share of the text's; under a rule of their own in
any smaller size than 1.02 of it."""

LOWEST = 0.4
"""Notes begin below this share of the page's height."""

RULE = (0.08, 0.5)
"""The rule above notes is so long, as shares of the width of the text (from GB/T 1.1: a
quarter)."""

_MARK = re.compile(
    r"[①-⑳㉑-㉟]|[\[［〔【(（]?\d{1,2}[\]］〕】)）]|\d{1,2}(?=[^\d.．、)）年月日%。，；A-Za-z])|[*＊†‡]{1,3}"
)
_CIRCLED = re.compile(r"[①-⑳㉑-㉟]")
_NUMBERED = re.compile(r"[①-⑳㉑-㉟]|[\[［〔(（]\d{1,2}[\]］〕)）]")


class Reference(Struct, frozen=True):
    """``line.text[start:end]`` is the mark of a note, the ``number``th of the document."""

    start: int
    end: int
    number: int


class Note(Struct, frozen=True):
    """A note: its lines, in the first of which the mark takes ``mark`` characters; ``printed``
    is the mark as it stands in the text."""

    lines: tuple[Line, ...]
    mark: int
    printed: str
    number: int


class Notes(Struct, frozen=True):
    """The notes of a document in the order of their marks; ``references`` by ids of lines.
    ``loose`` are the lines of notes whose marks the text was found without, and of those that
    have none."""

    found: tuple[Note, ...]
    references: Mapping[int, tuple[Reference, ...]]
    loose: tuple[tuple[Line, ...], ...]


def find_notes(
    pages: Sequence[Page], kept: Mapping[int, Sequence[Line]], frames: Mapping[Place, Frame]
) -> Notes:
    """The footnotes among the ``kept`` lines of ``pages``."""
    found: list[Note] = []
    references: dict[int, tuple[Reference, ...]] = {}
    loose: list[tuple[Line, ...]] = []
    for page in pages:
        frame = frames.get((page.number, 0))
        if frame is None:
            continue
        lines = sorted(kept[page.number], key=lambda line: line.box[1])
        ruled = _rule(page, frame)
        start = _start(page, lines, frame, ruled or page.height)
        blocks = _blocks(lines[start:])
        places = _places(lines[:start], [m for m, _lines in blocks], ruled=ruled is not None)
        known = [(place, index) for index, place in enumerate(places) if place is not None]
        if 2 * len(known) <= len(blocks):
            continue
        loose += [tuple(block) for (_mark, block), at in zip(blocks, places, strict=True) if not at]
        for (at, first, last), index in sorted(known):
            number = len(found) + 1
            mark, block = blocks[index]
            line = id(lines[at])
            references[line] = (*references.get(line, ()), Reference(first, last, number))
            printed = lines[at].text[first:last]
            found.append(Note(tuple(block), len(mark), printed, number))
    return Notes(tuple(found), references, tuple(loose))


def _rule(page: Page, frame: Frame) -> float | None:
    """Where the rule above the notes of ``page`` stands, or None."""
    width = frame.right - frame.left
    rules = [
        r.y
        for r in page.rules
        if RULE[0] * width <= r.x1 - r.x0 <= RULE[1] * width and r.y > LOWEST * page.height
    ]
    return max(rules, default=None)


def _start(page: Page, lines: Sequence[Line], frame: Frame, ruled: float) -> int:
    """The index of the first line of the notes at the foot of ``page``; below ``ruled`` they
    may be as large as the text."""
    first = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        limit = 1.02 if line.box[1] > ruled - 0.3 * line.size else SMALLER
        if line.size > limit * frame.size or line.box[1] < LOWEST * page.height:
            break
        if _MARK.match(line.text):
            first = index
    return first


def _blocks(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """``lines`` by note: each with its mark, the first of which begins them."""
    blocks: list[tuple[str, list[Line]]] = []
    for line in lines:
        mark = _MARK.match(line.text)
        if mark:
            blocks.append((mark[0], [line]))
        else:
            blocks[-1][1].append(line)
    return blocks


def _places(
    lines: Sequence[Line], marks: Sequence[str], *, ruled: bool
) -> list[tuple[int, int, int] | None]:
    """Where each of ``marks`` stands, raised, in ``lines``: line, start and end."""
    there: dict[str, tuple[int, int, int]] = {}
    for index, line in enumerate(lines):
        for start, end in _raised(line, ruled=ruled):
            there.setdefault(_bare(line.text[start:end]), (index, start, end))
    return [there.get(_bare(mark)) for mark in marks]


def _raised(line: Line, *, ruled: bool) -> list[tuple[int, int]]:
    """Stretches of ``line`` that may be marks: raised characters; where heights are not known,
    circled numbers behind a word, and under a rule of notes also those in brackets."""
    if any(s is not None for s in line.sure):
        marks = _NUMBERED if ruled else _CIRCLED
        return [m.span() for m in marks.finditer(line.text) if m.start() > 0]
    found: list[tuple[int, int]] = []
    for index, script in enumerate(line.script):
        if script != "superscript" or not count_ink(line.text[index]):
            continue
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _bare(mark: str) -> str:
    return re.sub(r"[^\d①-⑳㉑-㉟*＊†‡]", "", mark).replace("＊", "*")
