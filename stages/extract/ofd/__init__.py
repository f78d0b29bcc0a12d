"""OFD (GB/T 33190-2016), the Chinese format of pages as they are printed: a zip of XML that
says of each text where it stands."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_FORMAT = Format(
    name="ofd", suffixes=(".ofd",), says="OFD (GB/T 33190), signed and sealed files too"
)


def _recognise(probe: Probe) -> str | None:
    from stages.extract._sniff import true_type

    return "ofd" if true_type(probe) == "ofd" else None


def _extract(path: Path, _format: str, context: Context) -> Raw:
    from stages.extract.ofd._read import read_document

    return read_document(path, context)


EXTRACTOR = Extractor(name="ofd", formats=(_FORMAT,), recognise=_recognise, extract=_extract)
