"""Reading plain text: lines as fragments, or joined to paragraphs where they were cut by hand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.errors import DangerousFile, NothingInside, WrongType
from pipeline.origin import Origin
from pipeline.page_numbers import page_numbers
from pipeline.raw import Hints, Raw, RawText
from pipeline.record import Dropped, Notice
from pipeline.source import source_of
from pipeline.stage import Probe
from stages.extract._cut_lines import glued, join_cut_lines
from stages.extract._encoding import decode

BY = "text"
MAX_BYTES = 64 * 2**20
"""No report is longer; a log file is, and would only fill the memory."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LINE_END = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
_MOST_CONTROL = 0.01
"""The share of control characters up to which a file still is text."""

_FEWEST_LINES = 6
_WIDTHS = range(20, 101)
_PRINTED = range(40, 101)
_SLACK = 2
_HANGING = 4
"""Columns by which full lines of print differ: a mark may hang over, a wide character not fit."""
_FEWEST_INDENTED, _FEWEST_CUT = 2, 3
_FULL = 0.8
_SENTENCE_ENDS = "。！？；.!?;"


def is_text(found: Probe) -> bool:
    """Whether the bytes of ``found`` are text at all. Which notation it may be in (RTF, HTML,
    XML) is ``_sniff``'s business."""
    text = decode(found.head, cut=found.size > len(found.head))
    return text is not None and len(_CONTROL.findall(text)) <= _MOST_CONTROL * len(text)


def read_text(path: Path, format_: str) -> Raw:
    """The text file ``path``. Raises ``WrongType``, ``DangerousFile`` or ``NothingInside``."""
    if path.stat().st_size > MAX_BYTES:
        raise DangerousFile(
            f"is a text of more than {MAX_BYTES >> 20} MB", mend="cut it into single documents"
        )
    data = path.read_bytes()
    text = decode(data)
    if text is None:
        mend = "open it in an editor that shows it well and save it as UTF-8"
        raise WrongType("is in an encoding that cannot be found out", mend=mend)
    control = Counter(_CONTROL.findall(text))
    if count_ink(text) == control.total():
        raise NothingInside("holds nothing but blanks")
    lines = [Line(n, _CONTROL.sub("", line)) for n, line in enumerate(_LINE_END.split(text), 1)]
    while not count_ink(lines[-1].text):
        lines.pop()
    lines, numbers = _without_page_numbers(lines)
    cut = _is_cut_by_hand(lines) or _is_indented_print(lines)
    read = [_fragment(line) for line in (_join(lines) if cut else lines)]
    fragments = join_cut_lines(read)
    message = "原文每行等宽、用硬回车断行，已按段落连接"
    joined = cut or len(fragments) < len(read)
    return Raw(
        schema="raw/1",
        source=source_of(path, format_),
        fragments=tuple(fragments),
        source_chars=count_ink(text),
        dropped=(
            *(
                Dropped(text=char, reason="control", count=count)
                for char, count in sorted(control.items())
            ),
            *(
                Dropped(text=line.text.strip(), reason="page_number", origin=_origin(line))
                for line in numbers
            ),
        ),
        notices=(Notice(code="lines_joined", message=message),) if joined else (),
    )


class Line(Struct, frozen=True):
    """A line, or several that were joined; ``number`` counts lines from 1."""

    number: int
    text: str


def _without_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """``lines`` without the page numbers of a print among them, and these. A blank line at a
    number that parts a sentence was put there with it."""
    found = page_numbers([line.text for line in lines], bare=True)
    gone = set(found)
    for index in sorted(found):
        start, end = index, index + 1
        while start > 0 and _is_blank(lines[start - 1]):
            start -= 1
        while end < len(lines) and _is_blank(lines[end]):
            end += 1
        if start > 0 and lines[start - 1].text.rstrip()[-1] not in _SENTENCE_ENDS:
            gone |= set(range(start, end))
    kept = [line for index, line in enumerate(lines) if index not in gone]
    return kept, [line for index, line in enumerate(lines) if index in found]


def _is_blank(line: Line) -> bool:
    return not line.text.strip()


def _fragment(line: Line) -> RawText:
    blanks = len(line.text) - len(line.text.lstrip("\u3000"))
    return RawText(
        text=line.text,
        hints=Hints(first_indent=float(blanks) if blanks and line.text.strip() else None),
        origin=_origin(line),
    )


def _origin(line: Line) -> Origin:
    return Origin(by=BY, paragraph=line.number)


def _width(text: str) -> int:
    """Columns of a line: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _is_cut_by_hand(lines: list[Line]) -> bool:
    """Whether lines were cut at one width: joining them is done only where that is evident.

    Final lines of paragraphs (before a blank or an indented line) are short as they please;
    of all others nearly all must reach the full width.
    """
    filled = [line for line in lines if line.text.strip()]
    inner = [_width(a.text.rstrip()) for a, b in _pairs(lines) if not _begins(b)]
    if len(filled) < _FEWEST_LINES or len(inner) < _FEWEST_LINES - 1:
        return False
    widest = max(_width(line.text.rstrip()) for line in filled)
    full = sum(width >= widest - _SLACK for width in inner)
    ended = sum(line.text.rstrip()[-1] in _SENTENCE_ENDS for line in filled)
    return widest in _WIDTHS and full >= _FULL * len(inner) and 2 * ended < len(filled)


def _is_indented_print(lines: list[Line]) -> bool:
    """Whether paragraphs are indented and some lines stop at one width in mid-sentence, none
    wider, each over a line that is not: a short text, whose head and foot weigh too much to say
    so of all."""
    filled = [line for line in lines if not _is_blank(line)]
    widest = max(_width(line.text.rstrip()) for line in filled)
    indented = sum(line.text[0] == "\u3000" for line in filled)
    cut = [
        a
        for a, b in _pairs(lines)
        if not _begins(b)
        and _width(a.text.rstrip()) >= widest - _HANGING
        and a.text.rstrip()[-1] not in _SENTENCE_ENDS
    ]
    return widest in _PRINTED and indented >= _FEWEST_INDENTED and len(cut) >= _FEWEST_CUT


def _pairs(lines: list[Line]) -> list[tuple[Line, Line]]:
    return [(a, b) for a, b in pairwise(lines) if a.text.strip()]


def _begins(line: Line) -> bool:
    """Whether a line begins a paragraph, or is none: it is blank or indented."""
    return _is_blank(line) or line.text[0].isspace()


def _join(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    widest = max(_width(line.text.rstrip()) for line in lines)
    slack = _HANGING if widest in _PRINTED else _SLACK
    full = False
    for line in lines:
        if full and not _begins(line):
            before = joined.pop()
            joined.append(Line(before.number, glued(before.text, line.text)))
        else:
            joined.append(line)
        full = _width(line.text.rstrip()) >= widest - slack
    return joined
