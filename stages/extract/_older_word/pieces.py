"""Where the text of a document of Word 2, 6 or 95 stands: whole, or in pieces."""

from __future__ import annotations

from pipeline.errors import DamagedFile
from stages.extract._older_word.head import Head
from stages.extract._piece_table import Piece, read_clx, read_entries

_CLX = 33


def read_pieces(word: bytes, head: Head) -> tuple[Piece, ...]:
    """The pieces in order. Raises ``DamagedFile`` where there are none."""
    width = 2 if head.is_wide else 1
    clx = head.part(word, _CLX)
    if not head.is_complex or not clx:
        end = min(sum(head.counts), max(len(word) - head.first, 0) // width)
        return (Piece(0, end, head.first, width, b""),)
    changes, table = read_clx(clx, 2 if head.is_word_2 else 4)
    entries, _ = read_entries(table, len(word))
    if not entries:
        raise DamagedFile("its piece table, which says where its text stands, is missing or broken")
    return tuple(Piece(e.start, e.end, e.place, width, _laid(e.prm, changes)) for e in entries)


def _laid(prm: int, changes: list[bytes]) -> bytes:
    """One property with a value of a byte, or a list of them by its number."""
    if prm & 1:
        return changes[prm >> 1] if prm >> 1 < len(changes) else b""
    return bytes([prm >> 1 & 0x7F, prm >> 8]) if prm else b""
