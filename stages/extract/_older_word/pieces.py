"""Where the text of a document of Word 2, 6 or 95 stands: whole, or in pieces."""

from __future__ import annotations

import struct

from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract._older_word.head import Head

_CLX = 33
_PROPERTIES, _TABLE = 1, 2
_PIECE = struct.Struct("<2xIH")


class Piece(Struct, frozen=True):
    start: int
    end: int
    """Positions of its characters."""
    offset: int
    """Of its first byte."""
    width: int
    changes: bytes
    """Properties laid over it, in the version's own dialect."""

    @property
    def last(self) -> int:
        """The offset behind its last byte."""
        return self.offset_of(self.end)

    def offset_of(self, position: int) -> int:
        return self.offset + (position - self.start) * self.width

    def position_of(self, offset: int) -> int:
        return self.start + (offset - self.offset) // self.width


def read_pieces(word: bytes, head: Head) -> tuple[Piece, ...]:
    """The pieces in order. Raises ``DamagedFile`` where there are none."""
    width = 2 if head.is_wide else 1
    clx = head.part(word, _CLX)
    if not head.is_complex or not clx:
        end = min(sum(head.counts), max(len(word) - head.first, 0) // width)
        return (Piece(0, end, head.first, width, b""),)
    changes, table = _read_clx(clx, 2 if head.is_word_2 else 4)
    count = max((len(table) - 4) // 12, 0)
    positions = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    pieces: list[Piece] = []
    at = 0
    for n in range(count):
        offset, prm = _PIECE.unpack_from(table, 4 * (count + 1) + 8 * n)
        start, end = positions[n], positions[n + 1]
        # No two honest pieces share bytes, so no text has more characters than its stream.
        if start != at or end < start or end > len(word):
            break
        pieces.append(Piece(start, end, offset, width, _laid(prm, changes)))
        at = end
    if not pieces:
        raise DamagedFile("its piece table, which says where its text stands, is missing or broken")
    return tuple(pieces)


def _read_clx(clx: bytes, size_bytes: int) -> tuple[list[bytes], bytes]:
    changes: list[bytes] = []
    at = 0
    while at + 3 <= len(clx) and clx[at] == _PROPERTIES:
        size = int.from_bytes(clx[at + 1 : at + 3], "little")
        changes.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if at < len(clx) and clx[at] == _TABLE:
        begin = at + 1 + size_bytes
        size = int.from_bytes(clx[at + 1 : begin], "little")
        return changes, clx[begin : begin + size]
    return changes, b""


def _laid(prm: int, changes: list[bytes]) -> bytes:
    """One property with a value of a byte, or a list of them by its number."""
    if prm & 1:
        return changes[prm >> 1] if prm >> 1 < len(changes) else b""
    return bytes([prm >> 1 & 0x7F, prm >> 8]) if prm else b""
