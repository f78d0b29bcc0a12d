"""The elements of 版记 by the words that they open or close with (GB/T 9704-2012, 7.4).

抄报, 主题词 and the count of copies stand in documents of the editions before 2012.
"""

from __future__ import annotations

import re

from pipeline.chars import fold_width
from pipeline.dates import find_dates
from pipeline.numerals import NUMERALS
from stages.parse.lines.items import Line
from stages.parse.lines.words import is_date, is_partial_date

WORDS = {"keywords": "主题词", "sent_to": "主送", "reported_to": "抄报", "copies_to": "抄送"}
"""What a list of 版记 opens with, by its role."""

OPENINGS = {
    role: re.compile("^" + "".join(rf"{char}\s*" for char in word) + "[：:]")
    for role, word in WORDS.items()
}
"""The same with its colon, which is dress."""

COUNT = re.compile(rf"^[（(]?\s*共\s*印\s*(?P<n>\d{{1,6}}|[{NUMERALS}]{{1,8}})\s*份\s*[）)]?。?$")
"""（共印50份）, of which the number is kept."""

PRINTED = re.compile(r"印\s*发$")
_COPIES_MISREAD = re.compile(r"^(?:抄\s*\S|\S\s*送)\s*[：:]")
_PRINTED_MISREAD = re.compile(r"日\s*(?:印\s*\S|\S\s*发)$")
_APART = re.compile(r"(?<=\S)(?:\t|[ \u3000]{2,})\s*(?=\S)")


def opens(line: Line) -> str | None:
    """The role of the list that ``line`` opens; 抄送 also between the rules of 版记 (7.4.1) where
    OCR misread one of its words."""
    said = line.text[:12]
    for role, opening in OPENINGS.items():
        if opening.match(said):
            return role
    misread = line.hints.rule_above is not None and _COPIES_MISREAD.match(said)
    return "copies_to" if misread else None


def is_printed(line: Line) -> bool:
    """某局办公室　2023年12月21日印发; right above the last rule also where 印发 was misread."""
    text = fold_width(line.text)
    known = bool(PRINTED.search(text)) or (
        line.hints.rule_below is not None and bool(_PRINTED_MISREAD.search(text))
    )
    return known and len(line.ink) <= 50 and any(find_dates(text))


def is_dated(line: Line) -> bool:
    """Right under 抄送 the line of the printing office may go without its 印发."""
    halves = _APART.split(line.text)
    if len(halves) != 2 or len(line.ink) > 50:
        return False
    when = line.part(len(line.text) - len(halves[1]))
    return is_date(when) or is_partial_date(when)


def counts_copies(line: Line) -> bool:
    """（共印50份）"""
    return len(line.text) <= 30 and COUNT.match(line.text) is not None
