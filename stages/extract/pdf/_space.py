"""From a PDF's own coordinates, which count upwards, to the page as it is displayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stages.extract._printed.matrix import Matrix

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


def displayed(page: PdfPage) -> Matrix:
    """From the space of ``page`` to points from the upper left corner of what is displayed:
    its crop box, turned by its /Rotate (ISO 32000-1, 7.7.3.3)."""
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            turned = Matrix(0, 1, 1, 0, -bottom, -left)
        case 180:
            turned = Matrix(-1, 0, 0, 1, right, -bottom)
        case 270:
            turned = Matrix(0, -1, -1, 0, top, right)
        case _:
            turned = Matrix(1, 0, 0, -1, -left, top)
    return turned
