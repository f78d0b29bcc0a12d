"""Nouns that open a clause right before what they are counted by, without a verb: 刑事案件|262件.

Nothing shows where such a noun begins but the clause, and a verb that is not known (瞄准|企业5家)
looks like the noun's own beginning; so it must be made of known nouns and their attributes alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.tokens import Token
from stages.parse.understand.values.units import OF_PEOPLE, OF_TIME
from stages.parse.understand.values.words import nouns, verbs

LONGEST = 12
LABEL = 2
"""How far the brackets of a label are apart, in tokens: （一）."""


def _long(pattern: str) -> list[str]:
    """The alternatives of ``pattern`` that are longer than a character."""
    return [word for word in pattern.split("|") if len(word) > 1 and "(" not in word]


_PERSONS = _long(nouns.HEADS_OF_PEOPLE)
_ALL = _PERSONS + _long(nouns.HEADS)
_PARTS = "|".join([*nouns.ATTRIBUTES, *sorted(verbs.ALONE), *_ALL])
_DOER = "人员|护林员|安全员|信息员|书记员|管护员|网格员|讲解员|教练员|副?主任|副教授|主治医师|队员"
_PEOPLE = re.compile(rf"(?:{_PARTS}){{0,5}}(?:{_DOER}|{'|'.join(_PERSONS)})")
_THINGS = re.compile(rf"(?:{_PARTS}){{0,5}}(?:{'|'.join(_ALL)})")
_OCCASIONS = re.compile(rf"(?:{_PARTS}|党|支|民主|组织|委|组){{0,5}}(?:会议|座谈会|活动|党课)")
_KNOWN = re.compile(rf"(?:{_PARTS}|负责人|负责同志){{1,5}}")
_BEGINS = re.compile("|".join([_PARTS, *nouns.OF_SUMS]))
_CLAUSE = re.compile(r"[，；。：！？（,;:!?(\n①-⑳]|..?[是要]")
"""What a clause begins behind: a mark or the label of a point (一是)."""
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_COUNTED = frozenset(listed("人 人次"))
_OF_OCCASIONS = frozenset(listed("次 场 期 轮 轮次 场次 批次 件次 家次 户次"))
_OF_NOTHING = frozenset(listed("岁 周岁 遍 分 字 声 对 批")) | OF_TIME
"""Units that what stands before has some of, or does for so long, and is not counted by."""


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins behind the token ``at``, -1 being the start of the text."""
    if at < 0:
        return True
    if tokens[at].word in _CLOSING and at >= LABEL:
        before = at - LABEL
        return tokens[before].word in _OPENING and opens_clause(tokens, before - 1)
    return tokens[at].kind == "mark" and _CLAUSE.fullmatch(tokens[at].word) is not None


def is_counted(tokens: Sequence[Token], value: Printed) -> bool:
    """Whether ``tokens``, all that a clause holds before ``value``, are a noun counted by it."""
    said = "".join(token.word for token in tokens)
    unit = value.unit or ""
    if value.kind != "count" or unit in _OF_NOTHING or not 2 <= len(said) <= LONGEST:
        return False
    if any(token.kind == "deed" for token in tokens):
        return False
    if unit in _OF_OCCASIONS:
        return _OCCASIONS.fullmatch(said) is not None
    people = unit in OF_PEOPLE or unit in _COUNTED
    return (_PEOPLE if people else _THINGS).fullmatch(said) is not None


def begins_noun(tokens: Sequence[Token]) -> bool:
    """Whether a known noun, what a sum is of, a deed or a quotation begins ``tokens``."""
    known = any(token.kind == "quote" for token in tokens) or tokens[0].kind in ("noun", "deed")
    return known or _BEGINS.match("".join(token.word for token in tokens)) is not None


def is_known(said: str) -> bool:
    """Whether ``said`` is made of known nouns and their attributes alone."""
    return _KNOWN.fullmatch(said) is not None
