"""Numbers before headings and items: which mark, which level, which count.

The four levels of GB/T 9704-2012, 7.3.3 are 一、（一）1.（1）; the other marks are those that
reports use besides. One grammar serves parse (is this a heading?), the rules (is it printed
as the house prints it?) and the sequence check.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from msgspec import Struct

from pipeline.chars import BLANKS, CJK, fold_width, ink
from pipeline.numerals import NUMERALS, chinese_number, to_chinese
from pipeline.remembered import remembered

Mark = Literal[
    "part", "subpart", "chapter", "clause", "article",
    "cn_comma", "cn_paren", "arabic_dot", "arabic_paren", "decimal", "circled", "half_paren",
    "lettered", "half_letter", "letter", "ordinal",
]  # fmt: skip

_N = f"[{NUMERALS}]{{1,5}}"
_B = f"[{BLANKS}]*"
_HEAD = 96
"""Characters at the start of a text in which a label, blanks in it and all, has ended."""

_OPENS = re.compile(rf"[第(〔\[\dA-Za-z①-⒛㈠-㈩{NUMERALS}]")
"""What a label may begin with: most texts begin with none of it."""

_ONE_CHARACTER = re.compile("[①-⒛㈠-㈩]")

_MEASURES = "万亿元个倍米千百%％‰°℃年月日号时分秒吨公人次项家户亩件岁以至到~～—-"

_PATTERNS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    ("subpart", re.compile(rf"第{_B}(?P<n>{_N}|\d{{1,3}}){_B}分编")),
    ("part", re.compile(rf"第{_B}(?P<n>{_N}|\d{{1,3}}){_B}[编篇部](?:{_B}分)?(?:{_B}[:、])?")),
    ("chapter", re.compile(rf"第{_B}(?P<n>{_N}|\d{{1,3}}){_B}章(?:{_B}[:、])?")),
    ("clause", re.compile(rf"第{_B}(?P<n>{_N}|\d{{1,3}}){_B}节(?:{_B}[:、])?")),
    ("article", re.compile(rf"第{_B}(?P<n>[{NUMERALS}]{{1,7}}|\d{{1,4}}){_B}条(?:{_B}之{_N})?")),
    ("cn_paren", re.compile(rf"[(〔\[]{_B}(?P<n>{_N}){_B}[)〕\]](?:{_B}[、.,])?")),
    ("cn_comma", re.compile(rf"(?P<n>{_N}){_B}[、.,:](?![{NUMERALS}]{_B}[、等])")),
    (
        "arabic_paren",  # (057) 8888 is a telephone, (1) 2023年 is none
        re.compile(rf"[(〔]{_B}(?P<n>\d{{1,3}}){_B}[)〕](?!{_B}\d{{3}}(?!\d年))(?:{_B}[、.])?"),
    ),
    ("decimal", re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,8})\.?(?![\d.%])")),
    ("arabic_dot", re.compile(rf"(?P<n>\d{{1,3}}){_B}[.、](?!\d(?!\d{{3}}年))")),
    ("half_paren", re.compile(r"(?P<n>\d{1,3})\)")),
    ("circled", re.compile("(?P<n>[①-⑳])")),
    ("arabic_paren", re.compile("(?P<n>[⑴-⒇])")),  # one character each, as old editors have them
    ("arabic_dot", re.compile("(?P<n>[⒈-⒛])")),
    ("cn_paren", re.compile("(?P<n>[㈠-㈩])")),
    ("lettered", re.compile(r"(?P<n>[A-Z](?:\.\d{1,2}){1,8})\.?(?![\d.%A-Za-z-])")),
    ("half_letter", re.compile(r"(?P<n>[a-z])\)")),
)

LEVELS: dict[Mark, int] = {
    "part": 1,
    "subpart": 2,
    "chapter": 1,
    "clause": 2,
    "article": 3,
    "cn_comma": 1,
    "cn_paren": 2,
    "arabic_dot": 3,
    "arabic_paren": 4,
    "half_paren": 4,
    "half_letter": 4,
    "circled": 5,
    "letter": 5,
    "ordinal": 1,
}
"""The level a mark means where nothing else is known; ``decimal`` and ``lettered`` (A.1.2, in
an annex of a standard) count their own."""

LAW: frozenset[Mark] = frozenset({"part", "subpart", "chapter", "clause", "article"})
"""编, 分编, 章, 节, 条 of regulations, from the top down; 第一部分 is a ``part`` too."""

SPACED: frozenset[Mark] = LAW | {"decimal", "circled", "lettered", "letter"}
"""Marks that stand apart from their heading by a blank."""

INSERTED = re.compile(f"之[{NUMERALS}]{{1,3}}")
"""What stands below 第十七条 where an article was inserted behind it: the rest of its number."""

_BARE = re.compile(rf"(?P<n>\d{{1,2}})(?:[{BLANKS}]+(?=[^{BLANKS}])|(?=【))")

_BARE_CHINESE = re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})(?=\u3000|\t|  )")
"""Of a heading only: 一　基本情况, without its pause mark."""

_ORDINAL = re.compile(r"第(?P<n>[一二三四五六七八九十]{1,3})[、，,]")
"""Of a heading only: 第一、抓教学; within a text it counts a point."""

_LETTER = re.compile(rf"(?P<n>[A-ZＡ-Ｚ])(?:[.．、]?(?=[\u3000\t])|[.．、](?=[{CJK}]))")
"""Of a heading only: A.　基本情况, A　基本情况, A.基本情况."""

_OF_HEADINGS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    ("cn_comma", _BARE_CHINESE),
    ("ordinal", _ORDINAL),
    ("letter", _LETTER),
)

_ABOUT = re.compile("[天年月日周个人次名件项位条户家倍成层岁里时小公斤吨米元万千百十]")


_SET_WIDE = re.compile(r"(?P<n>\d{1,2}(?:\. ?\d{1,2}){1,8})(?=[\u3000\t])")
"""Some typesetters put a blank behind each point: 2. 1　渠首. A wide blank behind the number
tells it from 2. 1号渠."""


_CONTENTS_HEAD = re.compile(r"目录|目次|(?:tableof)?contents", re.I)


class Label(Struct, frozen=True):
    """A number at the start of a text: ``text[:end]``, its mark, level and count.

    For ``decimal`` (2.3.1) ``number`` is the last count and ``parts`` holds them all; for
    ``lettered`` (B.3) the letter counts too, from A as 1.
    """

    mark: Mark
    level: int
    number: int
    end: int
    parts: tuple[int, ...] = ()


def is_contents_head(text: str) -> bool:
    """Whether ``text`` is what stands above a table of contents, and nothing else."""
    return bool(_CONTENTS_HEAD.fullmatch(ink(text)))


def read_label(text: str) -> Label | None:
    """The label that ``text`` begins with, in whatever width and dress, or None.

    1.5万, 3.2%, 2023.7, 一、二等奖 and 三、四天 are no labels.
    """
    found = _read(text[: _HEAD + 2])
    return None if found is not None and _is_about(found, text) else found


@remembered
def _read(text: str) -> Label | None:
    if not _OPENS.match(fold_width(text[:1])):
        return None
    wide = _SET_WIDE.match(text)
    if wide:
        return _label("decimal", wide)
    folded = fold_width(text[:_HEAD])
    for mark, pattern in _PATTERNS:
        found = pattern.match(folded)
        if found and not _is_a_quantity(mark, found, folded):
            return _label(mark, found)
    return None


def _is_about(label: Label, text: str) -> bool:
    """三、四天: two numbers in a row and what they measure."""
    if label.mark != "cn_comma" or not 0 < label.number < 9:
        return False
    after = fold_width(text[label.end : label.end + 2])
    return bool(after[:1] == to_chinese(label.number + 1) and _ABOUT.match(after, 1))


def _is_a_quantity(mark: Mark, found: re.Match[str], text: str) -> bool:
    if mark != "decimal":
        return False
    after = text[found.end() : found.end() + 1]
    single = found["n"].count(".") == 1
    return single and (after == "" or after in _MEASURES)


def _label(mark: Mark, found: re.Match[str]) -> Label:
    digits = found["n"]
    if mark == "decimal":
        parts = tuple(int(part) for part in digits.split("."))
        return Label(mark, len(parts), parts[-1], found.end(), parts)
    if mark == "lettered":
        first, *more = digits.split(".")
        parts = (ord(first) - ord("A") + 1, *map(int, more))
        return Label(mark, len(parts), parts[-1], found.end(), parts)
    if _ONE_CHARACTER.fullmatch(digits):
        number = int(unicodedata.numeric(digits))
    elif mark in ("half_letter", "letter"):
        number = ord(fold_width(digits).upper()) - ord("A") + 1
    else:
        number = int(digits) if digits.isdigit() else chinese_number(digits) or 0
    return Label(mark, LEVELS[mark], number, found.end())


def print_label(label: Label) -> str | None:
    """The label in the dress of GB/T 9704, or None where the standard has none for it."""
    n = label.number
    match label.mark:
        case "cn_comma" if n > 0:
            return f"{to_chinese(n)}、"
        case "cn_paren" if n > 0:
            return f"（{to_chinese(n)}）"
        case "arabic_dot":
            return f"{n}."
        case "arabic_paren":
            return f"（{n}）"
    return None


def read_heading_label(text: str) -> Label | None:
    """Like ``read_label``, for a text known to be a heading: there a bare number before a blank
    or a bracket (``1　范围``, ``4【环境】``) is a label too, so are 一 and A before a wide blank,
    A. before a Han character and 第一、, and 四、五年规划 begins with one."""
    found = _read(text[: _HEAD + 2])
    bare = _BARE.match(fold_width(text[:_HEAD])) if found is None else None
    if bare:
        count, end = int(bare["n"]), bare.end("n")
        if text[end] == "【":  # 4. without its point
            return Label("arabic_dot", LEVELS["arabic_dot"], count, end)
        return Label("decimal", 1, count, end, (count,))
    for mark, pattern in _OF_HEADINGS if found is None else ():
        if seen := pattern.match(text):
            return _label(mark, seen)
    return found


def join_label(label: str, heading: str) -> str:
    """``label`` and ``heading`` as one line, so that ``read_heading_label`` finds the label again.

    An ideographic blank stands between them where the mark wants one (第一章　总则), or where
    the label would not be read back without (1.　5个样本).
    """
    if not label or not heading:
        return label + heading
    found = read_heading_label(label + heading)
    tight = found is not None and found.end == len(label) and found.mark not in SPACED
    return label + heading if tight else f"{label}\u3000{heading}"
