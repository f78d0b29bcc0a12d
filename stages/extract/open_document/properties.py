"""Formatting properties (part 3, 16.27 and 17) as ``w:rPr`` and ``w:pPr``.

Of a property in three scripts that of East Asian text counts: the texts are Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from stages.extract._making.elements import Indent, add, add_indents, w
from stages.extract._wordml.names import W
from stages.extract._wordml.properties import ParaProps
from stages.extract.open_document.names import FO, STYLE, TEXT, twips

_SIZE = re.compile(r"([\d.]+)pt")
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_ALIGN = {
    "start": "left", "left": "left", "end": "right", "right": "right", "center": "center",
    "justify": "both",
}  # fmt: skip
_INDENTS: dict[Indent, str] = {
    "left": FO + "margin-left",
    "right": FO + "margin-right",
    "first": FO + "text-indent",
}


def run_properties(style: etree._Element | None, fonts: Mapping[str, str]) -> etree._Element:
    """What the ``style:text-properties`` of ``style`` say."""
    made = w("rPr")
    said = style.find(STYLE + "text-properties") if style is not None else None
    for child in _run(said, fonts) if said is not None else ():
        made.append(child)
    return made


def _run(said: etree._Element, fonts: Mapping[str, str]) -> Iterable[etree._Element]:
    font = _first(said, STYLE + "font-name-asian", STYLE + "font-name")
    family = fonts.get(font) if font else _first(said, STYLE + "font-family-asian")
    if family:
        element = w("rFonts")
        element.set(W + "eastAsia", family.strip("'\""))
        yield element
    if weight := _first(said, STYLE + "font-weight-asian", FO + "font-weight"):
        yield w("b", "1" if weight in _BOLD else "0")
    if slant := _first(said, STYLE + "font-style-asian", FO + "font-style"):
        yield w("i", "0" if slant == "normal" else "1")
    if size := _SIZE.fullmatch(_first(said, STYLE + "font-size-asian", FO + "font-size") or ""):
        yield w("sz", str(round(min(float(size[1]), 1000) * 2)))
    if line := said.get(STYLE + "text-underline-style"):
        yield w("u", "none" if line == "none" else "single")
    if line := _first(said, STYLE + "text-line-through-style", STYLE + "text-line-through-type"):
        yield w("strike", "0" if line == "none" else "1")
    if dot := said.get(STYLE + "text-emphasize"):
        yield w("em", "none" if dot == "none" else "dot")
    if paint := said.get(FO + "background-color"):
        yield w("highlight", "none" if paint == "transparent" else "yellow")
    if color := said.get(FO + "color"):
        yield w("color", color.lstrip("#").upper())
    elif said.get(STYLE + "use-window-font-color") == "true":
        yield w("color", "auto")
    if place := said.get(STYLE + "text-position"):
        yield w("vertAlign", _vertical(place))
    if shown := said.get(TEXT + "display"):
        yield w("vanish", "1" if shown == "none" else "0")


def _vertical(place: str) -> str:
    """``super 58%``, ``-33% 58%``, ``0% 100%``."""
    first = place.split(" ")[0]
    if first == "super" or (first[:1].isdigit() and first.strip("0.%")):
        return "superscript"
    return "subscript" if first == "sub" or first.startswith("-") else "baseline"


def paragraph_properties(style: etree._Element | None) -> etree._Element:
    """What the ``style:paragraph-properties`` of ``style`` say."""
    made = w("pPr")
    said = style.find(STYLE + "paragraph-properties") if style is not None else None
    if said is None:
        return made
    if said.get(FO + "break-before") == "page":
        add(made, "pageBreakBefore")
    elif said.get(FO + "break-before") == "auto":
        add(made, "pageBreakBefore", "0")
    add_indents(made, indents_of(said))
    if align := _ALIGN.get(said.get(FO + "text-align", "")):
        add(made, "jc", align)
    return made


def indents_of(said: etree._Element) -> ParaProps:
    """The indents that ``said`` names."""
    found: ParaProps = {}
    for key, name in _INDENTS.items():
        if (value := twips(said.get(name))) is not None:
            found[key] = value
    return found


def merged(layers: Iterable[etree._Element]) -> etree._Element:
    """Several ``w:rPr`` as one, where a later one says the last word."""
    made = w("rPr")
    for layer in layers:
        for child in layer:
            old = made.find(str(child.tag))
            if old is not None:
                made.remove(old)
            copy = etree.SubElement(made, child.tag)
            copy.attrib.update(child.attrib)
    return made


def _first(said: etree._Element, *names: str) -> str | None:
    return next((value for name in names if (value := said.get(name))), None)
