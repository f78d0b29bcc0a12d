"""Charts (ECMA-376-1, 21.2): their title, their data as a table, and all that is written on them.

The data is the copy that the chart keeps of its workbook, as Word shows it without opening that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.chars import count_ink
from pipeline.origin import Origin
from pipeline.raw import RawCell, RawFragment, RawTable, RawText
from stages.extract._wordml.count import is_no_text
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.names import CX, A, C

Column = dict[int, str]
"""Values of a row of data by their index."""

MOST_CELLS = 100_000
"""Beyond that no person reads a table; the values are then given one below the other."""

_TEXT, _PARAGRAPH, _VALUE = A + "t", A + "p", C + "v"
_SHOWN = frozenset({_TEXT, _VALUE, C + "name", CX + "pt", CX + "v"})
_UNSEEN = frozenset({C + "extLst", C + "pivotSource", C + "pivotFmts", C + "printSettings"})
_SERIES = frozenset({C + "ser", CX + "data"})
_CATEGORIES = (C + "cat", C + "xVal")
_VALUES = (C + "val", C + "yVal", C + "bubbleSize")


_NOISY = re.compile(r"-?\d{1,9}\.\d{12,17}")
"""Numbers with more digits than anybody wrote."""


class _Chart:
    def __init__(self, root: etree._Element, ledger: Ledger, origin: Origin) -> None:
        self.root = root
        self.ledger = ledger
        self.origin = origin
        self.taken: set[etree._Element] = set()
        self.made = 0
        """Characters of numbers that are shown otherwise than they are stored."""

    def fragments(self) -> list[RawFragment]:
        title = next(self.root.iter(C + "title", CX + "title"), None)
        above = self._texts(title) if title is not None and _is_of_chart(title) else []
        table = self._table()
        self.drop_tails()
        return [*above, *table, *self._texts(self.root)]

    def _texts(self, element: etree._Element) -> list[RawFragment]:
        return [RawText(text=line, origin=self.origin) for line in self.lines(element)]

    def _table(self) -> list[RawFragment]:
        columns: list[tuple[str, Column]] = []
        first: list[Column] | None = None
        series = [s for s in self.root.iter(*_SERIES) if not _is_unseen(s)]
        cells = sum(1 for s in series for _ in s.iter(_VALUE, CX + "pt"))
        if cells * len(series) > MOST_CELLS:
            return []
        for element in series:
            if element.tag == CX + "data":
                columns += [("", self._points(dim, CX + "pt")) for dim in element]
                continue
            categories = [c for tag in _CATEGORIES for c in self._columns(element.find(tag))]
            name = self._name(element.find(C + "tx"))
            if categories and categories == first:
                for column in categories:
                    self.ledger.drop("\n".join(column.values()), "repeated", self.origin)
            else:
                columns += [("", column) for column in categories]
                first = first or categories
            for tag in _VALUES:
                found = self._columns(element.find(tag))
                columns += [(name if at == 0 else "", column) for at, column in enumerate(found)]
                name = "" if found else name
            if name:
                columns.append((name, {}))
        return [self._as_table(columns)] if columns else []

    def _as_table(self, columns: list[tuple[str, Column]]) -> RawTable:
        indices = sorted({index for _name, column in columns for index in column})
        names = [name for name, _column in columns]
        head = [tuple(RawCell(text=name) for name in names)] if any(names) else []
        rows = [
            tuple(RawCell(text=column.get(index, "")) for _name, column in columns)
            for index in indices
        ]
        return RawTable(rows=(*head, *rows), header_rows=len(head), origin=self.origin)

    def _name(self, element: etree._Element | None) -> str:
        values = list(element.iter(_VALUE)) if element is not None else []
        self.taken.update(values)
        return " ".join(value.text or "" for value in values).strip()

    def _columns(self, element: etree._Element | None) -> list[Column]:
        """The columns of a row of data: one, or one for each level, the outermost first."""
        if element is None:
            return []
        levels = list(element.iter(C + "lvl"))
        return [
            c for level in reversed(levels or [element]) if (c := self._points(level, C + "pt"))
        ]

    def _points(self, element: etree._Element, tag: str) -> Column:
        column: Column = {}
        for point in element.iter(tag):
            value = point if tag == CX + "pt" else point.find(_VALUE)
            index = point.get("idx", "")
            if value is None or not index.isdecimal() or int(index) in column:
                continue
            column[int(index)] = self._as_shown((value.text or "").strip())
            self.taken.add(value)
        return column

    def _as_shown(self, value: str) -> str:
        """``value`` without the noise of binary fractions: 8.2 for 8.1999999999999993."""
        if not _NOISY.fullmatch(value):
            return value
        shown = f"{float(value):.10g}"
        self.ledger.drop(value, "alternative", self.origin)
        self.made += count_ink(shown)
        return shown

    def drop_tails(self) -> None:
        """List what stands between elements, where nothing is shown."""
        for element in self.root.iterdescendants():
            self.ledger.drop(element.tail or "", "foreign", self.origin)

    def lines(self, element: etree._Element) -> Iterator[str]:
        """What is written under ``element`` and was not taken before, a paragraph a line."""
        lines: dict[etree._Element, str] = {}
        for found in element.iter():
            text = found.text or ""
            if found in self.taken or is_no_text(found.tag) or not count_ink(text):
                continue
            self.taken.add(found)
            if found.tag not in _SHOWN or _is_unseen(found):
                reason = "hidden" if found.tag in _SHOWN else "foreign"
                self.ledger.drop(text, reason, self.origin)
                continue
            home = next(found.iterancestors(_PARAGRAPH), found)
            lines[home] = lines.get(home, "") + text
        yield from lines.values()


def read_chart(
    root: etree._Element, ledger: Ledger, origin: Origin
) -> tuple[list[RawFragment], int]:
    """The title of a chart, its data as a table, and the other texts on it; and how many
    characters of these stand in the chart in another form only."""
    chart = _Chart(root, ledger, origin)
    return chart.fragments(), chart.made


def read_lines(root: etree._Element, ledger: Ledger, origin: Origin) -> list[RawFragment]:
    """The paragraphs of shapes that lie on a chart or make up a diagram."""
    shapes = _Chart(root, ledger, origin)
    shapes.drop_tails()
    return [RawText(text=line, origin=origin) for line in shapes.lines(root)]


def _is_of_chart(title: etree._Element) -> bool:
    above = title.getparent()
    return above is not None and above.tag in (C + "chart", CX + "chart")


def _is_unseen(element: etree._Element) -> bool:
    return any(above.tag in _UNSEEN for above in element.iterancestors())
