"""Whether a PDF has parts that could keep pdfium busy for hours or fill the memory. Told from
the file's bytes, without following any reference: streams stand in the open in every PDF, their
dictionaries too (ISO 32000-1, 7.5.7)."""

from __future__ import annotations

import mmap
import re
import struct
import zlib
from pathlib import Path

from stages.extract.pdf._asks import Asked

NESTED = 10
"""So many forms (or patterns) that use others can double something a thousand times."""

PACKED = 100_000
"""A stream of fewer bytes unpacks to at most 100 MB (1032 to 1, zlib's limit)."""

UNPACKED = 64 << 20
"""Bytes of a stream that is no picture, unpacked: fonts of all Chinese characters have 20 MB."""

PIXELS = 50_000_000
"""Pixels of a picture that is unpacked as a whole. A3 at 600 dpi has 70 million; of those the
child process that tries finds that they are harmless."""

HEAD = 4096
"""Bytes before a stream in which its dictionary is looked for, and of it that are looked at."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_UNPACKS = re.compile(rb"/(?:FlateDecode|LZWDecode|RunLengthDecode|Fl|LZW|RL)\b")
_OTHERS = re.compile(
    rb"/(?:LZWDecode|RunLengthDecode|ASCII85Decode|ASCIIHexDecode|LZW|RL|A85|AHx)\b"
)
"""Ways of packing that are not looked into here: few files of this century have them."""
_NO_CONTENT = re.compile(
    rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)\b"
    rb"|/Length[123]\s|/Type\s*/(?:XRef|ObjStm|CMap|EmbeddedFile)\b"
)
"""Streams that ask for nothing to be drawn, or are judged by other things."""
_SHARED = re.compile(rb"/Resources\s+\d")
_FORM = re.compile(rb"/Subtype\s*/Form\b|/PatternType\s+1\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_SIDE = re.compile(rb"/(Width|Height)\s+(\d{1,10})\b")
_JBIG2_PAGE = re.compile(rb"\x30[\x00-\x1f].\x00\x00\x00\x13(.{4})(.{4})", re.DOTALL)
_JPEG_2000 = re.compile(rb"\xff\x4f\xff\x51.{4}(.{4})(.{4})", re.DOTALL)
_PROGRESSIVE = re.compile(rb"\xff\xc2..\x08(..)(..)", re.DOTALL)
"""ITU-T T.88, 7.4.8; ITU-T T.800, A.5.1; ITU-T T.81, B.2.2: the sides of the picture, which need
not be those that the PDF tells."""


def is_risky(path: Path) -> bool:
    """Whether the pages of the file should be tried in a process of their own first."""
    nested = 0
    asked = Asked()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for match in _STREAM.finditer(data):
            told = data[max(match.start() - HEAD, 0) : match.start()]
            told = told[told.rfind(b" obj") + 1 :]
            is_form = bool(_FORM.search(told))
            if is_form and (b"/XObject" in told or _SHARED.search(told)):
                nested += 1
            if nested >= NESTED or _explodes(data, told, match.end()):
                return True
            if _IMAGE.search(told):
                continue
            content = _content(data, told, match.end())
            if content is None or asked.add(told, content, is_form=is_form):
                return True
    return False


def _explodes(data: mmap.mmap, told: bytes, start: int) -> bool:
    filters = len(_UNPACKS.findall(told))
    if _IMAGE.search(told):
        return filters > 1 or _pixels(told, data[start : start + HEAD]) > PIXELS
    return filters > 1


def _pixels(told: bytes, head: bytes) -> int:
    sides = {name: int(number) for name, number in _SIDE.findall(told)}
    most = sides.get(b"Width", 0) * sides.get(b"Height", 0)
    for kind, form in ((_JBIG2_PAGE, ">I"), (_JPEG_2000, ">I"), (_PROGRESSIVE, ">H")):
        for found in kind.finditer(head):
            wide, high = (struct.unpack(form, side)[0] for side in found.groups())
            most = max(most, wide * high)
    return most


def _content(data: mmap.mmap, told: bytes, start: int) -> bytes | None:
    """A stream unpacked, nothing where it asks for nothing; None where it is too long, or
    cannot be looked into."""
    end = data.find(b"endstream", start)
    packed = data[start : end if end >= 0 else len(data)]
    is_content = not _NO_CONTENT.search(told)
    if not _UNPACKS.search(told):
        return packed if is_content else b""
    if len(packed) < PACKED and not is_content:
        return b""
    if _OTHERS.search(told):
        return None
    unpacker = zlib.decompressobj()
    found = bytearray()
    try:
        while packed and len(found) <= UNPACKED and not unpacker.eof:
            found += unpacker.decompress(packed, 1 << 20)
            packed = unpacker.unconsumed_tail
    except zlib.error:  # broken, or encrypted: pdfium will see how far it gets
        if not found:
            return None
    if len(found) > UNPACKED:
        return None
    return bytes(found) if is_content else b""
