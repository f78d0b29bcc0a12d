"""Whether a page that shows nothing has pictures that should have shown something."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

LARGEST = 50_000_000
"""Pixels of a picture that is decoded for this question. A larger one that shows nothing is
taken for one that does not decode."""

MOST = 50
"""Pictures of a page that are asked; scans come in some 60 strips, all made alike."""

DEEPEST = 5
"""Forms within forms in which pictures are looked for."""


def has_broken_picture(page: PdfPage) -> bool:
    """Whether a picture on ``page`` does not decode."""
    images = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST)
    return any(_is_broken(image.raw) for image, _n in zip(images, range(MOST), strict=False))


def _is_broken(image: object) -> bool:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    known = pdfium.FPDFImageObj_GetImagePixelSize(image, width, height)
    if not known or not 0 < width.value * height.value <= LARGEST:
        return True
    bitmap = pdfium.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return True
    pdfium.FPDFBitmap_Destroy(bitmap)
    return False
