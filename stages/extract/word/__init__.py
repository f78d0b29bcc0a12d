"""Word files in the format of ECMA-376 (.docx, .docm, .dotx, .dotm)."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe


def _recognise(found: Probe) -> str | None:
    from stages.extract.word.claim import is_word

    return "docx" if is_word(found) else None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from pipeline.source import source_of
    from stages.extract._wordml.package import ZipPackage
    from stages.extract._wordml.read import read_package
    from stages.extract._zip import SafeZip
    from stages.extract.word.claim import check

    check(path)
    with SafeZip(path) as zip_:
        return read_package(ZipPackage(zip_), source_of(path, format_), context)


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
