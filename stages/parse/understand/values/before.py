"""The noun before a number: 开展|廉政谈话|13人次, 漏损率|下降到|12%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stages.parse.understand.values.endings import HEAD, MASS, RATE
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.opening import (
    behind_quotation,
    by_means,
    how_opened,
    object_of,
    scopes,
)
from stages.parse.understand.values.plain import is_counted, opens_clause
from stages.parse.understand.values.sentence import (
    AFTER_WHICH,
    LONGEST_PHRASE,
    LONGEST_SUBJECT,
    Phrase,
    Sentence,
    said,
)
from stages.parse.understand.values.tokens import Token
from stages.parse.understand.values.units import FOLLOWED, OF_TIME
from stages.parse.understand.values.words import links, small, verbs

NEAR = 24
"""How many tokens before a number 每 may stand that it is so many of each."""
LONGEST_OF_USE = 3
"""Up to so many tokens 使用 makes one word with the noun behind: 使用面积."""

_LINKS = frozenset(links.LINKS)
_BINDING = (_LINKS - links.SUMS) | frozenset(links.BOUNDS) - frozenset(
    listed("约 近 大约 将近 接近")
)
_LIMITS = frozenset(word for word in links.BOUNDS if word.startswith("不"))
_CHANGES = frozenset(links.CHANGES_TO)
_TIMES_OF_DEEDS = frozenset(listed("次 场 期 轮 人次 场次 批次 件次 家次 户次 %"))
_OF_DEEDS = frozenset(listed("记录 情况 时间 范围 方式 标准 面积 金额 数量 总量"))
"""What may make one word with a verb before it: 发放记录."""
_PREFIXES = frozenset("近约逾不未无非没")
"""What bounds or denies a verb, and right before a noun is part of it: 不|合规票据."""
_SCORE = "分"
_BUILT = frozenset(listed("新建 改建 扩建"))
"""Verbs that tell which is meant where a noun is bound to a percentage."""
_REGULARLY = frozenset(listed("每天 每日 每周 每月 每季度 每年"))
_FOR_MONEY = frozenset(listed("经费 资金 费用"))
"""What money is for may be a deed: 安排|旧址修缮经费38.5万元."""
_OF_ANOTHER = AFTER_WHICH | {"一"}
"""What behind a number tells that it belongs to another noun: 30人|以上联名."""
_ONE_MEETING = re.compile(r"[^会]+会议?")
_NO_END = re.compile(
    r"(?<![积学得评部成处])分$|(?<![公条合契特])约$|[满每达近过仅第起后前时内中上下里可能]$"
)


def noun_before(sentence: Sentence, value: Printed) -> str | None:
    """The subject before ``value``, as far as the sentence tells it for certain."""
    tokens = sentence.tokens
    index = sentence.index(value)
    at, bound = index - 1, False
    while at >= 0 and (tokens[at].kind == "blank" or _binds(tokens[at])):
        bound = bound or tokens[at].word in _BINDING
        at -= 1
    if bound and at >= 1 and tokens[at].kind == "value" and tokens[at + 1].word in _CHANGES:
        return _changed(sentence, at)
    if at >= 0 and tokens[at].word == "在" and _is_bounded(sentence, index):
        at, bound = at - 1, True
    phrase = sentence.before(at)
    if not phrase.tokens or len(phrase.tokens) > LONGEST_PHRASE:
        return None
    return _checked(sentence, value, phrase, bound=bound)


def _binds(token: Token) -> bool:
    """Whether ``token`` may stand between a noun and its number."""
    return token.kind == "adverb" or token.word in _LINKS


def _is_bounded(sentence: Sentence, index: int) -> bool:
    after = sentence.token(index + 1)
    return after is not None and after.word in AFTER_WHICH


def _changed(sentence: Sentence, at: int) -> str | None:
    """What 17人 is said of in 由9人增加到17人: what 9人 was."""
    return sentence.known.get(at) if sentence.tokens[at - 1].word in ("由", "从") else None


def _checked(sentence: Sentence, value: Printed, phrase: Phrase, *, bound: bool) -> str | None:
    tokens = phrase.tokens
    opened = how_opened(sentence, phrase)
    if bound and value.kind == "percent" and phrase.stop and phrase.stop.word in _BUILT:
        tokens = [phrase.stop, *tokens]  # 新建|居住区不低于30%
        opened = "start" if opens_clause(sentence.tokens, phrase.at - 1) else None
    if phrase.stop is not None and phrase.stop.word in _PREFIXES:
        return None
    if cut := behind_quotation(tokens):
        tokens, opened = tokens[cut:], "object"
    elif cut := by_means(phrase):
        tokens, opened = tokens[cut:], "done"
    if opened == "start" and tokens[0].word == "使用" and len(tokens) > LONGEST_OF_USE:
        tokens = tokens[1:]
    if opened == "start" and tokens[0].word == "规定" and len(tokens) > 1:
        tokens = tokens[1:]
    words = said(tokens)
    if bound and words in verbs.SAYING:
        return None
    mass, head = bool(MASS.search(words)), bool(HEAD.search(words))
    if opened == "start" and not bound and not mass:
        tokens = object_of(tokens) or _plain(sentence, value, phrase)
    elif opened == "predicate":
        tokens = [] if bound else object_of(tokens)
    elif opened == "object":
        if _is_doubtful(sentence, value, phrase, words, bound=bound, mass=mass):
            return None
    elif opened == "among":
        if not bound and not mass and (not head or tokens[0].kind == "deed"):
            return None
    elif opened == "beside":
        if value.kind != "count" or any(token.kind == "deed" for token in tokens) or not head:
            return None
    elif opened is None:
        return None
    if value.kind == "percent" and not bound and not RATE.search(words):
        return None
    if value.unit == _SCORE and not mass:
        return None
    if value.unit in OF_TIME and not bound and not (mass or head):
        return None
    return _noun(tokens, value)


def _is_doubtful(
    sentence: Sentence, value: Printed, phrase: Phrase, words: str, *, bound: bool, mass: bool
) -> bool:
    """Whether the verb before may belong to the noun: 新建居住区|不低于30%, 核查发放记录."""
    if phrase.stop is None or phrase.stop.kind not in ("verb", "link"):
        return False
    if words == "工作":
        return True
    before = sentence.token(phrase.at - 1)
    chain = before is not None and before.kind in ("verb", "deed")
    if bound and phrase.stop.word == "有":
        return True
    if value.kind == "count" and not chain and _limited(sentence, value):
        return False  # 抽取|通话录音|不少于30段: what is to be done is limited
    inner = any(token.kind == "deed" for token in phrase.tokens[1:-1])
    if phrase.stop.word == "召开" and _ONE_MEETING.fullmatch(words):
        inner = False
    if value.kind == "amount" and phrase.tokens[-1].word in _FOR_MONEY:
        inner = False
    if (words in _OF_DEEDS and (bound or chain)) or (inner and phrase.stop.word in verbs.PIVOTS):
        return True
    return bound and not mass


def _limited(sentence: Sentence, value: Printed) -> bool:
    """Whether a bound stands right before ``value``, which is no stretch of time."""
    before = sentence.tokens[sentence.index(value) - 1]
    return before.word in _LIMITS and value.unit in FOLLOWED and value.unit not in OF_TIME


def _plain(sentence: Sentence, value: Printed, phrase: Phrase) -> list[Token]:
    """The noun that opens its clause: 刑事案件|262件. 代表30人以上联名, 职工200人的企业,
    学生4人一组 and 每队领队1名、队员8名 count none."""
    after = sentence.index(value) + 1
    behind = sentence.token(after)
    if behind is not None and (behind.kind == "of" or behind.word in _OF_ANOTHER):
        return []
    near = (token.word for token in sentence.tokens[max(0, after - NEAR) : after])
    if any(word.startswith("每") and word not in _REGULARLY for word in near):
        return []
    tokens = phrase.tokens[scopes(phrase.tokens) :]
    sure = tokens and opens_clause(sentence.tokens, phrase.at) and is_counted(tokens, value)
    return tokens if sure else []


def _noun(tokens: Sequence[Token], value: Printed) -> str | None:
    """The words of ``tokens`` where they can be a subject."""
    words = said(tokens)
    if not 2 <= len(words) <= LONGEST_SUBJECT or words in small.SCOPES or _NO_END.search(words):
        return None
    deed = len(tokens) == 1 and tokens[0].kind == "deed"
    if deed and value.kind == "count" and value.unit not in _TIMES_OF_DEEDS:
        return None
    return words
