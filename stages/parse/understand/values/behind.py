"""The noun right behind a number: 8次|中心组学习."""

from __future__ import annotations

import re

from stages.parse.understand.values.endings import HEAD, MONEY, PEOPLE, TRAVELLERS
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.plain import is_known
from stages.parse.understand.values.sentence import LONGEST_SUBJECT, Phrase, Sentence
from stages.parse.understand.values.units import FOLLOWED, OF_PEOPLE, OF_TIME
from stages.parse.understand.values.words.nouns import AFTER_TIME
from stages.parse.understand.values.words.verbs import PIVOTS, TAKING

LONGEST_CLAUSE = 10
"""Of up to so many tokens is a clause before the noun: 3个|未完成的|问题."""
SHORTEST_DEED = 4
"""Of how many characters a verb with its object is at least."""
LONGEST_MONEY = 8
"""Up to so many characters a noun behind a sum of money may have: 4600元|饭卡押金."""

_DEED_UNITS = frozenset(listed("次 场 期 轮 项 件 起 批"))
_ONE_CHARACTER = frozenset("乡镇村县市区省州旗校院厂店事")
_PLACES = frozenset("村校")
"""Nouns of one character behind which may stand what is done there: 6个村|评上卫生乡村."""
_BECOMES = frozenset(listed("任 当 获 称"))
_BODY = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:党支部|支部|企业|单位|部门|社区|学校|小区|机构|公司|街道|乡镇|行政村|科室|医院|村委会|商户|农户|党组织"
    r"|派出所|税务所|网点|场所|站(?![点位台长房]))"
)
_DENIED = frozenset("未不")
_OF_CLAUSE = frozenset(("other", "noun", "deed", "verb", "adverb", "of"))
_WITHIN = frozenset("里中")
"""What may stand behind the noun: 12名学生里有多少."""


def noun_behind(sentence: Sentence, value: Printed) -> str | None:
    """The subject behind, "" where there is a noun but no telling which; None if none."""
    index = sentence.index(value)
    phrase = _whole(sentence.behind(value, index + 1))
    unit = value.unit or ""
    if value.kind == "amount":
        return _money(sentence, phrase, index) if phrase.tokens else None
    if value.kind == "percent" or (unit not in FOLLOWED and unit not in OF_TIME):
        return None
    if unit in OF_TIME:
        return phrase.words if phrase.words == AFTER_TIME else None
    if unit == "人次":
        fits = sentence.ends(phrase) and TRAVELLERS.fullmatch(phrase.words)
        return (phrase.words if fits else "") if phrase.tokens else None
    counted = (
        _counted(sentence, phrase, unit)
        or _before_deed(sentence, phrase, unit, index)
        or _counted(sentence, _behind_which(sentence, index + 1), unit)
    )
    return counted or ("" if phrase.tokens else None)


def _whole(phrase: Phrase) -> Phrase:
    """``phrase`` without 里 and 中 behind the noun."""
    if len(phrase.tokens) > 1 and phrase.tokens[-1].word in _WITHIN:
        phrase.tokens.pop()
    return phrase


def _money(sentence: Sentence, phrase: Phrase, index: int) -> str | None:
    """What is paid: 2000元|罚款."""
    before = sentence.token(index - 1)
    opened = before is not None and before.kind in ("verb", "link")
    plain = opened and all(token.kind in ("other", "noun") for token in phrase.tokens)
    long = len(phrase.words) > LONGEST_MONEY or not (plain and sentence.ends(phrase))
    return phrase.words if (MONEY.fullmatch if long else MONEY.search)(phrase.words) else None


def _counted(sentence: Sentence, phrase: Phrase, unit: str) -> str | None:
    """The words of ``phrase`` where it is a noun that ``unit`` counts."""
    fits = phrase.tokens and sentence.ends(phrase) and _is_counted(phrase, unit)
    return phrase.words if fits else None


def _before_deed(sentence: Sentence, phrase: Phrase, unit: str, index: int) -> str | None:
    """What stands before the deed that is done to it (3座|小型水库|除险加固) or that it is to do
    (引导4个|村|种植黄精)."""
    at = next((at for at, token in enumerate(phrase.tokens) if token.kind == "deed"), 0)
    if at == 0 or unit in _DEED_UNITS:
        return None
    deeds = all(token.kind == "deed" for token in phrase.tokens[at:]) and sentence.ends(phrase)
    before = sentence.token(index - 1)
    does = before is not None and before.word in PIVOTS and phrase.tokens[at].word in TAKING
    doer = Phrase(phrase.tokens[:at], phrase.tokens[at], phrase.at)
    return doer.words if (deeds or does) and _is_counted(doer, unit) else None


def _behind_which(sentence: Sentence, at: int) -> Phrase:
    """The noun phrase behind the 的 of what begins with a verb or an adverb at ``at`` (3个未完成的|
    问题). Where a noun begins it, that is what is counted, known or not."""
    first = sentence.token(at)
    if first is not None and (first.kind in ("verb", "adverb") or first.word[0] in _DENIED):
        for ahead in range(at + 1, at + LONGEST_CLAUSE):
            token = sentence.token(ahead)
            if token is None or token.kind not in _OF_CLAUSE:
                break
            if token.word == "的":
                return _whole(sentence.after(ahead + 1))
    return Phrase([], None, at)


def _is_counted(phrase: Phrase, unit: str) -> bool:
    """Whether ``phrase`` is a noun that ``unit`` counts."""
    said = phrase.words
    if any(token.word in _BECOMES for token in phrase.tokens):
        return False
    if len(said) == 1 and said not in _ONE_CHARACTER:
        return False
    fits = PEOPLE if unit in OF_PEOPLE else HEAD
    if not fits.search(said) or len(said) > LONGEST_SUBJECT:
        return False
    if _may_do(said):
        return False
    return phrase.tokens[-1].kind != "deed" or unit in _DEED_UNITS


def _may_do(said: str) -> bool:
    """Whether what stands behind a body's name may be what it does: 3个村党支部|配强班子."""
    if said[0] in _PLACES and len(said) > SHORTEST_DEED and not is_known(said):
        return True
    body = _BODY.match(said)
    rest = said[body.end() :] if body else ""
    return len(rest) >= SHORTEST_DEED and not is_known(rest)
