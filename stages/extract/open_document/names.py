"""Names of OpenDocument as lxml writes them, and how it writes lengths and numbers."""

from __future__ import annotations

import re

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _ODF + "office:1.0}"
STYLE = _ODF + "style:1.0}"
TEXT = _ODF + "text:1.0}"
TABLE = _ODF + "table:1.0}"
DRAW = _ODF + "drawing:1.0}"
FO = _ODF + "xsl-fo-compatible:1.0}"
SVG = _ODF + "svg-compatible:1.0}"
MANIFEST = _ODF + "manifest:1.0}"
META = _ODF + "meta:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"

PARAGRAPH, HEADING = TEXT + "p", TEXT + "h"

_LENGTH = re.compile(r"(-?\d*\.?\d+)(cm|mm|in|pt|pc|px)?")
_TWIPS = {"cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0}


def twips(length: str | None) -> int | None:
    """A length such as ``0.74cm`` in twentieths of a point; None for one of another kind."""
    found = _LENGTH.fullmatch(length or "")
    if not found or not found[2]:
        return None
    return round(min(max(float(found[1]) * _TWIPS[found[2]], -1e6), 1e6))


def whole(text: str | None, default: int, most: int) -> int:
    """The whole number from 0 to ``most`` in ``text``."""
    if not text or not text.isdecimal():
        return default
    return min(int(text[:9]), most)
