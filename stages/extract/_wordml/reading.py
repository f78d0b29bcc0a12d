"""What the readers of blocks, runs, tables and pictures have in common while they read a part."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from itertools import count

from lxml import etree
from msgspec import Struct

from pipeline.origin import Origin
from pipeline.raw import RawFragment
from pipeline.stage import Context
from stages.extract._wordml.beside import Beside, NoteKey
from stages.extract._wordml.characters import CHARACTERS, DELETED, INSTRUCTIONS
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.looks import Looks
from stages.extract._wordml.names import W
from stages.extract._wordml.package import Package, Target
from stages.extract._wordml.story import PARAGRAPH, Story
from stages.extract._wordml.styles import Styles

__all__ = ["NOTE_REFERENCES", "Document", "NoteKey", "PartReader", "reason_for"]

NOTE_REFERENCES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}

class Document(Struct, frozen=True):
    """What holds for all parts of one document."""

    package: Package
    context: Context
    by: str
    """The extractor that made it, as in ``Origin.by``."""
    styles: Styles
    looks: Looks
    ledger: Ledger
    marks: dict[NoteKey, str]
    """The mark of each note, counted in the order in which the text refers to them."""
    unread_notes: dict[NoteKey, str]
    """Notes whose reference was left out, and why."""

    own_marks: dict[NoteKey, str]
    """Marks that the author typed, where Word counts none (17.11.14)."""
    beside: Beside
    """What is read outside of the document's own parts."""

    def mark_of(self, note: NoteKey, own: str = "") -> str:
        """The mark of ``note``; ``own`` is one that the author typed. No two notes share one."""
        if note not in self.marks:
            taken = self.marks.values()
            if own and own not in taken:
                self.own_marks[note] = own
                self.marks[note] = own
            else:
                counted = (str(n) for n in count(len(self.marks) + 1))
                self.marks[note] = next(mark for mark in counted if mark not in taken)
        return self.marks[note]


class PartReader(ABC):
    """Reads one part; ``blocks`` is where paragraphs, tables and pictures come from."""

    def __init__(self, document: Document, story: Story) -> None:
        self.document = document
        self.story = story
        self.targets: Mapping[str, Target] = document.package.targets(story.part)
        self.paragraph = 0
        """The number of the paragraph that is being read."""

    @abstractmethod
    def blocks(self, element: etree._Element) -> list[RawFragment]:
        """The paragraphs, tables and pictures under ``element``, in reading order."""

    @abstractmethod
    def block(self, element: etree._Element) -> list[RawFragment]:
        """What one paragraph, table or wrapper of such holds."""

    @property
    def origin(self) -> Origin:
        return Origin(by=self.document.by, part=self.story.part, paragraph=self.paragraph or None)

    def notice(self, code: str, message: str) -> None:
        self.document.ledger.notice(code, message, self.origin)

    def drop(
        self,
        element: etree._Element,
        reason: str,
        author: str | None = None,
        date: str | None = None,
    ) -> None:
        """Leave out all that stands under ``element``; ``author`` and ``date`` are of ``reason``.

        What would be left out anyway (instructions, second forms) keeps its own reason.
        """
        texts: dict[str, str] = {}
        story = self.story
        for found in element.iter(PARAGRAPH, *NOTE_REFERENCES, *CHARACTERS):
            tag = found.tag
            if tag == PARAGRAPH:
                lead = "\n" if texts.get(reason) else ""
                texts[reason] = texts.get(reason, "") + lead + story.numbers.get(found, "")
                self.paragraph = story.paragraphs[found].index
            elif tag in NOTE_REFERENCES:
                key = (NOTE_REFERENCES[tag], found.get(W + "id", ""))
                self.document.unread_notes.setdefault(key, reason)
            else:
                why = reason_for(story, found) or reason
                texts[why] = texts.get(why, "") + CHARACTERS[tag](found)
        for why, text in texts.items():
            said = (author, date) if why == reason else (None, None)
            self.document.ledger.drop(text.strip("\n"), why, self.origin, *said)


def reason_for(story: Story, element: etree._Element) -> str | None:
    """Why the text of ``element`` is left out wherever it stands, or None."""
    if element.tag in INSTRUCTIONS:
        return "field_code"
    return "deleted" if element.tag == DELETED else story.silent.get(element)
