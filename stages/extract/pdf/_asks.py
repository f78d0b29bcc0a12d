"""What the content streams of a PDF ask of whoever draws it: a few bytes can ask for hours."""

from __future__ import annotations

import re

WORK = 300_000_000
"""Bytes of forms that are gone through if every stream draws all the forms that it can: some
seconds. Maps and charts, whose symbols are forms, may exceed it; they are tried, and do no harm."""

PIXELS = 50_000_000
"""Of the pictures within the text of one stream. Real ones are icons and letters."""

LETTERS = 3
"""So many signs of Type 3 fonts that are themselves made of text can double it a thousand times."""

SMALLEST = 0.2
"""The area of a tile, in points, of which a page takes two million. Real ones have some points."""

PROGRAM = 2000
"""Bytes of a function that is a program and is run for every dot. Colours need some hundred."""

_INLINE = re.compile(rb"\bBI\b(.{0,400}?)\bID\s", re.DOTALL)
_SIDE = re.compile(rb"/(?:W|H|Width|Height)\s+(\d{1,10})\b")
_DRAWS = re.compile(rb"\sDo\b")
_LETTER = re.compile(rb"[-+.\d\s]+d[01]\b")
_SETS_TEXT = re.compile(rb"\sTf\b")
_STEP = re.compile(rb"/[XY]Step\s+([-+.\de]{1,20})")
_MATRIX = re.compile(rb"/Matrix\s*\[\s*((?:[-+.\de]{1,20}\s*){6})\]")


class Asked:
    """Counts over the content streams of one file."""

    def __init__(self) -> None:
        self._times = 1
        """How often the last of a chain of forms may be drawn from one stream of a page."""
        self._most = 0
        self._largest = 0
        self._letters = 0

    def add(self, told: bytes, content: bytes, *, is_form: bool) -> bool:
        """Whether with this stream, of which its dictionary has ``told``, it is too much."""
        draws = len(_DRAWS.findall(content))
        if is_form:
            self._times *= max(draws, 1)
            self._largest = max(self._largest, len(content))
        else:
            self._most = max(self._most, draws)
        self._letters += bool(_LETTER.match(content) and _SETS_TEXT.search(content))
        return (
            self._most * self._times * self._largest > WORK
            or self._letters >= LETTERS
            or sum(map(_pixels, _INLINE.findall(content))) > PIXELS
            or (b"/PatternType" in told and _tile(told) < SMALLEST)
            or (b"/FunctionType" in told and len(content) > PROGRAM and b"{" in content)
        )


def _pixels(entries: bytes) -> int:
    pixels = 1
    for side in _SIDE.findall(entries):
        pixels *= int(side)
    return pixels


def _tile(told: bytes) -> float:
    """The area of a tile, in points where the page is not scaled."""
    area = 1.0
    for step in _STEP.findall(told):
        area *= abs(_number(step))
    if found := _MATRIX.search(told):
        a, b, c, d, _e, _f = map(_number, found[1].split())
        area *= abs(a * d - b * c)
    # pdfium takes a tile of no size for one that is not there.
    return area or 1.0


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
