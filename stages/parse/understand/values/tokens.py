"""A text cut into the words that the grammar of subjects knows, and the rest.

The longest known word is taken; a character of no known word is part of some noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from pipeline.chars import BLANKS
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.lexicon import CLASSES, LENGTHS, SINGLE
from stages.parse.understand.values.listed import listed

_MAKES_NOUN = re.compile(
    r"[率量者额]|员(?!工|会|额)|期(?!末|间|刊|货)|费(?!用)|点(?!位)|度|数(?!据|字|百|千|万|十)|证(?!据|券|明)|性|书(?!记|写|面|籍|法|画|信)|人(?!员|口|民|大|才|次|数|们|身|均|力|生|为|家|工|气|文|间|防)"
)
"""What behind a verb makes a noun of it: 覆盖率, 办结率, 安置点."""

_OF_VERBS = frozenset(("verb", "link", "deed"))
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
_ENDS = "。;！？!?\n"
_SENTENCE = re.compile(f"[{_ENDS}]")
_OPENS = frozenset("讲一二三四五六七八九十")
"""Han characters that one of these patterns begins with."""


class Token(Struct, frozen=True, gc=False):
    """``kind``: a class of words, ``other`` (part of a noun), ``quote``, ``mark`` (punctuation),
    ``foreign`` (letters, digits), ``blank``, ``value``."""

    kind: str
    start: int
    end: int
    word: str


def cut(text: str, values: Sequence[Printed]) -> list[Token]:
    """The tokens of the sentences of ``text`` that hold ``values``, each of which is one."""
    tokens: list[Token] = []
    at = 0
    for value in values:
        tokens += _near(text, at, value.start)
        kind = "adverb" if value.kind == "date" else "value"
        tokens.append(Token(kind, value.start, value.end, text[value.start : value.end]))
        at = value.end
    tokens += _cut(text, at, _first_end(text, at, len(text)))
    return tokens


def _near(text: str, start: int, stop: int) -> list[Token]:
    """The tokens from ``start`` to ``stop`` without the sentences that lie whole between: no
    subject reaches over the end of one."""
    end = _first_end(text, start, stop)
    begins = max(text.rfind(mark, end, stop) for mark in _ENDS)
    if begins < 0:
        return _cut(text, start, stop)
    return [*_cut(text, start, end), *_cut(text, begins, stop)]


def _first_end(text: str, start: int, stop: int) -> int:
    """Behind the first mark that ends a sentence."""
    end = _SENTENCE.search(text, start, stop)
    return end.end() if end else stop


def _cut(text: str, start: int, stop: int) -> list[Token]:
    tokens: list[Token] = []
    at = start
    while at < stop:
        if (pair := text[at : at + 2]) in LENGTHS and (known := _word(text, at, stop, pair)):
            kind, end = known
        elif single := SINGLE.get(text[at]):
            kind, end = single, at + 1
        elif "\u4e00" <= text[at] <= "\u9fff" and text[at] not in _OPENS:
            kind, end = "other", at + 1
        else:
            kind, end = _printed(text, at, stop)
        tokens.append(Token(kind, at, end, text[at:end]))
        at = end
    return tokens


def _word(text: str, at: int, stop: int, pair: str) -> tuple[str, int] | None:
    """The class and the end of the longest known word at ``at`` that begins with ``pair``."""
    for size in LENGTHS[pair]:
        word, end = text[at : at + size], at + size
        if end <= stop and (kind := CLASSES.get(word)):
            if kind in _OF_VERBS and _MAKES_NOUN.match(text, end, stop):
                return "noun", end + 1
            if word in _IN_MEETING and text.endswith(("会", "会议"), 0, at):
                return "verb", end
            return kind, end
    return None


def _printed(text: str, at: int, stop: int) -> tuple[str, int]:
    """The class and the end of what is told by how it is printed."""
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
