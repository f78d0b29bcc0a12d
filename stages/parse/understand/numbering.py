"""Numbers out of order, and levels left out. Nothing is ever renumbered: references point at
the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.labels import Label, read_heading_label, read_label
from pipeline.messages import say
from pipeline.record import Finding
from pipeline.report import Block, Paragraph, Report, Section, Span
from stages.parse.understand.points import point_number

CONTINUES = frozenset({"article"})
"""Marks that count through the document, whatever they stand under."""
GOING_ON = frozenset({"chapter", "clause"})
"""Marks that may go on counting: 章 in the next 编, 节 in the next 章."""

OMITTING = frozenset({"chapter", "article"})
"""Marks above which a regulation may lack a rank: 分编 above 章, 节 above 条."""


_LINE = 40
"""Characters of a line that introduces a row."""


class _Count(Struct, frozen=True):
    row: str
    number: int
    block: str
    field: str | None
    start: int
    text: str
    heads: bool
    """Whether it is the number of a section, which must begin with 1."""
    parts: tuple[int, ...] = ()
    """All numbers of it: 2, 3 and 1 of 2.3.1."""


def numbering_findings(report: Report) -> Iterator[Finding]:
    """``numbering_gap`` and ``level_skipped``, one for each place."""
    for body in (report.body, *(annex.body for annex in report.annexes)):
        yield from _gaps(body, {}, ())
        yield from _skipped(body, 0)


def _gaps(
    group: Sequence[Block], through: dict[str, int], within: tuple[int, ...]
) -> Iterator[Finding]:
    last: dict[str, int] = {}
    above = ""
    for block in group:
        for count in _counts(block):
            if count.row == "decimal" and last.get("arabic_dot") == count.number - 1:
                count = replace(count, row="arabic_dot")  # 4 counts on behind 3.
            known = through if count.row in CONTINUES else last
            before = known.get(count.row)
            strays = before is None and _strays(count, within)
            if before is None and _goes_on(count, through):
                before = through.get(count.row)
            known[count.row] = through[count.row] = count.number
            if strays:
                yield _gap(-1, count)
            elif count.number == 1 < (before or 0) and _introduces(above):
                continue
            elif not (_follows(before, count) or _is_second(count, above)):
                yield _gap(before, count)
        above = _last(block)
        if isinstance(block, Section):
            yield from _gaps(block.blocks, through, _numbers(block))
            _count_on(last, block)


def _count_on(last: dict[str, int], section: Section) -> None:
    """Numbered sentences below ``section`` that go on in its row: 1.3 below 1.2, before 1.4."""
    own = {count.row for count in _counts(section)}
    for block in section.blocks:
        for count in _counts(block) if isinstance(block, Paragraph) else ():
            if count.row in own and last.get(count.row) == count.number - 1:
                last[count.row] = count.number


def _last(block: Block) -> str:
    """The paragraph that ends ``block``, and so stands right above the next."""
    while isinstance(block, Section) and block.blocks:
        block = block.blocks[-1]
    return block.text if isinstance(block, Paragraph) else ""


def _introduces(above: str) -> bool:
    """Whether the line right above begins something new, so that its numbers begin anew."""
    return 0 < len(above) <= _LINE and above[-1] not in "。；;，,、！!？?…"


def _goes_on(count: _Count, through: dict[str, int]) -> bool:
    """Whether the first of its row in a section counts on from the section before: questions
    and tasks may be numbered through. A single number above it says too little."""
    if count.row in GOING_ON:
        return count.number > 1
    return count.number > 2 and through.get(count.row) == count.number - 1


def _strays(count: _Count, within: tuple[int, ...]) -> bool:
    """Whether a decimal number is that of another section than it stands in: 2.3.1 below 2.2."""
    above = count.parts[:-1]
    return count.heads and len(above) == len(within) > 0 and above != within


def _numbers(section: Section) -> tuple[int, ...]:
    """The numbers of the decimal label of ``section``; none of any other."""
    return next((count.parts for count in _counts(section)), ())


def _is_second(count: _Count, above: str) -> bool:
    """Whether the first of its row stands inside the paragraph ``above`` (水务站先抓源头
    1）清淤。)."""
    first = re.escape(count.text.replace("2", "1").replace("二", "一"))
    return count.number == 2 and re.search(rf"(?<!\d){first}(?!\d)", above) is not None


def _follows(before: int | None, count: _Count) -> bool:
    if before is None:
        return count.number == 1 or not count.heads or count.row in CONTINUES
    return count.number == before + 1 or (count.number == 1 and not count.heads)


def _counts(block: Block) -> Iterable[_Count]:
    if isinstance(block, Section) and block.label:
        label = read_heading_label(f"{block.label}\u3000文")
        inserted = label is not None and label.mark == "article" and "之" in block.label
        if label is not None and not inserted:  # 第十七条之一 counts on from nothing
            place = (block.id, "label")
            parts = label.parts if label.mark == "decimal" else ()
            yield _Count(_row(label), label.number, *place, 0, block.label, True, parts)
    elif isinstance(block, Paragraph):
        for span in block.spans:
            if span.kind == "point" and span.label:
                yield from _point(block, span, span.label)


def _point(block: Paragraph, span: Span, label: str) -> Iterator[_Count]:
    row, number = point_number(label)
    if row is None:
        read = read_label(f"{label}\u3000文")
        if read is None:
            return
        row, number = _row(read), read.number
    yield _Count(row, number, block.id, None, span.start, label, heads=False)


def _row(label: Label) -> str:
    """Labels of one row count together: 1.1 and 1.2, but not 1.1 and 2.1."""
    parents = ".".join(map(str, label.parts[:-1]))
    return f"{label.mark} {parents}" if parents else label.mark


def _gap(before: int | None, count: _Count) -> Finding:
    said = count.text
    if before is None:
        message = say("序号从“{said}”开始，前面没有第一个，请核对是否漏写", said=said)
    elif count.number == before:
        message = say("序号“{said}”与前一个重复，请核对", said=said)
    elif count.number > before:
        message = say("序号“{said}”与前面不连续，请核对是否漏写或编号有误", said=said)
    else:
        message = say("序号“{said}”比前面的小，请核对顺序", said=said)
    return Finding(
        kind="numbering_gap",
        severity="warning",
        block=count.block,
        field=count.field,
        start=count.start,
        end=count.start + len(said),
        text=said,
        message=message,
    )


def _skipped(group: Sequence[Block], above: int) -> Iterator[Finding]:
    told = False
    for block in group:
        if not isinstance(block, Section):
            continue
        label = read_heading_label(f"{block.label}\u3000文") if block.label else None
        law = label is not None and label.mark in OMITTING
        if block.level > above + 1 and label is not None and not law and not told:
            told = True
            yield Finding(
                kind="level_skipped",
                severity="advice",
                block=block.id,
                text=block.label + block.heading,
                message=say(
                    "“{said}”越过了上一级标题（第{level}级），已照原样保留，请核对",
                    said=block.label,
                    level=above + 1,
                ),
            )
        yield from _skipped(block.blocks, block.level)
