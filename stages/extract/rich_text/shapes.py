"""Properties of drawn shapes (``\\sp``): the words of WordArt, and pictures kept in them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from stages.extract._wordml.names import V, W
from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.pictures import Picture, read_picture
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.tokens import Token, named

_WORDS, _PICTURE = "gtextUNICODE", "pib"


def word_art(tokens: Iterable[Token], fonts: Fonts) -> str:
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


def text_box() -> tuple[etree._Element, etree._Element]:
    """A ``w:pict`` with a text box, and the element that its paragraphs go to."""
    pict = etree.Element(W + "pict")
    box = etree.SubElement(etree.SubElement(pict, V + "shape"), V + "textbox")
    return pict, etree.SubElement(box, W + "txbxContent")


def art(words: str) -> etree._Element:
    """A ``w:pict`` that draws ``words``."""
    pict = etree.Element(W + "pict")
    etree.SubElement(etree.SubElement(pict, V + "shape"), V + "textpath", {"string": words})
    return pict
