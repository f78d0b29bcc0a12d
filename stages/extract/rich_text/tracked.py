"""Tracked changes: who inserted, deleted or moved what, and when."""

from __future__ import annotations

from lxml import etree

from stages.extract._dttm import read_dttm
from stages.extract._making.elements import add
from stages.extract._wordml.names import W
from stages.extract.rich_text.formatting import Props
from stages.extract.rich_text.header import Header

_KINDS = (
    ("inserted", "ins", "inserted"),
    ("moved_to", "moveTo", "moved"),
    ("moved_from", "moveFrom", "moved"),
    ("deleted", "del", "deleted"),
)
"""Properties of runs, the elements that they become, and how author and time are called."""


def parent_of(paragraph: etree._Element, props: Props, header: Header) -> etree._Element:
    """Where in ``paragraph`` a run with these properties goes: into the wrappers that they ask
    for; those at its end are continued where they are the same."""
    parent = paragraph
    for key, tag, whose in _KINDS:
        if props.get(key):
            told = _told(props, whose, header)
            last = next(parent.iterchildren(reversed=True), None)
            if last is None or last.tag != W + tag or dict(last.items()) != told:
                last = etree.SubElement(parent, W + tag, told)
            parent = last
    return parent


def mark_end(properties: etree._Element, props: Props, header: Header) -> None:
    """Say in a ``w:pPr`` that the end of the paragraph was inserted, deleted or moved."""
    marks = [(tag, whose) for key, tag, whose in _KINDS if props.get(key)]
    if marks:
        run = add(properties, "rPr")
        for tag, whose in marks:
            etree.SubElement(run, W + tag, _told(props, whose, header))


def _told(props: Props, whose: str, header: Header) -> dict[str, str]:
    told = {W + "author": header.author(props.get(whose + "_by", 0))}
    if when := read_dttm(props.get(whose + "_at", 0)):
        told[W + "date"] = when
    return told
