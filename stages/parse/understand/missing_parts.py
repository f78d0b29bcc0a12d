"""Parts that a report of its kind must have and has not, or has twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.kind import ADDRESSEE, Kind, Need, Part
from pipeline.messages import say
from pipeline.record import Finding, Severity
from pipeline.report import Block, Report, Section
from pipeline.walk import texts
from stages.parse.understand.part_headings import heading_parts
from stages.parse.understand.parts import DEPTH
from stages.parse.understand.said import any_of, bare

TOO_SHORT = 200
"""Characters below which nobody expects all the parts: a form, a cover, a draft just begun."""
_FULL_TITLE = re.compile("关于.{1,100}的?(?:报告|请示|函|通知)")
_WORDS = frozenset({"paragraph", "heading", "cell"})


def part_findings(report: Report, kind: Kind | None) -> Iterator[Finding]:
    """``missing_part`` and ``doubled_part`` of a report of ``kind``."""
    if kind is None:
        return
    sent = report.salutation or (report.back and report.back.sent_to)
    if kind.addressed and not sent and _is_formal(report):
        yield _missing(ADDRESSEE, kind, "must")
    said = [bare(text.text) for text in texts(report) if text.role in _WORDS]
    if report.body and sum(map(len, said)) >= TOO_SHORT:
        for part in kind.parts:
            if _is_needed(part, report) and not _is_there(part, said):
                yield _missing(part.name, kind, part.need)
    yield from _doubled(report.body, kind, 1)


def _is_formal(report: Report) -> bool:
    """A 公文 with its 版头, or with a full title and signed; no text of a web page or a form."""
    front = report.front
    if front is not None and (front.document_number or front.issuer):
        return True
    titled = report.title and _FULL_TITLE.search(bare(report.title))
    return bool(titled and report.signature and report.body)


def _is_needed(part: Part, report: Report) -> bool:
    return part.need != "may" and re.search(part.titled, bare(report.title or "")) is not None


def _is_there(part: Part, said: Sequence[str]) -> bool:
    """Named by a heading, or worded in any text."""
    worded = any_of(part.phrases)
    return any(worded.search(text) or heading_parts(text, (part,)) for text in said)


def _missing(name: str, kind: Kind, need: Need) -> Finding:
    message = (
        say("{kind}应当有“{part}”，没有找到，请核对是否漏写", kind=kind.name, part=name)
        if need == "must"
        else say("{kind}一般有“{part}”，没有找到，请核对是否需要补上", kind=kind.name, part=name)
    )
    severity: Severity = "warning" if need == "must" else "advice"
    return Finding(kind="missing_part", severity=severity, text=name, message=message)


def _doubled(group: Sequence[Block], kind: Kind, depth: int) -> Iterator[Finding]:
    """Headings side by side that are the same part, which a report has once."""
    once = frozenset(part.name for part in kind.parts if part.once)
    seen: set[tuple[str, ...]] = set()
    for block in group:
        if not isinstance(block, Section):
            continue
        names = heading_parts(block.heading, kind.parts)
        if names in seen and once.issuperset(names):
            yield Finding(
                kind="doubled_part",
                severity="advice",
                block=block.id,
                text=block.label + block.heading,
                message=say(
                    "“{said}”与前面的一部分都是“{part}”，请核对是否应当合并",
                    said=block.label + block.heading,
                    part="、".join(names),
                ),
            )
        if names:
            seen.add(names)
        if depth < DEPTH:
            yield from _doubled(block.blocks, kind, depth + 1)
