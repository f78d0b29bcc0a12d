"""Blanks that stand for a line between columns, or between a word and what is said of it.

Where a table or a list of terms was typed, or read from a page, without its lines, only blanks
are left of them: 识记　40%　单选题. Joined, its words could not be told apart any more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.chars import BLANKS, CJK
from pipeline.labels import read_label
from pipeline.numerals import NUMERALS
from pipeline.report import Report
from pipeline.walk import Place, Text, texts
from stages.normalize._gap import H
from stages.normalize._people import is_padded_name
from stages.normalize._protect import Stretch

_GAP = f"{H}{{0,20}}"
_STOP = re.compile("[，。；：！？;:]")
"""What a row of cells has none of."""
_CELL = re.compile(
    rf"[0-9%]{_GAP}\t|\t{_GAP}[0-9]|\t[^\t\n]+\t|[0-9%]{H}{_GAP}[0-9.,%]+{H}{_GAP}[0-9]"
    rf"|^(?:合计|小计|总计|平均){H}{_GAP}[0-9.,%]+{H}{_GAP}[0-9]"
)
"""Numbers beside a tab, two tabs, three numbers, two in the last row: sure signs of a row."""
_SHARE = re.compile(rf"[{CJK}]{{2,6}}{H}{_GAP}[0-9]{{1,3}}(?:\.[0-9]+)?[%％](?={H}|$)")
"""识记　35%　…: two such lines near each other are rows, whatever stands in the last column."""
_NEAR, _NEAR_SHARE = 2, 8
"""Paragraphs between two rows of one table: cells on lines of their own."""
_SPACE = re.compile(_GAP)
_LONG = 12
"""Characters from which a heading may hold a term and what is said of it."""
_APART = re.compile(
    rf"(?<![0-9年月{BLANKS}])(?:{H})++|(?<=[0-9])(?:{H})++(?![年月日时分])|(?<=[年月])(?:{H})++(?![0-9])"
)
"""All gaps but those of a date."""
_BETWEEN_WORDS = re.compile(rf"(?<=[{CJK}]){H}+(?=[{CJK}《“])")

_TERM = re.compile(
    rf"[^{BLANKS}，。；：:、！？]{{2,16}}(?P<gap>{_GAP}[\t\u3000]{_GAP})"
    rf"(?=(?:[{CJK}A-Z《“]|[0-9][)）])[^\n，。；]{{0,80}}(?:[，。；]|(?P<end>$)))"
)
"""A word before a wide gap and what is said of it: 田长　由村委会主任担任，负责……; where that goes
on to the end, it must head a paragraph."""
_FOREIGN = re.compile(
    rf"(?:(?:[{CJK}]{{2,20}}(?={H})|[{CJK}](?=\u3000))(?P<a>{H}+)[A-Za-z][A-Za-z \-]{{2,60}}"
    rf"|[A-Z]{{2,8}}s?(?P<b>{H}+)[{CJK}、]{{3,30}})"
)
"""A term and its name in another language, alone on a line: 渠系　canal system; 缩略语."""
_STANDARD = re.compile(
    rf"(?<![A-Za-z])(?:(?:GB|GBZ|HAF|HAD|JJG|ISO|IEC){H}?\d+(?:[./]\d+)*(?:[-—–]\d{{4}})?"
    rf"|[A-Z]{{1,6}}/[A-Z]{{1,3}}{H}?\d+(?:\.\d+)*(?:[-—–]\d{{4}})?"
    rf"|[A-Z]{{1,6}}{H}?\d+(?:\.\d+)*[-—–]\d{{4}})(?:（所有部分）)?(?P<gap>{H}+)(?=[{CJK}][^，。；：]{{3}})"
)
"""GB/T 1.1　标准化工作导则: the number of a standard and its title."""
_PART = re.compile(
    rf"(?<=[{CJK}])(?P<gap>{H}+)(?=第[0-9]+部分)|第[0-9]{{1,2}}部分(?P<behind>{H}+)(?=[{CJK}])"
)
_CLAUSE = re.compile(
    rf"(?:[“《‘]\d{{1,2}}(?:\.\d{{1,2}})*(?!{H}+[个项条件名次家位年月日])|第\d+(?:\.\d+)+条|第[{NUMERALS}]{{1,4}}[编章节])"
    rf"(?P<gap>{H}+)(?=[{CJK}])"
)
"""“5.2　组织准备”, “5　审查”, 第7.10条　监控, 第三章　附则: a number and its heading in a text."""
_NAMED = re.compile(rf"(?<=[{CJK}0-9）”》])(?P<gap>{_GAP}[\t\u3000]{_GAP})(?=[{CJK}]{{3,8}}[：:])")
"""A field behind what stands before it on its line: 云岭市通用发票　开票日期："""
_WIRE = re.compile(rf"[0-9]日电(?P<gap>{H}+)")


def rows(report: Report) -> frozenset[Place]:
    """The paragraphs that look like rows: words parted by blanks, no stop, and another such
    paragraph near. One alone may be a slip of the thumb (做好 各项工作)."""
    paragraphs = [text for text in texts(report) if text.role == "paragraph"]
    shares = [bool(_SHARE.match(text.text)) for text in paragraphs]
    alike = [
        share or _may_be_row(text.text) for share, text in zip(shares, paragraphs, strict=True)
    ]
    return frozenset(
        text.place
        for at, text in enumerate(paragraphs)
        if (alike[at] and _another(alike, at, _NEAR))
        or (shares[at] and _another(shares, at, _NEAR_SHARE))
    )


def _another(marked: list[bool], at: int, within: int) -> bool:
    return any(marked[max(0, at - within) : at] + marked[at + 1 : at + 1 + within])


def _may_be_row(text: str) -> bool:
    """Letters set apart (述 职 报 告) are no words; a name padded to the width of others is."""
    if not _BETWEEN_WORDS.search(text) or _STOP.search(text):
        return False
    parts = text.split()[is_padded_name(text) :]
    return 2 * sum(len(part) == 1 and not part.isascii() for part in parts) <= len(parts)


def column_gaps(text: Text, rows: Collection[Place]) -> Iterator[Stretch]:
    """Stretches of blanks in ``text`` that part columns, terms, numbers and their headings."""
    whole = text.text
    if text.place in rows or (_CELL.search(whole) and not _STOP.search(whole)):
        yield from (gap.span() for gap in _APART.finditer(whole))
        return
    label = read_label(whole)
    behind = _SPACE.match(whole, label.end if label else 0)
    term = _TERM.match(whole, behind.end() if behind else 0)
    if term and (term["end"] is None or (text.role == "heading" and len(whole) > _LONG)):
        yield term.span("gap")
    foreign = _FOREIGN.fullmatch(whole)
    if foreign:
        yield foreign.span("a" if foreign["a"] else "b")
    for pattern in (_PART, _CLAUSE, _NAMED, _WIRE, _STANDARD):
        for found in pattern.finditer(whole):
            yield found.span(found.lastgroup or 0)
