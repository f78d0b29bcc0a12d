"""Whether a page has pictures that should have shown something and do not."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from pipeline.origin import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from stages.extract.pdf._render import Grey

LARGEST = 50_000_000
"""Pixels of a picture that is decoded for this question. A larger one that shows nothing is
taken for one that does not decode."""

MOST = 50
"""Pictures of a page that are asked; scans come in some 60 strips, all made alike."""

DEEPEST = 5
"""Forms within forms in which pictures are looked for."""


EVEN = 8
"""Greys (of 255) by which what is of one colour may differ: a picture that did not decode."""


def is_any_blank(look: Grey, unit: float, boxes: Sequence[Box]) -> bool:
    """Whether the page, of which ``look`` is a small picture with ``unit`` points for a pixel,
    shows nothing in one of ``boxes``."""
    for x0, y0, x1, y1 in boxes[:MOST]:
        # Half a pixel of what lies around the picture is in its outermost ones.
        rows = slice(math.ceil(y0 / unit), math.floor(y1 / unit))
        part = look[rows, math.ceil(x0 / unit) : math.floor(x1 / unit)]
        if part.size and int(part.max()) - int(part.min()) <= EVEN:
            return True
    return False


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
