"""What a document holds beside its own text parts: documents packed into it, charts, diagrams."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.raw import Raw, RawFootnote

NoteKey = tuple[str, str]
"""``footnotes``, ``endnotes`` or the name of a packed document, and the id there."""

Opener = Callable[[bytes, str], Raw]
"""Reads a packed document: its bytes, and the name of its part for errors and origins."""

MOST_PACKED = 200
"""Documents that may be packed into one, at any depth; more would only be an attack."""


class Budget:
    """How many packed documents may still be read; packed ones share it with what holds them."""

    def __init__(self, left: int = MOST_PACKED) -> None:
        self.left = left

    def take(self) -> bool:
        self.left -= 1
        return self.left >= 0


class Beside:
    """The account of all that is read from elsewhere than the stories of a document."""

    def __init__(self, openers: Mapping[str, Opener], budget: Budget) -> None:
        self.openers = openers
        """Readers of packed documents by format (docx, rtf); what is missing is not read."""
        self.budget = budget
        self.chars = 0
        """Characters that no part of the package accounts for: those of packed documents, and of
        parts shown more than once."""
        self.notes: dict[NoteKey, RawFootnote] = {}
        """Footnotes of packed documents."""
        self.read: dict[str, str] = {}
        """Names of the parts read here, by the same in lower case."""
