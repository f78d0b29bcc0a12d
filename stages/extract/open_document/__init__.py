"""Text documents of OpenDocument (.odt, .ott, .fodt; OASIS OpenDocument 1.3, ISO/IEC 26300)."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_TRUE_TYPES = ("odt", "fodt")


def _recognise(found: Probe) -> str | None:
    from stages.extract._sniff import true_type

    return "odt" if true_type(found) in _TRUE_TYPES else None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from stages.extract.open_document.document import read_document

    return read_document(path, format_, context)


EXTRACTOR = Extractor(
    name="open_document",
    formats=(
        Format(
            name="odt",
            suffixes=(".odt", ".ott", ".fodt"),
            says="texts of LibreOffice and OpenOffice (OpenDocument)",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
)
