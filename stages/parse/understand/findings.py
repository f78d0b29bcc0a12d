"""What a person must look at, as far as words and structure show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.chars import ink, letters
from pipeline.labels import read_heading_label, read_label
from pipeline.messages import say
from pipeline.record import Finding
from pipeline.report import DOUBT, Paragraph, Report, Section
from pipeline.walk import blocks, texts
from stages.parse.front.adoption import tells_adoption
from stages.parse.understand.attached import attached_findings
from stages.parse.understand.numbering import numbering_findings
from stages.parse.understand.placeholders import find_placeholders, may_be_meant
from stages.parse.understand.references import reference_findings

SAME_FROM = 20
"""Letters from which a paragraph that stands twice is noted."""

_UNDER_TABLES = re.compile(r"(?:(?:资料|数据|图片)?来源|注|备注|说明)\d*[：:]")
"""What tables and figures say below themselves, alike under many."""


def find_findings(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for look in LOOKS for finding in look(report))


def _missing_parts(report: Report) -> Iterator[Finding]:
    only_annexes = bool(report.annexes) and not report.body
    if not report.title and not only_annexes and not _names_itself(report):
        yield Finding(
            kind="missing_title",
            severity="warning",
            message=say("没有找到标题，请补上标题（程序不会自行拟定）"),
        )
    if not report.date and not only_annexes and not tells_adoption(report.subtitle or ""):
        yield Finding(
            kind="missing_date",
            severity="advice",
            message=say("没有找到完整的成文日期（年、月、日），请核对是否应当补上"),
        )


def _names_itself(report: Report) -> bool:
    """An order (令) and minutes (纪要) may have their title in the letterhead (GB/T 9704-2012,
    10.2 and 10.3)."""
    issuer = report.front.issuer if report.front else None
    return issuer is not None and issuer.endswith(("令", "纪要"))


def _empty_sections(report: Report) -> Iterator[Finding]:
    for block in blocks(report):
        if isinstance(block, Section) and not block.blocks and not _says_all(block.heading):
            if report.title and letters(block.heading) == letters(report.title):
                continue  # standards print their title again over the text (GB/T 1.1)
            yield Finding(
                kind="empty_section",
                severity="warning",
                block=block.id,
                text=block.label + block.heading,
                message=say(
                    "“{said}”下面没有内容，请补写或删去这一部分", said=block.label + block.heading
                ),
            )


def _says_all(heading: str) -> bool:
    """自评等次为：优秀; a heading that is a whole sentence."""
    said = heading.rstrip("。；;!！")
    colon = max(said.find("："), said.find(":"))
    return said != heading or 0 <= colon < len(said) - 1


def _placeholders(report: Report) -> Iterator[Finding]:
    for text in texts(report):
        for span in find_placeholders(text.text):
            said = text.text[span.start : span.end]
            meant = may_be_meant(said)
            yield Finding(
                kind="placeholder",
                severity="advice" if meant else "warning",
                block=text.block,
                field=text.field,
                start=span.start,
                end=span.end,
                text=said,
                message=say("“{said}”可能是未填写的内容，如是有意隐去，可不改", said=said)
                if meant
                else say("“{said}”是待填写的内容，请填写", said=said),
            )


def _doubts(report: Report) -> Iterator[Finding]:
    for text in texts(report):
        for span in text.spans:
            if span.kind == DOUBT:
                said = text.text[span.start : span.end]
                yield Finding(
                    kind="low_confidence",
                    severity="warning",
                    block=text.block,
                    field=text.field,
                    start=span.start,
                    end=span.end,
                    text=said,
                    message=say("“{said}”识别不够确定，请对照原件核对", said=said),
                )


def _duplicates(report: Report) -> Iterator[Finding]:
    """What stands twice, under whatever number. Regulations repeat 款 and 项 under further
    articles on purpose."""
    seen: dict[str, set[str | None]] = {}
    for block, article in _paragraphs(report):
        label = read_label(block.text)
        said = ink(block.text[label.end :] if label else block.text)
        under = seen.setdefault(said, set())
        meant = article is not None and under and article not in under and None not in under
        if under and not meant and _is_text(said):
            yield Finding(
                kind="duplicate_paragraph",
                severity="warning",
                block=block.id,
                text=block.text,
                message=say("这一段与前面的一段完全相同，请核对是否重复粘贴"),
            )
        under.add(article)


def _is_text(said: str) -> bool:
    """Long enough, no row of crosses to fill in, and no note under a table."""
    words = letters(said)
    return len(words) >= SAME_FROM and len(set(words)) > 3 and not _UNDER_TABLES.match(said)


def _paragraphs(report: Report) -> Iterator[tuple[Paragraph, str | None]]:
    """Each paragraph, and the id of the article (条) that it stands under."""
    held: dict[str, str] = {}
    for block in blocks(report):
        if isinstance(block, Section):
            label = read_heading_label(f"{block.label}\u3000文") if block.label else None
            article = block.id if label and label.mark == "article" else held.get(block.id)
            held |= {inner.id: article for inner in block.blocks if article}
        elif isinstance(block, Paragraph):
            yield block, held.get(block.id)


LOOKS: tuple[Callable[[Report], Iterable[Finding]], ...] = (
    _missing_parts,
    _empty_sections,
    numbering_findings,
    reference_findings,
    attached_findings,
    _placeholders,
    _doubts,
    _duplicates,
)
