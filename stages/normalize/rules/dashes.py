"""A dash is —— (GB/T 15834, 4.10); a single — joins numbers, times and places, and stays
(2023—2024年度)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from pipeline.walk import Text
from stages.normalize._proposals import edit
from stages.normalize._protect import Stretch, protected, within
from stages.normalize._texts import after, before, is_chinese, is_han, prose
from stages.normalize._words import joins

_STROKES = "-—–－―─⸺"
_DASH = re.compile(
    rf"(?<![{_STROKES}])(?:-{{2,3}}|－{{2}}|—|—{{3}}|――?|─{{1,2}}|–{{2}}|⸺)(?![{_STROKES}])"
)
_ANY = re.compile("--|－－|—|―|––|─|⸺")
_LONE = "—―─"
_ERA = re.compile("(?:世纪|年代)(?:[初中末]|中叶|[前后]期)?$")
"""19世纪末--一战: from when to when, which is no dash; how it is joined is left to its author."""


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    for text in prose(report, _ANY):
        kept = protected(text.text)
        for found in _DASH.finditer(text.text):
            if _is_dash(text, found, kept):
                yield edit(text, *found.span(), "——", "破折号用“——”")


def _is_dash(text: Text, found: re.Match[str], kept: list[Stretch]) -> bool:
    if within(kept, found.start()):
        return False
    left = before(text.text, found.start())
    right = after(text.text, found.end())
    if left == "":
        return is_han(right) and (text.role == "subtitle" or found[0] not in _LONE)
    if _ERA.search(text.text[max(0, found.start() - 8) : found.start()]):
        return False
    if found[0] in _LONE:
        return is_han(left) and is_han(right) and not joins(text.text, *found.span())
    return is_chinese(left) and is_chinese(right)


RULE = Rule(
    name="dashes",
    says="A dash between words is ——; the single — of 2023—2024年度 stays.",
    example=("这是初衷--也是使命", "这是初衷——也是使命"),
    propose=propose,
    after=("punctuation",),
)
