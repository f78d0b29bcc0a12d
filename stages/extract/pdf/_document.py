"""A whole PDF, page by page: text layer or OCR, whichever can be trusted."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.chars import count_ink
from pipeline.errors import DamagedFile, EncryptedFile, NothingInside, WrongType
from pipeline.origin import Origin
from pipeline.raw import Raw
from pipeline.record import Dropped, Ink, Notice
from pipeline.stage import Context
from stages.extract._layout.model import Page
from stages.extract._layout.raw import make_raw
from stages.extract.pdf._chars import FEW, can_be_trusted
from stages.extract.pdf._render import UNLOCK, Renderer
from stages.extract.pdf._text import COVERING, read_text_page

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage
    from pdfplumber.pdf import PDF

OUTLINES = 300
"""A page with this many curves and hardly a character has its letters drawn as outlines."""

Way = Literal["text", "ocr", "look"]


def read_document(path: Path, context: Context) -> Raw:
    """Raises ``WrongType``, ``DamagedFile``, ``EncryptedFile``, ``NothingInside``."""
    # pdfminer warns about every oddity it survives; a user has our notices.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    reader = _Reader(context)
    with Renderer(path) as renderer:
        pdf = _open(path)
        if pdf is None:
            # pdfminer is stricter than pdfium: what it refuses may still be seen.
            for number in range(1, renderer.count() + 1):
                reader.see(number, renderer, None)
        else:
            with pdf:
                reader.read(pdf, renderer)
    return reader.finish(path)


class _Reader:
    """Gathers what the pages give, one after the other."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.pages: list[Page] = []
        self.dropped: list[Dropped] = []
        self.unread: list[Ink] = []
        self.notices: list[Notice] = []
        self.assets: dict[str, bytes] = {}
        self.ink = 0
        self.has_ink = False
        self.lost = 0

    def read(self, pdf: PDF, renderer: Renderer) -> None:
        for number, page in enumerate(_pages(pdf), start=1):
            try:
                way: Way = choose(page) if renderer.has_text(number) else "look"
                if way == "text":
                    self._take_text(page, number, renderer)
            except Exception as error:  # pdfminer fails on broken pages in many ways
                self.see(number, renderer, error)
                continue
            finally:
                page.close()
            if way == "look" and not renderer.shows_ink(number):
                self.pages.append(_blank(page, number))
            elif way != "text":
                self.has_ink = True
                self.see(number, renderer, None)

    def _take_text(self, page: PdfPage, number: int, renderer: Renderer) -> None:
        found = read_text_page(page, number, renderer)
        self.pages.append(found.page)
        self.dropped += found.dropped
        if any(d.reason == "unmapped" for d in found.dropped):
            message = f"第{number}页有的符号（如图标）不知是什么字，没有读出，请对照原件"
            origin = Origin(by="pdf", page=number)
            self.notices.append(Notice(code="sign_unknown", message=message, origin=origin))
        self.assets |= found.assets
        self.ink += found.ink
        self.has_ink = True

    def see(self, number: int, renderer: Renderer, error: Exception | None) -> None:
        """Page ``number`` as a picture; where ``error`` is given, its text could not be read."""
        from stages.extract._ocr.loaded import engine
        from stages.extract._ocr.sheet import read_sheet

        origin = Origin(by="pdf", page=number)
        try:
            picture, unit = renderer.page(number)
        except RuntimeError:
            self.lost += 1
            message = f"第{number}页损坏，无法读取"
            self.notices.append(Notice(code="page_damaged", message=message, origin=origin))
            return
        sheet = read_sheet(picture, number, unit=unit, scale=1.0, engine=engine(self.context))
        self.pages.append(sheet.page)
        self.unread += sheet.unread
        self.ink += sheet.ink
        self.has_ink = self.has_ink or sheet.has_ink
        if error is not None:
            message = f"第{number}页文字层无法读取，改用文字识别"
            self.notices.append(Notice(code="text_layer_damaged", message=message, origin=origin))

    def finish(self, path: Path) -> Raw:
        if not self.pages:
            if self.lost:
                raise DamagedFile("none of its pages can be read")
            raise NothingInside("has no pages")
        return make_raw(
            path,
            "pdf",
            self.pages,
            ink=self.ink,
            has_ink=self.has_ink or bool(self.assets),
            dropped=self.dropped,
            unread=self.unread,
            notices=self.notices,
            assets=self.assets,
        )


def choose(page: PdfPage) -> Way:
    """How to read ``page``: by its text layer, by OCR of its picture, or by OCR only if its
    picture shows anything at all."""
    chars = page.chars
    count = sum(count_ink(char["text"]) for char in chars)
    if count == 0:
        return "look"
    if not can_be_trusted(chars):
        return "ocr"
    if count < FEW and (_is_covered(page) or len(page.curves) > OUTLINES):
        return "ocr"
    return "text"


def _is_covered(page: PdfPage) -> bool:
    """Whether pictures, or strips of one, cover most of ``page``."""
    area = sum(
        max(image["x1"] - image["x0"], 0) * max(image["bottom"] - image["top"], 0)
        for image in page.images
    )
    return bool(area > COVERING * page.width * page.height)


def _open(path: Path) -> PDF | None:
    """The file opened, or None where pdfplumber cannot and pdfium may."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    with path.open("rb") as file:
        if b"%PDF" not in file.read(1024):
            raise WrongType("is no PDF, whatever its name")
    try:
        return pdfplumber.open(path)
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise EncryptedFile("is encrypted", mend=UNLOCK) from error
        return None
    except Exception:  # broken files fail in pdfminer in many ways; pdfium is asked next
        return None


def _pages(pdf: PDF) -> Sequence[PdfPage]:
    try:
        return list(pdf.pages)
    except Exception as error:  # a page tree that loops or leads nowhere
        raise DamagedFile(f"its list of pages cannot be read ({type(error).__name__})") from error


def _blank(page: PdfPage, number: int) -> Page:
    size = float(page.width), float(page.height)
    return Page(number=number, width=size[0], height=size[1], lines=(), by="pdf.text")
