"""Opening a PDF with pdfium, and saying what is wrong where it does not open."""

from __future__ import annotations

import logging
import mmap
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import DamagedFile, EncryptedFile, GuidangError, NothingInside

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ENCRYPT = re.compile(rb"/Encrypt\b")
"""Stands in the trailer of an encrypted file (ISO 32000-1, 7.5.5)."""

NO_PAGES = re.compile(rb"/Count\s+0\b")
A_PAGE = re.compile(rb"/Type\s*/Page\b")
"""What a page tree without pages says, and what a page says (7.7.3)."""


def open_document(path: Path, passwords: tuple[str, ...] = ()) -> PdfDocument:
    """The file, opened without a password or with the first of ``passwords`` that fits, its
    form fields made ready. Raises ``EncryptedFile``,
    ``DamagedFile``, or ``NothingInside``."""
    import pypdfium2

    # It warns that forms of Adobe's XML kind are not drawn; a user has our notices.
    logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)
    refused: pypdfium2.PdfiumError | None = None
    for password in (None, *passwords):
        try:
            document = pypdfium2.PdfDocument(path, password=password)
        except pypdfium2.PdfiumError as error:
            refused = error
            if not _asks_for_password(error):
                break
        else:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                document.init_forms()
            return document
    assert refused is not None
    raise _explained(path, refused, passwords) from refused


def _asks_for_password(error: Exception) -> bool:
    import pypdfium2.raw as pdfium

    return bool(getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD)


def _explained(path: Path, error: Exception, passwords: tuple[str, ...]) -> GuidangError:
    import pypdfium2.raw as pdfium

    if _asks_for_password(error):
        return EncryptedFile("is encrypted" + (", and no password fits" if passwords else ""))
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_SECURITY or (
        code != pdfium.FPDF_ERR_FORMAT and _says(path, ENCRYPT)
    ):
        mend = "open it in the program that made it and save it without encryption"
        return EncryptedFile("is encrypted in a way that cannot be opened", mend=mend)
    if _says(path, NO_PAGES) and not _says(path, A_PAGE):
        return NothingInside("has no pages")
    return DamagedFile("is no PDF that can be read")


def _says(path: Path, pattern: re.Pattern[bytes]) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return pattern.search(data) is not None
