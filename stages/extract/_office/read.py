"""A document as LibreOffice reads it: turned into .docx, and that is read."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from pipeline.raw import Raw
from pipeline.record import Notice
from pipeline.source import source_of
from pipeline.stage import Context
from stages.extract._office.convert import convert
from stages.extract._wordml.package import ZipPackage
from stages.extract._wordml.read import read_package
from stages.extract._zip import SafeZip

BY = "libreoffice"


def read_by_office(
    path: Path, suffix: str, format_: str, context: Context, notice: Notice, data: bytes = b""
) -> Raw:
    """``path`` (or, where it was locked, the ``data`` that it holds) through LibreOffice.

    Its characters are counted in what LibreOffice made of it, so that nothing can get lost
    after that; ``notice`` tells who read it. Raises what ``convert`` raises.
    """
    with SafeZip(convert(data or path, suffix)) as zip_:
        raw = read_package(ZipPackage(zip_), source_of(path, format_), context, by=BY)
    return replace(raw, notices=(notice, *raw.notices))
