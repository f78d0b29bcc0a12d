"""Points in words that number a row without counting it: 首先，… 其次，… 最后，…, in one paragraph
or in one after another. One of them alone is no point (最后，祝大家顺利。)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.chars import IN_LINE
from pipeline.report import Block, Paragraph, Report, Section, Span
from pipeline.walk import Place

_NUMBERS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
_WORD = re.compile(
    rf"(?:^|(?<=[。；！？;!?\n]))[{IN_LINE}“]*(?P<label>(?P<n>{'|'.join(_NUMBERS)})[，、,])"
)


class _Mark(Struct, frozen=True):
    paragraph: Paragraph
    number: int
    start: int
    label: str


def spoken_point_spans(report: Report) -> dict[Place, list[Span]]:
    """The ``point`` spans of such rows, by place; each ends where the next begins, or with its
    paragraph."""
    found: defaultdict[Place, list[Span]] = defaultdict(list)
    groups = (report.body, *(annex.body for annex in report.annexes))
    for row in (row for group in groups for row in _rows(group)):
        for mark, after in zip(row, (*row[1:], None), strict=True):
            here = after is not None and after.paragraph.id == mark.paragraph.id
            end = after.start if after is not None and here else len(mark.paragraph.text)
            span = Span(kind="point", start=mark.start, end=end, label=mark.label)
            found[mark.paragraph.id, None].append(span)
    return dict(found)


def _rows(top: Sequence[Block]) -> Iterator[list[_Mark]]:
    """A row begins 首先, 其次, and a heading ends it."""
    left = [top]
    while left:
        row: list[_Mark] = []
        for block in left.pop():
            for mark in _marks(block):
                if not _goes_on(row, mark):
                    yield from _true_row(row)
                    row = []
                row.append(mark)
            if isinstance(block, Section):
                left.append(block.blocks)
                yield from _true_row(row)
                row = []
        yield from _true_row(row)


def _marks(block: Block) -> Iterator[_Mark]:
    if isinstance(block, Paragraph):
        for found in _WORD.finditer(block.text):
            yield _Mark(block, _NUMBERS[found["n"]], found.start("label"), found["label"])


def _goes_on(row: Sequence[_Mark], mark: _Mark) -> bool:
    if len(row) < 2:
        return mark.number == len(row) + 1
    return mark.number > row[-1].number


def _true_row(row: list[_Mark]) -> Iterator[list[_Mark]]:
    if len(row) > 1 and row[0].number == 1:
        yield row
