"""The piece table of .doc files, which says where the text stands ([MS-DOC] 2.9.38 Clx, 2.8.35
PlcPcd; Word 2, 6 and 95 have the same)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

_PROPERTIES, _TABLE = 1, 2
_ENTRY = struct.Struct("<2xIH")
_LONGEST = 2048
"""Bytes of one property list that are read: a row of 63 cells takes 1400."""


class Piece(Struct, frozen=True):
    """A stretch of text that stands in one place."""

    start: int
    end: int
    """Positions (CP) of its characters."""
    offset: int
    """Of its first byte in the ``WordDocument`` stream."""
    width: int
    """Bytes a character: 1 or 2."""
    changes: bytes
    """Properties laid over its characters and paragraphs when the file was saved fast."""

    @property
    def last(self) -> int:
        """The offset behind its last byte."""
        return self.offset_of(self.end)

    def offset_of(self, position: int) -> int:
        return self.offset + (position - self.start) * self.width

    def position_of(self, offset: int) -> int:
        return self.start + (offset - self.offset) // self.width


def piece_at(pieces: Sequence[Piece], position: int) -> Piece | None:
    """The piece, of those that follow each other, in which a character stands."""
    index = bisect_right(pieces, position, key=lambda piece: piece.start) - 1
    return pieces[index] if index >= 0 and position < pieces[index].end else None


class Entry(NamedTuple):
    start: int
    end: int
    """Positions (CP) of the text."""
    place: int
    """Where it stands in the stream."""
    prm: int
    """One property, or the number of a list of them."""


def read_clx(clx: bytes, size_bytes: int = 4) -> tuple[list[bytes], bytes]:
    """The property lists of a Clx, and its piece table, whose size takes ``size_bytes``."""
    changes: list[bytes] = []
    at = 0
    while at + 3 <= len(clx) and clx[at] == _PROPERTIES:
        size = int.from_bytes(clx[at + 1 : at + 3], "little")
        changes.append(clx[at + 3 : at + 3 + min(size, _LONGEST)])
        at += 3 + size
    if at < len(clx) and clx[at] == _TABLE:
        begin = at + 1 + size_bytes
        size = int.from_bytes(clx[at + 1 : begin], "little")
        return changes, clx[begin : begin + size]
    return changes, b""


def read_entries(table: bytes, most: int) -> tuple[list[Entry], bool]:
    """The entries of a piece table up to the first that cannot be, and whether these are all.

    No two honest pieces share bytes, so no text has more characters than its stream has bytes:
    ``most``.
    """
    count = max((len(table) - 4) // (4 + _ENTRY.size), 0)
    positions = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    entries: list[Entry] = []
    at = 0
    for index in range(count):
        start, end = positions[index : index + 2]
        if start != at or end < start or end > most:
            return entries, False
        entries.append(Entry(start, end, *_ENTRY.unpack_from(table, 4 * (count + 1) + 8 * index)))
        at = end
    return entries, count > 0
