"""Facts that the words state: the grade that a person gives himself (自评等次)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report import Fact, Report
from pipeline.walk import Text, texts

GRADES = "优秀|良好|称职|基本称职|不称职|合格|基本合格|不合格|较好|一般|较差|好|差"
_SELF = re.compile(
    r"(?:自评|自我评[价定鉴]|个人评[价定]|自我[评鉴]定?)(?:的)?(?:等次|等级|档次|结果|结论|意见)?"
    r"(?:确?定)?(?:为|是)?[\s\u3000]*[：:]?[\s\u3000]*[“\"‘「]?"
    rf"(?P<grade>{'|'.join(sorted(GRADES.split('|'), key=len, reverse=True))})"
    r"(?=[”\"’」。，；、,;\s\u3000（(]|等次|等级|档次|$)"
)
_SAYERS = frozenset({"paragraph", "heading", "cell"})


def find_facts(report: Report) -> tuple[Fact, ...]:
    return tuple(fact for text in texts(report) for fact in _self_rating(text))


def _self_rating(text: Text) -> Iterator[Fact]:
    """自评等次为：优秀, 自我评价等次为“称职”."""
    if text.role not in _SAYERS:
        return
    for found in _SELF.finditer(text.text):
        yield Fact(
            kind="self_rating",
            value=found["grade"],
            block=text.block,
            field=text.field,
            start=found.start("grade"),
            end=found.end("grade"),
        )
