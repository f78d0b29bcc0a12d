"""What is laid on a page: fields of forms, stamps and free text are part of what a person sees
and are drawn into the page; what reviewers noted is put aside for the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.origin import Box, Origin
from pipeline.record import Dropped
from stages.extract.pdf._forms import Field, field_of
from stages.extract.pdf._space import displayed
from stages.extract.pdf._strings import name_of, text_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST = 5000
"""Annotations of a page that are looked at; a form of five pages has 600."""

NOTES = (
    *(pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_HIGHLIGHT),
    *(pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY, pdfium.FPDF_ANNOT_STRIKEOUT),
    *(pdfium.FPDF_ANNOT_CARET, pdfium.FPDF_ANNOT_FILEATTACHMENT, pdfium.FPDF_ANNOT_REDACT),
    *(pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_SOUND, pdfium.FPDF_ANNOT_MOVIE),
    *(pdfium.FPDF_ANNOT_SCREEN, pdfium.FPDF_ANNOT_RICHMEDIA, pdfium.FPDF_ANNOT_THREED),
)
"""Annotations whose look is no part of the document (ISO 32000-1, 12.5.6)."""

SILENT = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)
"""Those whose /Contents is no comment: a description of a link or field, or the text shown."""

PICTURES = (pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_INK)
"""A stamp, and what was drawn with a pen."""

UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


class Noted(Struct, frozen=True):
    """What the annotations of a page say: ``fields`` are filled-in fields and free text with
    their places, ``pictures`` the boxes of stamps and pen strokes, ``dropped`` the comments and
    what is hidden. ``files`` names files that are attached to the page."""

    fields: tuple[Field, ...] = ()
    pictures: tuple[Box, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    files: tuple[str, ...] = ()
    has_marks: bool = False
    """Somebody highlighted, underlined or struck out a passage."""


def settle(document: PdfDocument, number: int) -> tuple[PdfPage, Noted]:
    """Page ``number`` with its annotations drawn into it, and what these say. Raises
    pypdfium2's ``PdfiumError``."""
    page = document[number - 1]
    count = min(pdfium.FPDFPage_GetAnnotCount(page), MOST)
    if count <= 0:
        return page, Noted()
    reader = _Reader(document, page, number)
    for index in range(count):
        reader.take(index)
    if reader.is_drawn and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != 0:
        page.close()  # what was drawn into it shows once it is loaded anew
        page = document[number - 1]
    return page, reader.noted()


class _Reader:
    """Goes through the annotations of a page and hides those that are not to be drawn."""

    def __init__(self, document: PdfDocument, page: PdfPage, number: int) -> None:
        self.is_drawn = False
        self._form = document.formenv
        self._page = page
        self._number = number
        self._space = displayed(page)
        self._fields: list[Field] = []
        self._pictures: list[Box] = []
        self._dropped: list[Dropped] = []
        self._files: list[str] = []
        self._has_marks = False

    def noted(self) -> Noted:
        return Noted(
            tuple(self._fields),
            tuple(self._pictures),
            tuple(self._dropped),
            tuple(self._files),
            self._has_marks,
        )

    def take(self, index: int) -> None:
        annotation = pdfium.FPDFPage_GetAnnot(self._page, index)
        if not annotation:
            return
        try:
            self._take(annotation, pdfium.FPDFAnnot_GetSubtype(annotation))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)

    def _take(self, annotation: object, kind: int) -> None:
        box = self._box(annotation)
        is_unseen = bool(pdfium.FPDFAnnot_GetFlags(annotation) & UNSEEN)
        origin = Origin(by="pdf.annotation", page=self._number, box=box)
        if kind not in SILENT and kind != pdfium.FPDF_ANNOT_POPUP:
            self._comment(annotation, origin)
        if kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
            self._files.append(name_of(pdfium.FPDFAnnot_GetFileAttachment(annotation)))
        field = field_of(annotation, self._form, box) if kind == pdfium.FPDF_ANNOT_WIDGET else None
        if kind == pdfium.FPDF_ANNOT_FREETEXT:
            field = Field(text=text_of(annotation, "Contents"), box=box)
        if is_unseen:
            if field is not None and not field.is_box and count_ink(field.text):
                self._dropped.append(Dropped(text=field.text, reason="hidden", origin=origin))
            return
        if field is not None and count_ink(field.text):
            self._fields.append(field)
        if kind in PICTURES:
            self._pictures.append(box)
        if kind in NOTES or (field is not None and field.is_box):
            self._has_marks |= kind in NOTES[2:6]
            flags = pdfium.FPDFAnnot_GetFlags(annotation)
            pdfium.FPDFAnnot_SetFlags(annotation, flags | pdfium.FPDF_ANNOT_FLAG_HIDDEN)
        else:
            self.is_drawn = True

    def _comment(self, annotation: object, origin: Origin) -> None:
        text = text_of(annotation, "Contents")
        if not count_ink(text):
            return
        self._dropped.append(
            Dropped(
                text=text,
                reason="comment",
                origin=origin,
                author=text_of(annotation, "T") or None,
                date=text_of(annotation, "M") or text_of(annotation, "CreationDate") or None,
            )
        )

    def _box(self, annotation: object) -> Box:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rect)
        box = self._space.box(rect.left, rect.bottom, rect.right, rect.top)
        return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
