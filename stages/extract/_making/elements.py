"""Elements of WordprocessingML."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from stages.extract._wordml.names import VAL, W
from stages.extract._wordml.properties import ParaProps

Indent = Literal["left", "right", "first", "left_chars", "right_chars", "first_chars"]
INDENTS: tuple[Indent, ...] = (
    "left", "right", "first", "left_chars", "right_chars", "first_chars",
)  # fmt: skip


def w(name: str, value: str | None = None) -> etree._Element:
    """``<w:name w:val="value"/>``."""
    made = etree.Element(W + name)
    if value is not None:
        made.set(VAL, value)
    return made


def add(parent: etree._Element, name: str, value: str | None = None) -> etree._Element:
    """The same as a new last child of ``parent``."""
    made = etree.SubElement(parent, W + name)
    if value is not None:
        made.set(VAL, value)
    return made


def add_indents(properties: etree._Element, indents: ParaProps) -> None:
    """``w:ind`` in a ``w:pPr``, where there is any indent. Of a first line that stands out to
    the left WordprocessingML says how far it hangs."""
    found = {key: indents[key] for key in INDENTS if key in indents}
    if not found:
        return
    made = add(properties, "ind")
    for key, value in found.items():
        side, _, chars = key.partition("_")
        if side == "first":
            side = "hanging" if value < 0 else "firstLine"
            value = abs(value)
        made.set(W + side + chars.capitalize(), str(value))


def add_number(properties: etree._Element, list_: str, level: int) -> None:
    """``w:numPr`` in a ``w:pPr``: the paragraph counts on a level (from 0) of a list; in none
    where that is "0"."""
    made = add(properties, "numPr")
    add(made, "ilvl", str(level))
    add(made, "numId", list_)


def set_author(element: etree._Element, author: str, date: str) -> None:
    """Say who made a tracked change or a comment, and when (ISO 8601)."""
    element.set(W + "author", author)
    if date:
        element.set(W + "date", date)


def add_section(parent: etree._Element, kind: str) -> None:
    """``w:sectPr`` of a section that begins as ``kind``: nextPage, continuous."""
    add(add(parent, "sectPr"), "type", kind)
