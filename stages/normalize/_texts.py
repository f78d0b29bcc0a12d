"""Which texts the rules may touch, and the classes of characters that they ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.chars import BLANKS, CJK
from pipeline.report import Report
from pipeline.walk import Text, all_texts

PROSE = frozenset(
    {
        "title", "subtitle", "byline", "salutation", "note", "signature", "attachments",
        "secrecy", "urgency", "document_number", "sent_to", "reported_to", "copies_to",
        "printed_by",
        "paragraph", "heading", "caption", "annex_label", "annex_title", "footnote",
    }
)  # fmt: skip
"""Roles that are written Chinese. Table cells and opaque blocks are not among them, since their
blanks and marks may carry meaning; ``issuer`` and ``signer`` stay as printed; ``label`` belongs
to the rule headings alone."""

OPENING = "（《〈【〔「『“‘［｛"
CLOSING = "）》〉】〕」』”’］｝"
STOPS = "，。、；：？！"
CHINESE_MARKS = OPENING + CLOSING + STOPS + "…—～·"

ALL = re.compile("")
"""What ``prose`` takes for all texts."""
HAN = re.compile(f"[{CJK}]")
_HAN_RUN = re.compile(f"[{CJK}]+")
_LATIN = re.compile("[A-Za-z]")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|to|is|are|a|an|with|for|which|then|it|be|on|by|that|as|at|will|from)\b",
    re.ASCII | re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"[\[［](?:[A-Z]|(?:EB|DB|CP|[A-Z])/(?:OL|CD|MT|DK))[\]］]\s?[.．,，]"
    r"|^[\[［]?\d{1,3}[\]］.．、][^，。；：！？]{5,200}[ \t.．,](?:19|20)\d\d"
    r"(?:[(（]\d{1,2}[)）])?[.。]?$"
)
"""An entry in a list of literature: [J]. or [EB/OL]. in it, or its number before and year last."""
_CLAUSE_ENDS = frozenset(STOPS + OPENING + ",;:?!([{\n\"'")


_KANA = re.compile("[\u3041-\u30fa\uff66-\uff9d\uac00-\ud7a3]")
_FOREIGN = 3
"""Kana or Hangul from which a text is no Chinese that only names something (の, カレー)."""
_FOREIGN_SHARE = 0.25
"""Of texts with Han characters: beyond it the document is in another language, and its titles
and tables are too, though they hold Han characters alone."""


def prose(report: Report, needed: re.Pattern[str]) -> Iterator[Text]:
    """Texts of written Chinese in which ``needed`` is found.

    A text without any Han character is in another language, and no rule has a say in it; nor
    in an English sentence that names something in Chinese, nor in Japanese and Korean, nor in
    an entry of a list of literature, which has marks and dates of its own (GB/T 7714).
    """
    return (text for text in _written(all_texts(report)) if needed.search(text.text))


_latest: list[tuple[tuple[Text, ...], tuple[Text, ...]]] = []
"""The texts last asked for and those of them that are written Chinese: every rule asks."""


def _written(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    if not _latest or _latest[0][0] is not texts:
        written = [t for t in texts if t.role in PROSE and _is_written_chinese(t.text)]
        foreign = sum(t.role in PROSE and _is_of_the_east(t.text) for t in texts)
        if foreign > _FOREIGN_SHARE * (len(written) + foreign):
            written = []
        _latest[:] = [(texts, tuple(written))]
    return _latest[0][1]


@lru_cache(1 << 12)
def _is_of_the_east(text: str) -> bool:
    """Japanese or Korean, which has Han characters too."""
    return len(_KANA.findall(text)) >= _FOREIGN


@lru_cache(1 << 12)  # a rule changes a few texts, and all are asked about again
def _is_written_chinese(text: str) -> bool:
    if not HAN.search(text) or _REFERENCE.search(text) or _is_of_the_east(text):
        return False
    english = _LATIN.search(text) and len(_ENGLISH.findall(text)) > 1
    return not english or mostly_chinese(text)


@cache
def is_han(char: str) -> bool:
    return bool(char) and bool(HAN.match(char))


@cache
def is_chinese(char: str) -> bool:
    """Whether ``char`` is a Han character or a full-width mark of Chinese text."""
    return bool(char) and (char in CHINESE_MARKS or is_han(char))


def is_latin(char: str) -> bool:
    """Whether ``char`` is an ASCII letter or digit."""
    return char.isascii() and char.isalnum()


def before(text: str, at: int, skip: str = BLANKS) -> str:
    """The nearest character before ``text[at]`` that is not in ``skip``, or ''."""
    while at > 0:
        at -= 1
        if text[at] not in skip:
            return text[at]
    return ""


def after(text: str, at: int, skip: str = BLANKS) -> str:
    """The nearest character from ``text[at]`` on that is not in ``skip``, or ''."""
    while at < len(text):
        if text[at] not in skip:
            return text[at]
        at += 1
    return ""


def clause(text: str, end: int) -> str:
    """The words before ``end``, back to the last mark or opening bracket."""
    start = end
    while start > 0 and text[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    return text[start:end]


def mostly_chinese(text: str) -> bool:
    """Whether ``text`` holds more Han characters than Latin letters."""
    return sum(map(len, _HAN_RUN.findall(text))) > len(_LATIN.findall(text))
