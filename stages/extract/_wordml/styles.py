"""Styles (ECMA-376-1, 17.7), each resolved once along its ``basedOn`` chain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.names import VAL, A, W, is_on
from stages.extract._wordml.properties import TOGGLES, ParaProps, RunProps, read_paragraph, read_run

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|目录) ?(?:[1-9]|heading|标题)|table of figures|图表目录", re.IGNORECASE
)

_DEEPEST = 200
"""Styles that one is based on in turn; Word itself allows a tenth of it."""


class ParaStyle(Struct, frozen=True):
    """A paragraph style with all that it inherits, document defaults included."""

    name: str | None
    run: RunProps
    para: ParaProps
    contents: bool = False
    """It is one of those that a table of contents is set in."""


class Styles:
    """``word/styles.xml``; ``theme`` gives the names of the theme's fonts."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None) -> None:
        found = root.findall(W + "style") if root is not None else []
        self._elements = {style.get(W + "styleId", ""): style for style in found}
        self._fonts = _theme_fonts(theme)
        self._paragraphs: dict[str | None, ParaStyle] = {}
        self._characters: dict[str | None, tuple[str, RunProps]] = {}
        defaults = root.find(W + "docDefaults") if root is not None else None
        self.defaults = read_run(_at(defaults, "rPrDefault", "rPr"))
        self._para = read_paragraph(_at(defaults, "pPrDefault", "pPr"))
        self._default = _default(found, "paragraph")
        self._default_table = _default(found, "table")

    def paragraph(self, style: str | None) -> ParaStyle:
        """The paragraph style with this id, or the default one where there is no such."""
        if style not in self._paragraphs:
            known = style if style in self._elements else self._default
            self._paragraphs[style] = self._paragraph(known)
        return self._paragraphs[style]

    def character(self, style: str | None) -> tuple[str, RunProps]:
        """Name and properties of the character style with this id; blank where it is unknown."""
        if style not in self._characters:
            chain = list(self._chain(style))
            run: RunProps = {}
            for element in chain:
                run |= read_run(element.find(W + "rPr"))
            self._characters[style] = (_name(chain[-1]) or "" if chain else "", run)
        return self._characters[style]

    def table(self, style: str | None) -> Iterator[etree._Element]:
        """The ``tblPr`` of a table style and of those that it is based on, these first."""
        for element in self._chain(style if style in self._elements else self._default_table):
            yield from element.iter(W + "tblPr")

    def table_look(self, style: str | None, parts: Iterable[str]) -> RunProps:
        """What a table style and those that it is based on give the text of a cell: for the
        whole table, then for ``parts`` of it that the cell is in (17.7.6), such as firstRow."""
        look: RunProps = {}
        chain = list(self._chain(style if style in self._elements else self._default_table))
        for element in chain:
            look |= read_run(element.find(W + "rPr"))
        for part in parts:
            for element in chain:
                for conditional in element.findall(W + "tblStylePr"):
                    if conditional.get(W + "type") == part:
                        look |= read_run(conditional.find(W + "rPr"))
        return look

    def numbering_of(self, style: str) -> str | None:
        """The ``numId`` of a numbering style."""
        if style not in self._elements:
            return None
        return read_paragraph(self._elements[style].find(W + "pPr")).get("num_id")

    def font(self, run: RunProps) -> str | None:
        """The name of the East Asian font that ``run`` is set in."""
        theme = run.get("theme_font")
        return (self._fonts.get(theme) if theme else run.get("font")) or None

    def _paragraph(self, style: str | None) -> ParaStyle:
        chain = list(self._chain(style))
        run, para = self.defaults.copy(), self._para.copy()
        for element in chain:
            run |= read_run(element.find(W + "rPr"))
            para |= read_paragraph(element.find(W + "pPr"))
        for key in TOGGLES:
            if self.defaults.get(key):  # no style switches off what holds for all (17.7.3)
                run[key] = True  # type: ignore[literal-required]
        name = _name(chain[-1]) if chain else None
        heading = _HEADING.fullmatch(name or "")
        if heading and "outline" not in para:
            para["outline"] = int(heading[1])
        return ParaStyle(name, run, para, bool(_CONTENTS.fullmatch(name or "")))

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        """The elements of a style, the most basic one first; a circle ends where it closes."""
        chain: dict[str, etree._Element] = {}
        while style in self._elements and style not in chain and len(chain) < _DEEPEST:
            assert style is not None
            chain[style] = self._elements[style]
            style = _value(chain[style], "basedOn")
        return reversed(chain.values())


def _default(styles: list[etree._Element], kind: str) -> str | None:
    """The id of the style that holds where none is named."""
    for style in styles:
        default = style.get(W + "default")
        if style.get(W + "type") == kind and default is not None and is_on(default):
            return style.get(W + "styleId")
    return None


def _name(style: etree._Element) -> str | None:
    return _value(style, "name")


def _value(element: etree._Element, child: str) -> str | None:
    found = element.find(W + child)
    return found.get(VAL) if found is not None else None


def _at(element: etree._Element | None, *path: str) -> etree._Element | None:
    for name in path:
        element = element.find(W + name) if element is not None else None
    return element


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """East Asian fonts of the theme; an empty one stands for that of the Chinese script."""
    fonts: dict[str, str] = {}
    for key in ("major", "minor") if theme is not None else ():
        assert theme is not None
        scheme = theme.find(f".//{A}{key}Font")
        if scheme is None:
            continue
        east = scheme.find(A + "ea")
        name = east.get("typeface") if east is not None else None
        for font in scheme.findall(A + "font") if not name else ():
            if font.get("script") == "Hans":
                name = font.get("typeface")
        fonts[key + "EastAsia"] = name or ""
    return fonts
