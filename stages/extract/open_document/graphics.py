"""Drawings (part 3, 10): pictures, text boxes, formulas, and what only is named."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator

from lxml import etree

from stages.extract._wordml.names import WP, A, M, O, R, V
from stages.extract._wordml.package import Target
from stages.extract.open_document.count import count_math
from stages.extract.open_document.maker import Maker
from stages.extract.open_document.names import DRAW, MATH, OFFICE, SVG, XLINK, twips, w

DRAWINGS = frozenset(
    DRAW + name
    for name in (
        *("frame", "g", "a", "custom-shape", "rect", "ellipse", "circle", "line", "polyline"),
        *("polygon", "regular-polygon", "path", "connector", "caption", "measure", "page"),
    )
)
_EMU = 635
"""English Metric Units in a twip."""
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
    content = w("txbxContent")
    maker.blocks(element, content)
    if len(content):
        made = w("pict")
        box = etree.SubElement(etree.SubElement(made, V + "shape"), V + "textbox")
        box.append(content)
        yield made


def _picture(maker: Maker, frame: etree._Element, image: etree._Element) -> etree._Element:
    drawing = w("drawing")
    inline = etree.SubElement(drawing, WP + "inline")
    size = [twips(frame.get(SVG + name)) for name in ("width", "height")]
    if all(size):
        cx, cy = (str((n or 0) * _EMU) for n in size)
        etree.SubElement(inline, WP + "extent", cx=cx, cy=cy)
    said = frame.findtext(SVG + "desc") or frame.findtext(SVG + "title") or ""
    etree.SubElement(inline, WP + "docPr", descr=said)
    blip = etree.SubElement(inline, A + "blip")
    blip.set(R + "embed", maker.link(_target(maker, image)))
    return drawing


def _target(maker: Maker, image: etree._Element) -> Target:
    """Where a picture is: in the package, in the file itself, or outside."""
    address = image.get(XLINK + "href", "")
    binary = image.find(OFFICE + "binary-data")
    if binary is not None:
        data = _decoded(binary.text or "")
        name = f"media/{hashlib.sha256(data).hexdigest()[:16]}.png"
    else:
        found = maker.source.read(address)
        if found is None:
            return Target("image", address, external=":" in address)
        data, name = found, address.removeprefix("./")
    maker.add("image", name, data)
    return Target("image", name, external=False)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):  # a broken picture; the text around it is whole
        return b""


def _object(element: etree._Element) -> etree._Element:
    """An embedded object, which the reader tells of."""
    made = w("object")
    kind = "OLE" if element.tag == DRAW + "object-ole" else "OpenDocument"
    etree.SubElement(made, O + "OLEObject", ProgID=kind)
    return made


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
