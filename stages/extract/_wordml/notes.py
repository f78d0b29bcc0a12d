"""Footnotes and endnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec.structs import replace

from pipeline.chars import strip_blanks
from pipeline.raw import RawFigure, RawFootnote, RawFragment, RawTable, RawText
from pipeline.report import Span
from pipeline.spans import cut, move
from stages.extract._wordml.blocks import BlockReader
from stages.extract._wordml.names import W
from stages.extract._wordml.reading import Document, NoteKey

Spans = tuple[Span, ...]

_NOTES = {"footnotes": W + "footnote", "endnotes": W + "endnote"}


def read_notes(document: Document, readers: dict[str, BlockReader]) -> tuple[RawFootnote, ...]:
    """The notes that the text refers to, in that order; the others are dropped."""
    elements = {
        (kind, note.get(W + "id", "")): note
        for kind, reader in readers.items()
        for note in reader.story.root.iterchildren(_NOTES[kind])
    }
    notes: list[RawFootnote] = []
    read: set[NoteKey] = set()
    for key, mark in document.marks.items():
        if key in elements:
            read.add(key)
            own = document.own_marks.get(key, "")
            notes.append(_read_note(readers[key[0]], elements[key], mark, own))
        elif key in document.beside.notes:
            notes.append(replace(document.beside.notes[key], mark=mark))
    for key, element in elements.items():
        if key not in read:
            readers[key[0]].drop(element, document.unread_notes.get(key, "hidden"))
    return tuple(notes)


def _read_note(reader: BlockReader, element: etree._Element, mark: str, own: str) -> RawFootnote:
    """A note; ``own`` is its mark where the author typed it, and stands before its text too."""
    first = next(element.iter(W + "p"), None)
    reader.paragraph = reader.story.paragraphs[first].index if first is not None else 0
    origin = reader.origin
    fragments = reader.blocks(element)
    if any(not isinstance(fragment, RawText) for fragment in fragments):
        reader.notice("note_flattened", "脚注中的表格或图片只保留了文字")
    text, spans = _joined(_texts(fragments))
    if own and text.startswith(own):
        reader.document.ledger.drop(own, "repeated", origin)
        text, spans = _stripped(text, spans, len(own))
    return RawFootnote(mark=mark, text=text, spans=spans, origin=origin)


def _texts(fragments: Iterable[RawFragment]) -> Iterator[tuple[str, Spans]]:
    for fragment in fragments:
        if isinstance(fragment, RawTable):
            for cell in (cell for row in fragment.rows for cell in row):
                yield cell.text, cell.spans
                yield from _texts(cell.inside)
        elif isinstance(fragment, RawText):
            yield fragment.text, fragment.spans
        elif not isinstance(fragment, RawFigure):
            yield fragment.text, ()


def _joined(texts: Iterable[tuple[str, Spans]]) -> tuple[str, Spans]:
    """The ``texts`` that are not blank, a line each."""
    text, spans = "", list[Span]()
    for words, marks in texts:
        said, marks = _stripped(words, marks)
        if said:
            text += "\n" if text else ""
            spans += move(marks, len(text))
            text += said
    return text, tuple(spans)


def _stripped(text: str, spans: Spans, start: int = 0) -> tuple[str, Spans]:
    """``text[start:]`` without the blanks at its ends, and what lies on it."""
    rest = text[start:]
    said = strip_blanks(rest)
    start += rest.find(said)
    return said, cut(spans, start, start + len(said))
