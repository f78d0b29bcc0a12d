"""Word files in the format of ECMA-376 (.docx, .docm, .dotx, .dotm)."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe


def _recognise(found: Probe) -> str | None:
    from stages.extract.word.claim import is_word

    return "docx" if is_word(found) else None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from msgspec.structs import replace

    from pipeline.source import source_of
    from stages.extract._packed import openers
    from stages.extract._unlock import UNLOCKED, unlocked
    from stages.extract._wordml.package import ZipPackage
    from stages.extract._wordml.read import read_package
    from stages.extract._zip import SafeZip
    from stages.extract.word.claim import check_unlocked, is_locked

    source, packed = source_of(path, format_), openers(context)
    if not is_locked(path):
        with SafeZip(path) as zip_:
            return read_package(ZipPackage(zip_), source, context, openers=packed)
    data = unlocked(path, context.passwords)
    check_unlocked(data)
    with SafeZip(data) as zip_:
        raw = read_package(ZipPackage(zip_), source, context, openers=packed)
    return replace(raw, notices=(UNLOCKED, *raw.notices))


EXTRACTOR = Extractor(
    name="word",
    formats=(
        Format(
            name="docx",
            suffixes=(".docx", ".docm", ".dotx", ".dotm"),
            says="Word 2007 and newer, WPS Writer",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
)
