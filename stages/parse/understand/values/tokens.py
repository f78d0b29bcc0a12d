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
from stages.parse.understand.values.words.verbs import ALONE, DEEDS, TAKING, TELLING_WHICH

_MAKES_NOUN = re.compile(
    r"[率量者额]|户(?![外籍型均口主部厕内用厅])|商(?![品业场务店户标城贸住议讨定量会])|员(?!工|会|额)|期(?!末|间|刊|货)|费(?!用)|点(?!位)|度|数(?!据|字|百|千|万|十)|证(?!据|券|明)|性|书(?!记|写|面|籍|法|画|信)|人(?!员|口|民|大|才|次|数|们|身|均|力|生|为|家|工|气|文|间|防)"
)
"""What behind a verb makes a noun of it: 覆盖率, 办结率, 安置点."""

_DONE = frozenset(("verb", "deed"))
_DONE_WITH = re.compile(
    r"出(?![院口席版租行勤国让路血海土诊具台入发车资境])|到(?![位期场会岗底达户家账人])|好(?![人事评转坏处友意感])"
    r"|完(?![成善工整好备])|齐(?![全心])|掉|成(?![效果本员立功为绩长熟品就人交分群套])"
)
"""What behind a verb tells that it is done: 出, 到, 好, 完, 齐, 掉, 成."""
_USUALLY = re.compile(r"[不应为在可由需是要会都均只经]")
"""What behind 一般 tells that it says how often, and not which."""
_OF_NOUN = frozenset(("other", "noun", "deed", "quote", "value"))
_BESIDE = frozenset("对把将")
_OF_VERBS = frozenset(("verb", "link", "deed"))
_LECTURE = re.compile(r"讲(?=[\u4e00-\u9fff]{1,8}课)")
"""讲|专题党课."""
_IN_MEETING = frozenset(listed("研究 审议 讨论 学习 审查"))
"""Verbs behind the meeting that does them: 党组会|研究|工作."""

_OBJECT = re.compile(rf"(?!{'|'.join(DEEDS)})[\u4e00-\u9fff“”《》]{{4}}")
_HOW = re.compile(
    r"[较比](?:上|去|前|往|今|同|年|改|整)[\u4e00-\u9fff]{0,5}?(?:学期|季度|季|年度|年|月|周|同期|前|初|末|期)"
    r"(?:同期|初|末|底)?|(?:可|平均)(?=达|上升|上涨|增长|提高|提升|增加|减少|下降|降低|缩短|节约|节省|新增|提供|满足|容纳|覆盖|惠及|实现|解决)"
)
"""Than when (较上学期), what can be (可|提高到99%), and 平均 before a change."""
_HOW_OPENS = frozenset("较比可平")
"""What ``_HOW`` begins with."""
_MARK = re.compile(r"[^\w“”‘’《》]|[_①-⑳]")
_POINT = re.compile(r"(?<![^。；：，！？;:,!?\n])[一二三四五六七八九十]{1,2}[是要](?!点|求|素|领)")
"""一是 and 二要 at the start of a clause, whose mark is of half width once folded."""
_BLANK = re.compile(f"[{BLANKS}]+")
_QUOTE = re.compile(r"“[^“”\n]{1,24}”|‘[^‘’\n]{1,24}’|《[^《》\n]{1,60}》")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年度?(?:[0-9]{1,2}月)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?")
_OTHER = re.compile(r"[0-9A-Za-z]+")
_ENDS = "。;！？!?\n"
_CLAUSE = re.compile("[，,：:]")
_OPEN_QUOTE = re.compile("[“‘《]")
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
    stop = _first_end(text, at, len(text))
    clause = _CLAUSE.search(text, at, stop)  # no noun behind the last value goes on behind it
    if clause and not _OPEN_QUOTE.search(text, at, clause.end()):
        stop = clause.end()
    return tokens + _cut(text, at, stop)


def _near(text: str, start: int, stop: int) -> list[Token]:
    """The tokens from ``start`` to ``stop`` without the sentences that lie whole between, or
    before the first value: no subject reaches over the end of one."""
    end = _first_end(text, start, stop)
    begins = max(text.rfind(mark, end - 1, stop) for mark in _ENDS) if end < stop else -1
    if begins < 0:
        return _cut(text, start, stop)
    first = _cut(text, start, end if begins >= end else begins) if start else []
    return [*first, *_cut(text, begins, stop)]


def _first_end(text: str, start: int, stop: int) -> int:
    """Behind the first mark that ends a sentence."""
    end = _SENTENCE.search(text, start, stop)
    return end.end() if end else stop


def _cut(text: str, start: int, stop: int) -> list[Token]:
    tokens: list[Token] = []
    at = start
    while at < stop:
        char = text[at]
        if char in _HOW_OPENS and (how := _HOW.match(text, at, stop)):
            kind, end = "adverb", how.end()
        elif (pair := text[at : at + 2]) in LENGTHS and (known := _word(text, at, stop, pair)):
            kind, end = known
            if kind == "verb" and _tells_which(tokens, text, at, end):
                kind = "noun"
        elif single := SINGLE.get(char):
            kind, end = single, at + 1
        elif "\u4e00" <= char <= "\u9fff" and char not in _OPENS:
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
            if kind in _DONE and (behind := _result(text, end, stop)):
                return "verb", behind
            if word in _IN_MEETING and _is_done(text, at, end):
                return "verb", end
            if word == "一般" and not _USUALLY.match(text, end, stop):
                return "noun", end
            return kind, end
    return None


def _result(text: str, at: int, stop: int) -> int:
    """Behind what tells that the deed before ``at`` is done, which has an object then (培养|出|
    骨干12名); 0 where that is the beginning of another word."""
    found = _DONE_WITH.match(text, at, stop)
    if not found or ((pair := text[at : at + 2]) in LENGTHS and _word(text, at, stop, pair)):
        return 0
    return found.end()


def _is_done(text: str, start: int, end: int) -> bool:
    """Whether a meeting does the deed at ``start``, or it is done to what stands behind: 专题|
    研究|廉政工作6次."""
    if text.endswith(("会", "会议"), 0, start):
        return True
    return text.endswith("专题", 0, start) and _OBJECT.match(text, end) is not None


def _tells_which(before: Sequence[Token], text: str, start: int, end: int) -> bool:
    """Whether the verb at ``start`` is part of a noun: 参训|学员, and behind another verb 明确|
    牵头|单位."""
    verb = text[start:end]
    if verb in ALONE:
        does = before and before[-1].kind in _OF_NOUN  # 养护工|轮班作业
        return not does and _is_noun(text, end)
    if verb not in TELLING_WHICH or not before:
        return False
    last = before[-1]
    return last.kind == "verb" or last.word in TAKING or last.word in _BESIDE


def _is_noun(text: str, at: int) -> bool:
    """Whether a noun may begin at ``at``."""
    char, pair = text[at : at + 1], text[at : at + 2]
    if pair in LENGTHS and (known := _word(text, at, len(text), pair)):
        return known[0] in ("noun", "deed")
    return "\u4e00" <= char <= "\u9fff" and char not in SINGLE and char not in _OPENS


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
