"""Records and properties of Office drawings ([MS-ODRAW] 2.2.1, 2.2.7)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

GROUPS, STORE, DRAWING, SHAPES, SHAPE = 0xF000, 0xF001, 0xF002, 0xF003, 0xF004
ENTRY, SHAPE_HEAD, CLIENT_TEXT = 0xF007, 0xF00A, 0xF00D
_PROPERTIES = (0xF00B, 0xF121, 0xF122)
_HEAD = struct.Struct("<HHI")
_PROPERTY = struct.Struct("<HI")
_CONTAINER = 0x0F
_PID, _COMPLEX = 0x3FFF, 0x8000
_DEEPEST = 32
_MOST = 100_000
"""Records in one drawing: no document has so many, and a hostile one must not take for ever."""


class Record(Struct, frozen=True):
    type: int
    instance: int
    is_container: bool
    body: bytes


class Property(Struct, frozen=True):
    value: int
    data: bytes
    """What follows the table of properties, of a complex one."""

    @property
    def text(self) -> str:
        return self.data.decode("utf-16-le", "replace").partition("\0")[0]


def records(data: bytes, at: int = 0) -> Iterator[Record]:
    """The records that stand one after the other from ``at``; the last may be cut off."""
    for _ in range(_MOST):
        if at + _HEAD.size > len(data):
            return
        first, type_, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        body = data[at : at + length]
        yield Record(type_, first >> 4, first & 0x0F == _CONTAINER, body)
        at += length


def inner(record: Record, type_: int, depth: int = 0) -> Iterator[Record]:
    """All records of a type within ``record``, at any depth, in order."""
    if depth > _DEEPEST:
        return
    for child in records(record.body):
        if child.type == type_:
            yield child
        elif child.is_container:
            yield from inner(child, type_, depth + 1)


def properties(shape: Record) -> dict[int, Property]:
    """The properties of a shape by their number (2.3); of one given twice, the first."""
    found: dict[int, Property] = {}
    for table in records(shape.body):
        if table.type in _PROPERTIES:
            for number, property_ in _read(table):
                found.setdefault(number, property_)
    return found


def _read(table: Record) -> Iterator[tuple[int, Property]]:
    count = min(table.instance, len(table.body) // _PROPERTY.size)
    at = count * _PROPERTY.size
    for n in range(count):
        head, value = _PROPERTY.unpack_from(table.body, n * _PROPERTY.size)
        data = b""
        if head & _COMPLEX:
            data = table.body[at : at + value]
            at += value
        yield head & _PID, Property(value, data)
