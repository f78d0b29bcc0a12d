"""Scans as pictures: PNG, JPEG, TIFF with any number of pages."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_MAGIC = (
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("jpeg", b"\xff\xd8\xff"),
    ("tiff", b"II*\x00"),
    ("tiff", b"MM\x00*"),
)
"""PNG (ISO/IEC 15948, 5.2), JPEG (ITU-T T.81, B.1.1.3), TIFF 6.0 (section 2)."""

FORMATS = (
    Format(name="png", suffixes=(".png",), says="a scanned page as PNG"),
    Format(name="jpeg", suffixes=(".jpg", ".jpeg"), says="a scanned page as JPEG"),
    Format(name="tiff", suffixes=(".tif", ".tiff"), says="scanned pages as TIFF"),
)


def _recognise(probe: Probe) -> str | None:
    for name, magic in _MAGIC:
        if probe.head.startswith(magic):
            return name
    # What only calls itself a picture is taken too, so that what is wrong can be said.
    return next((f.name for f in FORMATS if probe.suffix in f.suffixes), None)


def _extract(path: Path, format_name: str, context: Context) -> Raw:
    from stages.extract._ocr.picture import read_picture

    return read_picture(path, format_name, context.threads)


EXTRACTOR = Extractor(name="picture", formats=FORMATS, recognise=_recognise, extract=_extract)
