"""What hangs at positions of the text: notes, comments, shapes, sections."""

from __future__ import annotations

import struct
from typing import Literal

from msgspec import Struct

from stages.extract._dttm import read_dttm
from stages.extract.legacy_word.char_props import Change
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.plc import read_plc, read_string
from stages.extract.legacy_word.shapes import Shape, Where, anchored_shapes
from stages.extract.legacy_word.sprm import sprms
from stages.extract.legacy_word.streams import Streams, part

_SED = 12
"""Bytes of a section in PlcfSed (2.9.243)."""
_COMMENT = 30
"""Bytes of a comment in PlcfandRef."""
_DATED = 18
"""Bytes of a comment in AtrdExtra, which Word has from 2002 on."""
_BREAK = 0x3009
_BREAKS = ("continuous", "nextColumn", "nextPage", "evenPage", "oddPage")
_NEW_PAGE = 2
_MOST = 1024
"""Bytes of the properties of a section that are looked through; there are no more in practice."""
_NO_PROPERTIES = 0xFFFFFFFF


class Note(Struct, frozen=True):
    kind: Literal["footnote", "endnote"]
    number: int
    """Its place among the notes of its kind, from 0."""
    own_mark: bool
    """The author typed its mark, which stands in the text."""


class Anchors(Struct):
    """What hangs where in one story. Positions (CP) are those of the whole document."""

    notes: dict[int, Note] = {}
    own_marks: list[int] = []
    """Where the notes stand whose mark the author typed, in order."""
    comments: dict[int, int] = {}
    sections: dict[int, str] = {}
    """By the position of its mark how each section but the last begins."""
    last_section: str = _BREAKS[_NEW_PAGE]
    shapes: dict[int, tuple[Shape, ...]] = {}


def body_anchors(fib: Fib, streams: Streams) -> Anchors:
    """All but the shapes of the main text."""
    table = streams.table(fib)
    anchors = Anchors()
    kinds: tuple[tuple[Literal["footnote", "endnote"], str], ...]
    kinds = (("endnote", "PlcfendRef"), ("footnote", "PlcffndRef"))
    for kind, name in kinds:
        notes = read_plc(part(table, fib.lcb(name)), 2)
        for number, (cp, mark) in enumerate(zip(notes.positions, notes.items, strict=False)):
            anchors.notes[cp] = Note(kind, number, own_mark=mark == b"\0\0")
    anchors.own_marks = sorted(cp for cp, note in anchors.notes.items() if note.own_mark)
    comments = read_plc(part(table, fib.lcb("PlcfandRef")), _COMMENT)
    for number, cp in enumerate(comments.positions[:-1]):
        anchors.comments[cp] = number
    sections = read_plc(part(table, fib.lcb("PlcfSed")), _SED)
    known: dict[bytes, str] = {}
    for sed in sections.items:
        if sed not in known:
            known[sed] = _begins(streams.word, sed)
    begins = [known[sed] for sed in sections.items]
    for end, how in zip(sections.positions[1:], begins[:-1], strict=False):
        anchors.sections[end - 1] = how
    anchors.last_section = begins[-1] if begins else _BREAKS[_NEW_PAGE]
    return anchors


def _begins(word: bytes, sed: bytes) -> str:
    """How a section begins: on a new page where nothing else is said."""
    (place,) = struct.unpack_from("<I", sed, 2)
    if place == _NO_PROPERTIES:
        return _BREAKS[_NEW_PAGE]
    size = min(int.from_bytes(word[place : place + 2], "little"), _MOST)
    kind = _NEW_PAGE
    for sprm in sprms(word[place + 2 : place + 2 + size]):
        if sprm.code == _BREAK and sprm.value < len(_BREAKS):
            kind = sprm.value
    return _BREAKS[kind]


def comment_changes(fib: Fib, table: bytes) -> list[Change]:
    """Who wrote each comment (2.9.10 ATRDPre10) and when (2.9.9 ATRDPost10)."""
    data = part(table, fib.lcb("GrpXstAtnOwners"))
    owners: list[str] = []
    at = 0
    while at + 2 <= len(data):
        name, at = read_string(data, at)
        owners.append(name)
    extra = part(table, fib.lcb("AtrdExtra"))
    found = read_plc(part(table, fib.lcb("PlcfandRef")), _COMMENT)
    changes: list[Change] = []
    for number, item in enumerate(found.items):
        owner = int.from_bytes(item[20:22], "little")
        when = int.from_bytes(extra[number * _DATED : number * _DATED + 4], "little")
        author = owners[owner] if owner < len(owners) else ""
        changes.append(Change(author, read_dttm(when)))
    return changes


def anchored(fib: Fib, streams: Streams, where: Where) -> dict[int, tuple[Shape, ...]]:
    """The shapes of the body or of the headers by their position in the whole document."""
    base = fib.start(where)
    found = anchored_shapes(streams.table(fib), streams.word, fib, where)
    return {base + cp: shapes for cp, shapes in found.items()}
