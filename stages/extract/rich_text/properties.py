"""Properties as elements of WordprocessingML: what differs from a style is said, no more.

RTF repeats on each paragraph and run all that its styles say, so that what is not repeated
does not hold there; WordprocessingML inherits. So a property that only the style has is
switched off.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from stages.extract._making.elements import INDENTS, add, add_indents, add_number, w
from stages.extract._wordml.names import W
from stages.extract._wordml.properties import ParaProps
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


def run_properties(run: Props, base: Props, header: Header) -> etree._Element | None:
    """The ``w:rPr`` of a run in a paragraph whose style gives it ``base``; None for none."""
    if run == base:
        return None
    element = w("rPr")
    style = run.get("style")
    if style is not None and style in header.styles.characters:
        add(element, "rStyle", f"c{style}")
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
    add(element, _TOGGLES[key], "1" if value else "0")


def _name(element: etree._Element, key: str, value: int, _header: Header) -> None:
    tag, name = _NAMED[key]
    add(element, tag, name if value else "none")


def _size(element: etree._Element, _key: str, value: int, _header: Header) -> None:
    add(element, "sz", str(value))


def _color(element: etree._Element, _key: str, value: int, header: Header) -> None:
    add(element, "color", header.color(value))


def _vertical(element: etree._Element, _key: str, value: int, _header: Header) -> None:
    add(element, "vertAlign", _VERTICAL.get(value, "baseline"))


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
    element = w("pPr")
    add(element, "pStyle", f"p{para.get('style', 0)}")
    align = para.get("align", 0)
    if align != base.get("align", 0):
        add(element, "jc", ALIGNMENTS[align])
    if (outline := para.get("outline")) is not None and outline != base.get("outline"):
        add(element, "outlineLvl", str(min(max(outline, 0), _BODY_LEVEL)))
    if para.get("page_break", 0) != base.get("page_break", 0):
        add(element, "pageBreakBefore", str(para.get("page_break", 0)))
    if para.get("drop_cap"):
        etree.SubElement(element, W + "framePr", {W + "dropCap": "drop"})
    if list_id is not None or base.get("list"):  # in none: not even in that of its style
        add_number(element, list_id or "0", para.get("level", 0))
    add_indents(element, _indents(para, {} if list_id else base))
    return element


def _indents(para: Props, base: Props) -> ParaProps:
    """Those indents that differ from ``base``; one in characters holds over one in twips."""
    found: ParaProps = {}
    for key in INDENTS:
        value = para.get(key, 0)
        if value != base.get(key, 0) or (not base and key in para):
            found[key] = value
    return found
