"""How many characters an RTF file has, counted apart from its translation.

A walk over the tokens that knows nothing of paragraphs, tables or properties: only which
groups hold text, which font (for its code page) and how long a ``\\u``'s fallback is.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.chars import count_ink
from stages.extract.rich_text.characters import Characters
from stages.extract.rich_text.destinations import COLLECTED, Target, target_of
from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.forms import read_form_field
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.shapes import drawn_words
from stages.extract.rich_text.tokens import Token, Tokens, take_group


class _Place(NamedTuple):
    target: Target
    around: Target | None
    font: int | None
    fallback: int


def count_text(tokens: Tokens) -> int:
    """Characters of all texts in ``tokens``, blanks aside: the body's, those of notes, comments,
    headers and text boxes, instructions of fields, deleted and hidden text, and the numbers
    that stand in it for old readers."""
    fonts, characters = Fonts(), Characters()
    place = _Place("text", None, None, 1)
    outer: list[_Place] = []
    total = 0
    starred = False
    for token in tokens:
        kind, word = token.kind, token.word
        if kind == "open":
            outer.append(place)
        elif kind == "close":
            place = outer.pop() if outer else place
        elif word == "*":
            starred = True
            continue
        elif kind == "word":
            if word == "ud" and place.around is not None:
                place = place._replace(target=place.around, around=None)
            elif place.target != "skip":
                if word in COLLECTED and len(outer) > 1:
                    total += _collected(word, take_group(tokens), fonts, place.font)
                    place = outer.pop() if outer else place
                else:
                    place = _moved(place, token, starred, fonts, in_group=len(outer) > 1)
        if place.target in ("text", "code"):
            font = fonts.default if place.font is None else place.font
            total += count_ink(characters.read(token, *_how(fonts, font, place.fallback)))
        starred = False
    return total + len(characters.rest())


def _how(fonts: Fonts, font: int, fallback: int) -> tuple[str, int, str]:
    codec, eastern = fonts.codecs(font)
    return codec, fallback, eastern


def _moved(place: _Place, token: Token, starred: bool, fonts: Fonts, *, in_group: bool) -> _Place:
    """``place`` behind a control word."""
    word, number = token.word, token.number
    target = target_of(word, starred) if in_group else None
    if target is not None:
        return place._replace(target=target)
    if word == "f":
        return place._replace(font=number or 0)
    if word == "plain":
        return place._replace(font=None)
    if word == "uc":
        return place._replace(fallback=max(number or 0, 0))
    if word == "upr":
        return place._replace(target="skip", around=place.target)
    fonts.set_document(word, number)
    return place


def _collected(word: str, tokens: list[Token], fonts: Fonts, font: int | None) -> int:
    """What a group that is read as a whole adds to the text."""
    if word == "fonttbl":
        fonts.read(tokens)
    elif word in ("listtext", "pntext"):
        return count_ink(plain_text(tokens, fonts, font))
    elif word == "sp":
        return count_ink(drawn_words(tokens, fonts))
    elif word == "formfield":
        return count_ink(read_form_field(tokens, fonts).shown)
    return 0
