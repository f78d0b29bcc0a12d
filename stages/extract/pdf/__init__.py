"""PDF: a page's text layer where it can be trusted, OCR of the page where it cannot."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_FORMAT = Format(name="pdf", suffixes=(".pdf",), says="PDF, with a text layer or scanned")


def _recognise(probe: Probe) -> str | None:
    # The mark may stand anywhere in the first 1024 bytes (PDF 1.7, Annex H, note 13).
    # A file that only calls itself .pdf is taken too, so that what is wrong can be said.
    return "pdf" if b"%PDF" in probe.head[:1024] or probe.suffix == ".pdf" else None


def _extract(path: Path, _format: str, context: Context) -> Raw:
    from stages.extract.pdf._document import read_document

    return read_document(path, context.threads)


EXTRACTOR = Extractor(name="pdf", formats=(_FORMAT,), recognise=_recognise, extract=_extract)
