"""Lists (part 3, 5.3 and 16.30) as numberings of Word.

Each list that counts by itself gets a definition of its own; one that continues another goes on
in the definition of that. A start value becomes a ``w:num`` that overrides the start.
"""

from __future__ import annotations

import re

from lxml import etree

from stages.extract._wordml.names import W
from stages.extract.open_document.names import FO, LOEXT, OFFICE, STYLE, TEXT, w, whole
from stages.extract.open_document.properties import indents_of
from stages.extract.open_document.source import Source

LEVELS = 9
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
        self._abstract: dict[str, str] = {}
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
        made = self._num(self._abstract[number])
        override = w("lvlOverride")
        override.set(W + "ilvl", str(level))
        override.append(w("startOverride", str(start)))
        self.part[-1].append(override)
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
        count = len(self._abstract)
        if count > MAX_LISTS:
            return "0"
        definition = w("abstractNum")
        definition.set(W + "abstractNumId", str(count))
        for said in style:
            level = whole(said.get(TEXT + "level"), 0, 99) - 1
            if 0 <= level < LEVELS:
                definition.append(_level(said, level))
        # Definitions stand before the numberings (17.9.17); the reader asks for no order.
        self.part.append(definition)
        return self._num(str(count))

    def _num(self, abstract: str) -> str:
        number = str(len(self._abstract) + 1)
        made = w("num")
        made.set(W + "numId", number)
        made.append(w("abstractNumId", abstract))
        self.part.append(made)
        self._abstract[number] = abstract
        return number


def _level(said: etree._Element, level: int) -> etree._Element:
    made = w("lvl")
    made.set(W + "ilvl", str(level))
    made.append(w("start", str(whole(said.get(TEXT + "start-value"), 1, _MOST))))
    bullet = said.get(TEXT + "bullet-char")
    is_bullet = said.tag != TEXT + "list-level-style-number" and "outline" not in str(said.tag)
    format_ = "bullet" if is_bullet else _format(said.get(STYLE + "num-format", ""))
    made.append(w("numFmt", format_))
    if format_ == "none" and not said.get(LOEXT + "num-list-format"):
        text = said.get(STYLE + "num-prefix", "") + said.get(STYLE + "num-suffix", "")
    else:
        text = (bullet or "") if is_bullet else _pattern(said, level)
    made.append(w("lvlText", text))
    align = said.find(f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment")
    if align is not None and (indents := indents_of(align, FO + "margin-left")) is not None:
        properties = w("pPr")
        properties.append(indents)
        made.append(properties)
    font = said.find(STYLE + "text-properties")
    if is_bullet and font is not None:
        fonts = w("rFonts")
        fonts.set(W + "ascii", font.get(STYLE + "font-name") or font.get(FO + "font-family") or "")
        run = w("rPr")
        run.append(fonts)
        made.append(run)
    return made


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
