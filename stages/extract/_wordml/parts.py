"""Which parts of a Word file can hold text, told by the package itself (ECMA-376-1, 11.3).

The list is by what a part is, not by what refers to it: text in a part that nothing refers to is
in the file all the same, and is accounted for.
"""

from __future__ import annotations

from urllib.parse import unquote

from lxml import etree

from stages.extract._wordml.names import CDR, DGM, DSP, C, W

CONTENT_TYPES = "[Content_Types].xml"

TEXT_TYPES = {
    "wordprocessingml.document.main+xml": "document",
    "wordprocessingml.template.main+xml": "document",
    "ms-word.document.macroenabled.main+xml": "document",
    "ms-word.template.macroenabledtemplate.main+xml": "document",
    "wordprocessingml.document.glossary+xml": "glossary",
    "wordprocessingml.header+xml": "header",
    "wordprocessingml.footer+xml": "footer",
    "wordprocessingml.footnotes+xml": "footnotes",
    "wordprocessingml.endnotes+xml": "endnotes",
    "wordprocessingml.comments+xml": "comments",
    "drawingml.chart+xml": "chart",
    "drawingml.chartshapes+xml": "chart_shapes",
    "ms-office.chartex+xml": "chart",
    "drawingml.diagramdata+xml": "diagram",
    "ms-office.drawingml.diagramdrawing+xml": "diagram_drawing",
}
"""Ends of content types, in lower case, and what such a part is."""

ROOTS = {
    W + "document": "document",
    W + "glossaryDocument": "glossary",
    W + "hdr": "header",
    W + "ftr": "footer",
    W + "footnotes": "footnotes",
    W + "endnotes": "endnotes",
    W + "comments": "comments",
    C + "chartSpace": "chart",
    CDR + "userShapes": "chart_shapes",
    DGM + "dataModel": "diagram",
    DSP + "drawing": "diagram_drawing",
}
"""Root elements of parts, and what such a part is."""


def kinds_by_type(types: etree._Element) -> dict[str, str]:
    """The parts that ``[Content_Types].xml`` names as such that can hold text
    (ECMA-376-2, 7.2.3). A type given to a file extension says nothing here."""
    kinds: dict[str, str] = {}
    for entry in types:
        name = unquote(entry.get("PartName", "")).lstrip("/")
        said = entry.get("ContentType", "").lower()
        for end, kind in TEXT_TYPES.items():
            if name and said.endswith(end):
                kinds[name] = kind
    return kinds
