"""Single property modifiers, the atoms of formatting ([MS-DOC] 2.2.5.1, 2.6)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of the operand by ``spra``, the top three bits; 6 means that its size stands first."""
_DEF_TABLE, _CHANGE_TABS = 0xD608, 0xC615
_TABLE_10 = 0xD606
"""The table definition of Word 6, whose size is written like that of 0xD608."""


class Sprm(Struct, frozen=True):
    """One property. ``operand`` is without the size that stands before a variable one."""

    code: int
    operand: bytes

    @property
    def value(self) -> int:
        return int.from_bytes(self.operand, "little")

    @property
    def signed(self) -> int:
        return int.from_bytes(self.operand, "little", signed=True)


def sprms(grpprl: bytes) -> Iterator[Sprm]:
    """The properties in ``grpprl``, up to its end or to where it is cut off."""
    at = 0
    while at + 2 < len(grpprl):
        code = int.from_bytes(grpprl[at : at + 2], "little")
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            at, size = _variable(code, grpprl, at)
        operand = grpprl[at : at + size]
        if len(operand) < size:
            return
        at += size
        yield Sprm(code, operand)


def _variable(code: int, grpprl: bytes, at: int) -> tuple[int, int]:
    """Where the operand of variable size begins, and how long it is."""
    if code in (_DEF_TABLE, _TABLE_10):  # two bytes, which count one of themselves (2.9.327)
        return at + 2, max(int.from_bytes(grpprl[at : at + 2], "little") - 1, 0)
    size = grpprl[at]
    if code == _CHANGE_TABS and size == 255:  # too many tabs for the size byte (2.9.179)
        deleted = grpprl[at + 1] if at + 1 < len(grpprl) else 0
        place = at + 2 + 4 * deleted
        added = grpprl[place] if place < len(grpprl) else 0
        return at + 1, 2 + 4 * deleted + 3 * added
    return at + 1, size
