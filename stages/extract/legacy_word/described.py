"""Numbers that a paragraph describes itself, as in Word 95: sprmPAnld80 ([MS-DOC] 2.6.2), whose
operand is an ANLD. Files of Word 97 carry them on in styles and paragraphs from older files."""

from __future__ import annotations

import struct

from stages.extract.legacy_word.list_levels import Lvl, pattern
from stages.extract.legacy_word.lists import List, Lists, Override
from stages.extract.legacy_word.para_props import DESCRIBED, ParaProps
from stages.extract.legacy_word.style_sheet import StyleSheet
from stages.extract.legacy_word.xml import Properties

_HEAD = struct.Struct("<BBB3xHHH8x")
"""Format; lengths of the text before the number and behind it; font, size; first number."""
_FONTS = (0x4A4F, 0x4A50, 0x4A51)
_NO_NUMBER, _BULLET = 0xFF, 23
_LEVELS = (10, 11)
_OUTLINE = range(1, 10)
"""Headings, whose descriptions stand in the properties of a section."""
_MOST = 0x07FE
_NO_STYLE = 0x0FFF
_BEYOND = 2**32
"""The first identity of a list of ours: none that a file can give."""


class Described:
    """The lists that come of the descriptions, as paragraphs name them."""

    def __init__(self, styles: StyleSheet, overrides: int) -> None:
        """``overrides``: how many lists the document numbers before ours."""
        self._styles = styles
        self._before = overrides
        self._found: list[bytes] = []
        self.left_out = False
        """There are numbers of headings, which a section describes: they are not read."""

    def counter(self) -> Counter:
        """One for each story: paragraphs count on within it."""
        return Counter(self)

    def description(self, istd: int, props: ParaProps) -> bytes:
        """That of the number of a paragraph; blank where it has none of its own."""
        found = props.numbered.over(self._styles.numbered(istd))
        if found.list != DESCRIBED:
            return b""
        if found.level in _OUTLINE:
            self.left_out = True
        size = len(found.description or b"")
        return found.description or b"" if found.level in _LEVELS and size >= _HEAD.size else b""

    def add(self, description: bytes) -> int | None:
        """The number of a new list; None where there are too many."""
        if len(self._found) >= _MOST:
            return None
        self._found.append(description)
        return self._before + len(self._found)

    def joined(self, lists: Lists) -> Lists:
        """``lists`` of the document, and ours behind them."""
        made = tuple(
            List(_BEYOND + n, (_NO_STYLE,), (_level(found),)) for n, found in enumerate(self._found)
        )
        overrides = tuple(Override(list_.identity, ()) for list_ in made)
        return Lists(lists.lists + made, lists.overrides + overrides, lists.whole)


class Counter:
    """Paragraphs of one story: they count on as long as the same description follows."""

    def __init__(self, described: Described) -> None:
        self._described = described
        self._last = b""
        self._number: int | None = None

    def step(self, istd: int, props: ParaProps) -> Properties:
        """The properties of the next paragraph, with the list it stands in."""
        found = self._described.description(istd, props)
        if found != self._last:
            self._number = self._described.add(found) if found else None
        self._last = found
        if not found or self._number is None:
            return props.para
        others = tuple(item for item in props.para if item[0] not in ("ilvl", "numId"))
        number = (("val", str(self._number)),)
        return (*others, ("ilvl", (("val", "0"),)), ("numId", number))


def _level(description: bytes) -> Lvl:
    format_, before, after, font, _, start = _HEAD.unpack_from(description)
    text = description[_HEAD.size :].decode("utf-16-le", "replace")
    has_number = format_ != _NO_NUMBER
    shown = text[:before] + ("\0" if has_number else "") + text[before : before + after]
    run = b"".join(struct.pack("<HH", code, font) for code in _FONTS)
    return Lvl(
        start=start,
        format=format_ if has_number else _BULLET,
        legal=False,
        restart=None,
        follow=0,
        text=pattern(shown),
        paragraph=b"",
        run=b"" if has_number else run,
    )
