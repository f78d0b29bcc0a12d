"""Styles and fonts of Word 6 and 95, written as Word 97 has them ([MS-DOC] 2.9.271, 2.9.82)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

from stages.extract._older_word.code_pages import FILLER, decode, of_font
from stages.extract._older_word.head import Head
from stages.extract._older_word.sprms import Dialect, last_value, upgrade

_SHEET, _FONTS = 1, 15
_NONE = 0x0FFF
_PARAGRAPH, _CHARACTER = 1, 2
_MOST_STYLES = 0x0FFE
_MOST_BASES = 64
_WORD_2_HEADINGS = range(255, 246, -1)
"""Codes of the styles heading 1 to heading 9 in Word 2."""


class Style(Struct, frozen=True):
    head: tuple[int, int, int]
    """Identifier and flags; kind and base; count of property lists and next style."""
    name: str
    lists: tuple[bytes, ...]
    """The lists of properties: of a paragraph (behind its istd), then of characters."""

    @property
    def kind(self) -> int:
        return self.head[1] & 0x0F

    @property
    def base(self) -> int:
        return self.head[1] >> 4

    @property
    def paragraph(self) -> bytes:
        return self.lists[0][2:] if self.kind == _PARAGRAPH and self.lists else b""

    @property
    def run(self) -> bytes:
        place = 1 if self.kind == _PARAGRAPH else 0
        return self.lists[place] if len(self.lists) > place else b""


class Sheet(Struct, frozen=True):
    styles: tuple[Style | None, ...]
    font: int
    """Of text for which nothing names another."""

    def chain(self, istd: int) -> Iterator[Style]:
        """A style and those that it is based on; a circle ends."""
        for _ in range(_MOST_BASES):
            style = self.styles[istd] if istd < len(self.styles) else None
            if style is None:
                return
            yield style
            istd = style.base


def read_sheet(word: bytes, head: Head, code_page: str) -> Sheet:
    """The style sheet. That of Word 2 has another form; its headings are known by number."""
    if head.is_word_2:
        return Sheet(_word_2_styles(), 0)
    data = head.part(word, _SHEET)
    if len(data) < 4:
        return Sheet((), 0)
    size, count, base = struct.unpack_from("<HHH", data.ljust(6, b"\0"))
    font = int.from_bytes(data[14:16], "little") if size >= 14 else 0
    styles: list[Style | None] = []
    at = 2 + size
    for _ in range(min(count, _MOST_STYLES)):
        if at + 2 > len(data):
            break
        length = int.from_bytes(data[at : at + 2], "little")
        styles.append(_style(data[at + 2 : at + 2 + length], base, code_page))
        at += 2 + length
    return Sheet(tuple(styles), font)


def _style(data: bytes, base: int, code_page: str) -> Style | None:
    if len(data) < max(base, 6) + 1:
        return None
    first, second, third = struct.unpack_from("<HHH", data)
    at = base
    length = data[at]
    name = decode(data[at + 1 : at + 1 + length], code_page).replace(FILLER, "")
    at += 1 + length + 1
    lists: list[bytes] = []
    for _ in range(third & 0x0F):
        at += at & 1
        if at + 2 > len(data):
            break
        size = int.from_bytes(data[at : at + 2], "little")
        lists.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    return Style((first, second, third), name, tuple(lists))


def _word_2_styles() -> tuple[Style, ...]:
    def named(number: int, name: str) -> Style:
        base = _NONE if number == 0 else 0
        return Style((number, base << 4 | _PARAGRAPH, number << 4 | 2), name, (b"\0\0", b""))

    headings = (named(n, f"heading {n}") for n in range(1, 10))
    return (named(0, "Normal"), *headings)


def istd_of_word_2(code: int) -> int:
    return 256 - code if code in _WORD_2_HEADINGS else 0


def write_sheet(sheet: Sheet, dialect: Dialect) -> bytes:
    """The ``Stshf`` of Word 97."""
    fonts = (sheet.font,) * 3
    out = struct.pack("<HHHHHHH3H", 18, len(sheet.styles), 10, 1, 91, 15, 0, *fonts)
    for style in sheet.styles:
        body = b"" if style is None else _written(style, dialect)
        out += struct.pack("<H", len(body)) + body
    return out


def _written(style: Style, dialect: Dialect) -> bytes:
    first, second, third = style.head
    lists = [upgrade(style.run, dialect)]
    if style.kind == _PARAGRAPH:
        istd = style.lists[0][:2].ljust(2, b"\0") if style.lists else b"\0\0"
        lists.insert(0, istd + upgrade(style.paragraph, dialect))
    name = style.name.encode("utf-16-le")
    head = (first, second, third & 0xFFF0 | len(lists), 0, 0)
    body = struct.pack("<5HH", *head, len(name) // 2) + name + b"\0\0"
    for properties in lists:
        body += struct.pack("<H", len(properties)) + properties + b"\0" * (len(properties) & 1)
    return body


def font_of_style(sheet: Sheet, istd: int, dialect: Dialect) -> int:
    """The font of a paragraph style."""
    for style in sheet.chain(istd):
        font = last_value(style.run, dialect, dialect.font)
        if font is not None:
            return font
    return sheet.font


class Font(Struct, frozen=True):
    name: bytes
    """In the code page of the font itself."""
    charset: int


def read_fonts(word: bytes, head: Head) -> list[Font]:
    data = head.part(word, _FONTS)
    charset_at, name_at = (2, 3) if head.is_word_2 else (4, 6)
    fonts: list[Font] = []
    at = 2
    while at < len(data):
        entry = data[at : at + 1 + data[at]]
        if len(entry) < name_at:
            break
        fonts.append(Font(entry[name_at:].partition(b"\0")[0], entry[charset_at]))
        at += len(entry)
    return fonts


def write_fonts(fonts: list[Font], code_page: str) -> bytes:
    """The ``SttbfFfn`` of Word 97."""
    out = struct.pack("<HH", len(fonts), 0)
    for font in fonts:
        text = decode(font.name, of_font(font.charset, code_page)).replace(FILLER, "")
        name = text.encode("utf-16-le") + b"\0\0"
        body = struct.pack("<BHBB", 0, 400, font.charset, 0) + bytes(34) + name
        out += bytes([len(body)]) + body
    return out
