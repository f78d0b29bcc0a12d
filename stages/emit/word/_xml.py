"""Writing XML of Word: one way to make an element, and the order Word wants properties in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr",
    "shd", "tabs", "kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "spacing", "sz", "szCs",
    "highlight", "u", "shd", "vertAlign", "em", "lang",
)  # fmt: skip


_NEEDED = {prefix: {prefix: address} for prefix, address in NAMESPACES.items()}
"""Each element declares its own prefix only: declaring all made writing slow."""


@cache
def name(qualified: str) -> str:
    """``w:p`` → ``{…/main}p``."""
    prefix, local = qualified.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(
    tag: str, attributes: dict[str, str | int] | None = None, children: Iterable[Element] = ()
) -> Element:
    """An element; ``tag`` and attributes with a prefix, or without one where there is none."""
    made = etree.Element(name(tag), nsmap=_NEEDED[tag.split(":")[0]])
    for key, value in (attributes or {}).items():
        made.set(name(key) if ":" in key else key, str(value))
    made.extend(children)
    return made


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace whose attributes are of it too."""
    return element(f"w:{tag}", {f"w:{k}": v for k, v in attributes.items()}, children)


def on(tag: str) -> Element:
    return w(tag)


def off(tag: str) -> Element:
    return w(tag, val=0)


def paragraph_properties(children: Iterable[Element]) -> Element:
    return _ordered("pPr", children, _PARAGRAPH_ORDER)


def run_properties(children: Iterable[Element]) -> Element:
    return _ordered("rPr", children, _RUN_ORDER)


def _ordered(tag: str, children: Iterable[Element], order: tuple[str, ...]) -> Element:
    return w(tag, *sorted(children, key=lambda c: order.index(etree.QName(c).localname)))


def part(root: Element) -> bytes:
    """``root`` as a part of the package."""
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=["w", "r"])
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
