"""No 、 between 《》《》 and “”“” that stand in a row (GB/T 15834-2011, 4.5.3.5).

The standard says 通常不用, so each house decides. In a row with anything else (a name without
marks, a remark in brackets) the 、 stays, as the standard wants it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Setting, Style
from stages.normalize._proposals import edit
from stages.normalize._texts import after, before, prose

_TITLES = Setting(name="titles", default=True, says="between 《》《》")
_QUOTES = Setting(name="quotes", default=True, says="between “”“”")
_ROWS = (
    (_TITLES, re.compile(r"《[^《》\n]{1,80}》(?:、《[^《》\n]{1,80}》)+")),
    (_QUOTES, re.compile(r"“[^“”\n]{1,80}”(?:、“[^“”\n]{1,80}”)+")),
)
_BETWEEN = re.compile("(?<=[》”])、(?=[《“])")
_ANY = re.compile("》、《|”、“")


def propose(report: Report, style: Style) -> Iterator[Edit]:
    chosen = [row for setting, row in _ROWS if style.setting(RULE.name, setting)]
    for text in prose(report, _ANY):
        for pattern in chosen:
            for row in pattern.finditer(text.text):
                if _goes_on(text.text, *row.span()):
                    continue
                for found in _BETWEEN.finditer(text.text, *row.span()):
                    yield edit(text, *found.span(), "", "并列的书名号、引号之间不用顿号")


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the row is part of one with other things in it."""
    return before(text, start) == "、" or after(text, end) in ("、", "（", "(")


RULE = Rule(
    name="joined_titles",
    says="No 、 between book titles or quotations that stand in a row.",
    example=(
        "学习《准则》、《条例》，落实“三严”、“三实”",
        "学习《准则》《条例》，落实“三严”“三实”",
    ),
    propose=propose,
    after=("book_titles", "quotes", "punctuation", "repeated_marks", "spaces"),
    settings=(_TITLES, _QUOTES),
)
