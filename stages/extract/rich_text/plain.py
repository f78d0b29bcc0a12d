"""The text of a group that was taken whole, such as a style's name or an old number."""

from __future__ import annotations

from collections.abc import Iterable

from stages.extract._wordml.symbols import symbol
from stages.extract.rich_text.characters import Characters
from stages.extract.rich_text.fonts import Fonts, symbol_code
from stages.extract.rich_text.tokens import Token


def plain_text(tokens: Iterable[Token], fonts: Fonts, font: int | None = None) -> str:
    """The text among ``tokens``, groups that begin with a star left out; signs of symbol fonts
    become characters. ``font`` is the one that holds where they name none."""
    characters = Characters()
    out = ""
    now = (fonts.default if font is None else font, 1, False)
    outer: list[tuple[int, int, bool]] = []
    for token in tokens:
        number, length, starred = now
        if token.kind == "open":
            outer.append(now)
        elif token.kind == "close":
            now = outer.pop() if outer else now
        elif token.kind == "word" and token.word in _STATE:
            value = token.number or 0
            if token.word == "f":
                now = (value, length, starred)
            elif token.word == "uc":
                now = (number, value, starred)
            elif outer:
                now = (number, length, True)
        if starred:
            continue
        if token.kind == "word" and token.word == "tab":
            out += "\t"
        codec, eastern = fonts.codecs(number)
        said = characters.read(token, codec, length, eastern)
        out += _shown(said, fonts, number) if said else ""
    return out + characters.rest()


_STATE = frozenset({"f", "uc", "*"})


def _shown(said: str, fonts: Fonts, number: int) -> str:
    font = fonts[number]
    if not font.is_symbol:
        return said
    codes = ((char, symbol_code(char)) for char in said)
    return "".join(char if code is None else symbol(font.name, code) for char, code in codes)
