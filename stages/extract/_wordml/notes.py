"""Footnotes and endnotes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec.structs import replace

from pipeline.chars import strip_blanks
from pipeline.raw import (
    RawFigure,
    RawFootnote,
    RawFragment,
    RawOpaque,
    RawTable,
    RawText,
)
from pipeline.report import Span
from pipeline.spans import cut, move
from stages.extract._wordml.blocks import BlockReader
from stages.extract._wordml.names import W
from stages.extract._wordml.reading import Document, NoteKey

Spans = tuple[Span, ...]

_NOTES = {"footnotes": W + "footnote", "endnotes": W + "endnote"}


def read_notes(
    document: Document, readers: dict[str, BlockReader]
) -> tuple[tuple[RawFootnote, ...], list[RawFragment]]:
    """The notes that the text refers to, in that order, and the pictures in them, for which a
    note has no room; the other notes are dropped.

    Word has no notes within notes. Where another program wrote some, the text of one to which
    only a note refers stands at the end of that."""
    elements: dict[NoteKey, etree._Element] = {}
    for kind, reader in readers.items():
        for child in reader.story.root:
            key = (kind, child.get(W + "id", ""))
            if child.tag == _NOTES[kind] and key not in elements:
                elements[key] = child
            else:  # no reference can lead to it
                reader.drop(child, "unused")
    notes: list[RawFootnote] = []
    pictures: list[RawFragment] = []
    for key, mark in list(document.marks.items()):
        found = list(_with_inner(document, readers, elements, key, pictures))
        if found:
            text, spans = _joined((note.text, note.spans) for note in found)
            notes.append(replace(found[0], mark=mark, text=text, spans=spans))
    for key, element in elements.items():
        if key not in document.marks:
            readers[key[0]].drop(element, document.unread_notes.get(key, "hidden"))
    return tuple(notes), pictures


def _with_inner(
    document: Document,
    readers: dict[str, BlockReader],
    elements: dict[NoteKey, etree._Element],
    key: NoteKey,
    pictures: list[RawFragment],
) -> Iterator[RawFootnote]:
    """The note ``key``, and the notes to which only it or one of these refers."""
    waiting = deque([key])
    while waiting:
        key, known = waiting.popleft(), len(document.marks)
        if key in elements:
            own = document.own_marks.get(key, "")
            yield _read_note(readers[key[0]], elements[key], own, pictures)
        elif key in document.beside.notes:
            yield document.beside.notes[key]
        if len(document.marks) > known:
            readers[key[0]].notice("note_in_note", "脚注中引用的脚注，文字并入引用它的脚注")
            waiting.extend(list(document.marks)[known:])


def _read_note(
    reader: BlockReader,
    element: etree._Element,
    own: str,
    pictures: list[RawFragment],
) -> RawFootnote:
    """A note, still without its mark; ``own`` is that where the author typed it, and stands
    before its text too."""
    first = next(element.iter(W + "p"), None)
    reader.paragraph = reader.story.paragraphs[first].index if first is not None else 0
    origin = reader.origin
    fragments = reader.blocks(element)
    if found := list(_figures(fragments)):
        reader.notice("note_picture", "脚注中的图片移到了正文之后")
        pictures += found
    if any(isinstance(fragment, RawTable | RawOpaque) for fragment in fragments):
        reader.notice("note_flattened", "脚注中的表格或公式只保留了文字")
    text, spans = _joined(_texts(fragments))
    if own and text.startswith(own):
        reader.document.ledger.drop(own, "repeated", origin)
        text, spans = _stripped(text, spans, len(own))
    words = tuple(span for span in spans if span.kind != "footnote")
    return RawFootnote(mark="", text=text, spans=words, origin=origin)


def _figures(fragments: Iterable[RawFragment]) -> Iterator[RawFragment]:
    for fragment in fragments:
        if isinstance(fragment, RawFigure):
            yield fragment
        elif isinstance(fragment, RawTable):
            for cell in (cell for row in fragment.rows for cell in row):
                yield from _figures(cell.inside)


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
