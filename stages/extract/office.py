"""Old formats that guidang does not read by itself: through LibreOffice, where it is installed.

Named here are those that were tried. UOF is 标文通, GB/T 20916-2007, of which LibreOffice reads
the first version (XML in one file).
"""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe
from stages.extract._office.need import LIBREOFFICE

_SUFFIXES = {"uof": ".uot", "works": ".wps"}
"""What LibreOffice must be told of a format, for it goes by the name of a file."""
_UOF, _TEXT, _KINDS = "schemas.uof.org/cn/2003/uof", "vnd.uof.text", "vnd.uof."


def _recognise(found: Probe) -> str | None:
    from stages.extract._prolog import as_text
    from stages.extract._sniff import true_type

    kind = true_type(found)
    if kind == "works":
        return kind
    if kind == "xml":
        head = as_text(found.head)
        if _UOF in head and (_TEXT in head or _KINDS not in head):
            return "uof"
    return None


def _extract(path: Path, format_: str, context: Context) -> Raw:
    from pipeline.errors import MissingPart
    from pipeline.record import Notice
    from stages.extract._office.read import read_by_office
    from stages.extract._works import read_works

    message = "此格式由 LibreOffice 转换后读取，字数按转换结果核对"
    notice = Notice(code="read_by_libreoffice", message=message)
    try:
        return read_by_office(path, _SUFFIXES[format_], format_, context, notice)
    except MissingPart:
        if format_ != "works":
            raise
        return read_works(path, format_)


EXTRACTOR = Extractor(
    name="office",
    formats=(
        Format(
            name="uof",
            suffixes=(".uot", ".uof"),
            says="标文通 (UOF 1, GB/T 20916-2007); only with LibreOffice",
        ),
        Format(
            name="works",
            suffixes=(".wps",),
            says="Microsoft Works; without LibreOffice as plain text",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
    needs=(LIBREOFFICE,),
)
