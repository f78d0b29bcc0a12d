"""Text where Word shows none: in elements that are no text, in properties, in unused parts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.chars import count_ink
from pipeline.origin import Origin
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.count import count_data, is_no_text, written_as_attribute
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.names import A, M, V, W

_TAKEN = "taken"
_PARAGRAPHS = frozenset({W + "p", A + "p"})
_UNREAD = frozenset(
    (
        *(W + name for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr")),
        *(W + name for name in ("tcPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")),
        *(W + name for name in ("rubyPr", "proofErr", "bookmarkStart", "bookmarkEnd")),
        *(W + "lastRenderedPageBreak", A + "custGeom", A + "prstGeom", V + "formulas"),
    )
)
"""Elements in which Word shows no text, and which the readers pass over."""
_NAMESPACES = {"w": W[1:-1], "m": M[1:-1], "a": A[1:-1]}
_HOMES = {
    **{f"w:{name}": W + name for name in ("t", "delText", "instrText", "delInstrText")},
    "m:t": M + "t",
    "a:t": A + "t",
}
"""Elements whose character data the readers know as text."""
_HOMELESS = etree.XPath(
    f"//text()[normalize-space()][not({' or '.join(f'parent::{name}' for name in _HOMES)})]"
    f" | //*[{' or '.join(f'self::{name}' for name in _HOMES)}]/*/following-sibling::text()",
    namespaces=_NAMESPACES,
)


def take_foreign(root: etree._Element, ledger: Ledger, origin: Origin) -> None:
    """List what stands in ``root`` where Word shows no text, and take away what of it a reader
    would know as text, so that none meets it again."""
    at_home = "".join(element.text or "" for element in root.iter(*_HOMES.values()))
    if count_ink(at_home) != count_data(root):  # which is as rare as it is slow to look for
        for text in _homeless(root):
            ledger.drop(text, "foreign", origin)
    for element in _misplaced(root):
        if element.tag in CHARACTERS:
            ledger.drop(CHARACTERS[element.tag](element), "foreign", origin)
        element.tag = _TAKEN


def all_text(root: etree._Element) -> str:
    """All that may be text in a part that no reader reads, a paragraph a line."""
    text = ""
    for element in root.iter():
        if element.tag in _PARAGRAPHS:
            text += "\n" if text else ""
        text += written_as_attribute(element)
        text += "" if is_no_text(element.tag) else element.text or ""
        text += element.tail or "" if element is not root else ""
    return text.strip()


def _homeless(root: etree._Element) -> Iterator[str]:
    found = _HOMELESS(root)
    for text in found if isinstance(found, list) else ():
        assert isinstance(text, etree._ElementUnicodeResult)
        at = text.getparent()
        if text.is_tail or at is None or not is_no_text(at.tag):
            yield str(text)


def _misplaced(root: etree._Element) -> list[etree._Element]:
    """Texts and paragraphs within elements in which Word shows no text."""
    unread: dict[etree._Element, bool] = {}
    """Of each element above a text, found once however many texts it holds."""
    found = []
    for element in root.iter(W + "p", *CHARACTERS):
        path = []
        above = element.getparent()
        while above is not None and above not in unread:
            path.append(above)
            above = above.getparent()
        for outer in reversed(path):
            inside = unread[above] if above is not None else False
            unread[outer] = inside or outer.tag in _UNREAD
            above = outer
        if above is not None and unread[above]:
            found.append(element)
    return found
