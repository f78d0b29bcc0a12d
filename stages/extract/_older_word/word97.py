"""Writes the parts of a file of Word 97 ([MS-DOC]) that its reader needs."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

PAGE = 512
TEXT_AT = 4 * PAGE
"""Where the text begins: behind the head."""
_FIELDS = 93
_CLX, _FLAGS = 33, 0x1200
"""The flags say: table stream ``1Table``, extended characters."""
_BX = 13
_MOST = PAGE - 1
_LONGEST, _LONGEST_RUN = 480, 255
"""Bytes of properties that fit a page; more are cut off, and its reader stops there."""


class Stretch(Struct, frozen=True):
    """Properties of the characters from ``start`` to ``end``, positions in the text."""

    start: int
    end: int
    grpprl: bytes
    """Of a paragraph with its istd before it."""


class Made(Struct, frozen=True):
    """The streams ``WordDocument`` and ``1Table``."""

    word: bytes
    table: bytes


def write(
    text: str,
    counts: Sequence[int],
    lid: int,
    characters: Iterable[Stretch],
    paragraphs: Iterable[Stretch],
    parts: Mapping[int, bytes],
) -> Made:
    """A document with one piece of text in UTF-16. ``parts`` are structures of the table stream
    by their index in the head ([MS-DOC] 2.5.6)."""
    body = text.encode("utf-16-le", "surrogatepass")
    word = bytearray(TEXT_AT) + body + bytes(-len(body) % PAGE)
    tables = dict(parts)
    for index, stretches, item in ((12, characters, 1), (13, paragraphs, _BX)):
        tables[index] = _add_pages(word, list(stretches), item)
    piece = struct.pack("<HIH", 0, TEXT_AT, 0)
    plc = struct.pack("<II", 0, len(text)) + piece
    tables[_CLX] = struct.pack("<BI", 2, len(plc)) + plc
    table = bytearray()
    pairs = [(0, 0)] * _FIELDS
    for index, data in sorted(tables.items()):
        pairs[index] = (len(table), len(data))
        table += data
        table += bytes(len(table) & 1)
    head = _head(lid, counts, TEXT_AT + len(body), pairs)
    word[: len(head)] = head
    return Made(bytes(word), bytes(table))


def _head(lid: int, counts: Sequence[int], end: int, pairs: Sequence[tuple[int, int]]) -> bytes:
    base = struct.pack("<6HHIBBHHII", 0xA5EC, 0xC1, 0, lid, 0, _FLAGS, 0xBF, 0, 0, 0, 0, 0, 0, 0)
    words = struct.pack("<H13HH", 14, *(0,) * 13, lid)
    longs = struct.pack("<HI8x8i44x", 22, end, *counts)
    numbers = struct.pack(f"<H{2 * _FIELDS}I", _FIELDS, *(n for pair in pairs for n in pair))
    return base + words + longs + numbers + struct.pack("<H", 0)


def _add_pages(word: bytearray, stretches: list[Stretch], item: int) -> bytes:
    """Append pages of properties to ``word``; gives the table of where they stand."""
    starts: list[int] = []
    numbers: list[int] = []
    at = 0
    while at < len(stretches):
        took = _fitting(stretches, at, item)
        numbers.append(len(word) // PAGE)
        starts.append(_offset(stretches[at].start))
        word += _page(stretches[at : at + took], item)
        at += took
    ends = [_offset(stretches[-1].end)] if stretches else []
    return struct.pack(f"<{len(starts + ends) + len(numbers)}I", *starts, *ends, *numbers)


def _offset(position: int) -> int:
    return TEXT_AT + 2 * position


def _entry(stretch: Stretch, item: int) -> bytes:
    """Properties as a page holds them: in characters by bytes, in paragraphs by words."""
    grpprl = stretch.grpprl[:_LONGEST]
    if item == 1:
        grpprl = grpprl[:_LONGEST_RUN]
        entry = bytes([len(grpprl)]) + grpprl
    elif len(grpprl) % 2:
        entry = bytes([(len(grpprl) + 1) // 2]) + grpprl
    else:
        entry = bytes([0, len(grpprl) // 2]) + grpprl
    return entry + bytes(len(entry) & 1)


def _fitting(stretches: list[Stretch], at: int, item: int) -> int:
    """How many stretches from ``at`` on go into one page; always one at least."""
    size, took = 4, 0
    for stretch in stretches[at:]:
        size += 4 + item + len(_entry(stretch, item))
        if took and size > _MOST - 1:
            break
        took += 1
    return took


def _page(stretches: list[Stretch], item: int) -> bytes:
    page = bytearray(PAGE)
    offsets = [_offset(s.start) for s in stretches] + [_offset(stretches[-1].end)]
    struct.pack_into(f"<{len(offsets)}I", page, 0, *offsets)
    place = _MOST & ~1
    for n, stretch in enumerate(stretches):
        entry = _entry(stretch, item)
        place -= len(entry)
        page[place : place + len(entry)] = entry
        page[4 * len(offsets) + n * item] = place // 2
    page[_MOST] = len(stretches)
    return bytes(page)
