"""One level of a list: LVL of [MS-DOC] (2.9.149, 2.9.150) as ``w:lvl``."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract._number_codes import number_format
from stages.extract._wordml.names import VAL, W
from stages.extract.legacy_word.sprm import sprms

CUT_OFF = (struct.error, DamagedFile)

Fonts = Sequence[str]
_LVLF = struct.Struct("<iBB9sBii4B")
_LEGAL, _NO_RESTART = 0x04, 0x08
_FOLLOW = {0: "tab", 1: "space", 2: "nothing"}
_COUNTS = 9
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_VANISH = 0x083C
_FONTS = {0x4A4F: "ascii", 0x4A50: "eastAsia", 0x4A51: "hAnsi"}
_INDENTS = {
    0x840E: "right", 0x840F: "left", 0x8411: "first",
    0x845D: "right", 0x845E: "left", 0x8460: "first",
    0x4455: "rightChars", 0x4456: "leftChars", 0x4457: "firstChars",
}  # fmt: skip
"""Twips, and hundredths of a character, of sprmPDxaLeft and its kin (2.6.2)."""


class Level(Struct, frozen=True):
    start: int
    format: int
    """An MSONFC."""
    legal: bool
    restart: int | None
    """The first level (from 0) that does not start it anew; None where all above do."""
    follow: int
    text: str
    """With ``%1`` to ``%9`` where the counts of the levels stand."""
    paragraph: bytes
    run: bytes


def read_level(table: bytes, at: int) -> tuple[Level, int]:
    """The LVL at ``at``, and where the next one begins. Raises one of ``CUT_OFF``."""
    head = _LVLF.unpack_from(table, at)
    start, format_, flags, _, follow, _, _, run_size, paragraph_size, limit, _ = head
    at += _LVLF.size
    paragraph = table[at : at + paragraph_size]
    at += paragraph_size
    run = table[at : at + run_size]
    at += run_size
    (length,) = struct.unpack_from("<H", table, at)
    at += 2
    if at + 2 * length > len(table):
        raise DamagedFile("a list of it is cut off")
    text = table[at : at + 2 * length].decode("utf-16-le", "replace")
    level = Level(
        start=start,
        format=format_,
        legal=bool(flags & _LEGAL),
        restart=limit if flags & _NO_RESTART else None,
        follow=follow,
        text=pattern(text),
        paragraph=paragraph,
        run=run,
    )
    return level, at + 2 * length


def pattern(text: str) -> str:
    """Characters 0 to 8 stand for the count of that level (2.9.149); no others are control."""
    made = (f"%{ord(char) + 1}" if ord(char) < _COUNTS else char for char in text)
    return _CONTROL.sub("", "".join(made))


def level_element(level: Level, index: int, fonts: Fonts, style: str | None) -> etree._Element:
    """``w:lvl`` for level ``index``; ``style`` is the id of the paragraph style linked to it."""
    element = etree.Element(W + "lvl", {W + "ilvl": str(index)})

    def add(name: str, value: str | None = None) -> None:
        etree.SubElement(element, W + name, {} if value is None else {VAL: value})

    add("start", str(level.start))
    add("numFmt", number_format(level.format))
    if level.restart is not None:
        add("lvlRestart", str(level.restart))
    if style is not None:
        add("pStyle", style)
    if level.legal:
        add("isLgl")
    add("suff", _FOLLOW.get(level.follow, "tab"))
    add("lvlText", level.text)
    _add_indents(element, level.paragraph)
    _add_run(element, level.run, fonts)
    return element


def _add_indents(element: etree._Element, grpprl: bytes) -> None:
    found = {_INDENTS[s.code]: s.signed for s in sprms(grpprl) if s.code in _INDENTS}
    if not found:
        return
    # A first line that stands out to the left is its own property in WordprocessingML.
    for key, inside, outside in (
        ("first", "firstLine", "hanging"),
        ("firstChars", "firstLineChars", "hangingChars"),
    ):
        if key in found:
            value = found.pop(key)
            found[outside if value < 0 else inside] = abs(value)
    paragraph = etree.SubElement(element, W + "pPr")
    etree.SubElement(paragraph, W + "ind", {W + k: str(v) for k, v in found.items()})


def _add_run(element: etree._Element, grpprl: bytes, fonts: Fonts) -> None:
    names: dict[str, str] = {}
    hidden: bool | None = None
    for sprm in sprms(grpprl):
        if sprm.code in _FONTS and sprm.value < len(fonts):
            names[W + _FONTS[sprm.code]] = fonts[sprm.value]
        elif sprm.code == _VANISH:
            hidden = sprm.value == 1
    if not names and hidden is None:
        return
    run = etree.SubElement(element, W + "rPr")
    if names:
        etree.SubElement(run, W + "rFonts", names)
    if hidden is not None:
        etree.SubElement(run, W + "vanish", {VAL: "1" if hidden else "0"})
