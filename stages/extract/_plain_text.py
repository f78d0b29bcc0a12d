"""Reading plain text: lines as fragments, or joined to paragraphs where they were cut by hand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from pipeline.chars import count_ink, is_cjk
from pipeline.errors import DangerousFile, NothingInside, WrongType
from pipeline.origin import Origin
from pipeline.raw import Hints, Raw, RawText
from pipeline.record import Dropped, Notice
from pipeline.source import source_of
from pipeline.stage import Probe
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
_SLACK = 2
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
    notices: tuple[Notice, ...] = ()
    if _is_cut_by_hand(lines):
        lines = _join(lines)
        message = "原文每行等宽、用硬回车断行，已按段落连接"
        notices = (Notice(code="lines_joined", message=message),)
    return Raw(
        schema="raw/1",
        source=source_of(path, format_),
        fragments=tuple(map(_fragment, lines)),
        source_chars=count_ink(text),
        dropped=tuple(
            Dropped(text=char, reason="control", count=count)
            for char, count in sorted(control.items())
        ),
        notices=notices,
    )


class Line(Struct, frozen=True):
    """A line, or several that were joined; ``number`` counts lines from 1."""

    number: int
    text: str


def _fragment(line: Line) -> RawText:
    blanks = len(line.text) - len(line.text.lstrip("\u3000"))
    return RawText(
        text=line.text,
        hints=Hints(first_indent=float(blanks) if blanks and line.text.strip() else None),
        origin=Origin(by=BY, paragraph=line.number),
    )


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


def _pairs(lines: list[Line]) -> list[tuple[Line, Line]]:
    return [(a, b) for a, b in pairwise(lines) if a.text.strip()]


def _begins(line: Line) -> bool:
    """Whether a line begins a paragraph, or is none: it is blank or indented."""
    return not line.text.strip() or line.text[0].isspace()


def _join(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    widest = max(_width(line.text.rstrip()) for line in lines)
    full = False
    for line in lines:
        if full and not _begins(line):
            before = joined.pop()
            joined.append(Line(before.number, glued(before.text, line.text)))
        else:
            joined.append(line)
        full = _width(line.text.rstrip()) >= widest - _SLACK
    return joined


def glued(before: str, after: str) -> str:
    """Two lines as one: Latin words get their blank back, Chinese needs none."""
    before = before.rstrip()
    ends = before[-1:] + after[:1]
    latin = all(char.isascii() and not is_cjk(char) for char in ends)
    return before + (" " if latin and len(ends) == 2 else "") + after
