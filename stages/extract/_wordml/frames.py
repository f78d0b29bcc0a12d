"""Tables that no one sees as such: one column without lines, which only puts text in its place.

Covers are often set so. What such a table holds is read as paragraphs, one below the other.
"""

from __future__ import annotations

from lxml import etree

from stages.extract._wordml.names import VAL, W
from stages.extract._wordml.styles import Styles

_ROW, _CELL = W + "tr", W + "tc"
_PLAIN = frozenset({_ROW, W + "tblPr", W + "tblGrid", W + "bookmarkStart", W + "bookmarkEnd"})
_EDGES = {"top": "insideH", "bottom": "insideH", "left": "left", "right": "right"}
"""The edges of a cell, and what the table calls them between two rows (17.4.38)."""
_SIDES = {"start": "left", "end": "right"}
_NO_LINE = frozenset({"nil", "none"})
_NO_FILL = frozenset({None, "auto", "FFFFFF"})
_OF_TABLES = tuple(
    "/".join(W + name for name in path.split("/"))
    for path in (
        "trPr/tblHeader", "trPr/ins", "trPr/del", "trPr/hidden",
        "tc/tcPr/cellDel", "tc/tcPr/cellIns", "tc/tcPr/cellMerge", "tc/tcPr/vMerge",
        "tc/tcPr/hMerge",
    )
)  # fmt: skip
"""What only a row of a true table has."""


def cells_of_frame(table: etree._Element, styles: Styles) -> list[etree._Element]:
    """The cells of ``table`` from top to bottom where it is such a frame; else none."""
    rows = table.findall(_ROW)
    cells = [row.findall(_CELL) for row in rows]
    if any(child.tag not in _PLAIN for child in table) or any(len(row) != 1 for row in cells):
        return []
    column = [row[0] for row in cells]
    told = any(row.find(path) is not None for row in rows for path in _OF_TABLES)
    return [] if told or _is_seen(table, column, styles) else column


def _is_seen(table: etree._Element, column: list[etree._Element], styles: Styles) -> bool:
    properties = table.find(W + "tblPr")
    lines: dict[str, bool] = {}
    for element in (*styles.table(_style(properties)), properties):
        lines |= _lines(element, "tblBorders")
    for index, cell in enumerate(column):
        own = cell.find(W + "tcPr")
        drawn = _lines(own, "tcBorders")
        for edge, between in _EDGES.items():
            outer = index == (0 if edge == "top" else len(column) - 1)
            if drawn.get(edge, lines.get(edge if outer else between, False)):
                return True
        if _is_filled(own):
            return True
    return _is_filled(properties)


def _style(properties: etree._Element | None) -> str | None:
    found = properties.find(W + "tblStyle") if properties is not None else None
    return found.get(VAL) if found is not None else None


def _lines(properties: etree._Element | None, name: str) -> dict[str, bool]:
    """By edge whether a line is drawn there; an edge that is not told of is left out."""
    found = properties.find(W + name) if properties is not None else None
    told: dict[str, bool] = {}
    for edge in found if found is not None else ():
        side = etree.QName(edge).localname
        told[_SIDES.get(side, side)] = edge.get(VAL) not in _NO_LINE
    return told


def _is_filled(properties: etree._Element | None) -> bool:
    fill = properties.find(W + "shd") if properties is not None else None
    return fill is not None and fill.get(W + "fill") not in _NO_FILL
