"""What the instruction of a field shows, piece by piece, and what a person is told of it."""

from __future__ import annotations

from typing import NamedTuple

FIELD_NUMBER = "field_number"
ENCLOSED = "enclosed"
EQUATION = "equation_field"
NOTICES = {
    FIELD_NUMBER: "编号域（LISTNUM、AUTONUM 等）的编号由 Word 现算，未能读出，请对照原文补上",
    ENCLOSED: "部分带圈字符没有对应的单个字符，圈内文字已保留，外圈未保留",
    EQUATION: "域公式按域代码保留，未转换为公式，请对照原文核对",
}
"""What a person is told of a field, by the code of the notice."""


class Piece(NamedTuple):
    """A stretch of an instruction that is more than instruction."""

    start: int
    end: int
    said: str | None = None
    """The one sign that it shows as, where that is not itself; it is one character then, so
    that what is shown and what is dropped have as many characters as the instruction."""
    reason: str = ""
    """Why it is left out, if it is."""
    notice: str = ""
