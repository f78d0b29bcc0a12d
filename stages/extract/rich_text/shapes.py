"""Properties of drawn shapes (``\\sp``): the words of WordArt, and pictures kept in them."""

from __future__ import annotations

from collections.abc import Iterable

from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.pictures import Picture, read_picture
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.tokens import Token, named

_WORDS, _PICTURE = "gtextUNICODE", "pib"


def drawn_words(tokens: Iterable[Token], fonts: Fonts) -> str:
    """The words that a shape draws, where the property is that; else none."""
    kept = list(tokens)
    if _name(kept, fonts) != _WORDS:
        return ""
    return plain_text(named(kept, "sv") or (), fonts).replace("\t", " ")


def shape_picture(tokens: Iterable[Token], fonts: Fonts) -> Picture | None:
    """The picture that fills a shape, where the property is that."""
    kept = list(tokens)
    if _name(kept, fonts) != _PICTURE:
        return None
    picture = named(named(kept, "sv") or (), "pict")
    return read_picture(picture) if picture is not None else None


def _name(tokens: Iterable[Token], fonts: Fonts) -> str:
    return plain_text(named(tokens, "sn") or (), fonts).strip()
