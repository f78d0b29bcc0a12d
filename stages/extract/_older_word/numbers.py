"""Automatic numbers of Word 6 and 95, each paragraph with its own description (ANLD), as Word 97
keeps them ([MS-DOC] 2.6.2 sprmPAnld80)."""

from __future__ import annotations

import struct

from stages.extract._older_word.code_pages import FILLER, decode
from stages.extract._older_word.sprms import Dialect, sprms
from stages.extract._older_word.styles import Sheet

_HEAD = 20
"""Bytes of a description before its text."""
_BEFORE, _AFTER = 1, 2
"""Where it says how long the text before the number is, and the text behind it."""
_TEXT = 64
_LEVEL, _LIST, _DESCRIPTION = 0x260A, 0x460B, 0xC63E
_DESCRIBED = 2047


def number_properties(
    istd: int, grpprl: bytes, sheet: Sheet, dialect: Dialect, code_page: str
) -> bytes:
    """The properties by which Word 97 numbers the paragraph; blank where it has no number."""
    if dialect.anld is None:
        return b""
    level, found = 0, b""
    layers = [style.paragraph for style in sheet.chain(istd)]
    for layer in (*reversed(layers), grpprl):
        for code, operand in sprms(layer, dialect):
            if code == dialect.anld:
                found = operand
            elif code == dialect.anld_level:
                level = operand[0]
    if not level:
        return b""
    made = struct.pack("<HBHH", _LEVEL, level, _LIST, _DESCRIBED)
    if len(found) < _HEAD:
        return made
    description = _widened(found, code_page)
    return made + struct.pack("<HB", _DESCRIPTION, len(description)) + description


def _widened(found: bytes, code_page: str) -> bytes:
    """A description with its text in UTF-16."""
    head, text = bytearray(found[:_HEAD]), found[_HEAD:]
    behind = head[_BEFORE] + head[_AFTER]
    parts = (text[: head[_BEFORE]], text[head[_BEFORE] : behind])
    before, after = (
        decode(part, code_page).replace(FILLER, "").encode("utf-16-le") for part in parts
    )
    head[_BEFORE], head[_AFTER] = len(before) // 2, len(after) // 2
    return bytes(head) + (before + after)[:_TEXT].ljust(_TEXT, b"\0")
