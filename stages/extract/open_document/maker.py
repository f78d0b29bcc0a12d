"""What the makers of paragraphs, tables and drawings share while a document is translated."""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import count

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.names import W
from stages.extract._wordml.package import MAIN, MadePackage, Target
from stages.extract.open_document.lists import Lists
from stages.extract.open_document.names import w
from stages.extract.open_document.source import Source
from stages.extract.open_document.styles import Styles
from stages.extract.open_document.tracked import Changes


class Item(Struct, frozen=True):
    """A paragraph's place in a list; number "0" is none."""

    number: str
    level: int


class Maker(ABC):
    """``blocks`` is where paragraphs and tables come from."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.styles = Styles(source)
        self.lists = Lists(source)
        self.changes = Changes(source.text)
        self.hidden = 0
        """How many sections around are hidden."""
        self.math_chars = 0
        """Characters of formulas, which stand in parts of their own."""
        self._parts: dict[str, etree._Element | bytes] = {}
        self._links: dict[str, Target] = {}
        self._by_target: dict[Target, str] = {}
        self._boxes: dict[str, etree._Element] = {}
        self._ids = count(1)

    @abstractmethod
    def blocks(self, element: etree._Element, out: etree._Element) -> None:
        """Append the paragraphs and tables under ``element`` to ``out``."""

    def add(self, kind: str, name: str, part: etree._Element | bytes) -> str:
        """Take in a part; gives the id of the relationship that leads to it."""
        self._parts[name] = part
        return self.link(Target(kind, name, external=False))

    def link(self, target: Target) -> str:
        """The id of a relationship; they are common to all parts."""
        if target not in self._by_target:
            id_ = f"x{next(self._ids)}"
            self._by_target[target] = id_
            self._links[id_] = target
        return self._by_target[target]

    def note(self, box: str, kind: str) -> tuple[etree._Element, str]:
        """A new note in the part ``box`` (footnotes, comments), and its id."""
        part = self._boxes.setdefault(box, w(box))
        made = w(kind)
        made.set(W + "id", str(len(part) + 1))
        part.append(made)
        return made, str(len(part))

    def package(self, document: etree._Element) -> MadePackage:
        for kind, box in self._boxes.items():
            self.add(kind, f"word/{kind}.xml", box)
        self.add("styles", "word/styles.xml", self.styles.part)
        self.add("numbering", "word/numbering.xml", self.lists.part)
        self._parts[MAIN] = document
        return MadePackage(MAIN, self._parts, dict.fromkeys(self._parts, self._links))
