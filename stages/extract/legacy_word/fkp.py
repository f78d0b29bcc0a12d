"""Formatted disk pages: the properties of stretches of the text stream ([MS-DOC] 2.9.33, 2.9.174).

Properties are kept by the offset of the bytes in the stream (FC), not by position (CP).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

from stages.extract.legacy_word.plc import read_plc

_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_BX = 13
"""Bytes a paragraph in the index of its page: the place of its properties, its height."""


class Stretches(Struct, frozen=True):
    """Properties by offset: ``properties[i]`` from ``starts[i]`` up to ``ends[i]``, in order."""

    starts: list[int]
    ends: list[int]
    properties: list[bytes]

    def at(self, offset: int) -> int | None:
        """The index of the stretch that ``offset`` is in."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def first_from(self, offset: int) -> int:
        """The index of the first stretch that ends behind ``offset``."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        while index < len(self.ends) and self.ends[index] <= offset:
            index += 1
        return index


def read_characters(word: bytes, bte: bytes) -> Stretches:
    """The properties (grpprl) of stretches of characters."""
    return _read(word, bte, _characters)


def read_paragraphs(word: bytes, bte: bytes) -> Stretches:
    """The properties of paragraphs: two bytes for the style (istd), then a grpprl."""
    return _read(word, bte, _paragraphs)


_Pages = Callable[[bytes], list[tuple[int, int, bytes]]]


def _read(word: bytes, bte: bytes, read_page: _Pages) -> Stretches:
    numbers = (int.from_bytes(item, "little") & _PAGE_NUMBER for item in read_plc(bte, 4).items)
    found: dict[int, tuple[int, int, bytes]] = {}
    for number in dict.fromkeys(numbers):
        page = word[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            for start, end, properties in read_page(page):
                found.setdefault(start, (start, end, properties))
    ordered = [found[start] for start in sorted(found)]
    return Stretches(
        [start for start, _, _ in ordered],
        [end for _, end, _ in ordered],
        [properties for _, _, properties in ordered],
    )


def _offsets(page: bytes, item: int) -> tuple[int, ...]:
    """The offsets in a page that has ``item`` more bytes for each stretch."""
    count = min(page[-1], (_PAGE - 5) // (4 + item))
    return struct.unpack_from(f"<{count + 1}I", page)


def _characters(page: bytes) -> list[tuple[int, int, bytes]]:
    offsets = _offsets(page, 1)
    out = []
    for index, (start, end) in enumerate(pairwise(offsets)):
        place = 2 * page[4 * len(offsets) + index]
        properties = page[place + 1 : place + 1 + page[place]] if place else b""
        if start < end:
            out.append((start, end, properties))
    return out


def _paragraphs(page: bytes) -> list[tuple[int, int, bytes]]:
    offsets = _offsets(page, _BX)
    out = []
    for index, (start, end) in enumerate(pairwise(offsets)):
        place = 2 * page[4 * len(offsets) + _BX * index]
        properties = b""
        if place:
            size = 2 * page[place] - 1
            place += 1
            if size < 0:  # a size of 0: the true one stands in the next byte
                size = 2 * page[place] if place < _PAGE else 0
                place += 1
            properties = page[place : place + size]
        if start < end:
            out.append((start, end, properties))
    return out
