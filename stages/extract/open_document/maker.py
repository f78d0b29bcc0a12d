"""What the makers of paragraphs, tables and drawings share while a document is translated."""

from __future__ import annotations

from abc import ABC, abstractmethod

from lxml import etree
from msgspec import Struct

from stages.extract._making.parts import Parts
from stages.extract.open_document.lists import Lists
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
        self.parts = Parts()

    @abstractmethod
    def blocks(self, element: etree._Element, out: etree._Element) -> None:
        """Append the paragraphs and tables under ``element`` to ``out``."""
