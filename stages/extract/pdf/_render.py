"""The pages of a PDF through pypdfium2, as it draws them: one at a time, so that memory stays
flat."""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pipeline.origin import Box
from pipeline.source import asset_name
from stages.extract.pdf._annotations import Noted, settle
from stages.extract.pdf._open import open_document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument, PdfPage

    Picture = NDArray[np.uint8]
    """Rows, columns, and blue, green, red."""
    Grey = NDArray[np.uint8]
    """Rows and columns."""

DPI = 200
"""Characters are read from crops 48 pixels high: 3号 has 44 at this resolution. On five clean
pages 150, 200 and 300 read alike and 300 takes a third longer; below 200, small type suffers."""

GLANCE = 50
"""Pixels for an inch at which a page is looked at before it is read: small type has 5 pixels."""

LONGEST = 4000
"""Pixels of the longer side: a page of 20 metres is rendered smaller."""

PACKED = 3
"""How hard zlib tries on pictures that are cut out (0 to 9): at its usual 6 it takes twice the
time, and charts become no smaller."""

LARGEST = 14_400.0
"""Points that a side of a page may have (ISO 32000-1, annex C.2); more is not to be drawn."""


class Renderer:
    """The pages of one file, by number from 1. All of its methods raise RuntimeError (of which
    pypdfium2's error is one) for a page that cannot be loaded or drawn."""

    def __init__(self, path: Path, passwords: tuple[str, ...] = ()) -> None:
        """Raises as ``open_document``."""
        self.document: PdfDocument = open_document(path, passwords)
        self._page: PdfPage | None = None
        self._number = 0
        self._noted = Noted()

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._release()
        self.document.close()

    def count(self) -> int:
        """The number of pages that the file claims to have."""
        return len(self.document)

    def loaded(self, number: int) -> PdfPage:
        """Page ``number``, kept until another one is asked for. What is laid on the page as an
        annotation is drawn on it as if it were printed, or put aside (see ``noted``)."""
        if self._page is None or self._number != number:
            self._release()
            self._page, self._noted = settle(self.document, number)
            self._number = number
        return self._page

    def noted(self, number: int) -> Noted:
        """What the annotations of a page say."""
        self.loaded(number)
        return self._noted

    def page(self, number: int, dpi: int = DPI) -> tuple[Picture, float]:
        """Page ``number`` in BGR, and its points for a pixel."""
        return self._render(number, (0, 0, 0, 0), dpi, grey=False)

    def glance(self, number: int) -> tuple[Grey, float]:
        """Page ``number`` in grey and small, and its points for a pixel."""
        return self._render(number, (0, 0, 0, 0), GLANCE, grey=True)

    def crop(self, number: int, box: Box, size: tuple[float, float]) -> tuple[str, bytes]:
        """The stretch ``box`` of a page of ``size``, in points, as name and bytes of a PNG."""
        from PIL import Image

        picture = self.cut(number, box, size)
        stream = io.BytesIO()
        Image.fromarray(picture[:, :, ::-1]).save(stream, "PNG", compress_level=PACKED)
        data = stream.getvalue()
        return asset_name(data, "png"), data

    def cut(self, number: int, box: Box, size: tuple[float, float]) -> Picture:
        """The stretch ``box`` of a page of ``size``, in points, in BGR."""
        width, height = size
        margins = (box[0], height - box[3], width - box[2], box[1])
        picture, _unit = self._render(number, margins, DPI, grey=False)
        return picture

    def _render(
        self, number: int, margins: Box, dpi: int, *, grey: bool
    ) -> tuple[NDArray[np.uint8], float]:
        page = self.loaded(number)
        longest = max(page.get_size())
        if not 0 < longest < 100 * LARGEST:
            raise RuntimeError("a page of no size, or of one that no paper has")
        scale = min(dpi / 72, LONGEST / longest)
        margins = tuple(max(margin, 0.0) for margin in margins)  # type: ignore[assignment]
        bitmap = page.render(scale=scale, crop=margins, grayscale=grey, limit_image_cache=True)
        try:
            drawn = bitmap.to_numpy()
            return (drawn[:, :, 0] if grey and drawn.ndim == 3 else drawn).copy(), 1 / scale
        finally:
            bitmap.close()

    def _release(self) -> None:
        if self._page is not None:
            self._page.close()
            self._page = None
