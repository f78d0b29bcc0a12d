"""Lists as ``w:numbering``: definitions, and the lists that follow them (ECMA-376-1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from stages.extract._making.elements import add, add_indents
from stages.extract._wordml.names import W
from stages.extract._wordml.numbering import Level

LEVELS = 9


def add_definition(root: etree._Element, id_: str, levels: Mapping[int, Level]) -> None:
    """A new ``w:abstractNum``."""
    made = add(root, "abstractNum")
    made.set(W + "abstractNumId", id_)
    for index, level in levels.items():
        _add_level(made, index, level)


def add_list(root: etree._Element, id_: str, definition: str) -> etree._Element:
    """A new ``w:num``: what paragraphs name."""
    made = add(root, "num")
    made.set(W + "numId", id_)
    add(made, "abstractNumId", definition)
    return made


def add_override(
    list_: etree._Element, index: int, start: int | None, level: Level | None = None
) -> None:
    """What is otherwise on a level of ``list_`` than in its definition."""
    made = add(list_, "lvlOverride")
    made.set(W + "ilvl", str(index))
    if start is not None:
        add(made, "startOverride", str(start))
    if level is not None:
        _add_level(made, index, level)


def _add_level(parent: etree._Element, index: int, level: Level) -> None:
    """``w:lvl``, as ``numbering.read_level`` reads it."""
    made = add(parent, "lvl")
    made.set(W + "ilvl", str(index))
    add(made, "start", str(level.start))
    add(made, "numFmt", level.format)
    if level.restart is not None:
        add(made, "lvlRestart", str(level.restart))
    if level.style is not None:
        add(made, "pStyle", level.style)
    if level.legal:
        add(made, "isLgl")
    if level.glued:
        add(made, "suff", "nothing")
    add(made, "lvlText", level.text)
    if level.indents:
        add_indents(add(made, "pPr"), level.indents)
    run = add(made, "rPr")
    if level.font:
        add(run, "rFonts").set(W + "ascii", level.font)
    if level.hidden:
        add(run, "vanish")
