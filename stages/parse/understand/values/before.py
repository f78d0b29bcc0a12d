"""The noun before a number: 开展|廉政谈话|13人次, 漏损率|下降到|12%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stages.parse.understand.values.certain import is_uncertain
from stages.parse.understand.values.doubts import (
    is_deed_done,
    is_done_by_form,
    is_doubtful,
    is_of_another,
    is_of_persons,
    is_of_rate,
    may_begin_with_verb,
    rate_with_verb,
)
from stages.parse.understand.values.endings import HEAD, MASS, RATE
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.opening import (
    behind_quotation,
    by_means,
    how_opened,
    object_of,
    object_of_both,
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
from stages.parse.understand.values.units import OF_TIME, TIMES_OF_DEEDS
from stages.parse.understand.values.words import links, small, verbs

NEAR = 24
"""How many tokens before a number 每 may stand that it is so many of each."""
LONGEST_OF_USE = 3
"""Up to so many tokens 使用 makes one word with the noun behind: 使用面积."""

_LINKS = frozenset(links.LINKS)
_BINDING = (_LINKS - links.SUMS) | frozenset(links.BOUNDS) - frozenset(
    listed("约 近 大约 将近 接近")
)
_CHANGES = frozenset(links.CHANGES_TO)
_PREFIXES = frozenset("近约逾不未无非没")
"""What bounds or denies a verb, and right before a noun is part of it: 不|合规票据."""
_COMPOUND = frozenset(verbs.COMPOUND)
_PARTY = "一行"
"""What tells that somebody came with others: 代表团一行5人."""
_USE = "使用"
_SCORE = "分"
_REGULARLY = frozenset(listed("每天 每日 每周 每月 每季度 每年"))
_TELLING = frozenset(listed("规定 自查 申请 盘点 清点"))
"""Deeds at the start of a clause that are no part of the noun behind."""
_LEADING = frozenset(listed("恢复 治理 整治 抢修 开发 修复 加固 改造 绿化"))
"""Those that are no part of a noun of measure: 恢复|灌溉面积4000亩."""
SHORTEST_LED = 4
"""How many characters such a noun has at least: 改造面积 is a word."""
_OF_ANOTHER = AFTER_WHICH | {"一"}
"""What behind a number tells that it belongs to another noun: 30人|以上联名."""
_NO_END = re.compile(
    r"(?<![积学得评部成处])分$|(?<![公条合契特租节制预签邀违履解相])约$|[满每达近过仅第起后前时内中上下里可能]$|[人户]均$"
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
    phrase = _with_verb(sentence, sentence.before(at))
    if not phrase.tokens or len(phrase.tokens) > LONGEST_PHRASE:
        return None
    return _checked(sentence, value, phrase, bound=bound)


def _with_verb(sentence: Sentence, phrase: Phrase) -> Phrase:
    """``phrase``, where it is short, with the verb before it, which is the object of another one:
    铺设|主管网, 举办|阅读活动."""
    before = sentence.token(phrase.at - 1)
    if phrase.stop is None or phrase.stop.kind != "verb" or before is None or before.kind != "verb":
        return phrase
    if len(phrase.words) != 1 and not (
        phrase.words in _COMPOUND and phrase.stop.word in verbs.OF_THINGS
    ):
        return phrase
    return Phrase([phrase.stop, *phrase.tokens], before, phrase.at - 1)


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
    """The subject that ``phrase`` is; ``bound`` tells that a word binds it to its number."""
    if _is_refused(phrase, value, bound=bound):
        return None
    tokens, opened = _begun(sentence, value, phrase, bound=bound)
    words = said(tokens)
    if not tokens or opened is None or (bound and words in verbs.SAYING):
        return None
    mass, head = bool(MASS.search(words)), bool(HEAD.search(words))
    if value.kind == "percent" and not bound and not RATE.search(words):
        return None
    if value.unit == _SCORE and not mass:
        return None
    if value.unit in OF_TIME and not bound and not (mass or head):
        return None
    if opened == "start":
        tokens = _at_start(sentence, value, phrase, tokens, bound=bound, mass=mass)
    elif opened == "predicate":
        tokens = [] if bound else object_of(tokens)
    elif opened == "object":
        doubtful = is_doubtful(sentence, value, phrase, words, bound=bound, mass=mass)
        tokens = [] if doubtful else object_of_both(tokens, phrase.stop)
    elif opened == "among":
        known = head and tokens[0].kind != "deed"
        tokens = tokens if bound or mass or known else []
    elif opened == "beside":
        plain = head and not any(token.kind == "deed" for token in tokens)
        tokens = tokens if plain and value.kind == "count" else []
    if tokens and is_uncertain(sentence, value, phrase, tokens, bound=bound, mass=mass):
        return None
    return _noun(tokens, value)


def _is_refused(phrase: Phrase, value: Printed, *, bound: bool) -> bool:
    """Whether ``phrase``, wherever it begins, is not what ``value`` is said of."""
    if phrase.stop is not None and phrase.stop.word in _PREFIXES:
        return True
    if any(token.word == "每" for token in phrase.tokens):
        return True
    if is_done_by_form(phrase, value) or is_of_another(phrase, value):
        return True
    return not bound and is_of_persons(phrase, value)


def _begun(
    sentence: Sentence, value: Printed, phrase: Phrase, *, bound: bool
) -> tuple[list[Token], str | None]:
    """The tokens of ``phrase`` from where its noun begins, and how that is told."""
    tokens = phrase.tokens
    opened = how_opened(sentence, phrase)
    if value.kind == "percent" and is_of_rate(phrase, bound=bound):
        tokens, opened = rate_with_verb(sentence, phrase), "start"
    if cut := behind_quotation(tokens):
        return tokens[cut:], "object"
    if cut := by_means(phrase):
        return tokens[cut:], "done"
    if opened == "start" and tokens and tokens[0].word == _USE and len(tokens) > LONGEST_OF_USE:
        tokens = tokens[1:]
    if opened == "start" and tokens and value.kind != "percent" and _is_led(tokens, bound=bound):
        tokens = tokens[1:]
    return tokens, opened


def _at_start(
    sentence: Sentence,
    value: Printed,
    phrase: Phrase,
    tokens: list[Token],
    *,
    bound: bool,
    mass: bool,
) -> list[Token]:
    """What of ``tokens``, with which a clause begins, is said of ``value``: a noun that is bound
    to it or is a measure, the object of the verb that they begin with, or a plain noun."""
    if not bound:
        if may_begin_with_verb(phrase):
            return []
        return tokens if mass else object_of(tokens) or _plain(sentence, value, phrase)
    if value.kind != "count" or mass:
        return tokens
    return [] if is_deed_done(tokens, value) else object_of(tokens) or tokens


def _is_led(tokens: Sequence[Token], *, bound: bool) -> bool:
    """Whether a verb opens the clause, and no noun of measure: 规定|单笔支出, 恢复|灌溉面积."""
    rest = said(tokens[1:])
    led = not bound and tokens[0].word in _LEADING and len(rest) >= SHORTEST_LED
    return (led or tokens[0].word in _TELLING) and MASS.search(rest) is not None


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
    words = said(tokens).removesuffix(_PARTY).removeprefix("该")
    if not 2 <= len(words) <= LONGEST_SUBJECT or words in small.SCOPES or _NO_END.search(words):
        return None
    if value.kind == "amount" and words.endswith("处"):
        return None  # 对责任人员|处|一万元罚款
    deed = len(tokens) == 1 and tokens[0].kind == "deed"
    if deed and value.kind == "count" and value.unit not in TIMES_OF_DEEDS:
        return None
    return words
