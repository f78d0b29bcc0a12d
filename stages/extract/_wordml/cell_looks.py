"""What the style of a table gives the text of its cells (ECMA-376-1, 17.7.6)."""

from __future__ import annotations

from lxml import etree

from stages.extract._wordml.looks import TableLook
from stages.extract._wordml.names import VAL, W, is_on
from stages.extract._wordml.reading import PartReader

_APART = {"firstRow": ("firstRow", 0x20), "firstCol": ("firstColumn", 0x80)}
"""Parts of a table that its style can set apart: the attribute and the bit that ask for it."""


class CellLooks:
    """What the style of a table gives the text of its cells: all of them, those of the first
    row and of the first column, where the table wants these set apart (17.4.55)."""

    def __init__(self, reader: PartReader, table: etree._Element) -> None:
        named = table.find(f"{W}tblPr/{W}tblStyle")
        self._style = named.get(VAL) if named is not None else None
        self._styles = reader.document.styles
        look = table.find(f"{W}tblPr/{W}tblLook")
        self._apart = {name for name in _APART if look is not None and _wants(look, name)}
        self._known: dict[tuple[str, ...], TableLook] = {}

    def of_row(self, *, first: bool) -> tuple[TableLook, TableLook]:
        """For the first cell of a row, and for the others."""
        row = ["firstRow"] if first and "firstRow" in self._apart else []
        column = ["firstCol"] if "firstCol" in self._apart else []
        return self._of(*column, *row), self._of(*row)

    def _of(self, *parts: str) -> TableLook:
        if parts not in self._known:
            self._known[parts] = tuple(self._styles.table_look(self._style, parts).items())
        return self._known[parts]


def _wants(look: etree._Element, part: str) -> bool:
    """Whether ``w:tblLook`` sets a part of the table apart: by name, or as a bit of its value."""
    name, bit = _APART[part]
    said = look.get(W + name)
    if said is not None:
        return is_on(said)
    try:
        return bool(int(look.get(VAL, "0"), 16) & bit)
    except ValueError:
        return False
