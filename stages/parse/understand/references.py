"""References that must point somewhere in the document: 详见附件2, 见表3, 如图2所示.

Only what the document numbers itself can be missing: 附件3 where two annexes are named or bound,
表3 where nothing is called 表3. Articles and their items: ``article_references.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.chars import fold_width, ink
from pipeline.messages import say
from pipeline.numerals import NUMERALS, chinese_number
from pipeline.record import Finding
from pipeline.report import Figure, Report, Table
from pipeline.walk import Text, blocks, texts
from stages.parse.understand.article_references import broken_articles

_N = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"
_ANNEX = re.compile(rf"附\s{{0,2}}件\s{{0,2}}(?P<n>{_N})(?![\d.]|[-—－]\d|份|个|页)")
_ELSEWHERE = re.compile("[》）)号文原其该的等]$|(?:通知|办法|规定|意见|方案|报告|公告|文件|来函)$")
"""What stands before 附件2 where it is an annex of another document."""

_SHOWN = re.compile(
    r"(?:[见如按据]|参照|对照|根据)\s{0,2}(?P<what>[表图])\s{0,2}(?P<n>\d{1,3}(?:[-.．—－–]\d{1,3}){0,2})"
    r"|(?P<what2>[表图])\s{0,2}(?P<n2>\d{1,3}(?:[-.．—－–]\d{1,3}){0,2})\s{0,2}(?:所示|所列)"
)
_CALLED = re.compile(
    r"(?:^|\n)\s{0,8}(?:[续附]\s?)?(?P<what>[表图])\s{0,2}(?P<n>\d{1,3}(?:[-.．—－–]\d{1,3}){0,2})"
    r"(?![\d\s]{0,4}(?:所|中|显示|反映|表明))"
)
_SEPARATORS = re.compile("[-.．—－–]")
_WRITTEN = frozenset({"paragraph", "heading", "cell", "footnote"})


def reference_findings(report: Report) -> Iterator[Finding]:
    """A ``broken_reference`` for each that points nowhere, at what it names."""
    for text, start, end in (*_annexes(report), *_shown(report), *broken_articles(report)):
        said = text.text[start:end]
        yield Finding(
            kind="broken_reference",
            severity="warning",
            block=text.block,
            field=text.field,
            start=start,
            end=end,
            text=said,
            message=say("文中没有“{said}”，请核对所指的地方", said=said),
        )


Broken = Iterator[tuple[Text, int, int]]


def _annexes(report: Report) -> Broken:
    """附件3 in the body, where fewer are listed and none bound is called so."""
    known = set(range(1, len(report.attachments) + 1))
    labels = [annex.label for annex in report.annexes if annex.label]
    known |= {n for label in labels if (n := _number(label[2:])) is not None}
    if not known and not labels:
        return
    bound = _bound(report)
    for text in texts(report):
        if text.role not in _WRITTEN or text.block in bound or "件" not in text.text:
            continue
        for match in _ANNEX.finditer(fold_width(text.text)):
            before = text.text[max(0, match.start() - 4) : match.start()]
            if _number(match["n"]) not in known and not _ELSEWHERE.search(before):
                yield text, match.start(), match.end()


def _bound(report: Report) -> frozenset[str]:
    """The blocks of the annexes, whose own references may be to annexes of theirs."""
    inner = (
        text.block
        for annex in report.annexes
        for text in texts(Report(schema="report/1", body=annex.body))
    )
    return frozenset(inner)


def _number(label: str) -> int | None:
    match = re.match(r"\d{1,3}", fold_width(ink(label)))
    return int(match[0]) if match else chinese_number(ink(label))


def _shown(report: Report) -> Broken:
    """见表3 and 如图2所示, where no caption, paragraph or line of a cell is called so."""
    written = [
        text
        for text in texts(report)
        if (text.role in _WRITTEN or text.role == "caption")
        and ("表" in text.text or "图" in text.text)
    ]
    called = {
        (match["what"], _plain(match["n"]))
        for text in written
        for match in _CALLED.finditer(fold_width(text.text))
    }
    missing: dict[tuple[str, str], list[tuple[Text, int, int]]] = {}
    for text in written:
        for match in _SHOWN.finditer(fold_width(text.text)):
            which = "" if match["what"] else "2"
            what, number = match[f"what{which}"], _plain(match[f"n{which}"])
            if (what, number) not in called:
                place = (text, match.start(f"what{which}"), match.end(f"n{which}"))
                missing.setdefault((what, number), []).append(place)
    nameless = Counter(_nameless(report))
    for what, _number_of in missing:
        nameless[what] -= 1
    for (what, _number_of), places in missing.items():
        if nameless[what] < 0:
            yield from places


def _nameless(report: Report) -> Iterator[str]:
    """Tables and pictures without a caption: as many references may point at them."""
    for block in blocks(report):
        if isinstance(block, Table | Figure) and not block.caption:
            yield "表" if isinstance(block, Table) else "图"


def _plain(number: str) -> str:
    """1.2 and 1-2 are the same number."""
    return _SEPARATORS.sub(".", number)
