"""Where a statement comes from, so that a person can look at the very spot."""

from __future__ import annotations

from pipeline.value import Value

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 from the upper left corner: points (1/72 inch) on a page, pixels in a picture."""


class Origin(Value, frozen=True, kw_only=True):
    """The place of one block in its source.

    ``page`` and ``paragraph`` count from 1. ``confidence`` runs from 0 to 1 and is given only
    where something was recognised rather than read. ``more`` holds the further places of a
    block that runs over a page end.
    """

    by: str
    """The extractor, and where it matters how: ``word``, ``pdf.text``, ``ocr``."""
    part: str | None = None
    """The part of the package, for example ``word/document.xml``."""
    paragraph: int | None = None
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None
    more: tuple[Origin, ...] = ()
