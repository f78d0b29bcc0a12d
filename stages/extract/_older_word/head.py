"""The head of files of Word 2, 6 and 95: where what stands in them.

Published by Microsoft with Word 6 (\"Word for Windows 6 binary file format\"); the order of the
structures is the one that [MS-DOC] 2.5.6 keeps.
"""

from __future__ import annotations

import struct

from msgspec import Struct

from pipeline.errors import DamagedFile, EncryptedFile

WORD_2 = (0xA5DB,)
WORD_6 = (0xA5DC, 0xA5EC, 0xA697, 0xA698, 0xA699)
FIRST_6, FIRST_97 = 0x65, 0xC1
_COMPLEX, _ENCRYPTED, _WIDE = 0x0004, 0x0100, 0x1000
_PAIRS_AT = 0x58
_EARLY = 38
"""So many pairs stand before ten bytes of page numbers in the head of Word 6."""
_PAIRS_6, _PAIRS_2 = 60, 38
STORIES = 8


class Head(Struct, frozen=True):
    is_word_2: bool
    lid: int
    is_complex: bool
    is_wide: bool
    """Its text has two bytes a character, which are bytes of a code page all the same."""
    is_mac: bool
    first: int
    """Where its text begins."""
    counts: tuple[int, ...]
    """Characters of the stories, in the order of [MS-DOC] 2.5.4."""
    pairs: tuple[tuple[int, int], ...]

    def part(self, word: bytes, index: int) -> bytes:
        """The structure with this index; blank where the file has none."""
        at, size = self.pairs[index] if index < len(self.pairs) else (0, 0)
        return word[at : at + size]


def is_older(word: bytes) -> bool:
    """Whether a stream (or a whole file) is a document of Word 2, 6 or 95."""
    if len(word) < 4:
        return False
    mark, version = struct.unpack_from("<HH", word)
    return mark in WORD_2 or (mark in WORD_6 and FIRST_6 <= version < FIRST_97)


def read_head(word: bytes) -> Head:
    """The head of ``word``. Raises ``DamagedFile`` or ``EncryptedFile``."""
    try:
        return _read(word)
    except struct.error as error:
        raise DamagedFile("the head of its text stream (FIB) is cut off") from error


def _read(word: bytes) -> Head:
    mark, _, _, lid, _, flags = struct.unpack_from("<6H", word)
    if flags & _ENCRYPTED:
        raise EncryptedFile("is locked with a password in the way of Word 95 and before")
    is_word_2 = mark in WORD_2
    (first,) = struct.unpack_from("<I", word, 0x18)
    stories = 5 if is_word_2 else STORIES
    counts = struct.unpack_from(f"<{stories}i", word, 0x34)
    if any(count < 0 for count in counts) or sum(counts) > len(word):
        raise DamagedFile("its head claims more text than the file has bytes")
    read_pair = _pair_2 if is_word_2 else _pair_6
    pairs = tuple(read_pair(word, n) for n in range(_PAIRS_2 if is_word_2 else _PAIRS_6))
    return Head(
        is_word_2=is_word_2,
        lid=lid,
        is_complex=bool(flags & _COMPLEX),
        is_wide=bool(flags & _WIDE) and not is_word_2,
        is_mac=not is_word_2 and word[0x12] == 1,
        first=first,
        counts=counts + (0,) * (STORIES - stories),
        pairs=pairs,
    )


def _pair_2(word: bytes, index: int) -> tuple[int, int]:
    at, size = struct.unpack_from("<IH", word, _PAIRS_AT + 6 * index)
    return at, size


def _pair_6(word: bytes, index: int) -> tuple[int, int]:
    gap = 10 if index >= _EARLY else 0
    at, size = struct.unpack_from("<II", word, _PAIRS_AT + 8 * index + gap)
    return at, size
