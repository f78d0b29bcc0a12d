"""What stands in the header of an RTF file and holds for all of it."""

from __future__ import annotations

from collections.abc import Iterable

from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.lists import Lists
from stages.extract.rich_text.styles import StyleSheet, read_authors, read_colors, read_style_sheet
from stages.extract.rich_text.tokens import Token


class Header:
    """The tables, as far as they were met; most files have them before the first text."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.lists = Lists(self.fonts)
        self.styles = StyleSheet()
        self._colors: list[str] = []
        self._authors: list[str] = []
        self._readers = {
            "fonttbl": self.fonts.read,
            "colortbl": self._read_colors,
            "stylesheet": self._read_styles,
            "listtable": self.lists.read_lists,
            "listoverridetable": self.lists.read_overrides,
            "revtbl": self._read_authors,
        }

    def read(self, word: str, tokens: Iterable[Token]) -> bool:
        """Take in the table called ``word``; False where it is none of the header."""
        reader = self._readers.get(word)
        if reader is not None:
            reader(tokens)
        return reader is not None

    def color(self, number: int) -> str:
        """A colour as WordprocessingML writes it."""
        return self._colors[number] if 0 <= number < len(self._colors) else "auto"

    def author(self, number: int) -> str:
        return self._authors[number] if 0 <= number < len(self._authors) else ""

    def _read_colors(self, tokens: Iterable[Token]) -> None:
        self._colors = read_colors(tokens)

    def _read_styles(self, tokens: Iterable[Token]) -> None:
        self.styles = read_style_sheet(tokens, self.fonts)

    def _read_authors(self, tokens: Iterable[Token]) -> None:
        self._authors = read_authors(tokens, self.fonts)
