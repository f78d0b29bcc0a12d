"""A text cut into tokens, and the noun phrases beside its values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.listed import listed
from stages.parse.understand.values.tokens import Token
from stages.parse.understand.values.units import FOLLOWED
from stages.parse.understand.values.words.links import SUMS

LONGEST_PHRASE = 20
"""How many tokens a noun phrase before a number may have."""
LONGEST_SUBJECT = 20
"""Up to so many characters a subject may have."""
AFTER_WHICH = frozenset(listed("以上 以下 以内 左右 上下 余 多"))
"""What may stand between a number and the noun behind: 两名以上|听证员."""

_NOUN = frozenset(listed("other noun deed quote"))
_GOES_ON = frozenset("之（(")


_OF_EACH = frozenset(listed("人均 户均 年均 日均 月均 亩均 人均增收 户均增收"))
"""What begins another noun: 96户村民|户均增收."""


class Phrase(Struct):
    """Tokens that may be a noun, and where they end; the last in the order of reading."""

    tokens: list[Token]
    stop: Token | None
    """What it ends at; None at the end of the text."""
    at: int
    """Where ``stop`` is among the tokens of the text."""

    @property
    def words(self) -> str:
        return said(self.tokens)


class Sentence:
    """``tokens`` of a text, those of ``values`` among them."""

    def __init__(self, values: Sequence[Printed], tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.known: dict[int, str | None] = {}
        """The subjects that were told, by the token of their value."""
        at = [index for index, token in enumerate(tokens) if token.kind == "value"]
        numbers = [value.start for value in values if value.kind != "date"]
        self._index = dict(zip(numbers, at, strict=True))

    def index(self, value: Printed) -> int:
        """Which token ``value`` is."""
        return self._index[value.start]

    def token(self, at: int) -> Token | None:
        """The token ``at``; None before the first and behind the last."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def behind(self, value: Printed, at: int) -> Phrase:
        """The noun phrase that begins with the token ``at``, right behind ``value``."""
        tokens = self.tokens
        if at < len(tokens) and tokens[at].word in AFTER_WHICH:
            if value.kind == "count" and value.unit not in FOLLOWED:
                return Phrase([], None, at)
            at += 1
        return self.after(at)

    def after(self, at: int) -> Phrase:
        """The noun phrase that begins with the token ``at``."""
        tokens = self.tokens
        if at < len(tokens) and tokens[at].kind == "blank":
            at += 1
        found: list[Token] = []
        while at < len(tokens) and _joins(tokens[at], first=not found):
            found.append(tokens[at])
            at += 1
        return Phrase(found, self.token(at), at)

    def before(self, at: int) -> Phrase:
        """The noun phrase that ends with the token ``at``."""
        tokens = self.tokens
        found: list[Token] = []
        while at >= 0 and tokens[at].kind in _NOUN and len(found) <= LONGEST_PHRASE:
            found.append(tokens[at])
            at -= 1
        return Phrase(found[::-1], self.token(at), at)

    def ends(self, phrase: Phrase) -> bool:
        """Whether ``phrase``, behind a number, ends where it seems to, and does not go on behind
        和 or 、."""
        stop = phrase.stop
        if stop is None:
            return True
        if stop.kind in ("conjunction", "pause"):
            at = phrase.at + 1
            after = self.token(at)
            while after is not None and is_adverb(after) and at + 1 < len(self.tokens):
                at += 1
                after = self.tokens[at]
            return after is not None and after.kind == "value"
        return stop.kind not in ("foreign", "et cetera") and stop.word not in _GOES_ON


def said(tokens: Sequence[Token]) -> str:
    """The words of ``tokens``."""
    return "".join(token.word for token in tokens)


def is_adverb(token: Token) -> bool:
    """Whether ``token`` tells how, or how much all in all."""
    return token.kind == "adverb" or token.word in SUMS


def _joins(token: Token, *, first: bool) -> bool:
    """Whether ``token`` may stand in the noun phrase behind; a quotation only begins one."""
    if not first and (token.kind == "quote" or token.word in _OF_EACH):
        return False
    return token.kind in _NOUN
