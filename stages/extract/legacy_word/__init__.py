"""Word files of before 2007 (.doc, .dot), and those of WPS Writer (.wps) in the same format."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe
from stages.extract._office.need import LIBREOFFICE


def _recognise(found: Probe) -> str | None:
    from stages.extract.legacy_word.claim import is_legacy_word

    return "doc" if is_legacy_word(found) else None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from stages.extract.legacy_word.opinion import read

    return read(path, format_, context)


EXTRACTOR = Extractor(
    name="legacy_word",
    formats=(
        Format(
            name="doc",
            suffixes=(".doc", ".dot", ".wps"),
            says="Word 6 to 2003, WPS Writer",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
    needs=(LIBREOFFICE,),
)
