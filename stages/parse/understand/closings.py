"""The phrase that ends a report: 特此报告。 妥否，请批示。 (``Kind.closings``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.chars import strip_blanks
from pipeline.kind import Kind
from pipeline.messages import say
from pipeline.record import Finding
from pipeline.report import Block, Paragraph, Report, Section, Span
from pipeline.walk import Place
from stages.parse.understand.said import any_of, wide

REACH = 3
"""Paragraphs at the end among which it is looked for."""
LONGEST = 80
_SENTENCES = 2
"""Of how many sentences it may be: 特此函达。请予函复。"""
_STOP = re.compile("[。！？；]")
_MARKS = "。！；.，"


class Closing(Struct, frozen=True):
    block: str
    start: int
    end: int
    said: str
    """With its last mark, as printed."""
    of: frozenset[str]
    """The kinds that end so."""


def find_closing(report: Report, kinds: Sequence[Kind]) -> Closing | None:
    """The phrase that ends the body of ``report``, whichever of ``kinds`` it belongs to."""
    for block in _last(report.body):
        if (found := _at_end(block, kinds)) is not None:
            return found
    return None


def closing_spans(closing: Closing | None) -> dict[Place, list[Span]]:
    if closing is None:
        return {}
    return {(closing.block, None): [Span(kind="closing", start=closing.start, end=closing.end)]}


def closing_findings(
    closing: Closing | None, kind: Kind | None, report: Report
) -> Iterator[Finding]:
    """``wrong_closing``: the phrase of another kind, or none where the kind wants one."""
    if kind is None:
        return
    if closing is not None and kind.name not in closing.of:
        yield Finding(
            kind="wrong_closing",
            severity="warning",
            block=closing.block,
            start=closing.start,
            end=closing.end,
            text=closing.said,
            message=say(
                "“{said}”是{others}的结尾用语，本文是{kind}，请核对",
                said=closing.said,
                others="、".join(sorted(closing.of)),
                kind=kind.name,
            ),
        )
    elif closing is None and kind.closes and report.body:
        yield Finding(
            kind="wrong_closing",
            severity="advice",
            message=say("{kind}没有结尾用语，请核对是否应当补上", kind=kind.name),
        )


def _last(body: Sequence[Block]) -> Iterator[Paragraph]:
    """The last paragraphs of the body, from its end; a seal or a table may lie between."""
    stack, left = list(body), REACH
    while stack and left:
        block = stack.pop()
        if isinstance(block, Section):
            stack += block.blocks
        elif isinstance(block, Paragraph) and block.text.strip():
            left -= 1
            yield block


def _at_end(block: Paragraph, kinds: Sequence[Kind]) -> Closing | None:
    """The longest run of last sentences that is such a phrase."""
    text = wide(block.text)
    end = len(strip_blanks(text)) + len(text) - len(text.lstrip())
    bare_end = len(text[:end].rstrip(_MARKS))
    stops = [match.end() for match in _STOP.finditer(text, max(0, bare_end - LONGEST), bare_end)]
    starts = stops[-_SENTENCES:] if bare_end > LONGEST else [0, *stops][-_SENTENCES:]
    for start in starts:
        said = text[start:bare_end].lstrip()
        start = bare_end - len(said)
        owners = {kind.name for kind in kinds if any_of(kind.closings).fullmatch(said)}
        if owners:
            return Closing(block.id, start, end, block.text[start:end], frozenset(owners))
    return None
