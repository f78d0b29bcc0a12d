"""What looks like the noun that a number counts and may be something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stages.parse.understand.values.endings import MASS, OBJECT, ORGAN, PEOPLE, RATE
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.opening import scopes
from stages.parse.understand.values.plain import begins_noun, opens_clause
from stages.parse.understand.values.sentence import Phrase, Sentence, said
from stages.parse.understand.values.tokens import Token
from stages.parse.understand.values.units import FOLLOWED, OF_TIME, TIMES_OF_DEEDS
from stages.parse.understand.values.words import links, verbs

LONGEST_OF_RATE = 6
"""Up to so many characters stand before the verb in the name of a rate."""
_LIMITS = frozenset(word for word in links.BOUNDS if word.startswith("不"))
_BUILT = frozenset(listed("新建 改建 扩建"))
"""Verbs that tell which is meant where a noun is bound to a percentage."""
_FOR_MONEY = frozenset(listed("经费 资金 费用"))
"""What money is for may be a deed: 安排|旧址修缮经费38.5万元."""
_ONE_MEETING = re.compile(r"[^会]+会议?")
_PERSONS = frozenset("人户")
_GIVEN = re.compile(r"(?:编制|名额|资格|职位|职称|计划|规模|处分|处罚|处理|警告|问责|奖|一行)$")
"""What persons are given, or are counted by."""


def is_doubtful(
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
        # 抽取|通话录音|不少于30段: what is to be done is limited, or how often
        return value.unit in TIMES_OF_DEEDS and not _is_occasion(phrase)
    inner = any(token.kind == "deed" for token in phrase.tokens[1:-1])
    if phrase.stop.word == "召开" and _ONE_MEETING.fullmatch(words):
        inner = False
    if value.kind == "amount" and phrase.tokens[-1].word in _FOR_MONEY:
        inner = False
    if words in verbs.OF_DEEDS and (bound or chain or _is_named(before, phrase.stop)):
        return True
    if inner and phrase.stop.word in verbs.PIVOTS and not (bound and mass):
        return True
    return bound and not mass


def _is_named(before: Token | None, verb: Token) -> bool:
    """Whether ``verb`` and what is ``before`` it name a measure: 人均|储备|价值."""
    of_noun = before is not None and before.kind in ("other", "noun")
    return of_noun and verb.word not in verbs.REACHING


def _is_occasion(phrase: Phrase) -> bool:
    return phrase.tokens[-1].kind == "deed" or phrase.words.endswith(("会", "会议", "活动", "课"))


def is_done_by_form(phrase: Phrase, value: Printed) -> bool:
    """Whether somebody is dealt with by what is quoted: 运用“第一种形态”|处理2人."""
    quoted = [token.kind for token in phrase.tokens[-2:]] == ["quote", "deed"]
    means = phrase.stop is not None and phrase.stop.word in verbs.MEANS
    if means and phrase.tokens and phrase.tokens[-1].kind == "quote":
        return True
    return quoted and (means or value.unit not in TIMES_OF_DEEDS)


def rate_with_verb(sentence: Sentence, phrase: Phrase) -> list[Token]:
    """``phrase`` with the verb before it, and a short noun before that: 食品|抽检|合格率. Nothing
    where the clause begins with more."""
    before = sentence.before(phrase.at - 1)
    opens = opens_clause(sentence.tokens, before.at) and len(before.words) <= LONGEST_OF_RATE
    return [*before.tokens, phrase.stop, *phrase.tokens] if opens and phrase.stop else []


def is_of_rate(phrase: Phrase, *, bound: bool) -> bool:
    """Whether the verb before ``phrase`` tells what the percentage is of: 新建|居住区,
    回访|满意率."""
    if phrase.stop is None or phrase.stop.kind != "verb":
        return False
    if phrase.stop.word in _BUILT:
        return bound
    named = phrase.stop.word not in verbs.REACHING | verbs.SAYING
    return named and RATE.search(phrase.words) is not None


def _limited(sentence: Sentence, value: Printed) -> bool:
    """Whether a bound stands right before ``value``, which is no stretch of time."""
    before = sentence.tokens[sentence.index(value) - 1]
    return before.word in _LIMITS and value.unit in FOLLOWED and value.unit not in OF_TIME


def is_deed_done(tokens: Sequence[Token], value: Printed) -> bool:
    """Whether a deed with its object is what ``value`` counts: 公示|账目不少于2次."""
    if value.unit not in TIMES_OF_DEEDS or value.kind != "count" or len(tokens) == 1:
        return False
    return tokens[0].word in verbs.TAKING


def is_of_another(phrase: Phrase, value: Printed) -> bool:
    """Whether the object of the verb before is where something is done or whom something is
    handed to (深入|网格450人次, 移送|司法机关1人), what was attended (旁听|庭审40人次), or where
    something is listed (列入|名单2家)."""
    if phrase.stop is None:
        return False
    if phrase.stop.word in verbs.GOING:
        return value.unit in TIMES_OF_DEEDS or value.unit in ("人", "天")
    if phrase.stop.word in verbs.LISTING:
        return True
    if phrase.stop.word in verbs.ATTENDING:
        return value.unit in ("人", "人次")
    return phrase.stop.word in verbs.HANDING and ORGAN.search(phrase.words) is not None


def is_of_persons(phrase: Phrase, value: Printed) -> bool:
    """Whether ``value`` counts persons or households and ``phrase`` is neither they nor what they
    were given: 改善|住房条件450户, 安排|残疾人就业16人."""
    if value.unit not in _PERSONS or PEOPLE.search(phrase.words) or MASS.search(phrase.words):
        return False
    return _GIVEN.search(phrase.words) is None


def may_begin_with_verb(phrase: Phrase) -> bool:
    """Whether ``phrase``, which opens a clause, may be an unknown verb with its object: 搅动|社会
    投资."""
    tokens = phrase.tokens[scopes(phrase.tokens) :]
    words = said(tokens)
    return bool(OBJECT.search(words) and not OBJECT.fullmatch(words) and not begins_noun(tokens))
