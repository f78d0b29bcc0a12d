"""Tables that the structures of [MS-DOC] are kept in: by position (PLC), and of strings (STTB)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct


class Plc(Struct, frozen=True):
    """``items[i]`` holds from ``positions[i]`` to ``positions[i + 1]`` (2.2.2)."""

    positions: tuple[int, ...] = ()
    items: tuple[bytes, ...] = ()


def read_plc(data: bytes, size: int) -> Plc:
    """A PLC whose items have ``size`` bytes."""
    count = max(len(data) - 4, 0) // (4 + size)
    if not count:
        return Plc()
    first = 4 * (count + 1)
    items = (data[first + n * size : first + (n + 1) * size] for n in range(count))
    return Plc(struct.unpack_from(f"<{count + 1}I", data), tuple(items))


def stretches(positions: tuple[int, ...], length: int) -> Iterator[tuple[int, int]]:
    """The stretches between ``positions`` in a story of ``length`` characters.

    Whatever the positions say, the stretches that come lie one behind the other, as many as
    there are; a last one has all that they leave over.
    """
    at = 0
    for position in positions[1:]:
        end = min(max(position, at), length)
        yield at, end
        at = end
    yield at, length


def read_sttb(data: bytes) -> list[str]:
    """The strings of a table with two bytes a character (2.2.4)."""
    if len(data) < 6:
        return []
    mark, count, extra = struct.unpack_from("<HHH", data)
    if mark != 0xFFFF:
        return []
    strings: list[str] = []
    at = 6
    for _ in range(count):
        if at + 2 > len(data):
            break
        text, at = read_string(data, at)
        strings.append(text)
        at += extra
    return strings


def read_string(data: bytes, at: int) -> tuple[str, int]:
    """The string at ``at`` with its length before it (Xst, 2.9.350), and where it ends."""
    size = 2 * int.from_bytes(data[at : at + 2], "little")
    text = data[at + 2 : at + 2 + size].decode("utf-16-le", "replace")
    return clean(text), at + 2 + size


def clean(text: str) -> str:
    """``text`` as far as XML can hold it."""
    return "".join(c for c in text if c >= " " and c not in "\ufffe\uffff")
