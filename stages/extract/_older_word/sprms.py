"""Properties of Word 2 and 6, which have one byte for a name, as those of Word 97.

Only those are made over that the reader of Word 97 files reads; all others are passed over by
their size.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

VARIABLE, VARIABLE_2 = -1, -2
_CHANGE_TABS = 23


class Dialect(Struct, frozen=True):
    """How one version writes properties: the sizes of its operands, and what they become."""

    sizes: Mapping[int, int]
    made: Mapping[int, int | Callable[[bytes], bytes]]
    font: int
    anld: int | None = None
    anld_level: int | None = None


def sprms(grpprl: bytes, dialect: Dialect) -> Iterator[tuple[int, bytes]]:
    """The properties in ``grpprl``, as far as their sizes are known."""
    at = 0
    while at < len(grpprl):
        code = grpprl[at]
        at += 1
        size = dialect.sizes.get(code)
        if size is None:
            return
        if size == VARIABLE_2:
            size = max(int.from_bytes(grpprl[at : at + 2], "little") - 1, 0)
            at += 2
        elif size == VARIABLE:
            size = grpprl[at] if at < len(grpprl) else 0
            at += 1
            if code == _CHANGE_TABS and size == 255:
                size = _tabs(grpprl, at)
        if at + size > len(grpprl):
            return
        yield code, grpprl[at : at + size]
        at += size


def _tabs(grpprl: bytes, at: int) -> int:
    """The size of a list of tabs that is too long for its own byte."""
    deleted = grpprl[at] if at < len(grpprl) else 0
    place = at + 1 + 4 * deleted
    added = grpprl[place] if place < len(grpprl) else 0
    return 2 + 4 * deleted + 3 * added


def upgrade(grpprl: bytes, dialect: Dialect) -> bytes:
    """``grpprl`` in the properties of Word 97."""
    out = []
    for code, operand in sprms(grpprl, dialect):
        made = dialect.made.get(code)
        if callable(made):
            out.append(made(operand))
        elif made is not None:
            out.append(made.to_bytes(2, "little") + operand)
    return b"".join(out)


def last_value(grpprl: bytes, dialect: Dialect, code: int) -> int | None:
    """The number that the last property ``code`` in ``grpprl`` gives."""
    found = None
    for name, operand in sprms(grpprl, dialect):
        if name == code:
            found = int.from_bytes(operand, "little")
    return found


def fonts(operand: bytes) -> bytes:
    """One font for all, where Word 97 has one each for Latin, East Asian and other text."""
    return b"".join(struct.pack("<H", code) + operand[:2] for code in (0x4A4F, 0x4A50, 0x4A51))


def _picture(operand: bytes) -> bytes:
    return struct.pack("<H", 0x6A03) + operand[:4].ljust(4, b"\0")


def _symbol(operand: bytes) -> bytes:
    """Font and character; a character of a symbol font stands in F000 to F0FF since Word 97."""
    if len(operand) < 3:
        return b""
    return struct.pack("<H2sH", 0x6A09, operand[:2], 0xF000 + operand[2])


def _plain(_: bytes) -> bytes:
    return struct.pack("<HB", 0x2A33, 0)


_CENTRE, _CELL, _CELL_97 = 2, 10, 20
_MOST_TABLE = 300
"""Bytes of a row's definition, so that it fits a page of properties with its paragraph."""


def _table(operand: bytes) -> bytes:
    """The cells of a row: their places, and their flags, of which merging is what counts."""
    if not operand:
        return b""
    count = operand[0]
    places = operand[1 : 1 + _CENTRE * (count + 1)]
    flags = [
        operand[at : at + 2].ljust(2, b"\0") for at in range(1 + len(places), len(operand), _CELL)
    ][:count]
    while flags and (not any(flags[-1]) or len(flags) * _CELL_97 > _MOST_TABLE):
        flags.pop()
    data = bytes([count]) + places + b"".join(flag.ljust(_CELL_97, b"\0") for flag in flags)
    return struct.pack("<HH", 0xD608, len(data) + 1) + data


def _sizes(by_size: Mapping[int, tuple[int | range, ...]]) -> dict[int, int]:
    out: dict[int, int] = {}
    for size, codes in by_size.items():
        for code in codes:
            for one in [code] if isinstance(code, int) else code:
                out[one] = size
    return out


_PARAGRAPH: dict[int, int | Callable[[bytes], bytes]] = {
    5: 0x2403, 9: 0x2407, 16: 0x840E, 17: 0x840F, 19: 0x8411, 24: 0x2416, 25: 0x2417,
    26: 0x8418, 27: 0x8419, 28: 0x841A, 29: 0x261B, 37: 0x2423,
}  # fmt: skip
_TOGGLES = range(0x0835, 0x083D)
"""Bold, italic, struck out, outlined, shadowed, small capitals, capitals, hidden."""

SIX = Dialect(
    sizes=_sizes(
        {
            0: (52, 83),
            1: (range(4, 12), 13, 14, 24, 25, 29, 37, 44, 50, 51, 65, 66, 67, 71, 75,
                range(85, 93), 94, 98, 100, 102, 104, 117, 118, 119, 185, 186),
            2: (2, 16, 17, 18, 19, 21, 22, 26, 27, 28, range(30, 37), range(38, 44),
                range(45, 50), 69, 72, 80, 93, 96, 97, 99, 101, 107, 109, 110,
                range(121, 125), 182, 183, 184, 189, 195, 197, 198),
            3: (73, 95),
            4: (20, 70, 192, 194, 196, 200),
            5: (193, 199),
            12: (187,),
            VARIABLE: (3, 12, 15, _CHANGE_TABS, 64, 68, 74, 77, 79, 81, 82, 103, 105, 106, 108,
                       range(111, 117), 120, 179, 181, 188, 191, 207),
            VARIABLE_2: (190,),
        }
    ),
    made=_PARAGRAPH
    | dict(zip(range(85, 93), _TOGGLES, strict=True))
    | {
        2: 0x4600, 46: 0x442C, 65: 0x0800, 66: 0x0801, 67: 0x0802, 68: _picture, 69: 0x4804,
        70: 0x6805, 71: 0x0806, 74: _symbol, 75: 0x080A, 80: 0x4A30, 83: _plain, 93: fonts,
        94: 0x2A3E, 98: 0x2A42, 99: 0x4A43, 101: 0x4845, 104: 0x2A48, 117: 0x0855, 118: 0x0856,
        186: 0x3404, 190: _table, 197: 0x5624,
    },
    font=93,
    anld=12,
    anld_level=13,
)  # fmt: skip
SIX_EAST = Dialect(
    sizes={**SIX.sizes, **dict.fromkeys(range(111, 114), 2)},
    made=SIX.made,
    font=SIX.font,
    anld=SIX.anld,
    anld_level=SIX.anld_level,
)
"""As the East Asian editions of Word 6 write it: three properties have another size."""
TWO = Dialect(
    sizes=_sizes(
        {
            0: (52, 58),
            1: (2, range(4, 15), 24, 25, 29, 37, 44, 50, 51, 53, 54, 55, range(60, 68), 69,
                range(73, 78), 80, 81, range(84, 88), 94, 149),
            2: (range(16, 23), 26, 27, 28, range(30, 37), range(38, 44), range(45, 50), 68, 71,
                72, 82, 83, range(96, 100), 146, 147, 148, 153, 159, 161, 162),
            3: (70,),
            4: (158, 160, 164),
            5: (157, 163),
            VARIABLE: (3, 15, _CHANGE_TABS, 57, 78, 95, 152, 155),
            VARIABLE_2: (154,),
        }
    ),
    made=_PARAGRAPH
    | dict(zip(range(60, 68), _TOGGLES, strict=True))
    | {53: 0x0800, 54: 0x0801, 55: 0x0802, 58: _plain, 68: fonts, 69: 0x2A3E, 154: _table,
       161: 0x5624},
    font=68,
)  # fmt: skip
