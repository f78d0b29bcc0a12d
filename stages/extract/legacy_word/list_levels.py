"""One level of a list: LVL of [MS-DOC] (2.9.149, 2.9.150)."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence

from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract._making.elements import Indent
from stages.extract._number_codes import number_format
from stages.extract._wordml.numbering import Level
from stages.extract._wordml.properties import ParaProps
from stages.extract.legacy_word.sprm import sprms

CUT_OFF = (struct.error, DamagedFile)

Fonts = Sequence[str]
_LVLF = struct.Struct("<iBB9sBii4B")
_LEGAL, _NO_RESTART = 0x04, 0x08
_NOTHING_FOLLOWS = 2
_COUNTS = 9
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_VANISH = 0x083C
_FONTS = {0x4A4F: "ascii", 0x4A51: "hAnsi"}
_INDENTS: dict[int, Indent] = {
    0x840E: "right", 0x840F: "left", 0x8411: "first",
    0x845D: "right", 0x845E: "left", 0x8460: "first",
    0x4455: "right_chars", 0x4456: "left_chars", 0x4457: "first_chars",
}  # fmt: skip
"""Twips, and hundredths of a character, of sprmPDxaLeft and its kin (2.6.2)."""


class Lvl(Struct, frozen=True):
    """A level as the file has it."""

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


def read_level(table: bytes, at: int) -> tuple[Lvl, int]:
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
    level = Lvl(
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


def made_level(level: Lvl, fonts: Fonts, style: str | None) -> Level:
    """``level`` as WordprocessingML has it; ``style`` is the id of the paragraph style linked
    to it."""
    font, hidden = _run(level.run, fonts)
    return Level(
        start=level.start,
        format=number_format(level.format),
        text=level.text,
        restart=level.restart,
        legal=level.legal,
        style=style,
        font=font,
        hidden=hidden,
        glued=level.follow == _NOTHING_FOLLOWS,
        indents=_indents(level.paragraph),
    )


def _indents(grpprl: bytes) -> ParaProps:
    found: ParaProps = {}
    for sprm in sprms(grpprl):
        if sprm.code in _INDENTS:
            found[_INDENTS[sprm.code]] = sprm.signed
    return found


def _run(grpprl: bytes, fonts: Fonts) -> tuple[str | None, bool]:
    """The Western font that a number is printed in, and whether it is hidden."""
    names: dict[str, str] = {}
    hidden = False
    for sprm in sprms(grpprl):
        if sprm.code in _FONTS and sprm.value < len(fonts):
            names[_FONTS[sprm.code]] = fonts[sprm.value]
        elif sprm.code == _VANISH:
            hidden = sprm.value == 1
    return names.get("ascii") or names.get("hAnsi"), hidden
