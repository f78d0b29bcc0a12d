"""What tells where a noun phrase before a number begins: a verb whose object it is, 的, 等, a
number that it is listed behind, the start of the clause."""

from __future__ import annotations

from collections.abc import Sequence

from stages.parse.understand.values.endings import HEAD
from stages.parse.understand.values.lexicon import SHORT
from stages.parse.understand.values.plain import begins_noun
from stages.parse.understand.values.sentence import Phrase, Sentence, is_adverb, said
from stages.parse.understand.values.tokens import Token
from stages.parse.understand.values.words import links, small, verbs

_TAKING = frozenset(verbs.TAKING)
_COMPOUND = frozenset(verbs.COMPOUND)
SHORTEST_OBJECT = 3
"""Of how many tokens a deed and its object are at least."""

_SPOKEN = ("发言", "报告", "讲话", "辅导", "检查")
"""What somebody makes with 作: 作|交流发言4次."""


def how_opened(sentence: Sentence, phrase: Phrase) -> str | None:
    """How it is told where ``phrase`` begins; None where it is not.

    It is the ``object`` of a verb, the ``predicate`` behind a noun and adverbs or behind a number,
    some of those told of (``among``), ``beside`` 对 or 把, or at the ``start`` of its clause."""
    stop, at = phrase.stop, phrase.at
    if stop is not None and stop.word == "其中":
        return "among"
    skipped = False
    while stop is not None and is_adverb(stop) and at > 0:
        at -= 1
        stop, skipped = sentence.tokens[at], True
    if stop is None or stop.kind == "mark":
        return "start"
    if (skipped and stop.kind in ("other", "noun")) or stop.kind == "value":
        return "predicate"
    if stop.word in verbs.SAYING:
        return "start"
    if stop.kind in ("verb", "of", "et cetera") or stop.word in links.WITH_OBJECT:
        return "object"
    if is_adverb(stop):
        return "start"
    before = sentence.token(at - 1)
    if stop.kind in ("pause", "conjunction") and before is not None and before.kind == "value":
        return "object" if sentence.known.get(at - 1) else "start"
    if stop.word == "了" and before is not None and before.kind == "verb":
        return "object"
    if stop.word in ("对", "把", "将"):
        return "beside"
    return None


def object_of(tokens: list[Token]) -> list[Token]:
    """What stands behind the verb that opens a clause; nothing where none does."""
    stripped = lead = scopes(tokens)
    while _takes(tokens[stripped:]):
        stripped += 1
    return tokens[stripped:] if stripped > lead else []


def object_of_both(tokens: list[Token], verb: Token | None) -> list[Token]:
    """``tokens``, the object of ``verb``, without a deed that is done to the rest of it:
    争取年内|认证|绿色食品2个, 督促|整改|隐患64条."""
    if verb is None or len(tokens) < SHORTEST_OBJECT:
        return tokens
    if is_adverb(verb) or verb.word in verbs.PURPOSE:
        return object_of(tokens) or tokens
    rest = tokens[1:]
    plain = HEAD.search(said(rest)) and not any(token.kind == "deed" for token in rest)
    deeds = verb.word in verbs.PIVOTS or verb.word == "提升"  # 提升|改造|活动室9个
    return rest if deeds and plain and _takes(tokens) else tokens


def _takes(tokens: Sequence[Token]) -> bool:
    """Whether a clause that begins with ``tokens`` begins with a verb and its object."""
    rest = said(tokens[1:])
    if len(rest) < 2:
        return False
    if tokens[0].word in SHORT:
        known = HEAD.search(rest) is not None and begins_noun(tokens[1:])
        return known or rest.endswith(_SPOKEN)
    return tokens[0].word in _TAKING and rest not in _COMPOUND


def behind_quotation(tokens: Sequence[Token]) -> int:
    """Where the object of a short verb begins that stands behind a quotation; else 0."""
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at - 1].kind == "quote" and tokens[at].word in SHORT:
            return at + 1
    return 0


def by_means(phrase: Phrase) -> int:
    """Where the object begins of what is done by some means: 面向社会招聘|护林员20名; else 0."""
    if phrase.stop is None or phrase.stop.word not in verbs.MEANS:
        return 0
    tokens = phrase.tokens
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].kind == "deed":
            rest = said(tokens[at + 1 :])
            return at + 1 if tokens[at].word in _TAKING and rest not in _COMPOUND else 0
    return 0


def scopes(tokens: Sequence[Token]) -> int:
    """How many tokens at the start only tell where and how."""
    lead = 0
    while lead < len(tokens) and (width := _scope(tokens, lead)):
        lead += width
    return lead


def _scope(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from ``at`` on are one of ``SCOPES``."""
    words = ""
    for count, token in enumerate(tokens[at : at + 4], 1):
        words += token.word
        if words in small.SCOPES:
            return count
    return 0
