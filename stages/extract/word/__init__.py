"""Word files in the format of ECMA-376 (.docx, .docm, .dotx, .dotm)."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe


def _recognise(found: Probe) -> str | None:
    from stages.extract.word.claim import is_word

    return "docx" if is_word(found) else None


def _extract(path: Path, format_: str, _context: Context) -> Raw:
    from stages.extract.word.claim import check
    from stages.extract.word.read import read_word

    check(path)
    return read_word(path, format_)


EXTRACTOR = Extractor(
    name="word",
    formats=(
        Format(
            name="docx",
            suffixes=(".docx", ".docm", ".dotx", ".dotm"),
            says="Word files (Word 2007 and newer, WPS), also with macros and templates",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
)
