"""Whether it is certain where a noun before a number begins and that it is the whole noun.

A verb that opens a noun may be part of it, and what looks like the noun's beginning may be the
rest of a verb that is not known; whatever may be so has no subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stages.parse.understand.values.endings import HEAD
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.opening import object_of, scopes
from stages.parse.understand.values.plain import begins_noun, opens_clause
from stages.parse.understand.values.sentence import Phrase, Sentence, said
from stages.parse.understand.values.tokens import Token
from stages.parse.understand.values.units import OF_TIME
from stages.parse.understand.values.words import links, verbs

SHORTEST = 2
"""Of how many characters a noun is that may well be one with the verb before it."""
_LED = verbs.PIVOTS | verbs.SAYING
"""Verbs whose object does something itself: 邀请|专家|讲授|党课."""
_TIMES = frozenset(listed("次 场 轮 场次 轮次"))
_OCCASION = re.compile(r"(?:会|会议|活动|课|工作|行动|发言|班|案|党日)$")
_WHEN = frozenset("前后内")
"""What a stretch of time may end with that is told before the noun: 年底|前."""
_NO_NOUN = re.compile(r"(?:不合格|不达标)$")
_OF_WORTH = re.compile(
    r"(?:价格?|库存|奖励?|所得|补[助贴]|债[券务权]?|欠薪|财[产物]|物资|订单|合同|礼金|投入|收益|绩效)$"
)
"""What nouns end with of which there is a sum, beside those of measure."""
_DENIED = frozenset(listed("未 未经 经 尚未 不 没有 没"))
_PERIOD = re.compile(r"期间?$")
_COMPOUND = (*verbs.COMPOUND, *verbs.OF_DEEDS)


def is_uncertain(
    sentence: Sentence,
    value: Printed,
    phrase: Phrase,
    tokens: Sequence[Token],
    *,
    bound: bool,
    mass: bool,
) -> bool:
    """Whether ``tokens``, of ``phrase``, may be only a part of a noun, or more than one."""
    words = said(tokens)
    if _NO_NOUN.search(words) or _begins_within(phrase, tokens):
        return True
    if bound and phrase.stop is not None and phrase.stop.word in links.WITH_OBJECT:
        return True  # 合同外|增加|投资占比由12%降为3%
    if value.unit in OF_TIME and bound and not mass and not _is_plain(tokens):
        return True
    if value.kind == "amount" and not (bound or mass or _OF_WORTH.search(words)):
        return True
    if value.kind != "percent" and value.unit not in OF_TIME and _is_done(phrase, tokens):
        return True
    if _is_listed(phrase) and object_of(list(tokens)):
        return True
    verb = _opener(phrase, tokens)
    if verb is not None and value.unit in _TIMES and not _may_recur(verb, tokens):
        return True
    if verb is None or verb is not phrase.stop:
        return False
    half = len(verb.word) == 1 and not begins_noun(tokens)
    return half or _is_no_opener(sentence, phrase, bound=bound and mass)


def _opener(phrase: Phrase, tokens: Sequence[Token]) -> Token | None:
    """The verb whose object ``tokens``, of ``phrase``, are; None where it belongs to them."""
    at = next((at for at, token in enumerate(phrase.tokens) if token is tokens[0]), None)
    if at is None:
        return None
    if at:
        return phrase.tokens[at - 1]
    return phrase.stop if phrase.stop is not None and phrase.stop.kind == "verb" else None


def _is_listed(phrase: Phrase) -> bool:
    """Whether ``phrase`` stands behind another number and 、 or 和: 翻新操场8片、|加固围墙3公里."""
    return phrase.stop is not None and phrase.stop.kind in ("pause", "conjunction")


def _begins_within(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether ``tokens`` begin with the end of what tells when: 年底|前所有问题."""
    when = phrase.stop is not None and phrase.stop.kind == "adverb"
    return when and tokens[0].kind == "other" and tokens[0].word in _WHEN


def _is_plain(tokens: Sequence[Token]) -> bool:
    """Whether a known noun, and no deed, ends ``tokens``: 驻村|不足80天 has none."""
    words = said(tokens)
    if _PERIOD.search(words):
        return True
    return len(words) > 2 and tokens[-1].kind != "deed" and HEAD.search(words) is not None


def _is_done(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a clause begins with a deed and what it is done to: 办理|减税降费, 登记|流动人口."""
    tokens = tokens[scopes(tokens) :]
    stop = phrase.stop
    if not tokens or (stop is not None and stop.kind in ("verb", "link", "of", "et cetera")):
        return False
    rest = said(tokens[1:])
    deed = tokens[0].kind == "deed" and tokens[0].word in verbs.TAKING
    return deed and len(rest) > 1 and not rest.startswith(_COMPOUND)


def _is_no_opener(sentence: Sentence, phrase: Phrase, *, bound: bool) -> bool:
    """Whether the verb before ``phrase`` is more likely part of it: one without an
    object (因公|受伤|民警), one that is denied (未经|审定|教辅), or one behind another verb and its
    noun (划拨防火物资|购置|经费), right behind one and before a short noun (收回|出借|资金), or
    in the name of a measure (资金|拨付|时限, 抽检|结果公示期限)."""
    if phrase.stop is None or phrase.stop.word in verbs.OPENING:
        return False
    before = sentence.token(phrase.at - 1)
    if phrase.stop.word in verbs.INTRANSITIVE or (before is not None and before.word in _DENIED):
        return True
    noun = sentence.before(phrase.at - 1)
    verb = noun.stop
    named = bool(noun.tokens[scopes(noun.tokens) :]) and not noun.words.endswith("会")
    if bound and opens_clause(sentence.tokens, noun.at):
        return named or phrase.stop.word not in verbs.REACHING | verbs.SAYING
    if verb is None or verb.kind != "verb" or verb.word in _LED:
        return False
    short = len(phrase.words) <= SHORTEST and phrase.stop.word not in verbs.REACHING
    return named or (short and not noun.tokens)


def _may_recur(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether ``verb`` or the noun is of something that is done so often: 举办|非遗展演14场; not
    退回|礼品4次, where the deed is counted."""
    return (
        verb.word in verbs.OPENING
        or verb.word in verbs.OF_OCCASIONS
        or tokens[-1].kind == "deed"
        or _OCCASION.search(said(tokens)) is not None
    )
