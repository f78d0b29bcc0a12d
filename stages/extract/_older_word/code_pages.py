"""Text in code pages: Word before 97 keeps bytes, and the font says which they are."""

from __future__ import annotations

_BY_CHARSET = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
"""Character sets of fonts ([MS-WMF] 2.1.1.5); 0 is that of Western Windows, 1 and 2 are none."""
_BY_LANGUAGE = {
    0x0404: "cp950", 0x0C04: "cp950", 0x0804: "gbk", 0x1004: "gbk", 0x0411: "cp932",
    0x0412: "cp949", 0x0419: "cp1251", 0x0422: "cp1251", 0x0402: "cp1251", 0x0408: "cp1253",
    0x041F: "cp1254", 0x0405: "cp1250", 0x040E: "cp1250", 0x0415: "cp1250", 0x041B: "cp1250",
}  # fmt: skip
"""The code page of a program's language ([MS-LCID]), where it is not the Western one."""
_DOUBLE = ("cp932", "cp949", "gbk", "cp950", "johab")
_LEADS = range(0x81, 0xFF)
_TRAILS = range(0x40, 0xFF)
WESTERN = "cp1252"
FILLER = "\0"
"""Stands for the second byte of a character that takes two."""


def of_language(lid: int, *, mac: bool = False) -> str:
    return _BY_LANGUAGE.get(lid, "mac_roman" if mac else WESTERN)


def of_font(charset: int | None, by_language: str) -> str:
    """The code page of text in a font. East Asian text is found under Western fonts as well."""
    return _BY_CHARSET.get(charset or 0, by_language)


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
    if code_page not in _DOUBLE or len(pair) < 2:
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
