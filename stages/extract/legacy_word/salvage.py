"""What can be saved of a compound file that is cut off or whose directory is lost.

Word writes its streams in one go, each without gaps: the text stream begins with its head (FIB),
and the table stream, at some other sector, has its piece table where that head says.
"""

from __future__ import annotations

from pipeline.errors import DamagedFile, WrongType
from stages.extract._older_word.head import is_older
from stages.extract.legacy_word.fib import read_fib, version_of
from stages.extract.legacy_word.streams import WORD_STREAM, Streams, open_streams

_UNIT = 64
"""Streams begin at sectors of 64 bytes, long ones at those of 512 ([MS-CFB] 2.2)."""
_BEGINNING, _HEAD = 32, 4096
"""Bytes that tell whether it is a head, and more than it has."""
_PIECES, _CP, _ITEM = 2, 4, 8


def open_or_salvage(data: bytes) -> Streams:
    """The streams of the Word file ``data``, or what is left of them. Raises ``DamagedFile``
    and ``WrongType``."""
    try:
        streams = open_streams(data)
    except (DamagedFile, WrongType):
        saved = salvage(data)
        if saved is None:
            raise
        return saved
    return streams if streams.word else salvage(data) or streams


def salvage(data: bytes) -> Streams | None:
    """The text stream, with all that follows it in the file, and the table stream if it is
    there; None where no head of a document stands where a stream may begin."""
    for at in range(_UNIT, len(data), _UNIT):
        if not version_of(data[at : at + _BEGINNING]):
            continue
        head = data[at : at + _HEAD]
        tables = {} if is_older(head) else _tables(data, head)  # before Word 97 there was none
        if tables is not None:
            return Streams(data[at:], tables, b"", (WORD_STREAM,), salvaged=True)
    return None


def _tables(data: bytes, head: bytes) -> dict[str, bytes] | None:
    """The table stream by its name; None where ``head`` is none of a document."""
    try:
        fib = read_fib(head)
    except DamagedFile:
        return None
    wanted = sum(fib.counts)
    if not wanted:
        return None
    offset, length = fib.lcb("Clx")
    for at in range(_UNIT, len(data) - offset - length + 1, _UNIT):
        if _is_clx(data, at + offset, length, wanted):
            return {fib.table_name: data[at:]}
    return {}


def _is_clx(data: bytes, at: int, length: int, wanted: int) -> bool:
    """Whether a piece table for so many characters stands there, as in a file that was not
    saved fast (2.9.38)."""
    if length < 5 or data[at] != _PIECES or _number(data, at + 1) != length - 5:
        return False
    count, rest = divmod(length - 5 - _CP, _CP + _ITEM)
    if rest or count < 1:
        return False
    first, last = _number(data, at + 5), _number(data, at + 5 + count * _CP)
    return first == 0 and wanted <= last <= wanted + 1


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + _CP], "little")
