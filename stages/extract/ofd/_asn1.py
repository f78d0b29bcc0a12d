"""As much of DER (ITU-T X.690) as is needed to look into an electronic seal: tags, lengths,
values. Nothing is trusted, nothing is verified."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

INTEGER, OCTETS, UTF8, IA5, SEQUENCE = 0x02, 0x04, 0x0C, 0x16, 0x30
STRINGS = frozenset({UTF8, IA5, 0x13, 0x1A, 0x1E})

DEEPEST = 12
MOST = 20_000
"""Values looked at; a seal has some hundreds."""


class Value(Struct, frozen=True):
    """``data[start:end]`` is the value, without tag and length."""

    tag: int
    start: int
    end: int


def values(data: bytes, start: int, end: int) -> list[Value]:
    """The values that follow each other in ``data[start:end]``; what is broken ends them."""
    found: list[Value] = []
    while start + 2 <= end and len(found) < MOST:
        tag, length = data[start], data[start + 1]
        start += 2
        if length & 0x80:
            count = length & 0x7F
            if not 0 < count <= 4 or start + count > end:
                break
            length = int.from_bytes(data[start : start + count], "big")
            start += count
        if start + length > end:
            break
        found.append(Value(tag, start, start + length))
        start += length
    return found


def sequences(data: bytes) -> Iterator[list[Value]]:
    """What each sequence in ``data`` holds, outer ones first."""
    stack = [(0, len(data), 0)]
    left = MOST
    while stack:
        start, end, depth = stack.pop()
        inner = values(data, start, end)
        left -= len(inner)
        if left < 0:
            return
        if depth:
            yield inner
        if depth < DEEPEST:
            nested = [(v.start, v.end, depth + 1) for v in inner if v.tag & 0x20]
            stack += reversed(nested)


def string(data: bytes, value: Value) -> str:
    """The text of a value; blank where it is no string."""
    if value.tag not in STRINGS:
        return ""
    kind = "utf-16-be" if value.tag == 0x1E else "utf-8"
    return data[value.start : value.end].decode(kind, "replace").strip("\0 ")
