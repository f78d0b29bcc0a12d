"""No blanks inside Chinese text; those that part names, fields and numbers stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import BLANKS, ZERO_WIDTH
from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from stages.normalize._blanks import kept_blanks
from stages.normalize._columns import rows
from stages.normalize._protect import merged, protected, touches
from stages.normalize._texts import is_chinese, is_latin, prose

_RUN = re.compile(f"[{BLANKS}]+")
_INVISIBLE = re.compile(f"[{ZERO_WIDTH}]")
_NO_NEWLINE = re.compile(r"[^\n]+")
_PADDED = ("byline", "signature")
_ASCII_MARKS = ",.;:?!()%<>\"'-"
_WHY = "中文之间、中文与字母数字之间不空格"
_WHY_ONE = "字母数字之间只空一格"
_WHY_INVISIBLE = "删去看不见的字符"


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    columns = rows(report)
    for text in prose(report, _RUN):
        whole = text.text
        kept = merged([*protected(whole), *kept_blanks(text, columns)])
        for run in _RUN.finditer(whole):
            start, end = run.span()
            new, why = _new(whole, start, end, padded=text.role in _PADDED)
            if touches(kept, start, end):
                new, why = _INVISIBLE.sub("", run[0]), _WHY_INVISIBLE
            if new != run[0]:
                yield Edit(
                    block=text.block, field=text.field, start=start, end=end, after=new, why=why
                )


def _new(text: str, start: int, end: int, *, padded: bool) -> tuple[str, str]:
    """What stands in the place of the blanks ``text[start:end]``, and why."""
    run = text[start:end]
    left, right = text[start - 1 : start] if start else "", text[end : end + 1]
    if _is_foreign(left) or _is_foreign(right):
        return run, ""
    if left == "" or right == "":
        return _NO_NEWLINE.sub("", run), _WHY
    visible = _INVISIBLE.sub("", run)
    if "\n" in run:
        return _NO_NEWLINE.sub("", run), _WHY
    if visible == "" or padded:
        return visible, _WHY_INVISIBLE
    if (is_chinese(left) and _is_word(right)) or (is_chinese(right) and _is_word(left)):
        return "", _WHY
    if left.isascii() and right.isascii():
        return " ", _WHY_ONE
    return visible, _WHY_INVISIBLE


def _is_word(char: str) -> bool:
    """A character that Chinese text stands close to; □ and → keep their distance."""
    return is_chinese(char) or is_latin(char) or char in _ASCII_MARKS


def _is_foreign(char: str) -> bool:
    """A letter of a script that we do not know (a joiner has its meaning there), or a picture."""
    if char == "" or char.isascii() or is_chinese(char):
        return False
    return char.isalpha() or char >= "\U0001f000" or char == "\ufe0f"


RULE = Rule(
    name="spaces",
    says="Blanks inside Chinese text are removed; between Latin words one stays.",
    example=("完成 Word 表格 12 份,  共 3 页", "完成Word表格12份,共3页"),
    propose=propose,
    after=("punctuation", "quotes", "repeated_marks", "ellipses", "dashes", "percent"),
)
