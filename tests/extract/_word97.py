"""Small files of Word 97 for tests: paragraphs with their properties, and further structures."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline import registry
from pipeline.proof import prove_extraction
from pipeline.raw import Raw
from pipeline.run import probe as probe_file
from pipeline.run import recognise
from pipeline.stage import Context
from stages.extract._older_word.word97 import Stretch, write
from tests.extract._ole import ole_file

LIST, OVERRIDES, DRAWINGS, ANCHORS = 73, 74, 50, 40
"""Indexes of PlfLst, PlfLfo, DggInfo and PlcSpaMom in the head ([MS-DOC] 2.5.6)."""


def sprm(code: int, operand: bytes) -> bytes:
    return struct.pack("<H", code) + operand


def in_list(number: int, level: int = 0) -> bytes:
    """The properties of a paragraph in the list that override ``number`` (from 1) names."""
    return sprm(0x260A, bytes([level])) + sprm(0x460B, struct.pack("<H", number))


def write_doc(
    path: Path,
    paragraphs: Sequence[tuple[str, bytes]],
    parts: Mapping[int, bytes] | None = None,
    behind: Mapping[int, bytes] | None = None,
    streams: Mapping[str, bytes] | None = None,
    runs: Sequence[tuple[int, int, bytes]] = (),
) -> Path:
    """A document of ``paragraphs``, each a text and its properties (grpprl). ``runs`` are
    properties of characters, from and up to a position."""
    text, stretches = "", []
    for words, grpprl in paragraphs:
        start = len(text)
        text += words + "\r"
        stretches.append(Stretch(start, len(text), b"\0\0" + grpprl))
    counts = (len(text), 0, 0, 0, 0, 0, 0, 0)
    made = write(
        text, counts, 0x0804, _characters(runs, len(text)), stretches, parts or {}, behind or {}
    )
    return ole_file(path, {"WordDocument": made.word, "1Table": made.table, **(streams or {})})


def _characters(runs: Sequence[tuple[int, int, bytes]], length: int) -> Iterator[Stretch]:
    at = 0
    for start, end, grpprl in runs:
        if at < start:
            yield Stretch(at, start, b"")
        yield Stretch(start, end, grpprl)
        at = end
    if at < length:
        yield Stretch(at, length, b"")


def extract(path: Path) -> Raw:
    """``path`` read by guidang itself, its characters proven."""
    extractor, name = recognise(probe_file(path))
    context = Context(style=registry.style("gbt9704"), doc_reader="native", debug=True)
    raw = extractor.extract(path, name, context)
    prove_extraction(raw)
    return raw
