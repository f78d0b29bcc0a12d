"""Properties of table rows ([MS-DOC] 2.6.3): the edges of the cells, merges, lines, fills."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from stages.extract._making.tables import CellShape
from stages.extract.legacy_word.sprm import Sprm

_CELL = 20
"""Bytes of a cell in the definition of a row (TC80, 2.9.313)."""
_SIDES = ("top", "left", "bottom", "right")
_ALL_SIDES = (*_SIDES, "insideH", "insideV")
_NIL = b"\xff\xff\xff\xff"
_MAX_CELLS = 63
_WHITE = (0, 8)
"""Colours by number that leave a cell as if it was not filled: automatic, and white."""
_WHITES = (b"\xff\xff\xff\x00", b"\xff\xff\xff\xff")


class RowProps(Struct):
    edges: tuple[int, ...] = ()
    """The left edges of its cells and the right one of the last, in twips."""
    cells: list[CellShape] = []
    header: bool = False
    lines: dict[str, bool] = {}
    """Of the table."""


def read_row(sprms: Sequence[Sprm]) -> RowProps:
    """What the properties at the end of a row say."""
    row = RowProps()
    for sprm in sprms:
        reader = _READERS.get(sprm.code)
        if reader is not None:
            reader(row, sprm.operand)
    return row


def _define(row: RowProps, operand: bytes) -> None:
    count = min(operand[0], _MAX_CELLS) if operand else 0
    head = 1 + 2 * (count + 1)
    if len(operand) < head:
        return
    row.edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    raw = [operand[at : at + _CELL] for at in range(head, head + count * _CELL, _CELL)]
    row.cells = [_cell(cell) for cell in raw]
    merges = [int.from_bytes(cell[:2], "little") & 3 for cell in raw]
    # Which of two values marks the first cell of those merged differs between the
    # specification (2.9.317) and its elder; the one that comes first must be the one.
    first = next(filter(None, merges), 0)
    for cell, merge in zip(row.cells, merges, strict=True):
        if merge:
            cell.sideways = "restart" if merge == first else "continue"


def _cell(data: bytes) -> CellShape:
    cell = CellShape()
    if len(data) < 2:
        return cell
    cell.vertical = _VERTICAL.get(int.from_bytes(data[:2], "little") >> 5 & 3)
    for side, at in zip(_SIDES, range(4, _CELL, 4), strict=True):
        line = data[at : at + 4]
        if line.strip(b"\0"):
            cell.lines[side] = line != _NIL and bool(line[1])
    return cell


_VERTICAL = {1: "continue", 2: "restart", 3: "restart"}


def _merge_down(row: RowProps, operand: bytes) -> None:
    if len(operand) == 2 and operand[0] < len(row.cells):
        row.cells[operand[0]].vertical = _VERTICAL.get(operand[1])


def _merge(row: RowProps, operand: bytes) -> None:
    for index, cell in enumerate(row.cells[operand[0] : operand[1]]):
        cell.sideways = "continue" if index else "restart"


def _split(row: RowProps, operand: bytes) -> None:
    for cell in row.cells[operand[0] : operand[1]]:
        cell.sideways = None


def _header(row: RowProps, operand: bytes) -> None:
    row.header = bool(operand[0])


def _table_lines(size: int, kind: int) -> Callable[[RowProps, bytes], None]:
    """``size`` bytes a side, the kind of line at byte ``kind`` of them."""

    def read(row: RowProps, operand: bytes) -> None:
        for index, side in enumerate(_ALL_SIDES):
            line = operand[index * size : (index + 1) * size]
            if len(line) == size:
                row.lines[side] = line[kind] not in (0, 0xFF)

    return read


def _cell_lines(kind: int) -> Callable[[RowProps, bytes], None]:
    def read(row: RowProps, operand: bytes) -> None:
        if len(operand) <= 3 + kind:
            return
        first, behind, sides = operand[:3]
        for cell in row.cells[first:behind]:
            for bit, side in enumerate(_SIDES):
                if sides >> bit & 1:
                    cell.lines[side] = operand[3 + kind] not in (0, 0xFF)

    return read


def _old_fills(row: RowProps, operand: bytes) -> None:
    for cell, at in zip(row.cells, range(0, len(operand) - 1, 2), strict=False):
        shade = int.from_bytes(operand[at : at + 2], "little")
        pattern, back = shade >> 10, shade >> 5 & 0x1F
        cell.filled = shade != 0xFFFF and (pattern not in (0, 0x3F) or back not in _WHITE)


def _fills(row: RowProps, operand: bytes) -> None:
    for cell, at in zip(row.cells, range(0, len(operand) - 9, 10), strict=False):
        back, pattern = (
            operand[at + 4 : at + 8],
            int.from_bytes(operand[at + 8 : at + 10], "little"),
        )
        white = back in _WHITES or back[3] == 0xFF
        cell.filled = pattern not in (0, 0xFFFF) or not white


_READERS: Mapping[int, Callable[[RowProps, bytes], None]] = {
    0xD608: _define,
    0xD62B: _merge_down,
    0x5624: _merge,
    0x5625: _split,
    0x3404: _header,
    0xD605: _table_lines(4, 1),
    0xD613: _table_lines(8, 5),
    0xD620: _cell_lines(1),
    0xD62F: _cell_lines(5),
    0xD609: _old_fills,
    0xD612: _fills,
}
