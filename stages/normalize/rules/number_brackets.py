"""The year of a document number stands in 〔〕, its number without 第 and leading zeros.

GB/T 9704-2012, 7.2.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import BLANKS, CJK
from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Setting, Style
from stages.normalize._texts import prose

_B = f"[{BLANKS}]*"
_OPEN = r"[\[［【(（〔〈<{｛﹝]"
_CLOSE = r"[\]］】)）〕〉>}｝﹞]"
_OFFICE = "发字函办令文通告复呈请报批任议电党政委组纪监规教财法审督综宣统协团妇建人社"
"""Characters that the letters of an issuing office end in."""

_NUMBER = (
    rf"(?P<open>{_OPEN}?){_B}(?P<year>(?:19|20)\d{{2}}){_B}(?P<close>{_CLOSE}){_B}"
    rf"第?{_B}0*(?=[1-9])"
)
_IN_TEXT = re.compile(
    rf"(?<=[{CJK}]){_B}{_NUMBER}(?=\d{{1,5}}{_B}(?:号(?![楼线院店厅门房机])"
    rf"|[、,，—–至-]{_B}0*[1-9]\d{{0,4}}{_B}号))"
)
_IN_FRONT = re.compile(rf"{_B}{_NUMBER}(?=\d{{1,5}})")
_ANY = re.compile(rf"\d{_B}{_CLOSE}")
_PLAIN = "(（"
_BRACKETS = Setting(name="brackets", default="〔〕", says="around the year", length=2)


def propose(report: Report, style: Style) -> Iterator[Edit]:
    """In running text only behind the letters of an office, and only before a number and 号."""
    brackets = style.setting(RULE.name, _BRACKETS)
    for text in prose(report, _ANY):
        front = text.role == "document_number"
        for found in (_IN_FRONT if front else _IN_TEXT).finditer(text.text):
            if front or _is_certain(text.text, found):
                yield Edit(
                    block=text.block,
                    field=text.field,
                    start=found.start(),
                    end=found.end(),
                    after=found["year"].join(brackets),
                    why="发文字号年份用六角括号，序号不编虚位、不加“第”字",
                )


def _is_certain(text: str, found: re.Match[str]) -> bool:
    """Round brackets, or a missing one, are a document number only behind an office's letters."""
    if found["open"] and found["open"] not in _PLAIN:
        return True
    return text[found.start() - 1] in _OFFICE


RULE = Rule(
    name="number_brackets",
    says="The year of a document number stands in 〔〕, its number without 第 and leading zeros.",
    example=("根据云纪发[2023]第012号文件", "根据云纪发〔2023〕12号文件"),
    propose=propose,
    after=("digits",),
    may_lose=True,
    settings=(_BRACKETS,),
)
