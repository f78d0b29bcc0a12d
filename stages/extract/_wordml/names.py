"""Names of WordprocessingML (ECMA-376-1) as lxml writes them: ``{namespace}local``."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that Word gives it
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DSP = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
X = "{urn:schemas-microsoft-com:office:excel}"

VAL = W + "val"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    b"http://purl.oclc.org/ooxml/officeDocument/math": M,
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    b"http://purl.oclc.org/ooxml/drawingml/main": A,
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
    b"http://purl.oclc.org/ooxml/drawingml/picture": PIC,
    b"http://purl.oclc.org/ooxml/drawingml/chart": C,
    b"http://purl.oclc.org/ooxml/drawingml/diagram": DGM,
    b"http://purl.oclc.org/ooxml/drawingml/chartDrawing": CDR,
}
"""Namespaces of the strict variant (ISO/IEC 29500-1) and the usual ones that they stand for."""


def is_on(value: str | None) -> bool:
    """The sense of an on/off attribute (17.17.4): absent means on."""
    return value not in ("0", "false", "off")
