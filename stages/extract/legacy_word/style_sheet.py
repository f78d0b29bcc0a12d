"""The style sheet ([MS-DOC] 2.9.271 STSH), as ``w:styles``."""

from __future__ import annotations

import struct

from lxml import etree
from msgspec import Struct

from stages.extract._making.elements import add, w
from stages.extract._making.styles import add_style
from stages.extract._wordml.names import W
from stages.extract.legacy_word.char_props import TOGGLES, Names, read_char_props
from stages.extract.legacy_word.para_props import Numbered, read_para_props
from stages.extract.legacy_word.plc import read_string
from stages.extract.legacy_word.sprm import sprms
from stages.extract.legacy_word.style_names import BUILT_IN
from stages.extract.legacy_word.xml import Properties, add_properties

PARAGRAPH, CHARACTER = 1, 2
_KINDS = {PARAGRAPH: "paragraph", CHARACTER: "character"}
NONE = 0x0FFF
"""The number that stands for no style."""
_STYLE = 0x4A30
_MOST = 0x0FFE
_TOGGLE_CODES = {name: code for code, name in TOGGLES.items()}


class Style(Struct, frozen=True):
    kind: int
    name: str
    base: int
    para: bytes
    char: bytes
    """Its properties (grpprl)."""


class StyleSheet:
    """The styles by number (istd)."""

    def __init__(self, data: bytes) -> None:
        self.styles: dict[int, Style] = {}
        self._standard: tuple[int, ...] = ()
        self._toggles: dict[tuple[int, str], bool] = {}
        self._numbered: dict[int, Numbered] = {}
        self._read(data)

    def _read(self, data: bytes) -> None:
        head = int.from_bytes(data[:2], "little")
        if head < 18 or len(data) < 2 + head:
            return
        count, base = struct.unpack_from("<HH", data, 2)
        self._standard = struct.unpack_from("<3H", data, 14)
        at = 2 + head
        for istd in range(min(count, _MOST)):
            size = int.from_bytes(data[at : at + 2], "little")
            style = _read_style(data[at + 2 : at + 2 + size], base)
            if style is not None:
                self.styles[istd] = style
            at += 2 + size + (size & 1)  # each begins at an even place
            if at >= len(data):
                break

    def toggle(self, istd: int, grpprl: bytes, name: str) -> bool:
        """Whether the styles of a run have a toggle on: that of its paragraph switched by the
        character style which its own properties name."""
        on = self._resolved(istd, name)
        for sprm in sprms(grpprl):
            if sprm.code == _STYLE:
                on = self._resolved(istd, name) != self._resolved(sprm.value, name)
        return on

    def _resolved(self, istd: int, name: str) -> bool:
        """Whether a style has a toggle on, with all that it inherits."""
        key = (istd, name)
        if key not in self._toggles:
            on = False
            for style in reversed(self._chain(istd)):
                for sprm in sprms(style.char):
                    if sprm.code == _TOGGLE_CODES[name]:
                        on = (sprm.value & 1) != on if sprm.value & 0x80 else bool(sprm.value)
            self._toggles[key] = on
        return self._toggles[key]

    def numbered(self, istd: int) -> Numbered:
        """How a style numbers its paragraphs, with all that it inherits."""
        if istd not in self._numbered:
            found = Numbered()
            for style in reversed(self._chain(istd)):
                found = read_para_props(style.para).numbered.over(found)
            self._numbered[istd] = found
        return self._numbered[istd]

    def _chain(self, istd: int) -> list[Style]:
        """A style, that which it is based on, and so on."""
        chain: dict[int, Style] = {}
        while istd in self.styles and istd not in chain:
            chain[istd] = self.styles[istd]
            istd = chain[istd].base
        return list(chain.values())

    def element(self, names: Names) -> etree._Element:
        """``w:styles``."""
        styles = w("styles")
        defaults = add(add(styles, "docDefaults"), "rPrDefault")
        fonts = self._default_fonts(names)
        add_properties(defaults, "rPr", (("rFonts", fonts), ("sz", (("val", "20"),))))
        for istd, style in self.styles.items():
            if style.kind in _KINDS:
                self._add(styles, istd, style, names)
        return styles

    def _default_fonts(self, names: Names) -> tuple[tuple[str, str], ...]:
        places = zip(("ascii", "eastAsia", "hAnsi"), self._standard, strict=False)
        return tuple((k, names.fonts[n]) for k, n in places if n < len(names.fonts))

    def _add(self, styles: etree._Element, istd: int, style: Style, names: Names) -> None:
        element = add_style(
            styles,
            _KINDS[style.kind],
            str(istd),
            style.name,
            base=None if style.base == NONE else str(style.base),
            default=istd == 0 or (style.kind == CHARACTER and style.name == BUILT_IN[65]),
        )
        if style.kind == PARAGRAPH:
            add_para_properties(element, read_para_props(style.para).para)
        # A character style switches the toggles of the paragraph: "opposite" means just that.
        below = style.base if style.kind == PARAGRAPH else NONE
        char = read_char_props(style.char, names, lambda name: self._resolved(below, name))
        add_properties(element, "rPr", char.run)


def add_para_properties(
    parent: etree._Element, properties: Properties, style: int | None = None
) -> etree._Element:
    """A new ``w:pPr``; level and list of a number stand in ``w:numPr``."""
    element = add(parent, "pPr")
    if style:
        add(element, "pStyle", str(style))
    number: etree._Element | None = None
    for name, values in properties:
        holder = element
        if name in ("ilvl", "numId"):
            number = holder = add(element, "numPr") if number is None else number
        child = add(holder, name)
        for key, value in values:
            child.set(W + key, value)
    return element


def _read_style(data: bytes, base: int) -> Style | None:
    """A style (STD, 2.9.258), whose fixed part has ``base`` bytes; None for an empty one."""
    if len(data) < max(base, 10) + 2:
        return None
    sti, kind, parts = struct.unpack_from("<3H", data)
    name, at = read_string(data, base)
    at += 2  # the zero behind the name
    lists: list[bytes] = []
    for _ in range(parts & 0xF):
        at += at & 1
        size = int.from_bytes(data[at : at + 2], "little")
        lists.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    kind, under = kind & 0xF, kind >> 4
    para = char = b""
    if kind == PARAGRAPH and lists:
        para, char = lists[0][2:], lists[1] if len(lists) > 1 else b""
    elif kind == CHARACTER and lists:
        char = lists[0]
    own = name.partition(",")[0]
    return Style(kind, BUILT_IN.get(sti & 0xFFF, own), under, para, char)
