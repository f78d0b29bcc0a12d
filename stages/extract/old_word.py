"""Word files that are no compound files: Word 2 in full, those before it as plain text."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_WORD_2 = b"\xdb\xa5"
_SMALLEST = 326
"""Bytes of the head of Word 2."""


def _recognise(found: Probe) -> str | None:
    from stages.extract._older_word.plain import is_plain

    if found.head.startswith(_WORD_2) and found.size > _SMALLEST:
        return "doc"
    return "doc" if is_plain(found.head) else None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from msgspec.structs import replace

    from pipeline.source import source_of
    from stages.extract._older_word.plain import is_plain, read_plain
    from stages.extract._older_word.read import older_streams
    from stages.extract._wordml.read import read_package
    from stages.extract.legacy_word.native import BY, translate
    from stages.extract.legacy_word.streams import read_bytes

    data = read_bytes(path)
    if is_plain(data):
        return read_plain(path, format_)
    streams, lost = older_streams(data)
    package, counted, notices = translate(streams)
    raw = read_package(package, source_of(path, format_), context, by=BY, counted=counted)
    return replace(raw, notices=(*lost, *notices, *raw.notices))


EXTRACTOR = Extractor(
    name="old_word",
    formats=(
        Format(
            name="doc",
            suffixes=(".doc", ".dot", ".wri"),
            says="Word 2, and older ones as plain text",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
)
