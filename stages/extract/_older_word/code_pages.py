"""Text in code pages: Word before 97 keeps bytes, and the font says which they are."""

from __future__ import annotations

from stages.extract._code_pages import (
    EAST_ASIAN,
    MAC,
    WESTERN,
    codec_of_charset,
    codec_of_language,
)

_LEADS = range(0x81, 0xFF)
_TRAILS = range(0x40, 0xFF)
FILLER = "\0"
"""Stands for the second byte of a character that takes two."""


def of_language(lid: int, *, mac: bool = False) -> str:
    """The code page of a program's language."""
    return codec_of_language(lid) or (MAC if mac else WESTERN)


def of_font(charset: int | None, by_language: str) -> str:
    """The code page of text in a font. East Asian text is found under Western fonts as well."""
    return (codec_of_charset(charset) if charset else None) or by_language


def decode(data: bytes, code_page: str) -> str:
    """One character a byte: the second byte of a double one becomes ``FILLER``."""
    out: list[str] = []
    at = 0
    while at < len(data):
        pair = _pair(data[at : at + 2], code_page)
        out.append(pair + FILLER if pair else _single(data[at], code_page))
        at += 2 if pair else 1
    return "".join(out)


def decode_wide(data: bytes, code_page: str) -> str:
    """Two bytes a character, the first byte of a double one in the upper half."""
    out: list[str] = []
    for at in range(0, len(data) - 1, 2):
        low, high = data[at], data[at + 1]
        out.append(
            (_pair(bytes((high, low)), code_page) if high else "") or _single(low, code_page)
        )
    return "".join(out)


def _pair(pair: bytes, code_page: str) -> str:
    if code_page not in EAST_ASIAN or len(pair) < 2:
        return ""
    if pair[0] not in _LEADS or pair[1] not in _TRAILS:
        return ""
    try:
        char = pair.decode(code_page)
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""


def _single(byte: int, code_page: str) -> str:
    for name in (code_page, WESTERN, "latin-1"):
        try:
            return bytes((byte,)).decode(name)
        except UnicodeDecodeError:
            continue
    return chr(byte)
