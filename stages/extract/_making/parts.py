"""The parts of a document while they are made."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from stages.extract._making.elements import add, w
from stages.extract._wordml.names import W
from stages.extract._wordml.package import MAIN, MadePackage, Target

_MARGINS = {"header": "hdr", "footer": "ftr"}


class Parts:
    """Parts by name. Relationships are common to all of them."""

    def __init__(self) -> None:
        self._parts: dict[str, etree._Element | bytes] = {}
        self._relations: dict[Target, str] = {}
        self._pictures: dict[bytes, str] = {}
        self._margins: Counter[str] = Counter()
        self._notes: dict[str, etree._Element] = {}
        self._count = 0

    def link(self, target: Target) -> str:
        """The id of the relationship that leads to ``target``."""
        return self._relations.setdefault(target, f"r{len(self._relations) + 1}")

    def add(self, kind: str, root: etree._Element) -> None:
        """Take in the only part of its kind: styles, numbering."""
        self._add(kind, f"word/{kind}.xml", root)

    def margin(self, kind: str) -> etree._Element:
        """A new part of the kind header or footer."""
        self._margins[kind] += 1
        root = w(_MARGINS[kind])
        self._add(kind, f"word/{kind}{self._margins[kind]}.xml", root)
        return root

    def notes(self, kind: str) -> etree._Element:
        """The part that holds all footnotes, endnotes or comments."""
        if kind not in self._notes:
            self._notes[kind] = w(kind)
            self.add(kind, self._notes[kind])
        return self._notes[kind]

    def note(self, kind: str) -> tuple[etree._Element, str]:
        """A new footnote, endnote or comment, and its id, which no other of them has."""
        self._count += 1
        made = add(self.notes(kind + "s"), kind)
        made.set(W + "id", str(self._count))
        return made, str(self._count)

    def picture(self, data: bytes, suffix: str) -> str:
        """Keep a picture; gives the id of the relationship that leads to it. ``suffix`` has its
        dot; it is blank where the source does not name one."""
        if data not in self._pictures:
            name = f"word/media/image{len(self._pictures) + 1}{suffix}"
            self._pictures[data] = name
            self._parts[name] = data
        return self.link(Target("image", self._pictures[data], external=False))

    def package(self, document: etree._Element) -> MadePackage:
        """All of it, with ``document`` as its text."""
        parts = {MAIN: document, **self._parts}
        links = {relation: target for target, relation in self._relations.items()}
        return MadePackage(MAIN, parts, dict.fromkeys(parts, links))

    def _add(self, kind: str, name: str, root: etree._Element) -> None:
        self._parts[name] = root
        self.link(Target(kind, name, external=False))
