"""Scans as pictures: PNG, JPEG, TIFF with any number of pages, and others."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe
from stages.extract._ocr.needs import OPENVINO, TESSERACT

FORMATS = (
    Format(name="png", suffixes=(".png",), says="a scanned page as PNG"),
    Format(name="jpeg", suffixes=(".jpg", ".jpeg"), says="a scanned page as JPEG"),
    Format(name="tiff", suffixes=(".tif", ".tiff"), says="scanned pages as TIFF"),
    Format(name="webp", suffixes=(".webp",), says="a scanned page as WebP"),
    Format(name="jpeg2000", suffixes=(".jp2", ".j2k", ".jpx"), says="a scanned page as JPEG 2000"),
    Format(name="bmp", suffixes=(".bmp",), says="a scanned page as BMP"),
    # In a folder a GIF is an ornament of something else; one that is named is read.
    Format(name="gif", suffixes=(), says="a scanned page as GIF, its first picture, where named"),
)


def _recognise(probe: Probe) -> str | None:
    from stages.extract._sniff import true_type

    found = true_type(probe)
    return next((format_.name for format_ in FORMATS if format_.name == found), None)


def _extract(path: Path, format_name: str, context: Context) -> Raw:
    from stages.extract._ocr.picture import read_picture

    return read_picture(path, format_name, context)


EXTRACTOR = Extractor(
    name="picture",
    formats=FORMATS,
    recognise=_recognise,
    extract=_extract,
    needs=(OPENVINO, TESSERACT),
)
