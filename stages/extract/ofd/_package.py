"""The parts of an OFD package: found however they are named, opened with care."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from pipeline.errors import DamagedFile, DangerousFile, EncryptedFile
from stages.extract._encoding import decode
from stages.extract._xml import parse_xml
from stages.extract._zip import SafeZip

MOST_XML = 256 * 2**20
"""Bytes of XML read of one file, a part that is read again counted again: pages may name one
part a thousand times."""

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")

_UNLOCK = "open it in an OFD reader with its password or certificate and save it without"


class Package:
    """A zip whose parts name each other by paths (7.2): absolute from its root, or relative to
    the part that names them. Both are often wrong, in case, slashes, or folder."""

    def __init__(self, path: Path) -> None:
        self._zip = SafeZip(path)
        self._read = 0
        self._names: dict[str, str] = {}
        self._tails: dict[str, list[str]] = {}
        for name in self._zip.names():
            for alias in (name, _in_gbk(name)):
                plain = _plain(alias)
                if plain and not plain.endswith("/"):
                    self._names.setdefault(plain, name)
        self.root = self._find_root()
        for plain in self._names:
            self._tails.setdefault(posixpath.basename(plain), []).append(plain)

    def close(self) -> None:
        self._zip.__exit__(None, None, None)

    def _find_root(self) -> str:
        """The folder of ``OFD.xml``: some pack the folder in which the parts lie."""
        tops = [n for n in self._names if posixpath.basename(n) == "ofd.xml"]
        if not tops:
            raise DamagedFile("its package lacks OFD.xml")
        root = posixpath.dirname(min(tops, key=lambda name: (name.count("/"), name)))
        if posixpath.join(root, "encryptions.xml") in self._names:
            raise EncryptedFile("is locked (it has an Encryptions.xml)", mend=_UNLOCK)
        return root

    def find(self, base: str, *locations: str) -> str | None:
        """The part that the part ``base`` calls the first of ``locations`` that is there.

        Where nothing lies at a path, it is sought from the root and in the folders above
        ``base``; at last a part anywhere counts that alone has this name.
        """
        for location in locations:
            for said in dict.fromkeys((location, unquote(location))):
                plain = _plain(said.strip())
                if not plain:
                    continue
                folder = posixpath.dirname(base)
                absolute = said.strip().replace("\\", "/").startswith("/")
                folders = [self.root, *_up(folder)] if absolute else [*_up(folder), self.root]
                for place in folders:
                    name = _plain(posixpath.join(place, plain))
                    if name in self._names:
                        return name
        for location in locations:
            alike = self._tails.get(posixpath.basename(_plain(location.strip())), [])
            if len(alike) == 1:
                return alike[0]
        return None

    def read(self, name: str) -> bytes:
        """The bytes of a part that ``find`` gave. Raises as ``SafeZip`` does."""
        return self._zip.read(self._names[name])

    def xml(self, name: str) -> etree._Element:
        """The root element of a part. Raises as ``parse_xml`` does."""
        data = self.read(name)
        self._read += len(data)
        if self._read > MOST_XML:
            raise DangerousFile(f"its pages name more than {MOST_XML >> 20} MB of XML")
        try:
            return parse_xml(data, name)
        except DamagedFile:
            # Some say UTF-8 and write GBK.
            text = decode(data)
            if text is None:
                raise
            return parse_xml(_DECLARED.sub("", text, count=1).encode(), name)


def _up(folder: str) -> list[str]:
    """``folder`` and those above it, up to the root of the zip."""
    found = [folder]
    while folder:
        folder = posixpath.dirname(folder)
        found.append(folder)
    return found


def _plain(name: str) -> str:
    """``name`` in lower case, with slashes, from the root of the zip; what would lead out of it
    stops there."""
    is_folder = name.endswith(("/", "\\"))
    parts: list[str] = []
    for part in name.lower().replace("\\", "/").split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) + ("/" if is_folder and parts else "")


def _in_gbk(name: str) -> str:
    """A name that was written in GBK without saying so, which zip reads as code page 437."""
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name
