"""Pictures, text boxes, WordArt and embedded objects, to stand in a run."""

from __future__ import annotations

from lxml import etree

from stages.extract._making.elements import add, w
from stages.extract._wordml.names import WP, A, O, R, V

EMU_PER_TWIP = 635
"""English Metric Units in a twentieth of a point."""


def drawing(relation: str, width: int, height: int, alt: str) -> etree._Element:
    """``w:drawing`` of the picture that ``relation`` leads to. Lengths are in English Metric
    Units, 0 where they are not told."""
    made = w("drawing")
    inline = etree.SubElement(made, WP + "inline")
    if width > 0 and height > 0:
        etree.SubElement(inline, WP + "extent", cx=str(width), cy=str(height))
    etree.SubElement(inline, WP + "docPr", descr=alt)
    etree.SubElement(inline, A + "blip").set(R + "embed", relation)
    return made


def text_box() -> tuple[etree._Element, etree._Element]:
    """``w:pict`` with a text box, and the element that its paragraphs go to."""
    made = w("pict")
    box = etree.SubElement(etree.SubElement(made, V + "shape"), V + "textbox")
    return made, add(box, "txbxContent")


def word_art(words: str) -> etree._Element:
    """``w:pict`` that draws ``words``."""
    made = w("pict")
    etree.SubElement(etree.SubElement(made, V + "shape"), V + "textpath", string=words)
    return made


def embedded(program: str) -> etree._Element:
    """``w:object`` of a program, which the reader tells of."""
    made = w("object")
    etree.SubElement(made, O + "OLEObject", ProgID=program)
    return made
