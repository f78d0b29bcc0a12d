"""A mark typed twice by a slip stands once; ！！ and ？？ are a person's emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.messages import say
from pipeline.report import Report
from pipeline.stage import Proposal, Rule
from pipeline.style import Style
from stages.normalize._proposals import edit, finding
from stages.normalize._texts import prose

_TWICE = re.compile(r"(?P<mark>[，；：、])(?P=mark)+|(?<!。)。。(?!。)")
_SHOUT = re.compile(r"(?P<mark>[！？])(?P=mark)+")
_ANY = re.compile("，，|；；|：：|、、|。。|！！|？？")


def propose(report: Report, _style: Style) -> Iterator[Proposal]:
    for text in prose(report, _ANY):
        for found in _TWICE.finditer(text.text):
            yield edit(text, *found.span(), found[0][0], "标点重复，只留一个")
        for found in _SHOUT.finditer(text.text):
            message = say("叹号或问号连用，请确认是否保留")
            yield finding(text, *found.span(), "repeated_mark", message)


RULE = Rule(
    name="repeated_marks",
    says="A mark typed twice stands once; ！！ and ？？ are only noted.",
    example=("学习是初衷，，要坚持。。", "学习是初衷，要坚持。"),
    propose=propose,
    after=("punctuation", "ellipses"),
)
