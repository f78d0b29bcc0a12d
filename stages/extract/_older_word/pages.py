"""The properties of stretches of text (FKP) of Word 2, 6 and 95, in those of Word 97."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec import Struct

from stages.extract._older_word.head import Head
from stages.extract._older_word.sprms import Dialect, fonts, last_value

CHARACTERS, PARAGRAPHS = 12, 13
"""The indexes of the tables of pages."""
_PAGE = 512
_HEIGHT = 6
"""Bytes of a height: in the index of a page in Word 6, with the properties in Word 2."""


class Stretch(Struct, frozen=True):
    start: int
    end: int
    """Offsets in the stream."""
    style: int
    """Of a paragraph; in Word 2 the code of one of its styles."""
    grpprl: bytes
    """Of the version's own dialect."""


class Stretches(Struct, frozen=True):
    items: tuple[Stretch, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Stretch | None:
        index = bisect_right(self.starts, offset) - 1
        found = self.items[index] if index >= 0 else None
        return found if found is not None and offset < found.end else None


def read_stretches(word: bytes, head: Head, which: int) -> Stretches:
    found: dict[int, Stretch] = {}
    for number in dict.fromkeys(_page_numbers(head.part(word, which))):
        page = word[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            for stretch in _stretches(page, head, which):
                found.setdefault(stretch.start, stretch)
    items = tuple(found[start] for start in sorted(found))
    return Stretches(items, tuple(item.start for item in items))


def _page_numbers(table: bytes) -> tuple[int, ...]:
    count = max((len(table) - 4) // 6, 0)
    return struct.unpack_from(f"<{count}H", table, 4 * (count + 1)) if count else ()


def _stretches(page: bytes, head: Head, which: int) -> Iterator[Stretch]:
    item = 1 if which == CHARACTERS or head.is_word_2 else 1 + _HEIGHT
    count = min(page[-1], (_PAGE - 5) // (4 + item))
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    read = _READERS[which, head.is_word_2]
    for n in range(count):
        place = 2 * page[4 * (count + 1) + n * item]
        style, grpprl = read(page, place) if place else (0, b"")
        if offsets[n] < offsets[n + 1]:
            yield Stretch(offsets[n], offsets[n + 1], style, grpprl)


_Read = Callable[[bytes, int], tuple[int, bytes]]


def _characters(page: bytes, at: int) -> tuple[int, bytes]:
    return 0, page[at + 1 : at + 1 + page[at]]


def _paragraph_6(page: bytes, at: int) -> tuple[int, bytes]:
    data = page[at + 1 : at + 1 + 2 * page[at]]
    return int.from_bytes(data[:2], "little"), data[2:]


def _paragraph_2(page: bytes, at: int) -> tuple[int, bytes]:
    data = page[at + 1 : at + 1 + 2 * page[at]]
    return data[0] if data else 0, data[1 + _HEIGHT :]


_READERS: dict[tuple[int, bool], _Read] = {
    (CHARACTERS, False): _characters,
    (CHARACTERS, True): _characters,
    (PARAGRAPHS, False): _paragraph_6,
    (PARAGRAPHS, True): _paragraph_2,
}

_FLAGS = (0x0835, 0x0836, 0x0800, None, 0x0802, 0x083A, 0x083B, 0x083C)
_MORE_FLAGS = (0x0801, 0x0855, 0x0837)
_HAS_FONT, _HAS_SIZE, _HAS_UNDERLINE = 0x02, 0x04, 0x08
_FONT_AT, _SIZE_AT, _UNDERLINE_AT = 4, 6, 9


def upgrade_word_2(chp: bytes) -> bytes:
    """Properties of characters as Word 2 keeps them, the head of a structure (CHP), as sprms."""
    out = b""
    for flags, byte in zip((_FLAGS, _MORE_FLAGS), chp, strict=False):
        for bit, code in enumerate(flags):
            if code and byte >> bit & 1:
                out += struct.pack("<HB", code, 1)
    has = int.from_bytes(chp[2:4], "little")
    if has & _HAS_FONT and len(chp) >= _FONT_AT + 2:
        out += fonts(chp[_FONT_AT:])
    if has & _HAS_SIZE and len(chp) >= _SIZE_AT + 2:
        out += struct.pack("<H2s", 0x4A43, chp[_SIZE_AT : _SIZE_AT + 2])
    if has & _HAS_UNDERLINE and len(chp) > _UNDERLINE_AT:
        out += struct.pack("<HB", 0x2A3E, chp[_UNDERLINE_AT] >> 5)
    return out


def font_of_word_2(chp: bytes) -> int | None:
    has = int.from_bytes(chp[2:4], "little")
    if not has & _HAS_FONT or len(chp) < _FONT_AT + 2:
        return None
    return int.from_bytes(chp[_FONT_AT : _FONT_AT + 2], "little")


def dialect_font(stretch: Stretch, head: Head, dialect: Dialect) -> int | None:
    """The font that a stretch of characters names."""
    if head.is_word_2:
        return font_of_word_2(stretch.grpprl)
    return last_value(stretch.grpprl, dialect, dialect.font)
