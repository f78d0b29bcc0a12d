"""Fields in the text: 13 instruction 14 result 15 ([MS-DOC] 2.8.25)."""

from __future__ import annotations

import re
from typing import Literal

Turn = Literal["begin", "separate", "end"]
BEGIN, SEPARATE, END = "\x13", "\x14", "\x15"
_DEEPEST = 64
_MARKS = re.compile("[\x13-\x15]")


def field_marks(chars: str, start: int, end: int) -> dict[int, Turn]:
    """The positions of the marks of all complete fields between ``start`` and ``end``.

    A field that never ends is none, so that nothing behind it is taken for an instruction; nor
    is one that stands in more others than Word allows by far.
    """
    marks: dict[int, Turn] = {}
    open_: list[list[int]] = []
    for found in _MARKS.finditer(chars, start, end):
        cp = found.start()
        if found[0] == BEGIN:
            open_.append([cp])
        elif open_ and found[0] == SEPARATE:
            if len(open_[-1]) == 1:
                open_[-1].append(cp)
        elif open_:
            field = open_.pop()
            if len(open_) >= _DEEPEST:
                continue
            marks[field[0]] = "begin"
            marks.update(dict.fromkeys(field[1:], "separate"))
            marks[cp] = "end"
    return marks
