"""Automatic numbers (ECMA-376-1, 17.9): which list a paragraph counts in, and what it prints."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.names import MC, VAL, W, is_on
from stages.extract._wordml.number_formats import format_custom, format_number
from stages.extract._wordml.properties import ParaProps, read_indents
from stages.extract._wordml.styles import Styles
from stages.extract._wordml.symbols import read_bullet

LEVELS = 9
_PLACE = re.compile("%([1-9])")
_LONGEST_TEXT = 255
"""Word takes no more characters; a long one would be printed on every paragraph of a list."""
_GREATEST = 2**31 - 1


class Level(Struct, frozen=True):
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    pattern: str | None = None
    """Of the format ``custom``: how it counts (001, 002, ...)."""
    text: str = ""
    restart: int | None = None
    """The level (from 1) that starts it anew; 0 never, None any level above."""
    legal: bool = False
    """All its counts are printed in Arabic digits."""
    style: str | None = None
    """The paragraph style that this level belongs to."""
    font: str | None = None
    hidden: bool = False
    glued: bool = False
    """Nothing stands between the number and the text, not even a blank."""
    indents: ParaProps = {}


def parted(number: str, text: str, *, glued: bool) -> str:
    """``number`` before ``text``. Word puts a tab or a blank between them, which a reader sees;
    a blank is kept where the two would run into one word or figure: 1.1 2023."""
    ends = number[-1:] + text[:1]
    runs_on = len(ends) == 2 and ends.isascii() and ends.isalnum()
    return f"{number} " if runs_on and not glued else number


class Numberings:
    """``word/numbering.xml``, and the counts reached so far in one story."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self.unknown: set[str] = set()
        """Formats met that are not known here and were printed in digits."""
        abstract = root.findall(W + "abstractNum") if root is not None else []
        self._abstract = {a.get(W + "abstractNumId", ""): a for a in abstract}
        nums = root.findall(W + "num") if root is not None else []
        self._nums = {num.get(W + "numId", ""): num for num in nums}
        self._lists: dict[str, _List | None] = {}

    def list_of(self, num_id: str) -> _List | None:
        """The list ``num_id``, or None for "0" (no numbering) and for an unknown one."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        if num is None or num_id == "0":
            return None
        abstract_id, levels = self._levels(num)
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            index = _int(override.get(W + "ilvl"), 0)
            own = override.find(W + "lvl")
            if own is not None:
                levels[index] = read_level(own)
            start = _value(override, "startOverride")
            if start is not None:
                starts[index] = _int(start, 1)
        return _List(num_id, abstract_id, levels, starts)

    def _levels(self, num: etree._Element) -> tuple[str, dict[int, Level]]:
        """The definition that a list follows. One may name a numbering style instead of having
        levels, whose list then counts (17.9.21); a circle of these ends where it closes."""
        seen: set[str] = set()
        while True:
            abstract_id = _value(num, "abstractNumId") or ""
            abstract = self._abstract.get(abstract_id)
            if abstract is None:
                return abstract_id, {}
            link = _value(abstract, "numStyleLink")
            target = None
            if link and link not in seen:
                seen.add(link)
                target = self._nums.get(self._styles.numbering_of(link) or "")
            if target is None:
                break
            num = target
        levels = abstract.findall(W + "lvl")
        return abstract_id, {_int(lvl.get(W + "ilvl"), 0): read_level(lvl) for lvl in levels}

    def print(self, list_: _List, index: int, counts: Mapping[int, int]) -> str:
        """The number of a paragraph on level ``index`` whose lists stand at ``counts``."""
        level = list_.level(index)
        if level.hidden:
            return ""
        if level.format == "bullet":
            return read_bullet(level.font, _PLACE.sub("", level.text))  # it counts nothing
        return _PLACE.sub(
            lambda place: self._count(list_, level, int(place[1]) - 1, counts), level.text
        )

    def _count(self, list_: _List, level: Level, index: int, counts: Mapping[int, int]) -> str:
        of = list_.level(index)
        value = counts.get(index, list_.start(index))
        if level.legal and of.format != "none":
            return str(value)
        text = format_custom(value, of.pattern) if of.pattern else format_number(value, of.format)
        if text is None:
            self.unknown.add(of.pattern or of.format)
        return str(value) if text is None else text


class _List(Struct, frozen=True):
    num_id: str
    abstract_id: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def level(self, index: int) -> Level:
        return self.levels.get(index) or Level(format="none")

    def start(self, index: int) -> int:
        return self.starts.get(index, self.level(index).start)

    def level_of_style(self, style: str | None) -> int | None:
        """The level that names the paragraph style with this id."""
        return next((i for i, lvl in self.levels.items() if style and lvl.style == style), None)


class Counter:
    """The counts of all lists in one story (the body, the footnotes, …)."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def step(self, list_: _List, index: int) -> Mapping[int, int]:
        """Count one paragraph on level ``index``.

        Lists on the same definition count on together; one that overrides the start of a
        level begins anew at its first paragraph there (17.9.26). A level that is skipped
        counts as begun: after 2.a.I comes 2.b.
        """
        counts = self._counts.setdefault(list_.abstract_id, {})
        if (list_.num_id, index) not in self._begun:
            self._begun.add((list_.num_id, index))
            if index in list_.starts:
                counts.pop(index, None)
        for skipped in range(index):
            counts.setdefault(skipped, list_.start(skipped))
        counts[index] = counts[index] + 1 if index in counts else list_.start(index)
        for deeper in range(index + 1, LEVELS):
            restart = list_.level(deeper).restart
            if restart is None or index < restart:
                counts.pop(deeper, None)
        return counts


def read_level(element: etree._Element) -> Level:
    """One ``w:lvl``."""
    number_format = element.find(W + "numFmt")
    if number_format is None:
        number_format = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    format_ = number_format.get(VAL) if number_format is not None else None
    fonts = element.find(f"{W}rPr/{W}rFonts")
    hidden = element.find(f"{W}rPr/{W}vanish")
    indents: ParaProps = {}
    if (indent := element.find(f"{W}pPr/{W}ind")) is not None:
        read_indents(indents, indent)
    restart = _value(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        start=_int(_value(element, "start"), 1 if _value(element, "start") else 0),
        format=format_ or "decimal",
        pattern=number_format.get(W + "format") if number_format is not None else None,
        text=(_value(element, "lvlText") or "")[:_LONGEST_TEXT],
        restart=None if restart is None else _int(restart, 0),
        legal=legal is not None and is_on(legal.get(VAL)),
        style=_value(element, "pStyle"),
        font=fonts.get(W + "ascii") or fonts.get(W + "hAnsi") if fonts is not None else None,
        hidden=hidden is not None and is_on(hidden.get(VAL)),
        glued=(_value(element, "suff") or "").lower() == "nothing",
        indents=indents,
    )


def _value(element: etree._Element, child: str) -> str | None:
    found = element.find(W + child)
    return found.get(VAL) if found is not None else None


def _int(text: str | None, default: int) -> int:
    try:
        return min(max(int(text or ""), -_GREATEST), _GREATEST)
    except ValueError:
        return default
