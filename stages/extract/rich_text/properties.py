"""Properties as elements of WordprocessingML: what differs from a style is said, no more.

RTF repeats on each paragraph and run all that its styles say, so that what is not repeated
does not hold there; WordprocessingML inherits. So a property that only the style has is
switched off.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from stages.extract._wordml.names import VAL, W
from stages.extract.rich_text.formatting import ALIGNMENTS, SUBSCRIPT, SUPERSCRIPT, Props
from stages.extract.rich_text.header import Header

DEFAULT_SIZE = 24
"""Half-points of a run that says none."""
_BODY_LEVEL = 9

_TOGGLES = {
    "bold": "b", "italic": "i", "strike": "strike", "double_strike": "dstrike", "hidden": "vanish",
}  # fmt: skip
_NAMED = {
    "underline": ("u", "single"),
    "emphasis": ("em", "dot"),
    "highlight": ("highlight", "yellow"),
}
_VERTICAL = {SUPERSCRIPT: "superscript", SUBSCRIPT: "subscript"}
_INDENTS = ("left", "right", "first", "left_chars", "right_chars", "first_chars")


def run_properties(run: Props, base: Props, header: Header) -> etree._Element | None:
    """The ``w:rPr`` of a run in a paragraph whose style gives it ``base``; None for none."""
    if run == base:
        return None
    element = etree.Element(W + "rPr")
    style = run.get("style")
    if style is not None and style in header.styles.characters:
        etree.SubElement(element, W + "rStyle", {VAL: f"c{style}"})
        base = {**base, **header.styles.characters[style].run}
    for key in dict.fromkeys((*run, *base)):
        value = run.get(key, _DEFAULTS.get(key, 0))
        if (style is not None or value != base.get(key, _DEFAULTS.get(key, 0))) and key in _RUN:
            _RUN[key](element, key, value, header)
    if any(run.get(key) != base.get(key) for key in ("font", "east_font")):
        _fonts(element, run, header)
    return element if len(element) else None


_DEFAULTS = {"size": DEFAULT_SIZE}


def _toggle(element: etree._Element, key: str, value: int, _header: Header) -> None:
    etree.SubElement(element, W + _TOGGLES[key], {VAL: "1" if value else "0"})


def _name(element: etree._Element, key: str, value: int, _header: Header) -> None:
    tag, name = _NAMED[key]
    etree.SubElement(element, W + tag, {VAL: name if value else "none"})


def _size(element: etree._Element, _key: str, value: int, _header: Header) -> None:
    etree.SubElement(element, W + "sz", {VAL: str(value)})


def _color(element: etree._Element, _key: str, value: int, header: Header) -> None:
    etree.SubElement(element, W + "color", {VAL: header.color(value)})


def _vertical(element: etree._Element, _key: str, value: int, _header: Header) -> None:
    etree.SubElement(element, W + "vertAlign", {VAL: _VERTICAL.get(value, "baseline")})


_RUN: dict[str, Callable[[etree._Element, str, int, Header], None]] = {
    **dict.fromkeys(_TOGGLES, _toggle),
    **dict.fromkeys(_NAMED, _name),
    "size": _size,
    "color": _color,
    "vertical": _vertical,
}


def _fonts(element: etree._Element, run: Props, header: Header) -> None:
    fonts = header.fonts
    font = fonts[run.get("font", fonts.default)]
    eastern = fonts[run["east_font"]] if "east_font" in run else font if font.is_eastern else None
    names = {W + "ascii": font.name} if font.name else {}
    if eastern is not None and eastern.name:
        names[W + "eastAsia"] = eastern.name
    if names:
        etree.SubElement(element, W + "rFonts", names)


def paragraph_properties(para: Props, base: Props, list_id: str | None) -> etree._Element:
    """The ``w:pPr`` of a paragraph whose style gives it ``base``.

    ``list_id`` is the list that it counts in, as numbering.xml calls it.
    """
    element = etree.Element(W + "pPr")
    etree.SubElement(element, W + "pStyle", {VAL: f"p{para.get('style', 0)}"})
    align = para.get("align", 0)
    if align != base.get("align", 0):
        etree.SubElement(element, W + "jc", {VAL: ALIGNMENTS[align]})
    if (outline := para.get("outline")) is not None and outline != base.get("outline"):
        etree.SubElement(element, W + "outlineLvl", {VAL: str(min(max(outline, 0), _BODY_LEVEL))})
    if para.get("page_break", 0) != base.get("page_break", 0):
        etree.SubElement(element, W + "pageBreakBefore", {VAL: str(para.get("page_break", 0))})
    if para.get("drop_cap"):
        etree.SubElement(element, W + "framePr", {W + "dropCap": "drop"})
    number_properties(element, para, base, list_id)
    indents(element, para, {} if list_id else base)
    return element


def number_properties(
    element: etree._Element, para: Props, base: Props, list_id: str | None
) -> None:
    """Say which list a paragraph counts in, or that it no longer does in that of its style."""
    if list_id is None and not base.get("list"):
        return
    numbering = etree.SubElement(element, W + "numPr")
    etree.SubElement(numbering, W + "ilvl", {VAL: str(para.get("level", 0))})
    etree.SubElement(numbering, W + "numId", {VAL: list_id or "0"})


def indents(element: etree._Element, para: Props, base: Props) -> None:
    """Say those indents that differ from ``base``; one in characters holds over one in twips."""
    values: dict[str, str] = {}
    for key in _INDENTS:
        value = para.get(key, 0)
        if value == base.get(key, 0) and (base or key not in para):
            continue
        side, _, chars = key.partition("_")
        if side == "first":
            side, value = ("hanging", -value) if value < 0 else ("firstLine", value)
        values[W + side + chars.capitalize()] = str(value)
    if values:
        etree.SubElement(element, W + "ind", values)
