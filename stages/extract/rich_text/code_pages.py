"""Which code page bytes are in: of the document (``\\ansicpg``), of a font (``\\fcharset``)."""

from __future__ import annotations

import codecs
from functools import cache

SYMBOLS = "symbols"
"""In the place of a codec: the bytes are signs of a font such as Wingdings."""
WESTERN = "cp1252"

_CHARSETS = {
    0: 1252, 77: 10000, 78: 932, 79: 949, 80: 936, 81: 950, 83: 1253, 84: 1255, 85: 1256,
    86: 1254, 88: 1250, 89: 1251, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950,
    161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874,
    238: 1250, 254: 437, 255: 850,
}  # fmt: skip
"""Code pages by ``\\fcharset`` (RTF 1.9.1, "Font Table"); 1 is the document's own, 2 symbols."""
_CODECS = {
    936: "gb18030", 10008: "gb18030", 20936: "gb18030", 51936: "gb18030", 54936: "gb18030",
    10000: "mac_roman", 10001: "shift_jis", 10002: "big5", 10003: "euc_kr", 10006: "mac_greek",
    10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish", 1361: "johab",
    20932: "euc_jp", 51949: "euc_kr", 65001: "utf-8", 20127: "latin-1", 28591: "latin-1",
}  # fmt: skip
"""Python's names where they are not ``cp`` and the number. GB 18030 holds all of GBK."""

EAST_ASIAN = frozenset({"gb18030", "cp950", "cp932", "cp949", "johab", "shift_jis", "euc_kr"})


@cache
def codec_of_page(page: int) -> str:
    """The codec for a code page by its number; that of Western Europe for an unknown one."""
    name = _CODECS.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return WESTERN
    return name


def codec_of_charset(charset: int, document: str) -> str:
    """The codec for a font's ``\\fcharset`` in a document whose own codec is ``document``."""
    page = _CHARSETS.get(charset)
    return document if page is None else codec_of_page(page)
