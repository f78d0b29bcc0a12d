"""Numbers that fields make and Word never stores: AUTONUM, AUTONUMLGL, LISTNUM.

(ECMA-376-1, 17.16.5.) Where it cannot be told for certain what Word prints, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from stages.extract._wordml.instructions import name_of
from stages.extract._wordml.number_formats import format_number

_BODY = 9
"""The level of paragraphs that are no headings, counted from 0."""
_SWITCH = re.compile(r'\\(?P<name>[a-z*])\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s\\"]+))?', re.I)
_FORMATS = {
    "Arabic": "decimal", "alphabetic": "lowerLetter", "ALPHABETIC": "upperLetter",
    "roman": "lowerRoman", "ROMAN": "upperRoman", "MERGEFORMAT": "decimal",
}  # fmt: skip
_LIST = (
    ("decimal", "{})"), ("lowerLetter", "{})"), ("lowerRoman", "{})"),
    ("decimal", "({})"), ("lowerLetter", "({})"), ("lowerRoman", "({})"),
    ("decimal", "{}."), ("lowerLetter", "{}."), ("lowerRoman", "{}."),
)  # fmt: skip
"""How the list NumberDefault counts on its nine levels."""
_NAMED = re.compile(r'\s*LISTNUM\s*"?NumberDefault"?\s*(?=\\|$)', re.IGNORECASE)


_START = re.compile("[0-9]{0,5}")


class FieldNumbers:
    """The fields of a story, counted in their order; ``heading_level`` gives the level of the
    heading that an element stands in, from 1, and 0 outside of headings."""

    def __init__(self, heading_level: Callable[[etree._Element], int]) -> None:
        self.heading_level = heading_level
        self.counts: dict[str, list[int]] = {}

    def number(self, code: str, element: etree._Element) -> str | None:
        """The number that the instruction ``code`` at ``element`` makes, or None."""
        name = name_of(code)
        said = {
            found["name"].lower(): found["quoted"] or found["plain"] or ""
            for found in _SWITCH.finditer(code)
        }
        if name == "LISTNUM":
            return self._in_list(said) if _NAMED.match(code) else None
        level = self.heading_level(element) - 1
        counts = self._count(name, level if level >= 0 else _BODY)
        format_ = _FORMATS.get(said.get("*", "Arabic"))
        separator = said.get("s") or "."
        if name == "AUTONUM" and format_:
            return f"{format_number(counts[-1], format_)}{separator}"
        if name != "AUTONUMLGL" or format_ != "decimal":
            return None
        if level < 0:  # the number of the heading above goes before
            counts = [*counts[:_BODY], counts[_BODY]]
            while len(counts) > 1 and not counts[-2]:
                del counts[-2]
        end = "" if "e" in said else "."
        return separator.join(map(str, counts)) + end if all(counts) else None

    def _in_list(self, said: dict[str, str]) -> str | None:
        """LISTNUM of this list (without a name, the list around it may be meant) with a level
        (on which one it is without, the standard and Word disagree)."""
        level, start = said.get("l", ""), said.get("s", "")
        if level not in tuple("123456789") or not _START.fullmatch(start):
            return None
        counts = self._count("LISTNUM", int(level) - 1, int(start) if start else None)
        format_, pattern = _LIST[int(level) - 1]
        return pattern.format(format_number(counts[-1], format_))

    def _count(self, name: str, level: int, to: int | None = None) -> list[int]:
        """Count on at ``level``, what is below it anew; the counts down to it."""
        counts = self.counts.setdefault(name, [])
        del counts[level + 1 :]
        counts.extend([0] * (level + 1 - len(counts)))
        counts[level] = counts[level] + 1 if to is None else to
        return list(counts)
