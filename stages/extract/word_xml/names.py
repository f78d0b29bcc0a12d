"""Names of Word 2003 XML, and what ECMA-376 calls the same things."""

from __future__ import annotations

from lxml import etree

from stages.extract._wordml.names import W

OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
AML = "{http://schemas.microsoft.com/aml/2001/core}"
HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
ANNOTATION, CONTENT = AML + "annotation", AML + "content"

_ELEMENTS = {
    "vmerge": "vMerge",
    "hmerge": "hMerge",
    "listPr": "numPr",
    "ilfo": "numId",
    "listDef": "abstractNum",
    "listStyleLink": "numStyleLink",
    "list": "num",
    "ilst": "abstractNumId",
    "nfc": "numFmt",
    "hlink": "hyperlink",
    "sz-cs": "szCs",
    "b-cs": "bCs",
    "i-cs": "iCs",
}
_ATTRIBUTES = {
    "fareast": "eastAsia",
    "h-ansi": "hAnsi",
    "listDefId": "abstractNumId",
    "ilfo": "numId",
}


def renamed(tag: str) -> str:
    """The name of an element in ECMA-376; names of other notations stay."""
    if not tag.startswith(OLD):
        return tag
    local = tag[len(OLD) :]
    return W + _ELEMENTS.get(local, local)


def rename_attributes(element: etree._Element) -> None:
    """Attributes likewise: ``w:first-line`` is ``w:firstLine``."""
    for key, value in element.items():
        name = str(key)
        if name.startswith(OLD):
            local = name[len(OLD) :]
            del element.attrib[name]
            element.set(W + _ATTRIBUTES.get(local, camel(local)), value)


def camel(name: str) -> str:
    """``next-page`` as ``nextPage``."""
    head, *rest = name.split("-")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)
