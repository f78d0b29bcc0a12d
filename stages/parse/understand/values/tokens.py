"""A text cut into the words that the grammar of subjects knows, and the rest.

The longest known word is taken; a character of no known word is part of some noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.chars import BLANKS
from stages.parse.understand.values import words
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed

SHORT = frozenset(
    listed("""
讲 作 做 写 开 建 修 购 添 植 栽 播 拍 编 印 发 送 派 招 聘 撤 拆 查 抓 救 设 持 带 罚 听 看 跑
抢
""")
)
"""Verbs of one character: only at the start of a clause, for they stand in many nouns."""

_CLASSES: dict[str, str] = {}
for _name, _words in (
    ("function", words.FUNCTION),
    ("preposition", words.PREPOSITIONS),
    ("conjunction", words.CONJUNCTIONS),
    ("adverb", words.ADVERBS),
    ("link", words.LINKS),
    ("noun", words.WHOLE),
    ("deed", words.DEEDS),
    ("verb", [word for word in words.VERBS if word not in SHORT]),
):
    _CLASSES |= dict.fromkeys(_words, _name)
_CLASSES |= {"的": "of", "之": "of", "等": "et cetera", "、": "pause"}
_LENGTHS = {
    first: sorted({len(word) for word in _CLASSES if word[0] == first}, reverse=True)
    for first in {word[0] for word in _CLASSES}
}
"""How long the known words are that begin with a character, the longest first."""

_MAKES_NOUN = re.compile(
    r"[率量者额]|员(?!工|会|额)|期(?!末|间|刊|货)|费(?!用)|点(?!位)|度|数(?!据|字|百|千|万|十)|证(?!据|券|明)|性|书(?!记|写|面|籍|法|画|信)|人(?!员|口|民|大|才|次|数|们|身|均|力|生|为|家|工|气|文|间|防)"
)
"""What behind a verb makes a noun of it: 覆盖率, 办结率, 安置点."""

_LECTURE = re.compile(r"讲(?=[\u4e00-\u9fff]{1,8}课)")
"""讲|专题党课."""
_IN_MEETING = frozenset(listed("研究 审议 讨论 学习 审查"))
"""Verbs behind the meeting that does them: 党组会|研究|工作."""

_MARK = re.compile(r"[^\w“”‘’《》]|[_①-⑳]")
_POINT = re.compile(r"(?<![^。；：，！？;:,!?\n])[一二三四五六七八九十]{1,2}[是要](?!点|求|素|领)")
"""一是 and 二要 at the start of a clause, whose mark is of half width once folded."""
_BLANK = re.compile(f"[{BLANKS}]+")
_QUOTE = re.compile(r"“[^“”\n]{1,24}”|‘[^‘’\n]{1,24}’|《[^《》\n]{1,60}》")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年度?(?:[0-9]{1,2}月)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?")
_OTHER = re.compile(r"[0-9A-Za-z]+")
_OPENS = frozenset("讲一二三四五六七八九十")
"""Han characters that one of these patterns begins with."""


class Token(Struct, frozen=True):
    """``kind``: a class of words, ``other`` (part of a noun), ``quote``, ``mark`` (punctuation),
    ``foreign`` (letters, digits), ``blank``, ``value``."""

    kind: str
    start: int
    end: int
    word: str


def cut(text: str, values: Sequence[Printed]) -> list[Token]:
    """The tokens of ``text``, each of ``values`` one of them."""
    tokens: list[Token] = []
    at = 0
    for value in values:
        tokens += _cut(text, at, value.start)
        kind = "adverb" if value.kind == "date" else "value"
        tokens.append(Token(kind, value.start, value.end, text[value.start : value.end]))
        at = value.end
    tokens += _cut(text, at, len(text))
    return tokens


def _cut(text: str, start: int, stop: int) -> Iterator[Token]:
    at = start
    while at < stop:
        kind, end = _next(text, at, stop)
        if text[at:end] in _IN_MEETING and text.endswith(("会", "会议"), start, at):
            kind = "verb"
        yield Token(kind, at, end, text[at:end])
        at = end


def _next(text: str, at: int, stop: int) -> tuple[str, int]:
    for size in _LENGTHS.get(text[at], ()):
        if at + size <= stop and (kind := _CLASSES.get(text[at : at + size])):
            if (
                kind in ("verb", "link", "deed")
                and size > 1
                and _MAKES_NOUN.match(text, at + size, stop)
            ):
                return "noun", at + size + 1
            return kind, at + size
    if "\u4e00" <= text[at] <= "\u9fff" and text[at] not in _OPENS:
        return "other", at + 1
    for pattern, kind in (
        (_POINT, "mark"),
        (_LECTURE, "verb"),
        (_QUOTE, "quote"),
        (_YEAR, "adverb"),
        (_OTHER, "foreign"),
    ):
        if match := pattern.match(text, at, stop):
            return kind, match.end()
    if blank := _BLANK.match(text, at, stop):
        return "blank", blank.end()
    if text[at] in "“”‘’《》" or _MARK.match(text[at]):
        return "mark", at + 1
    return "other", at + 1
