"""Styles: the common ones become styles of Word, the automatic ones direct formatting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from lxml import etree

from stages.extract._making.elements import add, w
from stages.extract._making.styles import add_style, word_name
from stages.extract.open_document.names import FO, OFFICE, STYLE, SVG
from stages.extract.open_document.properties import paragraph_properties, run_properties
from stages.extract.open_document.source import Source

_ESCAPED = re.compile(r"_([0-9a-f]{1,5})_")
_KINDS = {"paragraph": "paragraph", "text": "character"}


class Styles:
    """All styles of a document by family and name."""

    def __init__(self, source: Source) -> None:
        self._common: dict[tuple[str, str], etree._Element] = {}
        self._automatic: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        self.fonts = _fonts(source)
        for root in dict.fromkeys((source.styles, source.content)):
            for style in root.iterfind(f"{OFFICE}styles/*"):
                if style.tag == STYLE + "style":
                    self._common[_key(style)] = style
                elif style.tag == STYLE + "default-style":
                    self._defaults[style.get(STYLE + "family", "")] = style
        # Names of automatic styles hold in one part only; those of the text come first here.
        for root in dict.fromkeys((source.content, source.styles)):
            for style in root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
                self._automatic.setdefault(_key(style), style)

    def automatic(self, family: str, name: str) -> etree._Element | None:
        return self._automatic.get((family, name))

    def common_of(self, family: str, name: str) -> str:
        """The common style that the style ``name`` is, or is made from."""
        style = self._automatic.get((family, name))
        return name if style is None else style.get(STYLE + "parent-style-name", "")

    def chain(self, family: str, name: str) -> list[etree._Element]:
        """A style and those that it is made from, the most special first."""
        chain: list[etree._Element] = []
        style = self._automatic.get((family, name))
        if style is None:
            style = self._common.get((family, name))
        while style is not None and style not in chain:
            chain.append(style)
            style = self._common.get((family, style.get(STYLE + "parent-style-name", "")))
        return chain

    def said(self, family: str, name: str, attribute: str) -> str | None:
        """An attribute of a style itself, inherited."""
        found = (style.get(attribute) for style in self.chain(family, name))
        return next((value for value in found if value is not None), None)

    def begins_page(self, name: str) -> bool:
        """Whether a paragraph style calls for another master page, and so for a new page."""
        return bool(self.said("paragraph", name, STYLE + "master-page-name"))

    def ends_page(self, name: str) -> bool:
        """Whether a page ends behind paragraphs of this style."""
        for style in self.chain("paragraph", name):
            said = style.find(STYLE + "paragraph-properties")
            if said is not None and (value := said.get(FO + "break-after")):
                return value == "page"
        return False

    @cached_property
    def part(self) -> etree._Element:
        """``w:styles``."""
        styles = w("styles")
        default = self._defaults.get("paragraph")
        if default is not None:
            made = add(styles, "docDefaults")
            add(made, "rPrDefault").append(run_properties(default, self.fonts))
            add(made, "pPrDefault").append(paragraph_properties(default))
        for (family, name), style in self._common.items():
            if family in _KINDS:
                self._add(styles, family, name, style)
        return styles

    def _add(self, styles: etree._Element, family: str, name: str, style: etree._Element) -> None:
        parent = style.get(STYLE + "parent-style-name")
        made = add_style(
            styles,
            _KINDS[family],
            id_of(family, name),
            word_name(style.get(STYLE + "display-name") or unescaped(name)),
            base=id_of(family, parent) if parent else None,
            default=family == "paragraph" and name == "Standard",
        )
        if family == "paragraph":
            level = style.get(STYLE + "default-outline-level", "")
            properties = paragraph_properties(style)
            if level.isdecimal() and 1 <= int(level) <= 9:
                add(properties, "outlineLvl", str(int(level) - 1))
            made.append(properties)
        made.append(run_properties(style, self.fonts))


def id_of(family: str, name: str) -> str:
    return f"{family}:{name}"


@cache
def unescaped(name: str) -> str:
    """``Heading_20_1`` as ``Heading 1``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def _key(style: etree._Element) -> tuple[str, str]:
    return style.get(STYLE + "family", ""), style.get(STYLE + "name", "")


def _fonts(source: Source) -> Mapping[str, str]:
    """Families of fonts by the names that styles give them."""
    fonts: dict[str, str] = {}
    for root in (source.styles, source.content):
        for face in root.iterfind(f"{OFFICE}font-face-decls/{STYLE}font-face"):
            family = face.get(SVG + "font-family", "").strip("'\"")
            fonts[face.get(STYLE + "name", "")] = family
    return fonts
