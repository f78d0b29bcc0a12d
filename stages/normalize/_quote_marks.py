"""Quotation marks of a text, with what their surroundings say of each."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.chars import BLANKS, IN_LINE
from stages.normalize._pairing import STRAY, Mark, impossible
from stages.normalize._protect import protected, within

Typed = Literal["open", "close"]

DOUBLE: dict[str, Typed | None] = {
    '"': None, "＂": None, "“": "open", "”": "close", "„": "open", "〝": "open", "〞": "close",
    "〟": "close", "「": "open", "」": "close", "｢": "open", "｣": "close", "﹁": "open",
    "﹂": "close", "‚": "open", "‛": "close",
}  # fmt: skip
SINGLE: dict[str, Typed | None] = {
    "'": None, "＇": None, "‘": "open", "’": "close", "『": "open", "』": "close",
    "﹃": "open", "﹄": "close",
}  # fmt: skip
_LOW = "‚‛"
"""In PDF files with some fonts these stand for “ and ”; where one of them is alone it may be a
comma."""
_CORNERS = "「」『』｢｣﹁﹂﹃﹄"
_STRAIGHT = "\"'＂＇"
_ALL = "".join((*DOUBLE, *SINGLE))
_SKIPPED = IN_LINE + _ALL

_OPENERS = "（《〈【〔([{：:\n"
_COMMAS = "，、；,;"
_STOPS = "。！？!?"
_COLONS = "：:"
_CLOSERS = "）》〉】〕)]}。，、；：！？,.;:!?\n"

_NO_QUOTES = re.compile(
    r"(?<=[A-Za-z])['’＇](?=[A-Za-z])"  # don't
    r"|(?<=s)['’](?= +[A-Za-z])"  # students' books
    r"|['’](?=\d0s)"
    r"|\d['’′] ?\d+(?:\.\d+)?[\"”″]"  # 5'10"
    r"|(?<=\d)['’](?=\d)"
    r"|(?<=[A-Za-z0-9_]=)\"[^\"\n]{0,60}\""  # of a program
    r"|(?<![“”\"])[“”\"]{3}(?![“”\"])"  # one that is spoken of
    r"|“”|‘’"  # nothing between: to be filled in
)
_SPOKEN = re.compile(r"[\"“‘][，。、；：！？,.;:!?（《）》][\"”’]")
"""A mark that is spoken of: 用“、”分隔."""
_TRADITIONAL = re.compile("[國會關發長個們這說學體與為將對應業務報書設責實題經機黨區總產護衛訊電]")


def find(text: str, kinds: dict[str, Typed | None]) -> list[Mark]:
    """The marks of ``kinds`` in ``text``; apostrophes, feet and inches are none.

    Corner marks count only in text of the mainland, where they are not the house's own.
    """
    kept = protected(text)
    kept += [m.span() for m in _NO_QUOTES.finditer(text)]
    out = _CORNERS if _TRADITIONAL.search(text) else ""
    out += "" if all(char in text for char in _LOW) else _LOW
    return [
        _mark(text, at, kinds[char])
        for at, char in enumerate(text)
        if char in kinds and char not in out and not within(kept, at)
    ]


def _mark(text: str, at: int, typed: Typed | None) -> Mark:
    left, gap_left = _neighbour(text, range(at - 1, -1, -1))
    right, gap_right = _neighbour(text, range(at + 1, len(text)))
    open_price = close_price = 0
    if _SPOKEN.match(text, at):
        open_price = 4
    elif right == "" or right in _CLOSERS:
        open_price = impossible()
    elif left in _STOPS and left and typed == "close":
        open_price = 2 * STRAY  # 。” ends what an earlier paragraph began
    elif gap_right and not gap_left:
        open_price = 1
    if at > 1 and _SPOKEN.match(text, at - 2):
        close_price = 3
    elif left == "" or left in _OPENERS:
        close_price = impossible()
    elif left in _COMMAS:
        close_price = 3
    elif (left in _STOPS and open_price == 0) or (gap_left and not gap_right):
        close_price = 1
    inch = text[at] in _STRAIGHT and text[at - 1 : at].isdigit()
    return Mark(
        at=at,
        typed=typed,
        corner=text[at] in _CORNERS,
        speaks=left in _COLONS and bool(left),
        ends=left in _STOPS and bool(left),
        open_price=open_price,
        close_price=close_price,
        stray_price=STRAY // 2 if inch else STRAY,
    )


def _neighbour(text: str, way: range) -> tuple[str, bool]:
    """The next character on the way that is no blank and no quotation mark, or '', and
    whether a blank comes before it."""
    gap = False
    for at in way:
        if text[at] not in _SKIPPED:
            return text[at], gap
        gap = gap or text[at] in BLANKS
    return "", gap
