"""The noun right behind a number: 8次|中心组学习."""

from __future__ import annotations

from stages.parse.understand.values.endings import HEAD, MONEY, PEOPLE, TRAVELLERS
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.sentence import LONGEST_SUBJECT, Phrase, Sentence
from stages.parse.understand.values.units import FOLLOWED, OF_PEOPLE, OF_TIME
from stages.parse.understand.values.words.nouns import AFTER_TIME

LONGEST_MONEY = 8
"""Up to so many characters a noun behind a sum of money may have: 4600元|饭卡押金."""

_DEED_UNITS = frozenset(listed("次 场 期 轮 项 件 起 批"))
_ONE_CHARACTER = frozenset("乡镇村县市区省州旗校院厂店事")
_BECOMES = frozenset(listed("任 当 获 称"))
_WITHIN = frozenset("里中")
"""What may stand behind the noun: 12名学生里有多少."""


def noun_behind(sentence: Sentence, value: Printed) -> str | None:
    """The subject behind, "" where there is a noun but no telling which; None if none."""
    index = sentence.index(value)
    phrase = sentence.behind(value, index + 1)
    if len(phrase.tokens) > 1 and phrase.tokens[-1].word in _WITHIN:
        phrase.tokens.pop()
    said = phrase.words
    if not said:
        return None
    if value.kind == "amount":
        return _money(sentence, phrase, index)
    unit = value.unit or ""
    if value.kind == "percent" or (unit not in FOLLOWED and unit not in OF_TIME):
        return None
    if unit in OF_TIME:
        return said if said == AFTER_TIME else None
    if not sentence.ends(phrase):
        return ""
    if unit == "人次":
        return said if TRAVELLERS.fullmatch(said) else None
    return said if _is_counted(phrase, unit) else ""


def _money(sentence: Sentence, phrase: Phrase, index: int) -> str | None:
    """What is paid: 2000元|罚款."""
    before = sentence.token(index - 1)
    opened = before is not None and before.kind in ("verb", "link")
    plain = opened and all(token.kind in ("other", "noun") for token in phrase.tokens)
    long = len(phrase.words) > LONGEST_MONEY or not (plain and sentence.ends(phrase))
    return phrase.words if (MONEY.fullmatch if long else MONEY.search)(phrase.words) else None


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
    return phrase.tokens[-1].kind != "deed" or unit in _DEED_UNITS
