"""Pictures as Office drawings store them (BLIPs, [MS-ODRAW] 2.2.23 to 2.2.32), as files."""

from __future__ import annotations

import struct
import zlib

from msgspec import Struct

from stages.extract._bitmap import bitmap_file
from stages.extract._making.drawings import EMU_PER_TWIP
from stages.extract.legacy_word.office_art import ENTRY, Record, records

_ENTRY_HEAD = 36
_SIZE_AT, _DELAY_AT, _NAME_AT = 20, 28, 33
_ID = 16
_METAFILE = struct.Struct("<I16xiiIBB")
_DEFLATED = 0
_MOST = 64 * 2**20
"""Bytes of a metafile: more is no picture of a report but a bomb."""
_PLACEABLE = 0x9AC6CDD7


class _Kind(Struct, frozen=True):
    suffix: str
    twice: tuple[int, ...]
    """The instances in which a second identifier follows the first."""
    is_metafile: bool = False


_KINDS = {
    0xF01A: _Kind("emf", (0x3D5,), is_metafile=True),
    0xF01B: _Kind("wmf", (0x217,), is_metafile=True),
    0xF01C: _Kind("pct", (0x543,), is_metafile=True),
    0xF01D: _Kind("jpg", (0x46B, 0x6E3)),
    0xF01E: _Kind("png", (0x6E1,)),
    0xF01F: _Kind("bmp", (0x7A9,)),
    0xF029: _Kind("tif", (0x6E5,)),
    0xF02A: _Kind("jpg", (0x46B, 0x6E3)),
}


class Blip(Struct, frozen=True):
    """A picture as a file of its own."""

    data: bytes
    suffix: str


def read_blip(record: Record, delayed: bytes = b"") -> Blip | None:
    """The picture in a BLIP or in the entry of a store (FBSE); None where it cannot be had.

    ``delayed`` is the stream in which the pictures of entries stand that do not hold theirs.
    """
    if record.type == ENTRY:
        return _of_entry(record.body, delayed)
    kind = _KINDS.get(record.type)
    if kind is None:
        return None
    at = _ID * (2 if record.instance in kind.twice else 1)
    if not kind.is_metafile:
        data = record.body[at + 1 :]  # behind a tag of one byte
        return (
            Blip(bitmap_file(data) if kind.suffix == "bmp" else data, kind.suffix) if data else None
        )
    return _metafile(record.body, at, kind.suffix)


def _of_entry(body: bytes, delayed: bytes) -> Blip | None:
    if len(body) < _ENTRY_HEAD:
        return None
    (size,) = struct.unpack_from("<I", body, _SIZE_AT)
    (delay,) = struct.unpack_from("<I", body, _DELAY_AT)
    at = _ENTRY_HEAD + body[_NAME_AT]
    if at < len(body):
        place, stream = at, body
    elif size and delay < len(delayed):
        place, stream = delay, delayed
    else:
        return None
    blip = next(records(stream, place), None)
    return read_blip(blip) if blip is not None and blip.type != ENTRY else None


def _metafile(body: bytes, at: int, suffix: str) -> Blip | None:
    if at + _METAFILE.size > len(body):
        return None
    _, width, height, _, compression, _ = _METAFILE.unpack_from(body, at)
    data = body[at + _METAFILE.size :]
    if compression == _DEFLATED:
        try:
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(data, _MOST)
        except zlib.error:
            return None
        if unpacker.unconsumed_tail:
            return None
    if suffix == "wmf":
        data = placed(data, width // EMU_PER_TWIP, height // EMU_PER_TWIP)
    if suffix == "pct":
        data = bytes(512) + data
    return Blip(data, suffix)


def placed(data: bytes, width: int, height: int) -> bytes:
    """A WMF with the head that tells its size in twips ([MS-WMF] 2.3.2.3), where it lacks it."""
    if data.startswith(struct.pack("<I", _PLACEABLE)):
        return data
    fit = [min(max(length, 1), 0x7FFF) for length in (width, height)]
    head = struct.pack("<IHhhhhHI", _PLACEABLE, 0, 0, 0, *fit, 1440, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", head):
        check ^= word
    return head + struct.pack("<H", check) + data
