"""Automatic numbers of Word 6 and 95, each paragraph with its own description (ANLD), as the
lists of Word 97 ([MS-DOC] 2.9.131)."""

from __future__ import annotations

import struct

from msgspec import Struct

from stages.extract._older_word.code_pages import FILLER, decode
from stages.extract._older_word.sprms import Dialect, fonts, sprms
from stages.extract._older_word.styles import Sheet

_NUMBERED, _BULLETED = 10, 11
_OUTLINE = range(1, 10)
_HEAD = struct.Struct("<BBBBBBHHHHHBBBB")
_LEVEL, _LIST, _OVERRIDE = struct.Struct("<iBB9sBii4B"), struct.Struct("<iI18sBB"), 16
_SIMPLE = 1
_BULLET = 23
_NO_STYLES = struct.pack("<9H", *(0x0FFF,) * 9)
_MOST = 0x07FE


class Description(Struct, frozen=True):
    is_bullet: bool
    data: bytes


class Numbers:
    """The lists of a document, as its paragraphs come."""

    def __init__(self, sheet: Sheet, dialect: Dialect, code_page: str) -> None:
        self._sheet = sheet
        self._dialect = dialect
        self._code_page = code_page
        self._lists: list[Description] = []
        self._before: Description | None = None
        self.left_out = False
        """There are numbers of headings, which a section describes: they are not read."""

    def step(self, istd: int, grpprl: bytes) -> bytes:
        """The properties that put the next paragraph into its list; blank where it has none.

        Paragraphs count on as long as the same description follows.
        """
        found = self._description(istd, grpprl)
        if found is not None and found != self._before and len(self._lists) < _MOST:
            self._lists.append(found)
        self._before = found
        return struct.pack("<HBHH", 0x260A, 0, 0x460B, len(self._lists)) if found else b""

    def _description(self, istd: int, grpprl: bytes) -> Description | None:
        if self._dialect.anld is None:
            return None
        level, data = 0, b""
        layers = [style.paragraph for style in self._sheet.chain(istd)]
        for layer in (*reversed(layers), grpprl):
            for code, operand in sprms(layer, self._dialect):
                if code == self._dialect.anld:
                    data = operand
                elif code == self._dialect.anld_level:
                    level = operand[0]
        if level in _OUTLINE:
            self.left_out = True
        if level not in (_NUMBERED, _BULLETED) or len(data) < _HEAD.size:
            return None
        return Description(level == _BULLETED, data)

    def parts(self) -> dict[int, bytes]:
        """``PlfLst`` with its levels behind it, and ``PlfLfo``, by their index in the head."""
        if not self._lists:
            return {}
        ids = range(1, len(self._lists) + 1)
        heads = struct.pack("<h", len(self._lists))
        heads += b"".join(_LIST.pack(n, 0, _NO_STYLES, _SIMPLE, 0) for n in ids)
        overrides = struct.pack("<i", len(self._lists))
        overrides += b"".join(struct.pack("<i12x", n) for n in ids)
        overrides += b"\xff\xff\xff\xff" * len(self._lists)
        return {73: heads, 74: overrides}

    def levels(self) -> bytes:
        """What stands behind ``PlfLst``, which does not count it as its own."""
        return b"".join(_level(found, self._code_page) for found in self._lists)


def _level(found: Description, code_page: str) -> bytes:
    head = _HEAD.unpack_from(found.data)
    format_, before, after, *_, font, _, start, _, _, _, _, _, _ = head
    text = found.data[_HEAD.size :]
    prefix = decode(text[:before], code_page).replace(FILLER, "")
    suffix = decode(text[before : before + after], code_page).replace(FILLER, "")
    shown = prefix if found.is_bullet else f"{prefix}\0{suffix}"
    place = b"" if found.is_bullet else bytes([len(prefix) + 1])
    run = fonts(struct.pack("<H", font)) if found.is_bullet else b""
    kind = _BULLET if found.is_bullet else format_
    level = _LEVEL.pack(start, kind, 0, place.ljust(9, b"\0"), 0, 0, 0, len(run), 0, 0, 0)
    return level + run + struct.pack("<H", len(shown)) + shown.encode("utf-16-le")
