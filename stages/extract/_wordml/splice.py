"""A packed document put in its place: its fragments, with its notes, pictures and account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from pipeline.origin import Origin
from pipeline.raw import Raw, RawCell, RawFragment, RawTable, RawText
from pipeline.report import Span
from stages.extract._wordml.reading import PartReader


def splice(reader: PartReader, raw: Raw, name: str) -> list[RawFragment]:
    """The fragments of ``raw``, which was packed as the part ``name``.

    Its footnotes are counted on with those around it; what it drops and tells is told here.
    """
    document = reader.document
    beside, ledger = document.beside, document.ledger
    marks: dict[str, str] = {}
    for note in raw.footnotes:
        key = (name, f"{len(beside.notes)}:{note.mark}")
        marks[note.mark] = document.mark_of(key)
        spans = _renumbered(note.spans, marks)
        beside.notes[key] = replace(note, spans=spans, origin=_within(note.origin, name))
    beside.chars += raw.source_chars
    for out in raw.dropped:
        origin = _within(out.origin, name) if out.origin else None
        ledger.drop(out.text, out.reason, origin, out.author, out.date, times=out.count)
    for notice in raw.notices:
        origin = _within(notice.origin, name) if notice.origin else None
        ledger.notice(notice.code, notice.message, origin)
    ledger.assets.update(raw.assets)
    return [_moved(fragment, name, marks) for fragment in raw.fragments]


def _moved(fragment: RawFragment, name: str, marks: Mapping[str, str]) -> RawFragment:
    """``fragment`` with the marks and the origin that it has here."""
    origin = _within(fragment.origin, name)
    if isinstance(fragment, RawText):
        return replace(fragment, spans=_renumbered(fragment.spans, marks), origin=origin)
    if isinstance(fragment, RawTable):
        rows = tuple(tuple(_cell(cell, name, marks) for cell in row) for row in fragment.rows)
        return replace(fragment, rows=rows, origin=origin)
    return replace(fragment, origin=origin)


def _cell(cell: RawCell, name: str, marks: Mapping[str, str]) -> RawCell:
    inside = tuple(_moved(fragment, name, marks) for fragment in cell.inside)
    return replace(cell, spans=_renumbered(cell.spans, marks), inside=inside)


def _renumbered(spans: Iterable[Span], marks: Mapping[str, str]) -> tuple[Span, ...]:
    return tuple(
        replace(span, target=marks.get(span.target or "", span.target))
        if span.kind == "footnote"
        else span
        for span in spans
    )


def _within(origin: Origin, name: str) -> Origin:
    """``origin`` as it is called from outside: ``word/chunk.docx!word/document.xml``."""
    return replace(origin, part=f"{name}!{origin.part}" if origin.part else name)
