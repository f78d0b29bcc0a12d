"""Code pages of Windows and of the Mac, and the character sets of fonts, as codecs of Python."""

from __future__ import annotations

import codecs
from functools import cache

WESTERN, MAC = "cp1252", "mac_roman"
EAST_ASIAN = frozenset({"gb18030", "cp950", "cp932", "cp949", "johab", "shift_jis", "euc_kr"})
"""Codecs in which a character may take two bytes."""

_PAGES = {
    0: 1252, 77: 10000, 78: 932, 79: 949, 80: 936, 81: 950, 83: 1253, 84: 1255, 85: 1256, 86: 1254,
    88: 1250, 89: 1251, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254,
    163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437,
    255: 850,
}  # fmt: skip
"""Code pages by character set ([MS-WMF] 2.1.1.5; RTF 1.9.1, "Font Table"). 1 says nothing."""
_CODECS = {
    936: "gb18030", 10008: "gb18030", 20936: "gb18030", 51936: "gb18030", 54936: "gb18030",
    10000: "mac_roman", 10001: "shift_jis", 10002: "big5", 10003: "euc_kr", 10006: "mac_greek",
    10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish", 1361: "johab",
    20932: "euc_jp", 51949: "euc_kr", 65001: "utf-8", 20127: "latin-1", 28591: "latin-1",
}  # fmt: skip
"""Python's names where they are not ``cp`` and the number. GB 18030 holds all of GBK."""
_LANGUAGES = {
    0x0404: 950, 0x0C04: 950, 0x0804: 936, 0x1004: 936, 0x0411: 932, 0x0412: 949, 0x0419: 1251,
    0x0422: 1251, 0x0402: 1251, 0x0408: 1253, 0x041F: 1254, 0x0405: 1250, 0x040E: 1250,
    0x0415: 1250, 0x041B: 1250,
}  # fmt: skip
"""Code pages by language ([MS-LCID]), where it is not the Western one."""


@cache
def codec_of_page(page: int) -> str:
    """The codec for a code page by its number; that of Western Europe for an unknown one."""
    name = _CODECS.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return WESTERN
    return name


def codec_of_charset(charset: int) -> str | None:
    """The codec for text in a font of this character set; None for one that does not tell."""
    page = _PAGES.get(charset)
    return None if page is None else codec_of_page(page)


def codec_of_language(lid: int) -> str | None:
    """The codec for text of this language; None where it is the Western one."""
    page = _LANGUAGES.get(lid)
    return None if page is None else codec_of_page(page)
