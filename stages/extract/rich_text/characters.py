"""Characters from tokens: bytes in code pages, ``\\u`` with its fallback, words for signs."""

from __future__ import annotations

import codecs
import re

from stages.extract._code_pages import EAST_ASIAN, WESTERN
from stages.extract.rich_text.tokens import Token

SIGNS = {
    "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "~": "\u00a0", "_": "-", "-": "", "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b",
    "zwnbo": "\u2060", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
"""Control words and symbols that stand for a character. Hyphens as for .docx: the one that
does not break is a hyphen, the optional one nothing."""

SYMBOLS = "symbols"
"""In the place of a codec: the bytes are signs of a font such as Wingdings."""
UNREADABLE = "\ufffd"
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f\ufffe\uffff]")
_PAIRS = re.compile(b"(?<![\x80-\xff])(?:[\xa1-\xfe]{2})+(?![\x80-\xff])")


class Characters:
    """What a stretch of RTF says, token by token; it keeps what is only half said.

    A character of two bytes may be parted by a change of font or a brace, and one beyond
    U+FFFF is two ``\\u``.
    """

    def __init__(self) -> None:
        self._skip = 0
        self._high = 0
        self._decoder: codecs.IncrementalDecoder | None = None

    def read(self, token: Token, codec: str, fallback_length: int, eastern: str = "") -> str:
        """The characters that ``token`` completes. ``eastern`` is the code page of the other
        characters where ``codec`` is Western only by default."""
        if token.kind == "text":
            data = token.data
            if self._skip:
                taken = min(self._skip, len(data))
                self._skip -= taken
                data = data[taken:]
            return self._bytes(data, codec, eastern) if data else ""
        if token.kind == "word":
            if token.word == "u":
                self._skip = fallback_length
                return self._unit(token.number or 0)
            if token.word in SIGNS:
                if self._skip:
                    self._skip -= 1
                    return ""
                return self.rest() + SIGNS[token.word]
        elif token.kind == "binary" and self._skip:
            self._skip -= 1
            return ""
        self._skip = 0
        return ""

    def rest(self) -> str:
        """What was begun and not completed."""
        unfinished = bool(self._high) + (self._decoder is not None)
        self._high, self._decoder = 0, None
        return UNREADABLE * unfinished

    def _unit(self, number: int) -> str:
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            lead, self._high = self.rest(), code
            return lead
        if 0xDC00 <= code < 0xE000:
            high, self._high = self._high, 0
            if not high:
                return self.rest() + UNREADABLE
            return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
        char = chr(code) if 0 < code < 0x110000 else UNREADABLE
        return self.rest() + _CONTROL.sub("", char)

    def _bytes(self, data: bytes, codec: str, eastern: str) -> str:
        out = ""
        if self._high:
            out, self._high = UNREADABLE, 0
        at = 0
        while self._decoder is not None and at < len(data):
            out += self._one(data[at : at + 1])
            at += 1
        return _CONTROL.sub("", out + self._decode(data[at:], codec, eastern))

    def _one(self, byte: bytes) -> str:
        assert self._decoder is not None
        char = self._decoder.decode(byte)
        if not self._decoder.getstate()[0]:
            self._decoder = None
        return char

    def _decode(self, data: bytes, codec: str, eastern: str) -> str:
        if codec == SYMBOLS:
            return "".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in data)
        if data.isascii() and codec not in ("utf-16", "utf-7"):
            return data.decode("ascii")
        if codec == WESTERN and eastern in EAST_ASIAN:
            return _western(data, eastern)
        decoder = codecs.getincrementaldecoder(codec)("replace")
        text = decoder.decode(data)
        if decoder.getstate()[0]:
            self._decoder = decoder
        return text


def _western(data: bytes, eastern: str) -> str:
    """Bytes in a font that is said to be Western, in an East Asian document: many programs
    leave ``\\fcharset0`` on all fonts. Whole pairs of high bytes are then no accents."""
    out, at = "", 0
    for pairs in _PAIRS.finditer(data):
        out += data[at : pairs.start()].decode(WESTERN, "replace")
        try:
            out += pairs[0].decode(eastern)
        except UnicodeDecodeError:
            out += pairs[0].decode(WESTERN, "replace")
        at = pairs.end()
    return out + data[at:].decode(WESTERN, "replace")
