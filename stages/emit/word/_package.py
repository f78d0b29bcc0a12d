"""The Word file as a package (ECMA-376 part 2): python-docx knows parts, relationships and
content types; what stands in the parts is written by the modules beside this one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from pipeline.source import PICTURES
from stages.emit.word._refuse import refuse

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can name: the same report gives the same bytes."""

_KINDS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
"""Content type and relationship of each kind of part beside the document."""


class _LatePart(Part):
    """A part that refers to others, or is referred to, before it is written."""

    written = b""

    @property
    def blob(self) -> bytes:
        return self.written


class Package:
    """The document part and what it refers to. Each ``add…`` gives the relationship's id."""

    def __init__(self) -> None:
        self._package = OpcPackage()
        address = PackURI("/word/document.xml")
        self._document = _LatePart(address, CONTENT_TYPE.WML_DOCUMENT_MAIN)
        self._package.relate_to(self._document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._writing = self._document
        self._pictures: dict[str, Part] = {}

    def add(self, kind: str, name: str, data: bytes) -> str:
        """A part of a kind in ``_KINDS``."""
        type_, relationship = _KINDS[kind]
        return self._document.relate_to(_part(name, type_, data), relationship)

    def add_link(self, target: str) -> str:
        """An address outside the file; the same one is kept once in a part."""
        return self._writing.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def add_notes(self, write: Callable[[], bytes]) -> None:
        """The part of the footnotes; links that are added while ``write`` runs are its own."""
        type_, relationship = _KINDS["footnotes"]
        self._writing = _LatePart(PackURI("/word/footnotes.xml"), type_)
        self._document.relate_to(self._writing, relationship)
        self._writing.written = write()
        self._writing = self._document

    def add_picture(self, asset: str, data: bytes) -> str:
        """A picture, kept once however often it is shown; its name in the package is its
        number, for an asset's own may hold anything. Raises ``BadJson`` for a kind of picture
        that Word does not show."""
        if asset not in self._pictures:
            suffix = PurePosixPath(asset).suffix.lower().removeprefix(".")
            if suffix not in PICTURES:
                raise refuse(
                    f"the picture {asset} is of a kind that Word does not show",
                    f"save it as one of .{', .'.join(PICTURES)}",
                )
            name = f"media/image{len(self._pictures) + 1}.{suffix}"
            self._pictures[asset] = _part(name, PICTURES[suffix], data)
        return self._document.relate_to(self._pictures[asset], RELATIONSHIP_TYPE.IMAGE)

    def save(self, document: bytes) -> bytes:
        """The file with ``document`` as its main part."""
        self._document.written = document
        saved = io.BytesIO()
        self._package.save(saved)
        return _timeless(saved)


def _part(name: str, type_: str, data: bytes) -> Part:
    return Part(PackURI(f"/word/{name}"), type_, data)


def _timeless(saved: io.BytesIO) -> bytes:
    """The same zip without the time at which it was written."""
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return packed.getvalue()
