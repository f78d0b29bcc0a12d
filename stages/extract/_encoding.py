"""Which encoding a plain text is in.

The order follows what reports come in: a byte order mark is certain; a text that is valid
UTF-8 is nothing else; UTF-16 without a mark shows by its zero bytes; what remains is GB 18030
(the encoding that China prescribes), then Big5, then whatever charset-normalizer makes of it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HAN = re.compile("[\u4e00-\u9fff]")
_SAMPLE = 20_000
_COMMON_SHARE = 0.9
"""Of the Chinese in a text read rightly nearly all is in the first level of its standard; read
wrongly, a third of it."""
_STRAY_ZEROS = 0.05
"""The share of zero bytes below which they are rubbish in a text of single bytes."""


def decode(data: bytes, *, cut: bool = False) -> str | None:
    """``data`` as text without its byte order mark, or None where it is no text.

    ``cut``: it is the beginning of a longer text and may end within a character.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _decoded(data, name, cut)
            if text is not None:
                return text.removeprefix("\ufeff")
    zeros = data.count(0)
    if zeros <= _STRAY_ZEROS * len(data):
        text = _decoded(data, "utf-8", cut)
        if text is not None:
            return text
    for name, plausible in _utf16(data) if zeros else _CHINESE:
        text = _decoded(data, name, cut)
        if text is not None and plausible(text[:_SAMPLE]):
            return text
    return None if zeros else _guess(data, cut)


def _decoded(data: bytes, name: str, cut: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(name)().decode(data, not cut)
    except UnicodeDecodeError:
        return None


def _share(text: str, is_common: Callable[[str], bool]) -> float:
    han = _HAN.findall(text)
    return sum(map(is_common, han)) / len(han) if han else 0.0


def _in_level(char: str, name: str, first: int, last: int) -> bool:
    try:
        return first <= char.encode(name)[0] <= last
    except UnicodeEncodeError:
        return False


def _is_simplified(text: str) -> bool:
    """Whether its Chinese is in level 1 of GB 2312 (3755 characters, rows B0 to D7)."""
    return _share(text, lambda c: _in_level(c, "gb2312", 0xB0, 0xD7)) >= _COMMON_SHARE


def _is_traditional(text: str) -> bool:
    """Whether its Chinese is in level 1 of Big5 (5401 characters, rows A4 to C6)."""
    return _share(text, lambda c: _in_level(c, "big5", 0xA4, 0xC6)) >= _COMMON_SHARE


def _is_any(text: str) -> bool:
    ascii_ = sum(char.isascii() and (char.isprintable() or char in "\r\n\t") for char in text)
    return ascii_ >= 0.7 * len(text) or _is_simplified(text) or _is_traditional(text)


_Candidate = tuple[str, Callable[[str], bool]]
_CHINESE: tuple[_Candidate, ...] = (
    ("gb18030", _is_simplified),
    ("big5", _is_traditional),
    ("big5hkscs", _is_traditional),
)


def _utf16(data: bytes) -> tuple[_Candidate, ...]:
    """UTF-16 without a mark: line ends, blanks and digits leave zeros on one side only."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    names = ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")
    return tuple((name, _is_any) for name in names)


def _guess(data: bytes, cut: bool) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return _decoded(data, best.encoding, cut) if best is not None else None
