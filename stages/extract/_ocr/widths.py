"""Marks that have a half-width twin, settled by the room that they take on the page. The engine
goes by their shapes and habit: on poor paper it reads one full-width mark in six half-width, and
one in five at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.chars import is_cjk
from stages.extract._ocr.rooms import NARROW, TWINS, LineInk, full_in, is_solid

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Seen

WIDE = {narrow: wide for wide, narrow in TWINS.items()}
OPENING, CLOSING = "（", "）"

INDENTED = (1.0, 3.0)
"""So many characters behind the margin begins what follows a full-width bracket that opens a
line: flush, or set in by two characters as a paragraph is. A half-width one is at 0.3 to 0.6
beside these."""

OFF = 0.15
"""The error of that, in characters."""

NEAR = 15.0
"""Lines further away than this, in characters, say nothing of the margin: a page is turned
upright to a third of a degree."""

ALIKE = 0.1
"""Type that differs in size by no more than this share is the same."""

SEEN = 5
"""So many marks amid Chinese must be told on a page to be full, and no other be in doubt, before
one at the end of a line counts as typed like them. Of 90 Chinese Word files, five marks of each
at most, 152 of 154 marks at the ends of paragraphs are; and no bracket has a partner of another
width."""

Full = list[set[int]]
"""For each line the places in its text of marks that are known to be full-width."""


def with_widths(lines: Sequence[Seen]) -> list[Seen]:
    """``lines`` of one page with those marks full-width that are printed so. Seen at first is
    the room between their neighbours, then, for a bracket that opens a line, how far that is
    set in. At the end of a line nothing is seen of a closing mark's room: there it goes with
    its partner, and else with the other marks of the page. All else stays as it was read."""
    inks = [LineInk(line) for line in lines]
    full = [full_in(line, ink) for line, ink in zip(lines, inks, strict=True)]
    _tell_opening(lines, inks, full)
    _tell_ends(lines, full)
    return [_widened(line, known) for line, known in zip(lines, full, strict=True)]


def _widened(line: Seen, full: set[int]) -> Seen:
    text = "".join(
        WIDE.get(char, char) if at in full else char for at, char in enumerate(line.reading.text)
    )
    if text == line.reading.text:
        return line
    return replace(line, reading=replace(line.reading, text=text))


def _tell_opening(lines: Sequence[Seen], inks: Sequence[LineInk], full: Full) -> None:
    """Full-width brackets that open a line, by the margin of the lines around it."""
    edges = [_edge(line, ink) for line, ink in zip(lines, inks, strict=True)]
    for line, ink, known in zip(lines, inks, full, strict=True):
        text = line.reading.text
        if len(text) < 2 or _wide(text[0]) != OPENING or not is_solid(text[1]):
            continue
        left, middle = ink.behind_first(), _middle(line)
        around = [
            (edge, other)
            for edge, other, where in zip(edges, inks, map(_middle, lines), strict=True)
            if edge is not None
            and abs(other.size - ink.size) <= ALIKE * ink.size
            and abs(where - middle) <= NEAR * ink.size
        ]
        if left is None or not around:
            continue
        margin = min(edge for edge, _other in around)
        flush = [edge for edge, _other in around if edge - margin <= 2 * OFF * ink.size]
        pitch = median(other.pitch or other.size for _edge, other in around)
        setin = (left - median(flush)) / pitch
        if len(flush) >= 2 and any(abs(setin - usual) <= OFF for usual in INDENTED):
            known.add(0)


def _edge(line: Seen, ink: LineInk) -> float | None:
    """Where the first character of ``line`` begins on the page, if that is a Chinese one."""
    return ink.first() if line.reading.text[:1] and is_cjk(line.reading.text[0]) else None


def _middle(line: Seen) -> float:
    return float(line.quad[:, 1].mean())


def _tell_ends(lines: Sequence[Seen], full: Full) -> None:
    """Marks amid Chinese at the ends of lines, of which no room is seen."""
    marks = [dict(_amid_chinese(line.reading.text)) for line in lines]
    count, doubtful = 0, False
    for line, known, own in zip(lines, full, marks, strict=True):
        text = line.reading.text
        count += len(own.keys() & known)
        doubtful |= any(text[at] in NARROW for at in own.keys() - known - _ends(text))
    for line, known, own in zip(lines, full, marks, strict=True):
        for at in (own.keys() & _ends(line.reading.text)) - known:
            if own[at] in known or (count >= SEEN and not doubtful):
                known.add(at)


def _ends(text: str) -> set[int]:
    return {0, len(text) - 1} if text else set()


def _amid_chinese(text: str) -> Iterator[tuple[int, int | None]]:
    """The twin marks of ``text`` that have Chinese beside them or between their brackets, each
    with the place of the other bracket."""
    partners = _partners(text)
    for at, char in enumerate(text):
        if _wide(char) not in TWINS:
            continue
        other = partners.get(at)
        part = text[max(at - 1, 0) : at + 2]
        if other is not None:
            part = text[min(at, other) : max(at, other)]
        if any(map(is_cjk, part)):
            yield at, other


def _partners(text: str) -> dict[int, int]:
    """The place of the other bracket for each that has one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, char in enumerate(text):
        if _wide(char) == OPENING:
            opened.append(at)
        elif _wide(char) == CLOSING and opened:
            found[at] = opened.pop()
            found[found[at]] = at
    return found


def _wide(char: str) -> str:
    return WIDE.get(char, char)
