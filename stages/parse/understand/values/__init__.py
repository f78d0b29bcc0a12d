"""Values that a text states, each as a number with what it is said of.

No model and no guess: what the grammar does not cover is no fact. Numbers are found by
``find.py`` (``units.py``, ``formulas.py``, ``numbers.py``), what they are said of by
``subjects.py`` over the words of ``words/``.
"""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.chars import fold_width
from pipeline.remembered import remembered
from pipeline.report import Span
from stages.parse.understand.values.find import Printed, find_printed
from stages.parse.understand.values.subjects import Subjects
from stages.parse.understand.values.tokens import cut

_BEFORE = re.compile(
    r"(?:不得?(?:超过|少于|低于|高于|多于|大于|小于)|不足|不到|超过|少于|多于|低于|高于|大于|小于|至少|至多|最多|最少"
    r"|将近|接近|大约|(?<![公条合契特租节制预签邀违履解相])约|(?<![附最邻临亲靠就])近|逾)$|(?:至少|至多|最多|最少)(?=[\u4e00-\u9fff]{1,5}$)"
)
_AFTER = re.compile(r"以上|以下|以内|之内|左右|上下|多|余")


class Stated(Struct, frozen=True, kw_only=True, gc=False):
    """A value, and where it is told, ``subject`` and ``qualifier``."""

    printed: Printed
    subject: str | None = None
    qualifier: str | None = None


@remembered
def find_values(text: str) -> tuple[Stated, ...]:
    """All values of ``text`` in order."""
    found = find_printed(text)
    if not found:
        return ()
    subjects: Subjects | None = None
    stated: list[Stated] = []
    for value in found:
        if value.kind == "date":
            stated.append(Stated(printed=value))
            continue
        subjects = subjects or Subjects(found, cut(fold_width(text), found))
        subject, qualifier = subjects.of(value), _qualifier(text, value)
        stated.append(Stated(printed=value, subject=subject, qualifier=qualifier))
    return tuple(stated)


def value_spans(text: str) -> list[Span]:
    """A span on each value of ``text``: its number and unit, and 余."""
    return [
        Span(
            kind=stated.printed.kind,
            start=stated.printed.start,
            end=stated.printed.end,
            value=stated.printed.value,
            unit=stated.printed.unit,
        )
        for stated in find_values(text)
    ]


def _qualifier(text: str, value: Printed) -> str | None:
    if value.more:
        return value.more
    if after := _AFTER.match(text, value.end):
        return after[0]
    before = _BEFORE.search(text[max(0, value.start - 7) : value.start])
    return before[0] if before else None
