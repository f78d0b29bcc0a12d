"""PDF: a page's text layer where it can be trusted, OCR of the page where it cannot."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_FORMAT = Format(name="pdf", suffixes=(".pdf",), says="PDF, with a text layer or scanned")


def _recognise(probe: Probe) -> str | None:
    from stages.extract._sniff import true_type

    return "pdf" if true_type(probe) == "pdf" else None


def _extract(path: Path, _format: str, context: Context) -> Raw:
    from stages.extract.pdf._document import read_document

    return read_document(path, context)


EXTRACTOR = Extractor(name="pdf", formats=(_FORMAT,), recognise=_recognise, extract=_extract)
