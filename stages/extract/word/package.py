"""The package: which part is the document, and where its relationships lead (ECMA-376-2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract._xml import parse_xml
from stages.extract._zip import SafeZip
from stages.extract.word.names import STRICT

MAIN = "word/document.xml"


class Target(Struct, frozen=True):
    """Where a relationship leads: a part by its name, or an address outside."""

    kind: str
    """The last word of its type: ``image``, ``footnotes``, ``hyperlink``."""
    name: str
    external: bool


class Package:
    """The parts of a Word file, each parsed when it is asked for."""

    def __init__(self, zip_: SafeZip) -> None:
        self._zip = zip_

    @cached_property
    def main(self) -> str:
        """The name of the document part. Raises ``DamagedFile`` where there is none."""
        for target in self.targets("").values():
            if target.kind == "officeDocument" and target.name in self._zip:
                return target.name
        if MAIN in self._zip:
            return MAIN
        raise DamagedFile("its package lacks the document itself (word/document.xml)")

    def __contains__(self, part: str) -> bool:
        return part in self._zip

    def read(self, part: str) -> bytes:
        return self._zip.read(part)

    def xml(self, part: str) -> etree._Element:
        data = self._zip.read(part)
        for strict, usual in STRICT.items():
            if strict in data:
                data = data.replace(strict, usual[1:-1].encode())
        return parse_xml(data, part)

    def targets(self, part: str) -> dict[str, Target]:
        """The relationships of ``part`` by id; those of the package itself for ``""``."""
        folder, file = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self._zip:
            return {}
        return dict(_targets(self.xml(rels), folder))

    def related(self, kind: str) -> list[str]:
        """Names of the parts that the document relates to as ``kind``, each once."""
        found = [t.name for t in self.main_targets.values() if t.kind == kind and not t.external]
        return [name for name in dict.fromkeys(found) if name in self._zip]

    @cached_property
    def main_targets(self) -> dict[str, Target]:
        return self.targets(self.main)


def _targets(root: etree._Element, folder: str) -> Iterator[tuple[str, Target]]:
    for rel in root:
        address = rel.get("Target", "")
        external = rel.get("TargetMode") == "External"
        if not external:
            path = unquote(address.replace("\\", "/"))
            address = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        kind = rel.get("Type", "").rpartition("/")[2]
        yield rel.get("Id", ""), Target(kind, address, external)
