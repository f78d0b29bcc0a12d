"""The characters of a document in Word 2003 XML, counted before anything is changed in it."""

from __future__ import annotations

from lxml import etree

from pipeline.chars import count_ink
from stages.extract._wordml.names import M, V
from stages.extract._wordml.symbols import symbol
from stages.extract.word_xml.names import OLD

_TEXTS = (OLD + "t", OLD + "delText", OLD + "instrText", OLD + "delInstrText", M + "t")
_DATA = OLD + "ffData"


def count_source(root: etree._Element) -> int:
    """All text of the body: headers, footers, notes and comments stand in it where they belong.

    Besides letters these are signs of their own: drawn symbols, WordArt, hyphens that do not
    break, and of old forms the check box and the chosen entry of a list.
    """
    total = 0
    for body in root.iterchildren(OLD + "body"):
        total += sum(count_ink(found.text or "") for found in body.iter(*_TEXTS))
        total += sum(count_ink(found.get("string", "")) for found in body.iter(V + "textpath"))
        total += sum(1 for _ in body.iter(OLD + "noBreakHyphen"))
        total += sum(count_ink(_symbol(found)) for found in body.iter(OLD + "sym"))
        total += sum(count_ink(_form(found)) for found in body.iter(_DATA))
    return total


def _symbol(element: etree._Element) -> str:
    try:
        return symbol(element.get(OLD + "font"), int(element.get(OLD + "char", ""), 16))
    except ValueError:
        return ""


def _form(data: etree._Element) -> str:
    if data.find(OLD + "checkBox") is not None:
        return "☐"
    entries = data.findall(f"{OLD}ddList/{OLD}listEntry")
    result = data.find(f"{OLD}ddList/{OLD}result")
    said = result.get(OLD + "val", "0") if result is not None else "0"
    chosen = int(said) if said.isdecimal() else len(entries)
    return entries[chosen].get(OLD + "val", "") if chosen < len(entries) else ""
