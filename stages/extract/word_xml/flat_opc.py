"""Flat OPC: the parts of a package as elements of one XML file, put back into a zip."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

from lxml import etree

from pipeline.errors import DamagedFile

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
PACKAGE = _PKG + "package"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def zip_of(root: etree._Element, binaries: Sequence[bytes]) -> bytes:
    """The package as Word would have zipped it; ``binaries`` are what stood in base 64, which
    the elements count. Raises ``DamagedFile``."""
    out = BytesIO()
    types = etree.Element(f"{{{_TYPES}}}Types")
    with zipfile.ZipFile(out, "w") as zip_:
        for part in root.iterchildren(_PKG + "part"):
            name = part.get(_PKG + "name", "")
            content = _content(part, binaries)
            if not name.strip("/") or content is None:
                continue
            zip_.writestr(zipfile.ZipInfo(name.lstrip("/")), content)
            kind = part.get(_PKG + "contentType", "")
            etree.SubElement(
                types, f"{{{_TYPES}}}Override", PartName="/" + name.lstrip("/"), ContentType=kind
            )
        zip_.writestr(zipfile.ZipInfo("[Content_Types].xml"), etree.tostring(types))
    return out.getvalue()


def _content(part: etree._Element, binaries: Sequence[bytes]) -> bytes | None:
    tree = part.find(_PKG + "xmlData")
    if tree is not None:
        element = next(tree.iterchildren(), None)
        return None if element is None else etree.tostring(element, with_tail=False)
    binary = part.find(_PKG + "binaryData")
    if binary is None:
        return None
    index = (binary.text or "").strip()
    if index.isdecimal() and int(index) < len(binaries):
        return binaries[int(index)]
    raise DamagedFile(f"its part {part.get(_PKG + 'name', '')} is not in base 64")
