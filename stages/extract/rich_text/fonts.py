"""The font table: names, and the code page that each font's text is in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from stages.extract._code_pages import EAST_ASIAN, WESTERN, codec_of_charset, codec_of_page
from stages.extract.rich_text.characters import SYMBOLS, Characters
from stages.extract.rich_text.tokens import Token, destination

_SYMBOL_CHARSET = 2
_SYMBOL_FONTS = re.compile("symbol|wingdings|webdings|dingbats|marlett|mt extra", re.IGNORECASE)
_DOCUMENT_PAGES = {"mac": 10000, "pc": 437, "pca": 850}


class Font(Struct, frozen=True):
    name: str = ""
    codec: str | None = None
    """None where the font does not say: then that of the document."""

    @property
    def is_symbol(self) -> bool:
        return self.codec == SYMBOLS

    @property
    def is_eastern(self) -> bool:
        return self.codec in EAST_ASIAN


class Fonts:
    """Fonts by number, and the code page of the document itself."""

    def __init__(self) -> None:
        self.document = WESTERN
        self.default = 0
        self._fonts: dict[int, Font] = {}
        self._unknown = Font()

    def set_document(self, word: str, number: int | None) -> bool:
        """Whether ``word`` says the code page or default font of the document, which is kept."""
        if word == "ansicpg":
            self.document = codec_of_page(number) if number else WESTERN
        elif word in _DOCUMENT_PAGES:
            self.document = codec_of_page(_DOCUMENT_PAGES[word])
        elif word == "deff":
            self.default = number or 0
        else:
            return False
        return True

    def __getitem__(self, number: int) -> Font:
        return self._fonts.get(number, self._unknown)

    def codecs(self, number: int) -> tuple[str, str]:
        """The codec for bytes in font ``number``, and the one for East Asian pairs among them
        where the first is Western by default only."""
        codec = self[number].codec or self.document
        return codec, self.document if codec == WESTERN else ""

    def read(self, tokens: Iterable[Token]) -> None:
        """Take in a ``\\fonttbl``; a font may stand in a group of its own or not."""
        entry = _Entry()
        for token in _without_alternatives(tokens):
            word = token.word
            if word == "f":
                self._keep(entry)
                entry = _Entry(token.number or 0)
            elif word == "fcharset":
                entry.charset = token.number or 0
            elif word == "cpg":
                entry.page = token.number
            elif token.kind in ("text", "word"):
                entry.tokens.append(token)
        self._keep(entry)

    def _keep(self, entry: _Entry) -> None:
        if entry.number is None:
            return
        codec = None
        if entry.page:
            codec = codec_of_page(entry.page)
        elif entry.charset is not None:
            codec = codec_of_charset(entry.charset) or self.document
        name = _words(entry.tokens, codec or self.document, self.document).partition(";")[0].strip()
        if entry.charset == _SYMBOL_CHARSET:
            codec = SYMBOLS if _SYMBOL_FONTS.search(name) else None
        elif entry.charset == 1 and not entry.page:
            codec = None
        self._fonts[entry.number] = Font(name.lstrip("@"), codec)


def symbol_code(char: str) -> int | None:
    """The code of ``char`` in a font of symbols, in the private range; None for no sign of it."""
    code = ord(char)
    if 0x20 < code < 0x7F or 0xA0 < code <= 0xFF:
        return 0xF000 + code
    return code if 0xF020 < code <= 0xF0FF else None


class _Entry:
    def __init__(self, number: int | None = None) -> None:
        self.number = number
        self.charset: int | None = None
        self.page: int | None = None
        self.tokens: list[Token] = []


def _without_alternatives(tokens: Iterable[Token]) -> list[Token]:
    """``tokens`` without their starred groups (other names, font files) and braces."""
    kept: list[Token] = []
    starts: list[int] = []
    for token in tokens:
        if token.kind == "open":
            starts.append(len(kept))
        elif token.kind == "close":
            if starts and destination(kept[starts[-1] :]) in ("panose", "falt", "fontemb"):
                del kept[starts[-1] :]
            starts = starts[:-1]
        else:
            kept.append(token)
    return kept


def _words(tokens: Iterable[Token], codec: str, eastern: str) -> str:
    characters = Characters()
    return "".join(characters.read(token, codec, 1, eastern) for token in tokens)
