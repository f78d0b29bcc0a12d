"""Tables: merged cells counted out on the grid (ECMA-376-1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from pipeline.raw import RawCell, RawFragment, RawTable, RawText
from pipeline.report import Span
from stages.extract._wordml.cell_looks import CellLooks
from stages.extract._wordml.line import tidy
from stages.extract._wordml.looks import TableLook
from stages.extract._wordml.names import VAL, W, is_on
from stages.extract._wordml.reading import PartReader
from stages.extract._wordml.revisions import Cause, merge_state

TABLE, ROW, CELL = W + "tbl", W + "tr", W + "tc"
_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_PROPERTIES = frozenset(
    W + name for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr")
)
MAX_SPAN = 1000
"""Columns that one cell may cover; Word itself stops at 63."""


class _Cell:
    def __init__(self, content: RawCell, column: int) -> None:
        self.content = content
        self.column = column
        self.rows = 1

    def done(self) -> RawCell:
        cell = self.content
        return RawCell(
            text=cell.text,
            spans=cell.spans,
            inside=cell.inside,
            colspan=cell.colspan,
            rowspan=self.rows,
        )


def read_table(reader: PartReader, table: etree._Element) -> list[RawFragment]:
    """The table, and behind it what stands in it where no cell is (malformed files)."""
    first = next(table.iter(W + "p"), None)
    if first is not None:
        reader.paragraph = reader.story.paragraphs[first].index
    origin = reader.origin
    strays: list[RawFragment] = []
    rows: list[list[_Cell]] = []
    open_: dict[int, _Cell] = {}
    headers = 0
    look = CellLooks(reader, table)
    for element in _members(reader, table, ROW, strays):
        if cause := _dropped_row(reader, element):
            reader.drop(element, cause)
            continue
        with reader.within(reader.story.tracked.kept.get(element)):
            row, open_ = _read_row(reader, element, open_, strays, look.of_row(first=not rows))
        if len(rows) == headers and _is_header(element):
            headers += 1
        rows.append(row)
    if not rows:
        return strays
    finished = tuple(tuple(cell.done() for cell in row) for row in rows)
    return [RawTable(rows=finished, header_rows=headers, origin=origin), *strays]


def _members(
    reader: PartReader, element: etree._Element, tag: str, strays: list[RawFragment]
) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those within wrappers."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child in reader.story.unused:
            reader.drop(child, "alternative")
        elif (cause := reader.story.tracked.gone.get(child)) is not None:
            reader.drop(child, cause)
        elif child.tag in _WRAPPERS or next(child.iter(tag), None) is not None:
            with reader.within(reader.story.tracked.kept.get(child)):
                yield from _members(reader, child, tag, strays)
        elif child.tag not in _PROPERTIES:
            strays += reader.block(child)


def _dropped_row(reader: PartReader, row: etree._Element) -> Cause | None:
    gone = reader.story.tracked.gone
    causes = [gone.get(cell) for cell in row.findall(CELL)]
    cause = gone.get(row) or (causes[0] if causes and all(causes) else None)
    if cause:
        return cause
    hidden = row.find(f"{W}trPr/{W}hidden")
    return Cause("hidden") if hidden is not None and is_on(hidden.get(VAL)) else None


def _is_header(row: etree._Element) -> bool:
    header = row.find(f"{W}trPr/{W}tblHeader")
    return header is not None and is_on(header.get(VAL))


def _read_row(
    reader: PartReader,
    row: etree._Element,
    above: dict[int, _Cell],
    strays: list[RawFragment],
    looks: tuple[TableLook, TableLook],
) -> tuple[list[_Cell], dict[int, _Cell]]:
    """The cells that begin in ``row``, and by column those that may run on below it.

    ``above`` has the cells that may run on into this row, ``looks`` what the table's style
    gives the first cell and the others.
    """
    cells: list[_Cell] = []
    open_: dict[int, _Cell] = {}
    skipped = _number(row, "trPr", "gridBefore")
    if skipped:
        cells.append(_Cell(RawCell(colspan=skipped), 0))
    column = skipped
    for element in _members(reader, row, CELL, strays):
        if cause := reader.story.tracked.gone.get(element):
            reader.drop(element, cause)
            continue  # those behind it move up
        span = max(_number(element, "tcPr", "gridSpan"), 1)
        tracked = merge_state(element, reader.story.revisions)
        vertical = _merge(element, "vMerge") if tracked is None else tracked
        sideways = _merge(element, "hMerge")
        if sideways == "continue" and cells:
            reader.drop(element, "hidden")
            last = cells[-1].content
            cells[-1].content = RawCell(
                text=last.text, spans=last.spans, inside=last.inside, colspan=last.colspan + span
            )
        elif vertical == "continue" and column in above:
            # Word shows nothing of what stands in a continued cell.
            reader.drop(element, "hidden")
            open_[column] = above[column]
            open_[column].rows += 1
        else:
            cell = _Cell(_read_cell(reader, element, span, looks[column > 0]), column)
            cells.append(cell)
            if vertical:
                open_[column] = cell
        column += span
    return cells, open_


def _merge(cell: etree._Element, name: str) -> str | None:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return found.get(VAL, "continue") if found is not None else None


def _number(element: etree._Element, properties: str, name: str) -> int:
    found = element.find(f"{W}{properties}/{W}{name}")
    value = found.get(VAL, "") if found is not None else ""
    return min(int(value), MAX_SPAN) if value.isdecimal() else 0


def _read_cell(reader: PartReader, element: etree._Element, span: int, look: TableLook) -> RawCell:
    """A cell: its paragraphs joined by line feeds, empty ones left out."""
    around, reader.table_look = reader.table_look, look
    with reader.within(reader.story.tracked.kept.get(element)):
        text, spans, inside = join(reader.blocks(element))
    reader.table_look = around
    return RawCell(text=text, spans=spans, colspan=span, inside=inside)


def join(
    fragments: list[RawFragment],
) -> tuple[str, tuple[Span, ...], tuple[RawFragment, ...]]:
    """The texts of ``fragments`` as one, its spans, and what is no text."""
    text = ""
    spans: list[Span] = []
    rest: list[RawFragment] = []
    for fragment in fragments:
        if not isinstance(fragment, RawText):
            rest.append(fragment)
        elif fragment.text:
            text += "\n" if text else ""
            at = len(text)
            spans += [replace(s, start=s.start + at, end=s.end + at) for s in fragment.spans]
            text += fragment.text
    return text, tidy(spans, text), tuple(rest)
