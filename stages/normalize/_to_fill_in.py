"""Blanks that are there to be filled in: dates, numbers, sums, names, seals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import BLANKS, CJK
from stages.normalize._gap import ANY_WIDE, H
from stages.normalize._protect import Stretch

_WIDE = rf"(?:{H}{{3}}{H}*+|{H}{{0,2}}[\t\u3000]{H}*+)"
_FORM = re.compile(
    rf"年{H}*月{H}+日|年{H}+月{H}*日?|第{H}+[号条页次]|[（(]{H}+[）)]|[“‘《]{H}+[”’》]"
    rf"|尊敬的{H}{{2,}}(?=先生|女士|同志)|[：:]{H}{{2,}}(?=[（(](?:盖|签|公|章))|(?<![{BLANKS}]){H}++(?=年月日)"
    rf"|[（(](?:盖章|签字|签名|签章|公章)[）)]{_WIDE}(?=[{CJK}])"
)
_SUM = re.compile(rf"(?<=[{CJK}]){_WIDE}(?=[万亿]?元(?![旦件素首宵月年帅老勋]))")
"""自筹资金　万元"""
_CHOICE = re.compile(
    rf"(?<![{BLANKS}]){H}++(?=（[{CJK}]{{1,2}}/[{CJK}]{{1,2}}）)|(?<=/[{CJK}]）){H}++"
)
"""　市（县/区）　镇: one of two is to be crossed out."""
_SIDE = re.compile(
    rf"(?:^|(?<=[，、：；\n])){H}{{0,20}}[{CJK}]{{1,2}}(?P<gap>{_WIDE})(?=[，、；。])"
)
"""东　，南　，西　，北　。"""
_ANSWER = re.compile(
    rf"(?<=[{CJK}：:、，（）)])(?P<gap>{H}{{0,2}}\t{H}*+|{H}{{3}}{H}*+)(?=[，。；、）（]|[的和]{H}?[{CJK}])"
)
"""条件是　　　。 地点设在　　　（地址）: a word to be written before the mark or the note."""


def gaps_to_fill_in(text: str) -> Iterator[Stretch]:
    for form in _FORM.finditer(text):
        yield _widened(text, form.start()), form.end()
    if not ANY_WIDE.search(text) and "/" not in text:
        return
    for pattern in (_SUM, _CHOICE):
        for found in pattern.finditer(text):
            yield found.span()
    for pattern in (_SIDE, _ANSWER):
        for found in pattern.finditer(text):
            yield found.span("gap")


def _widened(text: str, start: int) -> int:
    """``start`` moved over the blanks before it: the gap for the year in ``20  年  月  日``."""
    while start > 0 and text[start - 1] in BLANKS and text[start - 1] != "\n":
        start -= 1
    return start
