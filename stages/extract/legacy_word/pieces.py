"""The piece table: where the text of a document stands in its stream ([MS-DOC] 2.4.1, 2.8.35).

The text is one string with one character for each position (CP). A character that takes two
positions (a surrogate pair, two bytes of a code page) stands in the first, and ``FILLER`` in
the second.
"""

from __future__ import annotations

import re
import struct

from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract._code_pages import EAST_ASIAN, codec_of_language
from stages.extract._piece_table import Piece, read_clx, read_entries
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.streams import part

FILLER = "\0"
_EIGHT_BITS = 0x40000000
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_UNFIT = re.compile("[\ufffe\uffff]")
_PAIRS = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xa9\xb0-\xf7][\xa1-\xfe])*\Z")
_HIGH = re.compile(rb"[\x80-\xff]")
_BEHIND_HEAD = 2048
_FEW = 8
"""High bytes below which a piece is not taken for one in an East Asian code page."""


class Text(Struct, frozen=True):
    """All characters of a document, and the pieces that they come from."""

    chars: str
    pieces: tuple[Piece, ...]
    damaged: bool
    """Some of it could not be found in the stream."""


def read_text(fib: Fib, word: bytes, table: bytes) -> Text:
    """The text of a document. Raises ``DamagedFile`` where none can be found."""
    pieces, damaged = _pieces(fib, word, part(table, fib.lcb("Clx")))
    found = (codec_of_language(lid) for lid in (fib.lid_east, fib.lid))
    code_page = next((codec for codec in found if codec in EAST_ASIAN), None)
    chars: list[str] = []
    for piece in pieces:
        size = piece.end - piece.start
        data = word[piece.offset : piece.last]
        text = _eight_bits(data, code_page) if piece.width == 1 else _sixteen_bits(data)
        damaged |= len(text) < size
        chars.append(text.ljust(size, FILLER))
    wanted = sum(fib.counts)
    text = "".join(chars)
    if not text.strip(FILLER) and wanted:
        raise DamagedFile("its text is not where its head says that it is")
    return Text(text[:wanted], tuple(pieces), damaged or len(text) < wanted)


def _pieces(fib: Fib, word: bytes, clx: bytes) -> tuple[list[Piece], bool]:
    changes, table = read_clx(clx)
    entries, sound = read_entries(table, len(word))
    pieces: list[Piece] = []
    for start, end, place, prm in entries:
        narrow = bool(place & _EIGHT_BITS)
        offset = place & (_EIGHT_BITS - 1)
        pieces.append(
            Piece(start, end, offset // 2 if narrow else offset, 2 - narrow, _laid(prm, changes))
        )
    if not pieces and fib.first and not fib.is_complex:
        pieces = [_whole(fib, word)]
    if not pieces:
        raise DamagedFile("its piece table, which says where its text stands, is missing or broken")
    return pieces, not sound


def _whole(fib: Fib, word: bytes) -> Piece:
    """The text as one piece, as it stands in a file that was not saved fast.

    The head says where it ends. It begins where the head says, or behind the head and what
    stands there for older programs to read; a mark may follow that is not counted.
    """
    size = sum(fib.counts)
    for width in (2, 1):
        for first in (fib.first, _BEHIND_HEAD):
            if fib.last - first in (size * width, (size + 1) * width):
                return _cut_off(size, first, width, word)
    return _cut_off(size, fib.first, 2 if fib.first + 2 * size <= len(word) else 1, word)


def _cut_off(size: int, first: int, width: int, word: bytes) -> Piece:
    return Piece(0, min(size, max(len(word) - first, 0) // width), first, width, b"")


_SHORT = {
    0x05: 0x2461, 0x09: 0x2407, 0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800,
    0x42: 0x0801, 0x47: 0x0806, 0x4B: 0x080A, 0x4D: 0x2A0C, 0x55: 0x0835, 0x56: 0x0836,
    0x57: 0x0837, 0x5A: 0x083A, 0x5B: 0x083B, 0x5C: 0x083C, 0x5E: 0x2A3E, 0x62: 0x2A42,
    0x68: 0x2A48, 0x73: 0x2A53, 0x75: 0x0855, 0x76: 0x0856, 0x78: 0x2640,
}  # fmt: skip
"""Properties that a piece can name in seven bits (2.9.215), those that are read here."""


def _laid(prm: int, changes: list[bytes]) -> bytes:
    if prm & 1:
        index = prm >> 1
        return changes[index] if index < len(changes) else b""
    code = _SHORT.get(prm >> 1 & 0x7F)
    return struct.pack("<HB", code, prm >> 8) if code else b""


def _sixteen_bits(data: bytes) -> str:
    text = data[: len(data) & ~1].decode("utf-16-le", "surrogatepass")
    if 2 * len(text) < len(data) - 1 or _SURROGATES.search(text):
        units = "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) & ~1])))
        text = _SURROGATES.sub(_joined, units)
    return _UNFIT.sub("\ufffd", text)


def _joined(found: re.Match[str]) -> str:
    pair = found[0]
    if len(pair) == 1:
        return "\ufffd"
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le") + FILLER


def _eight_bits(data: bytes, code_page: str | None) -> str:
    """Bytes are characters of Windows-1252, by the specification (2.9.73).

    Programs for East Asian text wrote them in their own code page; that is believed where
    all high bytes are pairs of it, which letters of Europe never are.
    """
    high = len(_HIGH.findall(data))
    if code_page and high >= _FEW and _PAIRS.match(data):
        text = data.decode(code_page, "replace")
        wide = "".join(char + FILLER if char > "\x7f" else char for char in text)
        if len(wide) == len(data) and "\ufffd" not in wide:
            return wide
    return "".join(map(_WESTERN.__getitem__, data))


_WESTERN = [
    bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
    for byte in range(256)
]
