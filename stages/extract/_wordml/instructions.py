"""Fields without a result that show what stands in their instruction (ECMA-376-1, 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.chars import count_ink
from stages.extract._wordml.field_pieces import EQUATION, Piece
from stages.extract._wordml.overstrikes import read_overstrikes
from stages.extract._wordml.symbols import symbol, symbol_in_field

NUMBERED = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})
"""Fields that show a number which Word counts."""


_NAME = re.compile(r"\s*([A-Za-z]+)")
_BUTTON = re.compile(r'\s*[A-Za-z]+\s+(?:"[^"]*"|\S+)\s+(?=\S)')
_FORMAT = re.compile(r"\\\*\s*\w+$")
_SIGN = re.compile(r"\s*[A-Za-z]+\s+(?P<code>0[xX][0-9A-Fa-f]{1,6}|\d{1,7})(?![0-9A-Za-z])")
_FONT = re.compile(r'\\f\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s\\]+))', re.IGNORECASE)
_UNICODE = re.compile(r"\\u(?![a-z])", re.IGNORECASE)


def name_of(code: str) -> str:
    """The name of a field, in capitals."""
    name = _NAME.match(code)
    return name[1].upper() if name else ""


def shown_by(code: str) -> Iterable[Piece]:
    """What the instruction ``code`` shows by itself, and what of it is left out for a reason of
    its own, in order; nothing of most."""
    reader = _READERS.get(name_of(code))
    return reader(code) if reader else ()


def _button(code: str) -> Iterable[Piece]:
    """MACROBUTTON, GOTOBUTTON: all behind the name of the macro or of the place."""
    said = code.rstrip()
    switch = _FORMAT.search(said)
    end = len(said[: switch.start()].rstrip()) if switch else len(said)
    found = _BUTTON.match(said)
    return [Piece(found.end(), end)] if found and found.end() < end else ()


def _sign(code: str) -> Iterable[Piece]:
    """SYMBOL: the sign takes the place of the first digit of its code, for it is as much what
    the code says; so the sum holds, and no count is made from what was read."""
    found = _SIGN.match(code)
    if not found:
        return ()
    digits = found["code"]
    number = int(digits, 16) if digits[1:2] in ("x", "X") else int(digits)
    fonts = _FONT.search(code)
    font = (fonts["quoted"] or fonts["plain"] or "").strip() if fonts else None
    said = symbol(None, number) if _UNICODE.search(code) else symbol_in_field(font, number)
    start = found.start("code")
    return [Piece(start, start + 1, said)] if count_ink(said) else ()


def _equation(code: str) -> Iterable[Piece]:
    """EQ: characters over each other as they read, all else as it stands."""
    start = re.match(r"\s*EQ\s*", code, re.IGNORECASE)
    assert start is not None
    pieces = read_overstrikes(code, start.end())
    if pieces is not None:
        return pieces
    end = len(code.rstrip())
    return [Piece(start.end(), end, notice=EQUATION)] if start.end() < end else ()


_READERS: dict[str, Callable[[str], Iterable[Piece]]] = {
    "MACROBUTTON": _button,
    "GOTOBUTTON": _button,
    "SYMBOL": _sign,
    "EQ": _equation,
}
SHOWING = NUMBERED | frozenset(_READERS)
"""Fields that show something without a result."""
