"""Rich text (RTF 1.9.1), also where it is named .doc."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_STARTS = (b"{\\rtf", b"{\\urtf")


def _recognise(found: Probe) -> str | None:
    # Some programs put blanks, others a byte order mark before the first brace.
    return "rtf" if found.head.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(_STARTS) else None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from stages.extract.rich_text.read import read_rich_text

    return read_rich_text(path, format_, context)


EXTRACTOR = Extractor(
    name="rich_text",
    formats=(Format(name="rtf", suffixes=(".rtf",), says="rich text"),),
    recognise=_recognise,
    extract=_extract,
)
