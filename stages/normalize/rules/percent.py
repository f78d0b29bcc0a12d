"""A percent sign behind a number is half-width and stands close to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import BLANKS
from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from stages.normalize._proposals import edit
from stages.normalize._protect import protected, within
from stages.normalize._texts import prose

_FOUND = re.compile(
    rf"(?<=[0-9])[{BLANKS}]{{0,8}}(?P<sign>[％﹪%‰])(?![{BLANKS}]{{0,8}}[0-9(A-Za-z])"
)
"""Before a number or a name it is no percent sign but an operation: 10 % 3."""
_SIGNS = re.compile("[％﹪%‰]")


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    for text in prose(report, _SIGNS):
        kept = protected(text.text)
        for found in _FOUND.finditer(text.text):
            house = "‰" if found["sign"] == "‰" else "%"
            if found[0] != house and not within(kept, found.start("sign")):
                yield edit(text, *found.span(), house, "百分号用半角“%”，紧跟数字")


RULE = Rule(
    name="percent",
    says="A percent sign behind a number is % and stands close to it.",
    example=("完成率98.5％，增长 12 %。", "完成率98.5%，增长 12%。"),
    propose=propose,
    after=("digits",),
)
