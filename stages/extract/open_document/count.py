"""The characters of a text document, counted in its own XML."""

from __future__ import annotations

from lxml import etree

from pipeline.chars import count_ink
from stages.extract.open_document.names import (
    DC,
    FIELD,
    HEADING,
    LOEXT,
    MATH,
    META,
    OFFICE,
    PARAGRAPH,
    STYLE,
    SVG,
    TABLE,
    TEXT,
)
from stages.extract.open_document.source import Source

_NO_TEXT = frozenset(
    {
        *(DC + "creator", DC + "date", META + "creator-initials", META + "date-string"),
        *(LOEXT + "sender-initials", SVG + "title", SVG + "desc"),
        *(OFFICE + "binary-data", OFFICE + "forms", OFFICE + "event-listeners"),
        *(TEXT + "note-citation", TEXT + "number", OFFICE + "scripts"),
    }
)
"""What is said of a text, or made for it, and is none itself; marks of notes are counted anew."""

_REPEATED = {
    TABLE + "table-row": TABLE + "number-rows-repeated",
    TABLE + "table-cell": TABLE + "number-columns-repeated",
    TABLE + "covered-table-cell": TABLE + "number-columns-repeated",
}


def count_source(source: Source) -> int:
    """Characters of body, notes, comments, deleted text, and of all headers and footers;
    besides, the boxes of old forms, marks of notes that an author chose, and formulas."""
    total = _count(source.text, 1, inside=False)
    for page in source.styles.iter(STYLE + "master-page"):
        total += sum(_count(child, 1, inside=False) for child in page)
    return total


def count_math(root: etree._Element) -> int:
    """Characters of a formula that stands in a part of its own."""
    return sum(
        count_ink(found.text or "")
        for found in root.iter()
        if str(found.tag).removeprefix(MATH) in ("mi", "mn", "mo", "mtext", "ms")
    )


def _count(element: etree._Element, times: int, *, inside: bool) -> int:
    tag = element.tag
    if tag in _NO_TEXT:
        return count_ink(element.get(TEXT + "label", "")) * times
    if tag == FIELD + "fieldmark":
        return times if element.get(FIELD + "type", "").endswith("FORMCHECKBOX") else 0
    if tag in _REPEATED:
        said = element.get(_REPEATED[str(tag)], "1")
        times *= int(said) if said.isdecimal() else 1
    inside = inside or tag in (PARAGRAPH, HEADING)
    total = count_ink(element.text or "") * times if inside else 0
    for child in element:
        total += _count(child, times, inside=inside)
        total += count_ink(child.tail or "") * times if inside else 0
    return total
