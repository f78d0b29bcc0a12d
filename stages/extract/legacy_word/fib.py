"""The File Information Block at the head of the ``WordDocument`` stream ([MS-DOC] 2.5)."""

from __future__ import annotations

import struct

from msgspec import Struct

from pipeline.errors import DamagedFile

WORD = 0xA5EC
"""The signature of Word 97 to 2003, and of most Word 6 and 95 files."""
_OLDER = (0xA59B, 0xA59C, 0xA5DB, 0xA5DC, 0xA697, 0xA699)
"""Those of Word 2 and of Word 6 and 95 of Asian languages."""
FIRST_VERSION = 0x00C1
"""``nFib`` of Word 97; below it stand Word 6, 95 and older, with another layout."""

STORIES = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "head_boxes")
"""The stories of a document, in the order in which their characters follow each other."""

_FIELDS = {
    "Stshf": 1, "PlcffndRef": 2, "PlcffndTxt": 3, "PlcfandRef": 4, "PlcfandTxt": 5,
    "PlcfSed": 6, "PlcfHdd": 11, "PlcfBteChpx": 12, "PlcfBtePapx": 13, "SttbfFfn": 15,
    "PlcfFldMom": 16, "PlcfFldHdr": 17, "PlcfFldFtn": 18, "PlcfFldAtn": 19,
    "SttbfBkmk": 21, "PlcfBkf": 22, "PlcfBkl": 23, "Dop": 31, "Clx": 33,
    "GrpXstAtnOwners": 36, "PlcSpaMom": 40, "PlcSpaHdr": 41, "PlcfendRef": 46,
    "PlcfendTxt": 47, "PlcfFldEdn": 48, "DggInfo": 50, "SttbfRMark": 51, "PlcftxbxTxt": 56,
    "PlcfFldTxbx": 57, "PlcfHdrtxbxTxt": 58, "PlcffldHdrTxbx": 59, "PlfLst": 73, "PlfLfo": 74,
    "PlcfTxbxBkd": 75, "PlcfTxbxHdrBkd": 76, "SttbListNames": 91, "AtrdExtra": 112,
}  # fmt: skip
"""Index of each pair of offset and length in FibRgFcLcb97 (2.5.6) and, from 93 on, in its later
parts; the table stream has them."""

_TEMPLATE, _COMPLEX, ENCRYPTED, _FIRST_TABLE, _OBFUSCATED = 1, 4, 0x100, 0x200, 0x8000
_RG_W = 32


class Fib(Struct, frozen=True):
    """What the head of the file says; nothing of it is checked against the streams yet."""

    version: int
    flags: int
    lid: int
    """The language of the program that wrote it ([MS-LCID])."""
    lid_east: int
    """The same for East Asian text; 0 where the file has none."""
    first: int
    """Where the text of a file without piece table begins in the stream."""
    counts: tuple[int, ...]
    """How many characters each of ``STORIES`` has."""
    pairs: tuple[tuple[int, int], ...]
    last: int = 0
    """Where it ends."""

    @property
    def is_template(self) -> bool:
        return bool(self.flags & _TEMPLATE)

    @property
    def is_complex(self) -> bool:
        """Saved fast: changes were appended to the file instead of written into it."""
        return bool(self.flags & _COMPLEX)

    @property
    def is_encrypted(self) -> bool:
        return bool(self.flags & ENCRYPTED)

    @property
    def is_obfuscated(self) -> bool:
        return bool(self.flags & _OBFUSCATED)

    @property
    def table_name(self) -> str:
        return "1Table" if self.flags & _FIRST_TABLE else "0Table"

    def lcb(self, name: str) -> tuple[int, int]:
        """Offset and length in the table stream of the structure ``name``, such as ``PlfLst``;
        (0, 0) where the file has none."""
        index = _FIELDS[name]
        return self.pairs[index] if index < len(self.pairs) else (0, 0)

    def start(self, story: str) -> int:
        """The position (CP) of the first character of a story."""
        return sum(self.counts[: STORIES.index(story)])

    def length(self, story: str) -> int:
        return self.counts[STORIES.index(story)]


def version_of(word: bytes) -> int:
    """``nFib`` of a ``WordDocument`` stream of any version; 0 where it is none of Word's.

    A file that stands in the wrong byte order or is cut in its head gives 0.
    """
    if len(word) < _RG_W:
        return 0
    signature, version = struct.unpack_from("<HH", word)
    known = signature == WORD or signature in _OLDER
    return version if known else 0


def read_fib(word: bytes) -> Fib:
    """The FIB of a file of Word 97 or newer. Raises ``DamagedFile``."""
    try:
        (version,) = struct.unpack_from("<H", word, 2)
        (lid,) = struct.unpack_from("<H", word, 6)
        (flags,) = struct.unpack_from("<H", word, 10)
        first, last = struct.unpack_from("<II", word, 24)
        (words,) = struct.unpack_from("<H", word, _RG_W)
        at = _RG_W + 2
        lid_east = struct.unpack_from("<H", word, at + 26)[0] if words >= 14 else 0
        at += 2 * words
        (longs,) = struct.unpack_from("<H", word, at)
        at += 2
        counts = struct.unpack_from("<8i", word, at + 12) if longs >= 11 else (0,) * 8
        at += 4 * longs
        (fields,) = struct.unpack_from("<H", word, at)
        numbers = struct.unpack_from(f"<{2 * fields}I", word, at + 2)
    except struct.error as error:
        raise DamagedFile("the head of its text stream (FIB) is cut off") from error
    return Fib(
        version=version,
        flags=flags,
        lid=lid,
        lid_east=lid_east,
        first=first,
        counts=tuple(max(count, 0) for count in counts),
        pairs=tuple(zip(numbers[::2], numbers[1::2], strict=True)),
        last=last,
    )
