"""Floating shapes: what is anchored at which place ([MS-DOC] 2.8.37 PlcfSpa, 2.9.172
OfficeArtContent)."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from stages.extract.legacy_word.blips import Blip, read_blip
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.office_art import (
    CLIENT_TEXT,
    DRAWING,
    ENTRY,
    GROUPS,
    SHAPE,
    SHAPE_HEAD,
    SHAPES,
    STORE,
    Property,
    Record,
    inner,
    properties,
    records,
)
from stages.extract.legacy_word.pictures import (
    DESCRIPTION,
    PICTURE,
    PICTURE_NAME,
    WORD_ART,
    Picture,
    text_of,
)
from stages.extract.legacy_word.streams import part

Where = Literal["text", "headers"]
_ANCHOR = struct.Struct("<I4iHI")
_CP = 4
_TEXT, _CHAIN = 0x0080, 0xFFFF
_GROUP_FLAGS = 0x03BF
_HIDDEN, _HIDDEN_USED = 0x0002, 0x0002_0000
_PATRIARCH = 0x04
_HEAD = 8
"""Bytes of the head of a record."""


class Shape(Struct, frozen=True):
    """One shape. Those of a group stand one by one, in the order in which they are drawn."""

    identity: int
    picture: Picture | None
    """Also for WordArt and for shapes that only have a description."""
    text_box: int | None
    """Which text of ``PlcftxbxTxt`` (``PlcfHdrtxbxTxt``), from 0, it shows the beginning of."""
    hidden: bool


def anchored_shapes(
    table: bytes, word: bytes, fib: Fib, where: Where = "text"
) -> dict[int, tuple[Shape, ...]]:
    """The shapes by the position (CP, within its story) of the character 08 they hang at."""
    groups = _drawing(table, fib, where)
    store = _Store(table, fib, word)
    found: defaultdict[int, list[Shape]] = defaultdict(list)
    for cp, identity, width, height in _anchors(table, fib, where):
        members = groups.pop(identity, [])  # a shape has one anchor: a second one is a lie
        size = (width, height) if len(members) == 1 else (None, None)
        found[cp] += [_shape(member, store, size) for member in members]
    return {cp: tuple(shapes) for cp, shapes in found.items()}


def _anchors(
    table: bytes, fib: Fib, where: Where
) -> Iterator[tuple[int, int, float | None, float | None]]:
    """Position, shape, and size in points of all anchors."""
    plc = part(table, fib.lcb("PlcSpaMom" if where == "text" else "PlcSpaHdr"))
    count = (len(plc) - _CP) // (_CP + _ANCHOR.size)
    for n in range(count):
        (cp,) = struct.unpack_from("<I", plc, n * _CP)
        place = (count + 1) * _CP + n * _ANCHOR.size
        identity, left, top, right, bottom, _, _ = _ANCHOR.unpack_from(plc, place)
        yield cp, identity, _points(right - left), _points(bottom - top)


def _points(twips: int) -> float | None:
    return round(twips / 20, 2) if twips > 0 else None


def _drawing(table: bytes, fib: Fib, where: Where) -> dict[int, list[Record]]:
    """The shapes of the drawing of a story, by the number that anchors name."""
    art = part(table, fib.lcb("DggInfo"))
    found: dict[int, list[Record]] = {}
    head = next(records(art), None)
    if head is None or head.type != GROUPS:
        return found
    at = _HEAD + len(head.body)
    while at + 1 < len(art):
        of_headers = art[at] == 1  # each drawing has a byte before it: which story it is of
        drawing = next(records(art, at + 1), None)
        if drawing is None or drawing.type != DRAWING:
            break
        at += 1 + _HEAD + len(drawing.body)
        if of_headers == (where == "headers"):
            for child in records(drawing.body):
                if child.type in (SHAPES, SHAPE):
                    _collect(child, found)
    return found


def _collect(record: Record, found: dict[int, list[Record]]) -> None:
    """The topmost group of a drawing is no shape itself: what it holds are the shapes."""
    for child in records(record.body) if record.type == SHAPES else [record]:
        members = list(inner(child, SHAPE)) if child.type == SHAPES else [child]
        members = [member for member in members if member.type == SHAPE]
        if members and (identity := _identity(members[0])) is not None:
            found.setdefault(identity, members)


def _identity(shape: Record) -> int | None:
    for record in records(shape.body):
        if record.type == SHAPE_HEAD and len(record.body) >= 8:
            identity, flags = struct.unpack_from("<II", record.body)
            return None if flags & _PATRIARCH else identity
    return None


class _Store:
    """The pictures of the document, as its drawings count them from 1."""

    def __init__(self, table: bytes, fib: Fib, word: bytes) -> None:
        head = next(records(part(table, fib.lcb("DggInfo"))), None)
        store = next(inner(head, STORE), None) if head and head.type == GROUPS else None
        self._entries = list(records(store.body)) if store else []
        self._word = word
        self._known: dict[int, Blip | None] = {}

    def blip(self, index: int) -> Blip | None:
        """One, unpacked once: any number of shapes may show the same."""
        if not 0 < index <= len(self._entries) or self._entries[index - 1].type != ENTRY:
            return None
        if index not in self._known:
            self._known[index] = read_blip(self._entries[index - 1], self._word)
        return self._known[index]


def _shape(
    record: Record,
    store: _Store,
    size: tuple[float | None, float | None],
) -> Shape:
    options = properties(record)
    flags = options[_GROUP_FLAGS].value if _GROUP_FLAGS in options else 0
    return Shape(
        identity=_identity(record) or 0,
        picture=_picture(options, store, size),
        text_box=_text_box(record, options),
        hidden=bool(flags & _HIDDEN and flags & _HIDDEN_USED),
    )


def _picture(
    options: dict[int, Property],
    store: _Store,
    size: tuple[float | None, float | None],
) -> Picture | None:
    index = options[PICTURE].value if PICTURE in options else 0
    blip = store.blip(index)
    picture = Picture(
        data=blip.data if blip else b"",
        suffix=blip.suffix if blip else "",
        width=size[0],
        height=size[1],
        alt=text_of(options, DESCRIPTION),
        link="" if blip else text_of(options, PICTURE_NAME),
        word_art=text_of(options, WORD_ART),
    )
    return picture if index or picture.alt or picture.word_art else None


def _text_box(record: Record, options: dict[int, Property]) -> int | None:
    """The number stands in the upper half; the lower one counts boxes that text flows through,
    of which only the first shows a beginning."""
    value = options[_TEXT].value if _TEXT in options else 0
    for child in records(record.body):
        if child.type == CLIENT_TEXT and len(child.body) >= 4:
            (value,) = struct.unpack_from("<I", child.body)
    return (value >> 16) - 1 if value >> 16 and not value & _CHAIN else None
