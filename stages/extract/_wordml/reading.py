"""What the readers of blocks, runs, tables and pictures have in common while they read a part."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from pipeline.origin import Origin
from pipeline.raw import RawFragment
from pipeline.stage import Context
from stages.extract._wordml.beside import Beside, NoteKey
from stages.extract._wordml.characters import CHARACTERS, DELETED, INSTRUCTIONS
from stages.extract._wordml.fields import FIELD_CODE
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.looks import Looks, TableLook
from stages.extract._wordml.marks import Mark
from stages.extract._wordml.names import W
from stages.extract._wordml.package import Package, Target
from stages.extract._wordml.pictures import PICTURES, is_empty
from stages.extract._wordml.revisions import Cause, mark_of
from stages.extract._wordml.story import PARAGRAPH, Story
from stages.extract._wordml.styles import Styles

__all__ = ["NOTE_REFERENCES", "Document", "NoteKey", "PartReader", "said_by"]

NOTE_REFERENCES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_TRACKED_PICTURE = "tracked_picture", "修订中增删的图片，按所选的修订处理方式未保留"
_MARGIN_PICTURE = "margin_picture", "页眉、页脚中的图片未保留"
_PICTURES_LEFT_OUT = {
    **dict.fromkeys(("deleted", "inserted", "moved"), _TRACKED_PICTURE),
    **dict.fromkeys(("header", "footer"), _MARGIN_PICTURE),
}
"""The notice that a picture gives which is left out with the text around it, by its reason."""


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
    unread_notes: dict[NoteKey, Cause]
    """Notes whose reference was left out, and why."""

    own_marks: dict[NoteKey, str]
    """Marks that the author typed, where Word counts none (17.11.14)."""
    beside: Beside
    """What is read outside of the document's own parts."""
    tracked_notes: dict[NoteKey, tuple[Mark, ...]] = {}
    """Notes whose reference is a tracked change that is kept."""

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
        self.tracked: tuple[Mark, ...] = ()
        """The tracked changes, kept, within which it is reading."""
        self.table_look: TableLook = ()
        """What the style of the table gives the text of the cell that is being read."""

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

    @contextmanager
    def within(self, change: Mark | None) -> Iterator[None]:
        """All that is read meanwhile carries the mark of a tracked ``change``."""
        around = self.tracked
        if change is not None and change not in around:
            self.tracked = (*around, change)
        yield
        self.tracked = around

    def changes_over(self, text: etree._Element) -> tuple[Mark, ...]:
        """The tracked changes, kept, that a ``text`` is part of. Deleted text is known by its
        name, even where nothing says who deleted it."""
        named = text.tag == DELETED and self.story.revisions == "keep"
        if not named or any(mark.kind == "deleted" for mark in self.tracked):
            return self.tracked
        return (*self.tracked, mark_of(text))

    def drop(
        self,
        element: etree._Element,
        reason: str | Cause,
        author: str | None = None,
        date: str | None = None,
    ) -> None:
        """Leave out all that stands under ``element``; ``author`` and ``date`` are of ``reason``.

        What would be left out anyway (instructions, second forms) keeps its own cause.
        """
        cause = reason if isinstance(reason, Cause) else Cause(reason, author, date)
        texts: dict[Cause, str] = {}
        story = self.story
        for found in element.iter(PARAGRAPH, *NOTE_REFERENCES, *PICTURES, *CHARACTERS):
            tag = found.tag
            if tag == PARAGRAPH:
                lead = "\n" if texts.get(cause) else ""
                texts[cause] = texts.get(cause, "") + lead + story.numbers.get(found, "")
                self.paragraph = story.paragraphs[found].index
            elif tag in NOTE_REFERENCES:
                key = (NOTE_REFERENCES[tag], found.get(W + "id", ""))
                self.document.unread_notes.setdefault(key, cause)
            elif tag not in PICTURES:
                for text, kept, _notice in said_by(story, found):
                    own = kept or cause
                    texts[own] = texts.get(own, "") + text
            elif cause.reason in _PICTURES_LEFT_OUT and not is_empty(found):
                self.notice(*_PICTURES_LEFT_OUT[cause.reason])
        for own, text in texts.items():
            self.drop_text(text.strip("\n"), own)

    def drop_text(self, text: str, cause: Cause) -> None:
        """Note that ``text``, which stands where it is reading, is left out."""
        ledger = self.document.ledger
        ledger.drop(text, cause.reason, self.origin, cause.author, cause.date)


class Said(NamedTuple):
    """A stretch of a text as it reads."""

    text: str
    cause: Cause | None
    """Why it is left out wherever it stands, or None."""
    notice: str = ""
    """What a person should know of it: a key of ``field_pieces.NOTICES``."""


def said_by(story: Story, element: etree._Element) -> list[Said]:
    """What the text of ``element`` says: one stretch, but where it is the instruction of a
    field of which a part shows."""
    parts = story.parts.get(element)
    if parts is None:
        return [Said(CHARACTERS[element.tag](element), cause_for(story, element))]
    around = story.silent.get(element)
    return [Said(p.text, Cause(p.reason) if p.reason else around, p.notice) for p in parts]


def cause_for(story: Story, element: etree._Element) -> Cause | None:
    """Why all the text of ``element`` is left out wherever it stands, or None."""
    known = story.silent.get(element)
    if known is None and element.tag in INSTRUCTIONS:
        return Cause(FIELD_CODE)
    if known is None and element.tag == DELETED and story.revisions == "accept":
        return Cause("deleted")
    return known
