"""Drawings (part 3, 10): pictures, text boxes, formulas, and what only is named."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from posixpath import splitext

from lxml import etree

from stages.extract._making.drawings import EMU_PER_TWIP, drawing, embedded, text_box
from stages.extract._wordml.names import M
from stages.extract._wordml.package import Target
from stages.extract.open_document.count import count_math
from stages.extract.open_document.maker import Maker
from stages.extract.open_document.names import DRAW, MATH, OFFICE, SVG, XLINK, twips

DRAWINGS = frozenset(
    DRAW + name
    for name in (
        *("frame", "g", "a", "custom-shape", "rect", "ellipse", "circle", "line", "polyline"),
        *("polygon", "regular-polygon", "path", "connector", "caption", "measure", "page"),
    )
)
_MATH_TEXT = tuple(MATH + name for name in ("mi", "mn", "mo", "mtext", "ms"))


def drawn(maker: Maker, element: etree._Element) -> Iterator[etree._Element]:
    """What is to stand in a run for a drawing."""
    if element.tag == DRAW + "frame":
        yield from _frame(maker, element)
    elif element.tag in (DRAW + "g", DRAW + "a"):
        for child in element:
            if child.tag in DRAWINGS:
                yield from drawn(maker, child)
    else:
        yield from _box(maker, element)


def _frame(maker: Maker, frame: etree._Element) -> Iterator[etree._Element]:
    """Of several forms of one content the first that can be shown counts (10.4.2)."""
    formula = _formula(maker, frame)
    if formula is not None:
        yield formula
        return
    for child in frame:
        if child.tag == DRAW + "text-box":
            yield from _box(maker, child)
        elif child.tag in (DRAW + "object", DRAW + "object-ole"):
            yield _object(child)
    image = frame.find(DRAW + "image")
    if image is not None:
        yield _picture(maker, frame, image)
        yield from _box(maker, image)


def _box(maker: Maker, element: etree._Element) -> Iterator[etree._Element]:
    made, content = text_box()
    maker.blocks(element, content)
    if len(content):
        yield made


def _picture(maker: Maker, frame: etree._Element, image: etree._Element) -> etree._Element:
    width, height = (twips(frame.get(SVG + n)) or 0 for n in ("width", "height"))
    said = frame.findtext(SVG + "desc") or frame.findtext(SVG + "title") or ""
    relation = _relation(maker, image)
    return drawing(relation, width * EMU_PER_TWIP, height * EMU_PER_TWIP, said)


def _relation(maker: Maker, image: etree._Element) -> str:
    """The id of the relationship to a picture in the package, in the file itself, or outside."""
    binary = image.find(OFFICE + "binary-data")
    if binary is not None:
        return maker.parts.picture(_decoded(binary.text or ""), ".png")
    address = image.get(XLINK + "href", "")
    data = maker.source.read(address)
    if data is None:
        return maker.parts.link(Target("image", address, external=":" in address))
    return maker.parts.picture(data, splitext(address)[1])


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):  # a broken picture; the text around it is whole
        return b""


def _object(element: etree._Element) -> etree._Element:
    """An embedded object, which the reader tells of."""
    return embedded("OLE" if element.tag == DRAW + "object-ole" else "OpenDocument")


def _formula(maker: Maker, frame: etree._Element) -> etree._Element | None:
    """A formula in MathML, its signs in one row: an equation of Word."""
    element = frame.find(DRAW + "object")
    if element is None:
        return None
    root = element.find(MATH + "math")
    if root is None:
        address = element.get(XLINK + "href", "")
        root = maker.source.tree(f"{address.rstrip('/')}/content.xml") if address else None
        if root is None or not str(root.tag).startswith(MATH):
            return None
        maker.math_chars += count_math(root)
    made = etree.Element(M + "oMath")
    run = etree.SubElement(made, M + "r")
    for sign in root.iter(*_MATH_TEXT):
        etree.SubElement(run, M + "t").text = sign.text or ""
    return made
