"""Word documents as one XML file: that of Word 2003, and "flat OPC" of Word 2007 and newer.

Both are mostly named .doc or .xml. Files named .xml are not looked for in folders, since few
are documents; given by name they are read.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_TRUE_TYPES = ("word_2003", "flat_opc")


def _recognise(found: Probe) -> str | None:
    from stages.extract._sniff import true_type

    return "word-xml" if true_type(found) in _TRUE_TYPES else None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from stages.extract.word_xml.document import read_document

    return read_document(path, format_, context)


EXTRACTOR = Extractor(
    name="word_xml",
    formats=(
        Format(
            name="word-xml",
            suffixes=(),
            says="Word 2003 XML and flat OPC, mostly named .doc or .xml",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
)
