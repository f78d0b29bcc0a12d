"""What a value is said of: the noun phrase printed right behind the number (8次|中心组学习) or
right before it (开展|廉政谈话|13人次), as far as a small grammar can tell for certain.

A noun phrase before a number needs something that tells where it begins: a verb whose object it
is, 的, 等, a number that it is listed behind. Where none does it needs a word that binds it to
the number (漏损率|下降到|12%), must be a noun of measure (工期|120天) or a plain noun that is all
its clause holds (刑事案件|262件; ``plain.py``). Whatever remains doubtful has no subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from stages.parse.understand.values import words
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.plain import is_counted, opens_clause
from stages.parse.understand.values.tokens import SHORT, Token
from stages.parse.understand.values.units import FOLLOWED, OF_PEOPLE, OF_TIME

LONGEST_SUBJECT = 20
LONGEST_MONEY = 8
"""Up to so many characters a noun behind a sum of money may have: 4600元|饭卡押金."""
NEAR = 24
"""How many tokens before a number 每 may stand that it is so many of each."""
LONGEST_OF_USE = 3
"""Up to so many tokens 使用 makes one word with the noun behind: 使用面积."""

_NOUN = frozenset({"other", "noun", "deed", "quote"})
_TAKING = frozenset(words.TAKING)
_COMPOUND = frozenset(words.COMPOUND)
_LINKS = frozenset(words.LINKS)
_BINDING = (_LINKS - words.SUMS) | frozenset(words.BOUNDS) - frozenset(
    listed("约 近 大约 将近 接近")
)
_LIMITS = frozenset(word for word in words.BOUNDS if word.startswith("不"))
_CHANGES = frozenset(words.CHANGES_TO)
_HEAD = re.compile(rf"(?:{words.HEADS}|{words.HEADS_OF_PEOPLE})$")
_PEOPLE = re.compile(rf"(?:{words.HEADS_OF_PEOPLE})$")
_MASS = re.compile(rf"(?:{words.MASSES})$")
_RATE = re.compile(rf"(?:{words.RATES})$")
_MONEY = re.compile(rf"(?:{words.OF_MONEY})$")
_TRAVELLERS = re.compile(rf"(?:{words.TRAVELLERS})$")
_DEED_UNITS = frozenset(listed("次 场 期 轮 项 件 起 批"))
_ONE_CHARACTER = frozenset("乡镇村县市区省州旗校院厂店事")
_TIMES_OF_DEEDS = frozenset(listed("次 场 期 轮 人次 场次 批次 件次 家次 户次 %"))
_OF_DEEDS = frozenset(listed("记录 情况 时间 范围 方式 标准 面积 金额 数量 总量"))
"""What may make one word with a verb before it: 发放记录."""
_SPOKEN = ("发言", "报告", "讲话", "辅导", "检查")
"""What somebody makes with 作: 作|交流发言4次."""
_GOES_ON = frozenset("之（(")
_BECOMES = frozenset(listed("任 当 获 称"))
_WITHIN = frozenset("里中")
"""What may stand behind the noun: 12名学生里有多少."""
_PREFIXES = frozenset("近约逾不未无非没")
"""What bounds or denies a verb, and right before a noun is part of it: 不|合规票据."""
_SCORE = "分"
_BUILT = frozenset(listed("新建 改建 扩建"))
"""Verbs that tell which is meant where a noun is bound to a percentage."""
_REGULARLY = frozenset(listed("每天 每日 每周 每月 每季度 每年"))
_FOR_MONEY = frozenset(listed("经费 资金 费用"))
"""What money is for may be a deed: 安排|旧址修缮经费38.5万元."""
_ONE_MEETING = re.compile(r"[^会]+会议?")
_NO_END = re.compile(
    r"(?<![积学得评部成处])分$|(?<![公条合契特])约$|[满每达近过仅第起后前时内中上下里可能]$"
)
_AFTER_WHICH = frozenset({"以上", "以下", "以内", "左右", "上下", "余", "多"})


class _Phrase(Struct):
    tokens: list[Token]
    stop: Token | None
    """What it ends at; None at the end of the text."""
    at: int
    """Where ``stop`` is among the tokens."""

    @property
    def words(self) -> str:
        return "".join(token.word for token in self.tokens)


class Subjects:
    """The subjects of ``values`` in a text cut into ``tokens``."""

    def __init__(self, values: Sequence[Printed], tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        at = [index for index, token in enumerate(tokens) if token.kind == "value"]
        numbers = [value for value in values if value.kind != "date"]
        self._index = {value.start: i for value, i in zip(numbers, at, strict=True)}
        self._known: dict[int, str | None] = {}

    def of(self, value: Printed) -> str | None:
        """What ``value`` is said of. Values must be asked for in the order of the text."""
        index = self._index[value.start]
        self._known[index] = found = None if value.ranged else self._of(value, index)
        return found

    def _of(self, value: Printed, index: int) -> str | None:
        if (behind := self._behind(value, index)) is not None:
            return behind or None
        return self._before(value, index)

    # The noun behind.

    def _behind(self, value: Printed, index: int) -> str | None:
        """The subject behind, "" where there is a noun but no telling which; None if none."""
        phrase = self._forward(value, index + 1)
        if len(phrase.tokens) > 1 and phrase.tokens[-1].word in _WITHIN:
            phrase.tokens.pop()
        said = phrase.words
        if not said:
            return None
        if value.kind == "amount":
            opened = self._tokens[index - 1].kind in ("verb", "link") if index else False
            plain = opened and all(token.kind in ("other", "noun") for token in phrase.tokens)
            long = len(said) > LONGEST_MONEY or not (plain and self._ends(phrase))
            return said if (_MONEY.fullmatch if long else _MONEY.search)(said) else None
        unit = value.unit or ""
        if value.kind == "percent" or (unit not in FOLLOWED and unit not in OF_TIME):
            return (
                "" if value.kind == "count" and unit not in ("人",) and unit in FOLLOWED else None
            )
        if unit in OF_TIME:
            return said if said == words.AFTER_TIME else None
        if not self._ends(phrase):
            return ""
        if unit == "人次":
            return said if _TRAVELLERS.fullmatch(said) else None
        fits = _PEOPLE if unit in OF_PEOPLE else _HEAD
        if any(token.word in _BECOMES for token in phrase.tokens):
            return ""
        if len(said) == 1 and said not in _ONE_CHARACTER:
            return ""
        if not fits.search(said) or len(said) > LONGEST_SUBJECT:
            return ""
        return said if phrase.tokens[-1].kind != "deed" or unit in _DEED_UNITS else ""

    def _forward(self, value: Printed, at: int) -> _Phrase:
        tokens = self._tokens
        if at < len(tokens) and tokens[at].word in _AFTER_WHICH:
            if value.kind == "count" and value.unit not in FOLLOWED:
                return _Phrase([], None, at)
            at += 1
        if at < len(tokens) and tokens[at].kind == "blank":
            at += 1
        found: list[Token] = []
        while at < len(tokens) and _joins(tokens[at], first=not found):
            found.append(tokens[at])
            at += 1
        return _Phrase(found, tokens[at] if at < len(tokens) else None, at)

    def _ends(self, phrase: _Phrase) -> bool:
        """Whether the phrase ends where it seems to, and does not go on behind 和 or 、."""
        stop = phrase.stop
        if stop is None:
            return True
        after = self._tokens[phrase.at + 1] if phrase.at + 1 < len(self._tokens) else None
        if stop.kind in ("conjunction", "pause"):
            at = phrase.at + 1
            while after is not None and _is_adverb(after) and at + 1 < len(self._tokens):
                at += 1
                after = self._tokens[at]
            return after is not None and after.kind == "value"
        return stop.kind not in ("foreign", "et cetera") and stop.word not in _GOES_ON

    # The noun before.

    def _before(self, value: Printed, index: int) -> str | None:
        tokens = self._tokens
        at = index - 1
        bound = False
        while at >= 0 and (tokens[at].kind == "blank" or self._binds(tokens[at])):
            bound = bound or tokens[at].word in _BINDING
            at -= 1
        if bound and at >= 1 and tokens[at].kind == "value" and tokens[at + 1].word in _CHANGES:
            return self._changed(at)
        if at >= 0 and tokens[at].word == "在" and self._is_bounded(index):
            at, bound = at - 1, True
        phrase = self._backward(at)
        return self._checked(value, phrase, bound=bound)

    def _binds(self, token: Token) -> bool:
        """Whether ``token`` may stand between a noun and its number."""
        return token.kind == "adverb" or token.word in _LINKS

    def _is_bounded(self, index: int) -> bool:
        after = index + 1
        return after < len(self._tokens) and self._tokens[after].word in _AFTER_WHICH

    def _changed(self, at: int) -> str | None:
        """What 17人 is said of in 由9人增加到17人: what 9人 was."""
        opened = at >= 1 and self._tokens[at - 1].word in ("由", "从")
        return self._known.get(at) if opened else None

    def _backward(self, at: int) -> _Phrase:
        tokens = self._tokens
        found: list[Token] = []
        while at >= 0 and tokens[at].kind in _NOUN and len(found) <= LONGEST_SUBJECT:
            found.append(tokens[at])
            at -= 1
        return _Phrase(found[::-1], tokens[at] if at >= 0 else None, at)

    def _checked(self, value: Printed, phrase: _Phrase, *, bound: bool) -> str | None:
        tokens = phrase.tokens
        if not tokens or len(tokens) > LONGEST_SUBJECT:
            return None
        opened = self._opened(phrase)
        if bound and value.kind == "percent" and phrase.stop and phrase.stop.word in _BUILT:
            tokens = [phrase.stop, *tokens]  # 新建|居住区不低于30%
            opened = "start" if opens_clause(self._tokens, phrase.at - 1) else None
        if phrase.stop is not None and phrase.stop.word in _PREFIXES:
            return None
        if cut := _within(tokens):
            tokens, opened = tokens[cut:], "object"
        elif cut := _by_means(phrase):
            tokens, opened = tokens[cut:], "done"
        if opened == "start" and tokens[0].word == "使用" and len(tokens) > LONGEST_OF_USE:
            tokens = tokens[1:]
        if opened == "start" and tokens[0].word == "规定" and len(tokens) > 1:
            tokens = tokens[1:]
        said = "".join(token.word for token in tokens)
        if bound and said in words.SAYING:
            return None
        mass, head = bool(_MASS.search(said)), bool(_HEAD.search(said))
        if opened == "start" and not bound and not mass:
            tokens = self._object(tokens) or self._plain(value, phrase)
        elif opened == "predicate":
            tokens = [] if bound else self._object(tokens)
        elif opened == "object":
            if self._is_doubtful(value, phrase, said, bound=bound, mass=mass):
                return None
        elif opened == "among":
            if not bound and not mass and (not head or tokens[0].kind == "deed"):
                return None
        elif opened == "beside":
            if value.kind != "count" or any(token.kind == "deed" for token in tokens) or not head:
                return None
        elif opened is None:
            return None
        if value.kind == "percent" and not bound and not _RATE.search(said):
            return None
        if value.unit == _SCORE and not mass:
            return None
        if value.unit in OF_TIME and not bound and not (mass or head):
            return None
        return _noun(tokens, value)

    def _limited(self, value: Printed) -> bool:
        """Whether a bound stands right before ``value``, which is no stretch of time."""
        before = self._tokens[self._index[value.start] - 1]
        return before.word in _LIMITS and value.unit in FOLLOWED and value.unit not in OF_TIME

    def _is_doubtful(
        self, value: Printed, phrase: _Phrase, said: str, *, bound: bool, mass: bool
    ) -> bool:
        """Whether the verb before may belong to the noun: 新建居住区|不低于30%, 核查发放记录."""
        if phrase.stop is None or phrase.stop.kind not in ("verb", "link"):
            return False
        if said == "工作":
            return True
        before = self._tokens[phrase.at - 1] if phrase.at > 0 else None
        chain = before is not None and before.kind in ("verb", "deed")
        if bound and phrase.stop.word == "有":
            return True
        if value.kind == "count" and not chain and self._limited(value):
            return False  # 抽取|通话录音|不少于30段: what is to be done is limited
        inner = any(token.kind == "deed" for token in phrase.tokens[1:-1])
        if phrase.stop.word == "召开" and _ONE_MEETING.fullmatch(said):
            inner = False
        if value.kind == "amount" and phrase.tokens[-1].word in _FOR_MONEY:
            inner = False
        if (said in _OF_DEEDS and (bound or chain)) or (inner and phrase.stop.word in words.PIVOTS):
            return True
        return bound and not mass

    def _object(self, tokens: list[Token]) -> list[Token]:
        """What stands behind the verb that opens a clause; nothing where none does."""
        stripped = lead = _scopes(tokens)
        while self._takes(tokens[stripped:]):
            stripped += 1
        return tokens[stripped:] if stripped > lead else []

    def _plain(self, value: Printed, phrase: _Phrase) -> list[Token]:
        """The noun that opens its clause: 刑事案件|262件. 代表30人以上联名, 职工200人的企业,
        学生4人一组 and 每队领队1名、队员8名 count none."""
        after = self._index[value.start] + 1
        if after < len(self._tokens):
            behind = self._tokens[after]
            if behind.kind == "of" or behind.word in _AFTER_WHICH or behind.word == "一":
                return []
        near = (token.word for token in self._tokens[max(0, after - NEAR) : after])
        if any(word.startswith("每") and word not in _REGULARLY for word in near):
            return []
        tokens = phrase.tokens[_scopes(phrase.tokens) :]
        sure = tokens and opens_clause(self._tokens, phrase.at) and is_counted(tokens, value)
        return tokens if sure else []

    def _takes(self, tokens: Sequence[Token]) -> bool:
        """Whether a clause that begins with ``tokens`` begins with a verb and its object."""
        rest = "".join(token.word for token in tokens[1:])
        if len(rest) < 2:
            return False
        if tokens[0].word in SHORT:
            return _HEAD.search(rest) is not None or rest.endswith(_SPOKEN)
        return tokens[0].word in _TAKING and rest not in _COMPOUND

    def _opened(self, phrase: _Phrase) -> str | None:
        """How it is told where the phrase begins; None where it is not."""
        stop, at = phrase.stop, phrase.at
        if stop is not None and stop.word == "其中":
            return "among"
        skipped = False
        while stop is not None and _is_adverb(stop) and at > 0:
            at -= 1
            stop, skipped = self._tokens[at], True
        if stop is None or stop.kind == "mark":
            return "start"
        if skipped and stop.kind in ("other", "noun"):
            return "predicate"
        if stop.word in words.SAYING:
            return "start"
        if stop.kind in ("verb", "of", "et cetera") or stop.word in words.WITH_OBJECT:
            return "object"
        if _is_adverb(stop):
            return "start"
        before = self._tokens[at - 1] if at > 0 else None
        if stop.kind in ("pause", "conjunction") and before is not None and before.kind == "value":
            return "object" if self._known.get(at - 1) else "start"
        if stop.word == "了" and before is not None and before.kind == "verb":
            return "object"
        if stop.word in ("对", "把", "将"):
            return "beside"
        return None


def _joins(token: Token, *, first: bool) -> bool:
    """Whether ``token`` may stand in the noun phrase behind; a quotation only begins one."""
    return token.kind in _NOUN and (first or token.kind != "quote")


def _is_adverb(token: Token) -> bool:
    return token.kind == "adverb" or token.word in words.SUMS


def _scopes(tokens: Sequence[Token]) -> int:
    """How many tokens at the start only tell where and how."""
    lead = 0
    while lead < len(tokens) and (width := _scope(tokens, lead)):
        lead += width
    return lead


def _scope(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from ``at`` on are one of ``SCOPES``."""
    said = ""
    for count, token in enumerate(tokens[at : at + 4], 1):
        said += token.word
        if said in words.SCOPES:
            return count
    return 0


def _within(tokens: Sequence[Token]) -> int:
    """Where the object of a short verb begins that stands behind a quotation; else 0."""
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at - 1].kind == "quote" and tokens[at].word in SHORT:
            return at + 1
    return 0


def _by_means(phrase: _Phrase) -> int:
    """Where the object begins of what is done by some means: 面向社会招聘|护林员20名; else 0."""
    if phrase.stop is None or phrase.stop.word not in words.MEANS:
        return 0
    tokens = phrase.tokens
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].kind == "deed":
            rest = "".join(token.word for token in tokens[at + 1 :])
            return at + 1 if tokens[at].word in words.TAKING and rest not in _COMPOUND else 0
    return 0


def _noun(tokens: Sequence[Token], value: Printed) -> str | None:
    said = "".join(token.word for token in tokens)
    if not 2 <= len(said) <= LONGEST_SUBJECT or said in words.SCOPES or _NO_END.search(said):
        return None
    deed = len(tokens) == 1 and tokens[0].kind == "deed"
    if deed and value.kind == "count" and value.unit not in _TIMES_OF_DEEDS:
        return None
    return said
