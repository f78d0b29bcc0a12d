"""Properties of characters ([MS-DOC] 2.6.1), as children of ``w:rPr`` and what else they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree
from msgspec import Struct

from stages.extract._dttm import read_dttm
from stages.extract._making.elements import add, set_author
from stages.extract._wordml.names import W
from stages.extract.legacy_word.sprm import Sprm, sprms
from stages.extract.legacy_word.xml import Properties, frozen

TOGGLES = {
    0x0835: "b", 0x0836: "i", 0x0837: "strike", 0x2A53: "dstrike", 0x083C: "vanish",
    0x083A: "smallCaps", 0x083B: "caps",
}  # fmt: skip
"""Properties that may also be given as that of the style, or its opposite (2.9.326)."""
_AS_STYLE, _OPPOSITE = 0x80, 0x81

_COLORS = (
    "auto", "000000", "0000FF", "00FFFF", "00FF00", "FF00FF", "FF0000", "FFFF00", "FFFFFF",
    "00008B", "008B8B", "006400", "8B008B", "8B0000", "808000", "A9A9A9", "D3D3D3",
)  # fmt: skip
_HIGHLIGHTS = (
    "none", "black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "darkBlue",
    "darkCyan", "darkGreen", "darkMagenta", "darkRed", "darkYellow", "darkGray", "lightGray",
)  # fmt: skip
"""Colours by number (2.9.119 Ico)."""
_UNDERLINES = {
    0: "none", 1: "single", 2: "words", 3: "double", 4: "dotted", 6: "thick", 7: "dash",
    9: "dotDash", 10: "dotDotDash", 11: "wave",
}  # fmt: skip
_EMPHASIS = ("none", "dot", "comma", "circle", "underDot")
_PLACES = ("baseline", "superscript", "subscript")
_FONTS = {0x4A4F: "ascii", 0x4A50: "eastAsia", 0x4A51: "hAnsi"}

Styled = Callable[[str], bool]
"""Whether the styles that hold have the toggle of this name on."""


class Change(Struct, frozen=True):
    """A tracked change: who made it and when; both are blank where they are unknown."""

    author: str = ""
    date: str = ""


def add_change(
    parent: etree._Element, name: str, change: Change, identity: int = 0
) -> etree._Element:
    """A new last child that tells who changed something, or commented on it, and when."""
    element = add(parent, name)
    element.set(W + "id", str(identity))
    set_author(element, change.author, change.date)
    return element


class CharProps(Struct, frozen=True):
    run: Properties = ()
    """The children of ``w:rPr``."""
    style: int | None = None
    """The number (istd) of the character style."""
    special: bool = False
    """Its control characters stand for something else: a picture, a note, a field."""
    symbol: tuple[str, int] | None = None
    """Font and code of the character that is shown in place of ( ."""
    place: int | None = None
    """Offset of a picture or of other data in the ``Data`` stream, or an object's number."""
    is_data: bool = False
    inserted: Change | None = None
    deleted: Change | None = None


class Names(Struct, frozen=True):
    """What properties name by number."""

    fonts: Sequence[str] = ()
    authors: Sequence[str] = ()


class _Found:
    def __init__(self, names: Names, styled: Styled) -> None:
        self.names = names
        self.styled = styled
        self.run: dict[str, dict[str, str]] = {}
        self.numbers: dict[str, int] = {}
        self.symbol: tuple[str, int] | None = None


def read_char_props(grpprl: bytes, names: Names, styled: Styled) -> CharProps:
    """What ``grpprl`` says."""
    found = _Found(names, styled)
    for sprm in sprms(grpprl):
        if sprm.code in TOGGLES:
            _toggle(found, TOGGLES[sprm.code], sprm.value)
        elif sprm.code in _NUMBERS:
            found.numbers[_NUMBERS[sprm.code]] = sprm.value
        elif sprm.code in _READERS:
            _READERS[sprm.code](found, sprm)
    numbers = found.numbers
    return CharProps(
        run=frozen(found.run),
        style=numbers.get("style"),
        special=bool(numbers.get("special")) or found.symbol is not None,
        symbol=found.symbol,
        place=numbers.get("place"),
        is_data=bool(numbers.get("data")),
        inserted=_change(found, "inserted", "author", "date"),
        deleted=_change(found, "deleted", "deleter", "deleted_on"),
    )


_NUMBERS = {
    0x4A30: "style", 0x0855: "special", 0x6A03: "place", 0x680E: "place", 0x0806: "data",
    0x0801: "inserted", 0x0800: "deleted", 0x4804: "author", 0x6805: "date",
    0x4863: "deleter", 0x6864: "deleted_on",
}  # fmt: skip


def _change(found: _Found, kind: str, author: str, date: str) -> Change | None:
    numbers, authors = found.numbers, found.names.authors
    if not numbers.get(kind):
        return None
    # Before Word 2000 there was one author and one date for both kinds.
    who = numbers.get(author, numbers.get("author"))
    when = numbers.get(date, numbers.get("date", 0))
    known = who is not None and who < len(authors)
    return Change(authors[who] if known and who is not None else "", read_dttm(when))


def _toggle(found: _Found, name: str, value: int) -> None:
    if value == _AS_STYLE:
        found.run.pop(name, None)
        return
    on = not found.styled(name) if value == _OPPOSITE else bool(value)
    found.run[name] = {"val": "1" if on else "0"}


def _font(found: _Found, sprm: Sprm) -> None:
    if sprm.value < len(found.names.fonts):
        found.run.setdefault("rFonts", {})[_FONTS[sprm.code]] = found.names.fonts[sprm.value]


def _size(found: _Found, sprm: Sprm) -> None:
    if 0 < sprm.value <= 3276:  # half points (2.6.1, sprmCHps)
        found.run["sz"] = {"val": str(sprm.value)}


def _underline(found: _Found, sprm: Sprm) -> None:
    found.run["u"] = {"val": _UNDERLINES.get(sprm.value, "single")}


def _color(found: _Found, sprm: Sprm) -> None:
    found.run["color"] = {"val": _at(_COLORS, sprm.value)}


def _true_color(found: _Found, sprm: Sprm) -> None:
    red, green, blue, auto = sprm.operand
    found.run["color"] = {"val": "auto" if auto else f"{red:02X}{green:02X}{blue:02X}"}


def _symbol(found: _Found, sprm: Sprm) -> None:
    if len(sprm.operand) == 4:
        font, code = sprm.value & 0xFFFF, sprm.value >> 16
        fonts = found.names.fonts
        found.symbol = (fonts[font] if font < len(fonts) else "", code)


def _named(tag: str, values: Sequence[str]) -> Callable[[_Found, Sprm], None]:
    def read(found: _Found, sprm: Sprm) -> None:
        found.run[tag] = {"val": _at(values, sprm.value)}

    return read


def _at(values: Sequence[str], index: int) -> str:
    return values[index] if index < len(values) else values[0]


def _plain(found: _Found, _sprm: Sprm) -> None:
    found.run.clear()


_READERS: Mapping[int, Callable[[_Found, Sprm], None]] = {
    **dict.fromkeys(_FONTS, _font),
    0x4A43: _size,
    0x2A3E: _underline,
    0x2A42: _color,
    0x6870: _true_color,
    0x6A09: _symbol,
    0x2A0C: _named("highlight", _HIGHLIGHTS),
    0x2A34: _named("em", _EMPHASIS),
    0x2A48: _named("vertAlign", _PLACES),
    0x2A33: _plain,
}
