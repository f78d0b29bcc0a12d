"""三、四天 means three days or four, and is written 三四天 (GB/T 15834-2011, 4.5.3.4).

It may also mean the third day and the fourth, which only a person can tell: a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.messages import say
from pipeline.report import Report
from pipeline.stage import Proposal, Rule
from pipeline.style import Style
from stages.normalize._proposals import finding
from stages.normalize._texts import prose

_ROW = "一二三四五六七八九"
_TWO = "|".join(f"{a}、{b}" for a, b in pairwise(_ROW))
_MEASURED = (
    "天(?!候)|个(?!阶段|方面|环节|层次|级)|人(?!组)|名|里|公里|小时|分钟|岁|倍|遍|亩|吨|[十百千万]"
    "|年(?![级制期度生学代])(?=[。，；内里来间前后以之的多])"
)
"""What is counted, not ranked: 三、四级, 二、三产业, 一、二组, 三、四月 are ranks."""
_FOUND = re.compile(
    rf"(?<![{_ROW}〇零百千万亿第、：:（(\n。；0-9])(?P<first>{_TWO})(?={_MEASURED})"
)


def propose(report: Report, _style: Style) -> Iterator[Proposal]:
    for text in prose(report, _FOUND):
        for found in _FOUND.finditer(text.text):
            if found.start() == 0:
                continue  # the number of a heading or an item may begin so
            said = found["first"]
            message = say(
                "“{said}”如表示大概的数目，中间不用顿号，写作“{right}”",
                said=said,
                right=said.replace("、", ""),
            )
            yield finding(text, *found.span(), "approximate_number", message, around=2)


RULE = Rule(
    name="approximate_numbers",
    says="三、四天, where it tells roughly how many, is noted: such a number has no 、.",
    example=("整改用了三、四天", "approximate_number “三、四”"),
    propose=propose,
    after=("punctuation",),
)
