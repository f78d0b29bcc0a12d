"""Classes of characters, shared by the stages."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.remembered import remembered

CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Han characters, radicals, 々〆〇 and Suzhou numerals, as the inside of a regex class."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters without any width: they leave no ink."""

BLANKS = (
    " \t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000" + ZERO_WIDTH
)
"""Blanks of every width, one by one: for ``strip`` and ``in``, and as the inside of a regex
class."""
IN_LINE = BLANKS.replace("\n", "")
"""Those of them that part no lines."""

_CJK = re.compile(f"[{CJK}]")
_BLANK = re.compile(f"[{BLANKS}]")
_ELSEWHERE = {"\u3000": " ", "﹒": "."}
"""What stands outside the row of full-width ASCII; fonts of official documents have ﹒ for ．."""
_WIDE = re.compile("[\u3000\uff01-\uff5e\ufe52]")


@lru_cache(1 << 14)
def is_cjk(char: str) -> bool:
    """Whether ``char`` is a Han character."""
    return bool(_CJK.match(char))


def strip_blanks(text: str) -> str:
    """``text`` without blanks of any width at its two ends."""
    return text.strip(BLANKS)


def blank_edges(text: str) -> tuple[int, int]:
    """How many blanks ``text`` begins with and ends with; one of blanks only begins with all."""
    rest = text.lstrip(BLANKS)
    return len(text) - len(rest), len(rest) - len(rest.rstrip(BLANKS))


def ink(text: str) -> str:
    """``text`` without its blanks: what leaves ink on paper."""
    return _BLANK.sub("", text)


def count_ink(text: str) -> int:
    """How many characters of ``text`` leave ink: the unit of the ledger."""
    return len(ink(text))


def _fold(wide: re.Match[str]) -> str:
    return _ELSEWHERE.get(wide[0]) or chr(ord(wide[0]) - 0xFEE0)


@remembered
def fold_width(text: str) -> str:
    """``text`` with full-width ASCII (and ﹒) made half-width, character by character.

    The length stays, so offsets found in the folded text hold in ``text``.
    """
    return _WIDE.sub(_fold, text)


def letters(text: str) -> str:
    """Letters and digits of ``text`` in compatibility form: what an edit must not lose."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
