"""Units printed in one square are written out, in a house that wants it: 80㎡ is 80平方米.

GB/T 9704-2012, 9, leaves units to the national standards, which allow both. Only behind a
number: 元/㎡ and the sign alone stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Setting, Style
from stages.normalize._proposals import edit
from stages.normalize._texts import prose

NAMES = {
    "㎡": "平方米", "m²": "平方米", "㎢": "平方公里", "km²": "平方公里", "㎥": "立方米",
    "m³": "立方米", "㎞": "公里", "㎝": "厘米", "㎜": "毫米", "㎏": "公斤", "㎎": "毫克",
    "㎖": "毫升", "℃": "摄氏度",
}  # fmt: skip
"""What each sign is called in running text."""

_KEEP = Setting(name="keep", default=["℃"], says="signs that stay")
_FOUND = re.compile(
    rf"(?<=[0-9万亿千百余多])(?P<sign>{'|'.join(sorted(NAMES, key=len, reverse=True))})"
    r"(?![A-Za-z0-9/·*²³])"
)
_ANY = re.compile("[㎡²㎢㎥³㎞㎝㎜㎏㎎㎖℃]")


def propose(report: Report, style: Style) -> Iterator[Edit]:
    keep = style.setting(RULE.name, _KEEP)
    for text in prose(report, _ANY):
        for found in _FOUND.finditer(text.text):
            if found["sign"] not in keep:
                yield edit(text, *found.span(), NAMES[found["sign"]], "单位写汉字名称")


RULE = Rule(
    name="units",
    says="Units of one square behind a number are written out.",
    example=("新建用房80㎡，室温26℃", "新建用房80平方米，室温26℃"),
    propose=propose,
    after=("digits", "spaces"),
    may_lose=True,
    settings=(_KEEP,),
)
"""``may_lose``: it puts the name of a unit in the place of its letters."""
