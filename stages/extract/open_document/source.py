"""The parts of a text document: those of a zip, or all in one flat XML file (part 2 and 3.1.2)."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.errors import DamagedFile, DangerousFile, EncryptedFile
from stages.extract._xml import parse_xml, without_named_doctype
from stages.extract._zip import SafeZip
from stages.extract.open_document.names import MANIFEST, OFFICE

MAX_BYTES = 256 * 2**20
_MANIFEST = "META-INF/manifest.xml"


class Source:
    """``content`` and ``styles`` are their roots, of a flat file the same one."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            packed = file.read(2) == b"PK"
        self._zip = SafeZip(path) if packed else None
        try:
            self._open(path)
        except BaseException:
            self.close()
            raise

    def _open(self, path: Path) -> None:
        if self._zip is None:
            if path.stat().st_size > MAX_BYTES:
                raise DangerousFile(f"is XML of more than {MAX_BYTES >> 20} MB")
            self.content = _parse(path.read_bytes(), path.name)
            self.styles = self.content
        else:
            self._refuse_locked(self._zip)
            self.content = self._xml("content.xml")
            self.styles = self._xml("styles.xml") if "styles.xml" in self._zip else self.content
        text = self.content.find(f"{OFFICE}body/{OFFICE}text")
        if text is None:
            raise DamagedFile("its text is missing (office:text)")
        self.text = text

    def close(self) -> None:
        if self._zip is not None:
            self._zip.__exit__(None, None, None)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part that the text names, such as ``./Pictures/a.png``."""
        name = name.removeprefix("./")
        return self._zip.read(name) if self._zip is not None and name in self._zip else None

    def tree(self, name: str) -> etree._Element | None:
        data = self.read(name)
        return _parse(data, name) if data is not None else None

    def _xml(self, name: str) -> etree._Element:
        if self._zip is None or name not in self._zip:
            raise DamagedFile(f"its package lacks {name}")
        return _parse(self._zip.read(name), name)

    @staticmethod
    def _refuse_locked(zip_: SafeZip) -> None:
        if _MANIFEST not in zip_:
            return
        manifest = _parse(zip_.read(_MANIFEST), _MANIFEST)
        if next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
            raise EncryptedFile(
                "is locked with a password",
                mend="open it with its password in LibreOffice and save it without one",
            )


def _parse(data: bytes, name: str) -> etree._Element:
    return parse_xml(without_named_doctype(data), name)
