"""The lists of a .doc as ``w:numbering`` ([MS-DOC] 2.9.131 PlfLst, 2.9.130 PlfLfo).

A list (LSTF) has one level or nine; a paragraph names an override of a list (LFO), which may
start levels anew or replace them: abstractNum, num and lvlOverride of WordprocessingML.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from lxml import etree
from msgspec import Struct

from stages.extract._making.elements import w
from stages.extract._making.lists import LEVELS, add_definition, add_list, add_override
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.list_levels import CUT_OFF, Fonts, Lvl, made_level, read_level

_LSTF = struct.Struct("<iI18sBB")
_LFO = struct.Struct("<i8xBBBx")
_LFO_LEVEL = struct.Struct("<iI")
_SIMPLE = 0x01
_HAS_START, _HAS_FORMAT = 0x10, 0x20
_NO_STYLE = 0x0FFF
_MOST = 0x7FF0
"""Lists and overrides are counted in 15 bits at most (2.4.6.3)."""

StyleId = Callable[[int], str]


class List(Struct, frozen=True):
    """An LSTF with its levels; ``styles`` are the paragraph styles linked to them (istd)."""

    identity: int
    styles: tuple[int, ...]
    levels: tuple[Lvl, ...]


class Change(Struct, frozen=True):
    """What an override says of one level."""

    index: int
    start: int | None
    level: Lvl | None


class Override(Struct, frozen=True):
    """An LFO: which list, and what is otherwise in it."""

    list_identity: int
    changes: tuple[Change, ...]


class Lists(Struct, frozen=True):
    lists: tuple[List, ...]
    overrides: tuple[Override, ...]
    whole: bool
    """False where the tables are cut off, so that numbers may be missing."""


def read_lists(table: bytes, fib: Fib) -> Lists:
    """The lists in the table stream, as far as they can be read."""
    lists, whole = _lists(table, *fib.lcb("PlfLst"))
    overrides, all_there = _overrides(table, *fib.lcb("PlfLfo"))
    return Lists(tuple(lists), tuple(overrides), whole and all_there)


def numbering_part(
    lists: Lists, fonts: Fonts = (), style_id: StyleId = str
) -> etree._Element | None:
    """``w:numbering`` with one ``w:num`` for each override, numbered from 1 as paragraphs name
    them (``sprmPIlfo``); None where there is no list.

    ``fonts`` are the names of the font table; ``style_id`` gives the id of a style by its istd.
    """
    if not lists.overrides:
        return None
    root = w("numbering")
    places: dict[int, int] = {}
    for place, list_ in enumerate(lists.lists):
        places.setdefault(list_.identity, place)
        levels = zip(list_.levels, list_.styles, strict=False)
        made = (
            made_level(level, fonts, None if istd == _NO_STYLE else style_id(istd))
            for level, istd in levels
        )
        add_definition(root, str(place), dict(enumerate(made)))
    for number, override in enumerate(lists.overrides, 1):
        if override.list_identity in places:
            num = add_list(root, str(number), str(places[override.list_identity]))
            for change in override.changes:
                own = made_level(change.level, fonts, None) if change.level else None
                add_override(num, change.index, change.start, own)
    return root


def _lists(table: bytes, at: int, length: int) -> tuple[list[List], bool]:
    if not length:
        return [], True
    heads, whole = _records(table, at, _LSTF, "<h")
    at += length  # the levels stand behind, and are not counted in the length (2.9.131)
    lists: list[List] = []
    for identity, _template, styles, flags, _ in heads:
        levels: list[Lvl] = []
        try:
            for _ in range(1 if flags & _SIMPLE else LEVELS):
                level, at = read_level(table, at)
                levels.append(level)
        except CUT_OFF:
            whole = False
        lists.append(List(identity, struct.unpack("<9H", styles), tuple(levels)))
    return lists, whole


def _overrides(table: bytes, at: int, length: int) -> tuple[list[Override], bool]:
    if not length:
        return [], True
    heads, whole = _records(table, at, _LFO, "<i")
    at += 4 + len(heads) * _LFO.size
    overrides: list[Override] = []
    for identity, count, _auto, _ in heads:
        changes: list[Change] = []
        try:
            if whole:
                changes, at = _changes(table, at + 4, count)
        except CUT_OFF:
            whole = False
        overrides.append(Override(identity, tuple(changes)))
    return overrides, whole


def _changes(table: bytes, at: int, count: int) -> tuple[list[Change], int]:
    changes: list[Change] = []
    for _ in range(count):
        start, flags = _LFO_LEVEL.unpack_from(table, at)
        at += _LFO_LEVEL.size
        level = None
        if flags & _HAS_FORMAT:
            level, at = read_level(table, at)
            start = level.start
        index = min(flags & 0x0F, LEVELS - 1)
        changes.append(Change(index, start if flags & _HAS_START else None, level))
    return changes, at


def _records(
    table: bytes, at: int, record: struct.Struct, counter: str
) -> tuple[list[tuple[Any, ...]], bool]:
    """As many of the counted records at ``at`` as are there, and whether that is all."""
    if at + struct.calcsize(counter) > len(table):
        return [], False
    (count,) = struct.unpack_from(counter, table, at)
    at += struct.calcsize(counter)
    there = min(max(count, 0), _MOST, (len(table) - at) // record.size)
    return [record.unpack_from(table, at + n * record.size) for n in range(there)], there == count
