"""Marks that stand twice, ellipses and dashes in Chinese text.

GB/T 15834: an ellipsis is ……, a dash is ——; a single — joins (2023—2024年度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.messages import say
from pipeline.record import Finding
from pipeline.report import Report
from pipeline.stage import Edit, Proposal, Rule
from pipeline.style import Style
from pipeline.walk import Text
from stages.normalize._protect import Stretch, protected, within
from stages.normalize._texts import after, before, is_chinese, is_han, prose
from stages.normalize._words import joins

_TWICE = re.compile(r"(?P<mark>[，；：、])(?P=mark)+|(?<!。)。。(?!。)")
_DOTS = re.compile(
    r"(?<![.．…⋯])(?:\.{2,6}|(?<! )(?:．{3}|．{6}))(?![.．…⋯])|。{3,}"
    r"|(?<![.．…⋯])(?:…|…{3}|⋯{1,3})(?![.．…⋯])"
    r"|(?<![.．…⋯])(?=[.．]*[…⋯])(?=[…⋯]*[.．])[.．…⋯]{2,}(?![\d.．…⋯])"  # OCR mixes them
)
_DASH = re.compile(r"(?<![-—–－―─])(?:-{2,3}|－{2}|—|――?|──|–{2})(?![-—–－―─])")
_SHOUT = re.compile(r"(?P<mark>[！？])(?P=mark)+")
_ANY = re.compile(r"，，|；；|：：|、、|。。|！！|？？|\.\.|．．|…|⋯|--|－－|—|―|––|──")
_LONE = "—―"


def propose(report: Report, _style: Style) -> Iterator[Proposal]:
    for text in prose(report, _ANY):
        kept = protected(text.text)
        for found in _TWICE.finditer(text.text):
            yield _edit(text, found, found[0][0], "标点重复，只留一个")
        for found in _DOTS.finditer(text.text):
            if _is_ellipsis(text.text, found, kept):
                yield _edit(text, found, "……", "省略号用“……”")
        for found in _DASH.finditer(text.text):
            if _is_dash(text, found, kept):
                yield _edit(text, found, "——", "破折号用“——”")
        for found in _SHOUT.finditer(text.text):
            yield Finding(
                kind="repeated_mark",
                severity="advice",
                block=text.block,
                field=text.field,
                start=found.start(),
                end=found.end(),
                text=found[0],
                message=say("叹号或问号连用，请确认是否保留"),
            )


def _edit(text: Text, found: re.Match[str], new: str, why: str) -> Edit:
    start, end = found.span()
    return Edit(block=text.block, field=text.field, start=start, end=end, after=new, why=why)


def _is_ellipsis(text: str, found: re.Match[str], kept: list[Stretch]) -> bool:
    """Dots between Latin words or before a page number are none of ours."""
    if found[0][0] in "。…⋯":
        return True
    if within(kept, found.start()) or text[found.end() : found.end() + 1] in ("/", "\\"):
        return False
    return is_chinese(before(text, found.start())) or is_chinese(after(text, found.end()))


def _is_dash(text: Text, found: re.Match[str], kept: list[Stretch]) -> bool:
    if within(kept, found.start()):
        return False
    left = before(text.text, found.start())
    right = after(text.text, found.end())
    if left == "":
        return is_han(right) and (text.role == "subtitle" or found[0] not in _LONE)
    if found[0] in _LONE:
        return is_han(left) and is_han(right) and not joins(text.text, *found.span())
    return is_chinese(left) and is_chinese(right)


RULE = Rule(
    name="repeated_marks",
    says="A mark typed twice stands once; an ellipsis is ……, a dash ——.",
    example=(
        "学习。。。这是初衷--也是使命，，要坚持。。",
        "学习……这是初衷——也是使命，要坚持。",
    ),
    propose=propose,
    after=("punctuation",),
)
