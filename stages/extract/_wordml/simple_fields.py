"""Fields written as one element (``w:fldSimple``), whose instruction is an attribute (17.16.19)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from pipeline.chars import count_ink
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.instructions import SHOWING, name_of
from stages.extract._wordml.names import W


def unfold(root: etree._Element) -> int:
    """Give those under ``root`` that have no result, and show what their instruction says, this
    as text, as other fields have it; how many characters that is."""
    total = 0
    for simple in list(root.iter(W + "fldSimple")):
        code = simple.get(W + "instr", "")
        results = (CHARACTERS[text.tag](text) for text in simple.iter(*CHARACTERS))
        if name_of(code) in SHOWING and not any(map(count_ink, results)):
            _unfold(simple, code)
            total += count_ink(code)
    return total


def _unfold(simple: etree._Element, code: str) -> None:
    look = simple.find(f"{W}r/{W}rPr")
    begin, middle, end = (etree.Element(W + "r") for _ in range(3))
    etree.SubElement(begin, W + "fldChar", {W + "fldCharType": "begin"})
    if look is not None:
        middle.append(deepcopy(look))
    etree.SubElement(middle, W + "instrText").text = code
    etree.SubElement(end, W + "fldChar", {W + "fldCharType": "end"})
    simple[:0] = [begin, middle, end]
