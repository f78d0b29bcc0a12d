"""Small files of Word 6 and Word 2 for tests: text in a code page, properties, styles, fonts."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from msgspec import Struct

PAGE = 512
TEXT_AT = 2 * PAGE
SHEET, NOTES, NOTE_TEXTS, FONTS, CHARACTERS, PARAGRAPHS, CLX = 1, 2, 3, 15, 12, 13, 33


class Part(Struct, frozen=True):
    """A stretch of text with one look: bytes, and the properties of its characters."""

    data: bytes
    chpx: bytes = b""


class Para(Struct, frozen=True):
    """A paragraph: its parts, the last of which holds its mark; style, and properties."""

    parts: Sequence[Part]
    istd: int = 0
    papx: bytes = b""


def para(
    text: str, papx: bytes = b"", *, istd: int = 0, page: str = "gbk", end: str = "\r"
) -> Para:
    return Para([Part((text + end).encode(page))], istd, papx)


def word6(
    paragraphs: Sequence[Para],
    *,
    lid: int = 0x0804,
    mark: int = 0xA5DC,
    version: int = 0x68,
    flags: int = 0,
    notes: int = 0,
    parts: Mapping[int, bytes] | None = None,
    width: int = 1,
) -> bytes:
    """A ``WordDocument`` stream. The last ``notes`` characters are those of the footnotes."""
    text = b"".join(part.data for para in paragraphs for part in para.parts)
    word = bytearray(TEXT_AT) + text
    word += bytes(-len(word) % PAGE)
    runs, stretches, at = [], [], TEXT_AT
    for one in paragraphs:
        begin = at
        for part in one.parts:
            runs.append((at, at + len(part.data), bytes([len(part.chpx)]) + part.chpx))
            at += len(part.data)
        papx = struct.pack("<H", one.istd) + one.papx
        papx += bytes(len(papx) % 2)
        stretches.append((begin, at, bytes([len(papx) // 2]) + papx))
    tables = dict(parts or {})
    tables[CHARACTERS] = _pages(word, runs)
    tables[PARAGRAPHS] = _pages(word, stretches)
    struct.pack_into("<6H", word, 0, mark, version, 0, lid, 0, flags)
    count = len(text) // width
    struct.pack_into("<II", word, 0x18, TEXT_AT, TEXT_AT + len(text))
    struct.pack_into("<8i", word, 0x34, count - notes, notes, 0, 0, 0, 0, 0, 0)
    for index, data in sorted(tables.items()):
        place = 0x58 + 8 * index + (10 if index >= 38 else 0)
        struct.pack_into("<II", word, place, len(word), len(data))
        word += data
    return bytes(word)


def _pages(word: bytearray, stretches: list[tuple[int, int, bytes]]) -> bytes:
    """Pages that hold one stretch each, whose entry the ninth byte points to."""
    first = len(word) // PAGE
    for start, end, entry in stretches:
        page = bytearray(PAGE)
        struct.pack_into("<II", page, 0, start, end)
        place = (PAGE - 2 - len(entry)) & ~1
        page[8] = place // 2
        page[place : place + len(entry)] = entry
        page[-1] = 1
        word += page
    offsets = [start for start, _, _ in stretches] + [stretches[-1][1]]
    numbers = range(first, first + len(stretches))
    return struct.pack(f"<{len(offsets)}I{len(numbers)}H", *offsets, *numbers)


def sheet(*styles: tuple[int, str, bytes, bytes]) -> bytes:
    """A style sheet: identifier, name, properties of paragraph and of characters."""
    out = struct.pack("<HHHHHHHH", 14, len(styles), 8, 1, 91, 15, 0, 0)
    for number, (sti, name, papx, chpx) in enumerate(styles):
        base = 0x0FFF if number == 0 else 0
        words = name.encode("gbk")
        body = struct.pack("<4H", sti, base << 4 | 1, number << 4 | 2, 0)
        body += bytes([len(words)]) + words + b"\0"
        for upx in (struct.pack("<H", number) + papx, chpx):
            body += bytes(len(body) % 2) + struct.pack("<H", len(upx)) + upx
        out += struct.pack("<H", len(body)) + body
    return out


def fonts(*names: tuple[str, int]) -> bytes:
    """A table of fonts: name and character set."""
    out = b""
    for name, charset in names:
        body = struct.pack("<BHBB", 0, 400, charset, 0) + name.encode("gbk") + b"\0"
        out += bytes([len(body)]) + body
    return struct.pack("<H", len(out) + 2) + out


def anld(text: str, format_: int = 0, *, start: int = 1, level: int = 11) -> bytes:
    """The properties of a numbered paragraph; ``%`` in ``text`` stands for the number. A bullet
    has the format 255 and the level 10."""
    before, _, after = text.partition("%")
    first, last = before.encode("gbk"), after.encode("gbk")
    head = struct.pack(
        "<BBBBBBHHHHHBBBB", format_, len(first), len(last), 0, 0, 0, 0, 0, start, 0, 0, 0, 0, 0, 0
    )
    body = head + (first + last).ljust(32, b"\0")
    return bytes([12, len(body)]) + body + bytes([13, level])


def word2(
    text: bytes,
    *,
    looked: tuple[int, int] = (0, 0),
    chp: bytes = b"\x01\x00",
    font: tuple[str, int] | None = None,
) -> bytes:
    """A whole file of Word 2 with one page of properties each for characters and paragraphs.

    The characters ``looked`` have the properties ``chp``, by default bold; ``font`` is the only
    one: name and character set.
    """
    word = bytearray(TEXT_AT) + text
    word += bytes(-len(word) % PAGE)
    tables = {}
    cuts = sorted({0, *looked, len(text)})
    page = bytearray(PAGE)
    struct.pack_into(f"<{len(cuts)}I", page, 0, *(TEXT_AT + cut for cut in cuts))
    for n, start in enumerate(cuts[:-1]):
        if looked[0] <= start < looked[1]:
            page[400 : 401 + len(chp)] = bytes([len(chp)]) + chp
            page[4 * len(cuts) + n] = 200
    page[-1] = len(cuts) - 1
    tables[CHARACTERS] = struct.pack("<IIH", TEXT_AT, TEXT_AT + len(text), len(word) // PAGE)
    word += page
    page = bytearray(PAGE)
    ends = [TEXT_AT + n + 1 for n, byte in enumerate(text) if byte == 10]
    struct.pack_into(f"<{len(ends) + 1}I", page, 0, TEXT_AT, *ends)
    page[-1] = len(ends)
    # The first paragraph is a heading of level 1, whose code is 255.
    page[4 * (len(ends) + 1)] = 200
    page[400:408] = bytes([4, 255]) + bytes(6)
    tables[PARAGRAPHS] = struct.pack("<IIH", TEXT_AT, TEXT_AT + len(text), len(word) // PAGE)
    word += page
    if font is not None:
        name = bytes([0, font[1]]) + font[0].encode() + b"\0"
        tables[FONTS] = struct.pack("<HB", len(name) + 3, len(name)) + name
    struct.pack_into("<6H", word, 0, 0xA5DB, 0x2D, 0, 0x0409, 0, 0)
    struct.pack_into("<II", word, 0x18, TEXT_AT, TEXT_AT + len(text))
    struct.pack_into("<I", word, 0x34, len(text))
    for index, data in sorted(tables.items()):
        struct.pack_into("<IH", word, 0x58 + 6 * index, len(word), len(data))
        word += data
    return bytes(word)
