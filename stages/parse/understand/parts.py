"""Where the parts of a report are, as ``part`` spans: on the headings of its two upper levels,
on the paragraphs before the first section (引言), on who was present (出席：…), and in a report
without any section on the first paragraph that a part which it needs is worded in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.kind import PRESENT, Kind, Part
from pipeline.report import Block, Paragraph, Report, Section, Span
from pipeline.walk import Place
from stages.parse.understand.part_headings import heading_parts
from stages.parse.understand.said import any_of, bare

OPENING = "引言"
DEPTH = 2
"""Levels of sections, counted from above, whose headings may be parts."""

_PRESENT = re.compile(r"(?:会议)?(出席|列席|请假|缺席|参会|参加|到会|与会)(?:人员?|单位|领导)?：")
_FORM = re.compile(
    r"(?:会议|活动)?(?:时间|日期|地点|主持人?|召集人?|记录人?|整理人?|议题|主题|名称|编号)："
)
_READ = 20
"""Characters at the start of a paragraph that tell whether it is a line of a form."""


class PartAt(Struct, frozen=True):
    """A part and the block whose heading, or whole text, it is."""

    name: str
    block: Section | Paragraph


def find_parts(report: Report, kind: Kind | None) -> tuple[PartAt, ...]:
    """The parts of a report of ``kind`` that a span is laid on, in the order of the page."""
    if kind is None:
        return ()
    names = {part.name for part in kind.parts}
    body = report.body
    found = [*_headed(body, kind.parts, 1, ())]
    sections = any(isinstance(block, Section) for block in body)
    if PRESENT in names:
        found += _present(body, frozenset(p.block.id for p in found if p.name == PRESENT))
    if OPENING in names and sections:
        found += _opening(body, taken=frozenset(p.block.id for p in found))
    if not sections:
        found += _worded(body, kind.parts)
    return tuple(found)


def part_spans(parts: tuple[PartAt, ...]) -> dict[Place, list[Span]]:
    """The ``part`` spans of ``parts``, by place."""
    spans: dict[Place, list[Span]] = {}
    for part in parts:
        heads = isinstance(part.block, Section)
        text = part.block.heading if isinstance(part.block, Section) else part.block.text
        place = (part.block.id, "heading" if heads else None)
        span = Span(kind="part", start=0, end=len(text), label=part.name)
        spans.setdefault(place, []).append(span)
    return spans


def present_evidence(parts: tuple[PartAt, ...]) -> dict[str, tuple[str, ...]]:
    """What tells the paragraphs that say who was there, by their ids."""
    return {
        part.block.id: (f"words:{found[1]}",)
        for part in parts
        if part.name == PRESENT
        and isinstance(part.block, Paragraph)
        and (found := _PRESENT.match(bare(part.block.text[:_READ])))
    }


def _headed(
    group: Sequence[Block], parts: tuple[Part, ...], depth: int, above: tuple[str, ...]
) -> Iterator[PartAt]:
    """Sections that are a part. Those within a part are not that part again, unless it is two
    (存在的不足与努力方向) and they are one each."""
    for block in group:
        if not isinstance(block, Section):
            continue
        named = heading_parts(block.heading, parts)
        names = [name for name in named if (name,) != above]
        yield from (PartAt(name, block) for name in names)
        if depth < DEPTH:
            yield from _headed(block.blocks, parts, depth + 1, named)


def _present(group: Sequence[Block], within: frozenset[str]) -> Iterator[PartAt]:
    """Lines that say who was there, wherever they stand but under a heading that says so."""
    for block in group:
        if isinstance(block, Section) and block.id not in within:
            yield from _present(block.blocks, within)
        elif isinstance(block, Paragraph) and _PRESENT.match(bare(block.text[:_READ])):
            yield PartAt(PRESENT, block)


def _opening(body: Sequence[Block], taken: frozenset[str]) -> Iterator[PartAt]:
    """The paragraphs before the first section, but for the lines of a form (时间：…)."""
    for block in body:
        if isinstance(block, Section):
            return
        form = isinstance(block, Paragraph) and _FORM.match(bare(block.text[:_READ]))
        if isinstance(block, Paragraph) and block.id not in taken and not form:
            yield PartAt(OPENING, block)


def _worded(body: Sequence[Block], parts: tuple[Part, ...]) -> Iterator[PartAt]:
    for part in parts:
        if part.need == "may" or part.name == PRESENT:
            continue
        for block in body:
            if isinstance(block, Paragraph) and any_of(part.phrases).search(bare(block.text)):
                yield PartAt(part.name, block)
                break
