"""Lists (part 3, 5.3 and 16.30) as numberings of Word.

Each list that counts by itself gets a definition of its own; one that continues another goes on
in the definition of that. A start value becomes a ``w:num`` that overrides the start.
"""

from __future__ import annotations

import re

from lxml import etree

from stages.extract._making.elements import w
from stages.extract._making.lists import LEVELS, add_definition, add_list, add_override
from stages.extract._wordml.numbering import Level
from stages.extract.open_document.names import FO, LOEXT, OFFICE, STYLE, TEXT, whole
from stages.extract.open_document.properties import indents_of
from stages.extract.open_document.source import Source

MAX_LISTS = 50_000
_LATIN = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
          "I": "upperRoman", "": "none"}  # fmt: skip
_FIRST = {
    "一": "chineseCountingThousand", "①": "decimalEnclosedCircleChinese",
    "甲": "ideographTraditional", "子": "ideographZodiac", "壹": "chineseLegalSimplified",
    "壱": "japaneseLegal", "１": "decimalFullWidth", "01": "decimalZero", "1st": "ordinal",
    "⑴": "decimalEnclosedParen", "⒈": "decimalEnclosedFullstop", "㊀": "ideographEnclosedCircle",
}  # fmt: skip
"""What a format that is given by its first members begins with (``一, 二, 三, ...``)."""
_COUNTED = re.compile(r"%(\d+)%")
_MOST = 30_000


class Lists:
    """List styles, and the numberings made from them so far."""

    def __init__(self, source: Source) -> None:
        self.part = w("numbering")
        self._styles: dict[str, etree._Element] = {}
        self._outline: etree._Element | None = None
        self._ids: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._definitions: dict[str, str] = {}
        self._heading: str | None = None
        for root in (source.content, source.styles):
            for place in (OFFICE + "styles", OFFICE + "automatic-styles"):
                for style in root.iterfind(place + "/*"):
                    if style.tag == TEXT + "outline-style":
                        self._outline = style
                    elif style.tag == TEXT + "list-style":
                        self._styles.setdefault(style.get(STYLE + "name", ""), style)

    def begin(self, style: str, id_: str | None, after: str | None, *, goes_on: bool) -> str:
        """The number of the numbering for a list; "0" where its style is not known."""
        found = self._ids.get(after or "") or (self._last.get(style) if goes_on else None)
        if found is None:
            known = self._styles.get(style)
            found = self._define(known) if known is not None else "0"
        self._last[style] = found
        if id_:
            self._ids[id_] = found
        return found

    def restarted(self, number: str, level: int, start: int, style: str) -> str:
        """The numbering ``number``, beginning anew with ``start`` on ``level``."""
        if number == "0":
            return number
        made = self._list(self._definitions[number])
        add_override(self.part[-1], level, start)
        self._last[style] = made
        self._ids.update((id_, made) for id_, old in self._ids.items() if old == number)
        return made

    @property
    def heading(self) -> str:
        """The numbering of headings."""
        if self._heading is None:
            self._heading = "0" if self._outline is None else self._define(self._outline)
        return self._heading

    def is_numbered(self, level: int) -> bool:
        """Whether headings of ``level`` (from 0) carry a number."""
        styles = self._outline if self._outline is not None else ()
        for said in styles:
            if whole(said.get(TEXT + "level"), 0, 99) == level + 1:
                return bool(said.get(STYLE + "num-format"))
        return False

    def _define(self, style: etree._Element) -> str:
        count = len(self._definitions)
        if count > MAX_LISTS:
            return "0"
        found = ((whole(said.get(TEXT + "level"), 0, 99) - 1, said) for said in style)
        levels = {level: _level(said, level) for level, said in found if 0 <= level < LEVELS}
        # Definitions stand before the numberings (17.9.17); the reader asks for no order.
        add_definition(self.part, str(count), levels)
        return self._list(str(count))

    def _list(self, definition: str) -> str:
        number = str(len(self._definitions) + 1)
        add_list(self.part, number, definition)
        self._definitions[number] = definition
        return number


def _level(said: etree._Element, level: int) -> Level:
    is_bullet = said.tag != TEXT + "list-level-style-number" and "outline" not in str(said.tag)
    format_ = "bullet" if is_bullet else _format(said.get(STYLE + "num-format", ""))
    if format_ == "none" and not said.get(LOEXT + "num-list-format"):
        text = said.get(STYLE + "num-prefix", "") + said.get(STYLE + "num-suffix", "")
    else:
        text = said.get(TEXT + "bullet-char", "") if is_bullet else _pattern(said, level)
    align = said.find(f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment")
    font = said.find(STYLE + "text-properties") if is_bullet else None
    names = (STYLE + "font-name", FO + "font-family")
    return Level(
        start=whole(said.get(TEXT + "start-value"), 1, _MOST),
        format=format_,
        text=text,
        font=next(filter(None, map(font.get, names)), None) if font is not None else None,
        indents=indents_of(align) if align is not None else {},
    )


def _format(said: str) -> str:
    if said in _LATIN:
        return _LATIN[said]
    return _FIRST.get(said.partition(",")[0].strip(), "decimal")


def _pattern(said: etree._Element, level: int) -> str:
    """``w:lvlText``: 第%1条."""
    own = said.get(LOEXT + "num-list-format")
    if own is not None:
        return _COUNTED.sub(r"%\1", own)
    shown = max(whole(said.get(TEXT + "display-levels"), 1, LEVELS), 1)
    counts = ".".join(f"%{n}" for n in range(max(level + 2 - shown, 1), level + 2))
    return said.get(STYLE + "num-prefix", "") + counts + said.get(STYLE + "num-suffix", "")
