"""A document in parts: which one is the text, and where relationships lead (ECMA-376-2).

Readers see only ``Package``. A .docx is a ``ZipPackage``; readers of other formats that know
paragraphs, runs and lists as Word does build a ``MadePackage`` and have it read like a .docx.
"""

from __future__ import annotations

import posixpath
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract._wordml.names import STRICT
from stages.extract._wordml.parts import CONTENT_TYPES, ROOTS, kinds_by_type
from stages.extract._xml import parse_xml
from stages.extract._zip import SafeZip

MAIN = "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
"""How all names of the strict variant begin."""


class Target(Struct, frozen=True):
    """Where a relationship leads: a part by its name, or an address outside."""

    kind: str
    """The last word of its type: ``image``, ``footnotes``, ``hyperlink``."""
    name: str
    external: bool


class Package(ABC):
    """The parts of a Word document, each parsed when it is asked for."""

    @property
    @abstractmethod
    def main(self) -> str:
        """The name of the document part. Raises ``DamagedFile`` where there is none."""

    @abstractmethod
    def __contains__(self, part: str) -> bool: ...

    @abstractmethod
    def read(self, part: str) -> bytes: ...

    @abstractmethod
    def xml(self, part: str) -> etree._Element: ...

    @abstractmethod
    def targets(self, part: str) -> Mapping[str, Target]:
        """The relationships of ``part`` by id; those of the package itself for ``""``."""

    @property
    @abstractmethod
    def kinds(self) -> Mapping[str, str]:
        """What each part that can hold text is (a value of ``parts.TEXT_TYPES``), as the package
        says it, whether or not anything leads to it."""

    def related(self, kind: str) -> list[str]:
        """Names of the parts that the document relates to as ``kind``, each once."""
        found = [t.name for t in self.main_targets.values() if t.kind == kind and not t.external]
        return [name for name in dict.fromkeys(found) if name in self]

    @cached_property
    def main_targets(self) -> Mapping[str, Target]:
        return self.targets(self.main)


class ZipPackage(Package):
    """A .docx: parts in a zip."""

    def __init__(self, zip_: SafeZip) -> None:
        self._zip = zip_
        self._trees: dict[str, etree._Element] = {}

    @cached_property
    def main(self) -> str:
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
        name = part.lower()
        if name not in self._trees:
            data = self._zip.read(part)
            if _STRICT in data:
                for strict, usual in STRICT.items():
                    data = data.replace(strict, usual[1:-1].encode())
            self._trees[name] = parse_xml(data, part)
        return self._trees[name]

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        if CONTENT_TYPES not in self._zip:
            return {}
        named = kinds_by_type(self.xml(CONTENT_TYPES))
        return {name: kind for name, kind in named.items() if name in self._zip}

    def targets(self, part: str) -> dict[str, Target]:
        folder, file = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self._zip:
            return {}
        return dict(_targets(self.xml(rels), folder))


class MadePackage(Package):
    """Parts made in memory by a reader of another format.

    ``parts`` maps names to XML in the notation of ECMA-376 (transitional) or to the bytes of a
    picture; ``links`` maps the name of a part to its relationships by id. Each element belongs
    to one package: readers may take it apart.
    """

    def __init__(
        self,
        main: str,
        parts: Mapping[str, etree._Element | bytes],
        links: Mapping[str, Mapping[str, Target]] | None = None,
    ) -> None:
        self._main = main
        self._parts = parts
        self._links = links or {}

    @property
    def main(self) -> str:
        return self._main

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str) -> bytes:
        found = self._parts[part]
        return found if isinstance(found, bytes) else etree.tostring(found)

    def xml(self, part: str) -> etree._Element:
        found = self._parts[part]
        return parse_xml(found, part) if isinstance(found, bytes) else found

    def targets(self, part: str) -> Mapping[str, Target]:
        return self._links.get(part, {})

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        roots = {n: part.tag for n, part in self._parts.items() if not isinstance(part, bytes)}
        return {name: ROOTS[tag] for name, tag in roots.items() if tag in ROOTS}


def _targets(root: etree._Element, folder: str) -> Iterator[tuple[str, Target]]:
    for rel in root:
        address = rel.get("Target", "")
        external = rel.get("TargetMode") == "External"
        if not external:
            path = unquote(address.replace("\\", "/"))
            address = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        kind = rel.get("Type", "").rpartition("/")[2]
        yield rel.get("Id", ""), Target(kind, address, external)
