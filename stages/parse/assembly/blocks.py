"""The tree becomes blocks with ids b1, b2, …, a section before what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from pipeline.chars import ink
from pipeline.raw import RawCell, RawFigure, RawFragment, RawOpaque, RawTable, RawText
from pipeline.report import EQUATION, OMML, Block, Cell, Figure, Opaque, Paragraph, Section, Table
from stages.parse.assembly.account import Account
from stages.parse.assembly.tree import Node
from stages.parse.headings.heading import Heading
from stages.parse.headings.reasons import evidence_of
from stages.parse.lines.items import Held, Line, whole


class Blocks:
    """Makes the blocks of one document, numbering them on the way."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._ids: Iterator[str] = (f"b{n}" for n in count(1))

    def of(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        return tuple(self._block(node) for node in nodes)

    def _block(self, node: Node) -> Block:
        match node.entry:
            case Heading():
                return self._section(node.entry, node.inside)
            case Line():
                return self._paragraph(node.entry)
            case Held():
                return self._held(node.entry.source, node.entry.fragment, node.entry.caption)

    def _section(self, heading: Heading, inside: list[Node]) -> Section:
        id_ = next(self._ids)
        self._account.origin((id_, None), heading.line.origin)
        self._account.evidence(id_, evidence_of(heading))
        if heading.dress is not None:
            self._account.drop(heading.dress, "dress")
        label = [line for line in (heading.label, heading.inserted) if line is not None]
        return Section(
            id=id_,
            level=heading.level,
            label=self._account.keep(id_, "label", *label),
            heading=self._account.keep(id_, "heading", *heading.heading),
            run_in=heading.run_in,
            blocks=self.of(inside),
        )

    def _paragraph(self, line: Line) -> Paragraph | Opaque:
        id_ = next(self._ids)
        text = self._account.keep(id_, None, line)
        alone = [span for span in line.spans if span.kind == EQUATION]
        if len(line.spans) == 1 and alone and (alone[0].start, alone[0].end) == (0, len(text)):
            return Opaque(id=id_, text=text, media=OMML, data=alone[0].data or "")
        return Paragraph(id=id_, text=text)

    def _held(self, source: str, fragment: RawFragment, caption: Line | None = None) -> Block:
        match fragment:
            case RawText():
                line = whole(source, fragment.text, fragment.spans, fragment.origin)
                return self._paragraph(line)
            case RawTable():
                return self._table(source, fragment, caption)
            case RawFigure():
                return self._figure(fragment, caption)
            case RawOpaque():
                id_ = next(self._ids)
                line = Line(source=source, start=0, text=fragment.text, origin=fragment.origin)
                text = self._account.keep(id_, None, line)
                return Opaque(id=id_, text=text, media=fragment.media, data=fragment.data)

    def _table(self, source: str, table: RawTable, caption: Line | None) -> Table:
        id_ = next(self._ids)
        self._account.origin((id_, None), table.origin)
        rows = tuple(
            tuple(self._cell(id_, f"r{r}c{c}", source, cell, table) for c, cell in enumerate(row))
            for r, row in enumerate(table.rows)
        )
        said = self._account.keep(id_, "caption", caption) if caption else None
        return Table(id=id_, rows=rows, header_rows=table.header_rows, caption=said)

    def _cell(self, id_: str, name: str, source: str, cell: RawCell, table: RawTable) -> Cell:
        key = f"{source}:{name}"
        line = whole(key, cell.text, cell.spans, table.origin)
        text = self._account.keep(id_, name, line)
        inside = (
            self._held(f"{key}/{i}", inner)
            for i, inner in enumerate(cell.inside)
            if not isinstance(inner, RawText) or ink(inner.text)
        )
        return Cell(text=text, colspan=cell.colspan, rowspan=cell.rowspan, blocks=tuple(inside))

    def _figure(self, figure: RawFigure, caption: Line | None) -> Figure:
        id_ = next(self._ids)
        self._account.origin((id_, None), figure.origin)
        return Figure(
            id=id_,
            asset=figure.asset,
            caption=self._account.keep(id_, "caption", caption) if caption else None,
            alt=figure.alt or None,
            shows=figure.shows,
            width=figure.width,
            height=figure.height,
        )
