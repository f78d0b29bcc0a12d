"""The source's own count of its characters, made apart from reading it.

The reader knows which elements are text. The count knows which are **not**: it takes all
character data of a part and leaves out a short list of measures, addresses and formats. So text in
an element that the reader has never heard of makes the two sums differ.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.chars import count_ink
from stages.extract._wordml.names import C15, CX, VAL, WP, WP14, C, O, V, W, X
from stages.extract._wordml.story import Story
from stages.extract._wordml.symbols import symbol

NO_TEXT = {
    WP + "posOffset": "a length",
    WP + "align": "a place",
    WP14 + "pctWidth": "a length",
    WP14 + "pctHeight": "a length",
    WP14 + "pctPosHOffset": "a length",
    WP14 + "pctPosVOffset": "a length",
    W + "fldData": "bytes in base64",
    O + "FieldCodes": "switches of a link",
    O + "LinkType": "the type of a link",
    O + "LockedField": "yes or no",
    C + "f": "an address in a workbook",
    C + "formatCode": "how a number is printed",
    C + "separator": "what stands between the parts of a label",
    C15 + "f": "an address in a workbook",
    C15 + "sqref": "an address in a workbook",
    C15 + "formulaRef": "an address in a workbook",
    C15 + "txfldGUID": "a number of Word's own",
    CX + "f": "an address in a workbook",
    CX + "nf": "how a number is printed",
}
"""Elements whose character data is no text, and what it is. Those of Excel's namespace in VML
(``x:ClientData``: anchors, macros) are none either."""

_NO_TEXT = (*NO_TEXT, X + "*")
_BY_ATTRIBUTE = (W + "sym", W + "noBreakHyphen", W + "fldChar", V + "textpath")


def count_part(root: etree._Element) -> int:
    """Characters, blanks aside, that stand in a part, shown or not: its character data, and
    what is written as an element or an attribute."""
    written = map(written_as_attribute, root.iter(*_BY_ATTRIBUTE))
    return count_data(root) + sum(map(count_ink, written))


def count_data(root: etree._Element) -> int:
    """Characters of all character data under ``root``, without that which is no text."""
    data = etree.tostring(root, method="text", encoding="unicode", with_tail=False)
    left_out = (element.text for element in root.iter(*_NO_TEXT) if element.text)
    return count_ink(data) - sum(map(count_ink, left_out))


def written_as_attribute(element: etree._Element) -> str:
    """The characters that an element without character data stands for."""
    if element.tag == W + "noBreakHyphen":
        return "-"
    if element.tag == V + "textpath":
        return element.get("string", "")
    if element.tag == W + "sym":
        return _symbol(element)
    if element.tag != W + "fldChar":
        return ""
    if element.find(f"{W}ffData/{W}checkBox") is not None:
        return "☐"
    chosen = element.find(f"{W}ffData/{W}ddList/{W}result")
    entries = element.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    index = chosen.get(VAL, "0") if chosen is not None else "0"
    known = index.isdecimal() and int(index) < len(entries)
    return entries[int(index)].get(VAL, "") if known else ""


def _symbol(element: etree._Element) -> str:
    try:
        return symbol(element.get(W + "font"), int(element.get(W + "char", ""), 16))
    except ValueError:
        return ""


def is_no_text(tag: object) -> bool:
    """Whether the character data of elements called ``tag`` is no text."""
    return tag in NO_TEXT or (isinstance(tag, str) and tag.startswith(X))


def count_numbers(stories: Iterable[Story]) -> int:
    """Characters of the automatic numbers, once for each paragraph that has one (none in the
    unused form of a text box, and none where the paragraph's mark is deleted), and of those
    that fields make."""
    return sum(
        count_ink(number)
        for story in stories
        for number in (*story.numbers.values(), *story.field_numbers)
    )
