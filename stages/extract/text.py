"""Plain text. Its encoding is found; lines broken by hand are joined where that is evident."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe


def _recognise(found: Probe) -> str | None:
    from stages.extract._sniff import true_type

    return "txt" if true_type(found) == "txt" else None


def _extract(path: Path, format_: str, _context: Context) -> Raw:
    from stages.extract._plain_text import read_text

    return read_text(path, format_)


EXTRACTOR = Extractor(
    name="text",
    formats=(
        Format(
            name="txt",
            suffixes=(".txt",),
            says="plain text in UTF-8, GB 18030, Big5 and other encodings",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
)
