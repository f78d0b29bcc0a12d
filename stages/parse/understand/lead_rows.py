"""Leads that a row of paragraphs tells: each of three or more beside each other begins with a
short sentence of one length (管护提级。… 育林提质。… 队伍提气。…)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.report import Block, Paragraph, Report, Section, Span
from pipeline.walk import Place
from stages.parse.understand.leads import alike, opening_lead
from stages.parse.understand.points import find_points

_Row = list[tuple[Paragraph, Span]]


def row_lead_spans(report: Report) -> dict[Place, list[Span]]:
    """The ``lead`` spans of such rows, by place."""
    groups = (report.body, *(annex.body for annex in report.annexes))
    return {
        (paragraph.id, None): [lead]
        for group in groups
        for row in _rows(group)
        for paragraph, lead in row
    }


def _rows(top: Sequence[Block]) -> Iterator[_Row]:
    left = [top]
    while left:
        group = left.pop()
        row: _Row = []
        for block in group:
            if isinstance(block, Paragraph) and (lead := _lead(block.text)) is not None:
                row.append((block, lead))
                continue
            if isinstance(block, Section):
                left.append(block.blocks)
            yield from _true_row(row)
            row = []
        yield from _true_row(row)


def _lead(text: str) -> Span | None:
    lead = opening_lead(text)
    return None if lead is None or find_points(text) else lead


def _true_row(row: _Row) -> Iterator[_Row]:
    if alike([lead for _paragraph, lead in row]):
        yield row
