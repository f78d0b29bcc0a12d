"""Pages of a PDF as pictures, through pypdfium2; one at a time, so that memory stays flat."""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pipeline.errors import DamagedFile, EncryptedFile
from pipeline.origin import Box
from pipeline.source import asset_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument

    Picture = NDArray[np.uint8]

UNLOCK = "open it with its password and save it without one"
"""How to mend a PDF that is encrypted."""

DPI = 200
"""Characters are read from crops 48 pixels high: 3号 has 44 at this resolution. On five clean
pages 150, 200 and 300 read alike and 300 takes a third longer; below 200, small type suffers."""

LONGEST = 4000
"""Pixels of the longer side: a page of 20 metres is rendered smaller."""


class Renderer:
    """Renders pages of one file. Opened at the first page that is needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: PdfDocument | None = None

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None

    def count(self) -> int:
        """The number of pages. Raises ``DamagedFile`` or ``EncryptedFile``."""
        import pypdfium2

        try:
            return len(self._opened())
        except pypdfium2.PdfiumError as error:
            if "assword" in str(error):
                raise EncryptedFile("is encrypted", mend=UNLOCK) from error
            raise DamagedFile("is no PDF that can be read") from error

    def page(self, number: int, dpi: int = DPI) -> tuple[Picture, float]:
        """Page ``number`` (from 1) in BGR, and its points for a pixel. Raises RuntimeError
        (of which pypdfium2's error is one) where it cannot be rendered."""
        return self._render(number, (0, 0, 0, 0), dpi)

    def has_text(self, number: int) -> bool:
        """Whether a page has a text layer; True where that cannot be told. Asked first, since
        pdfminer takes seconds for a page whose letters are drawn as outlines."""
        import pypdfium2

        try:
            return bool(self._opened()[number - 1].get_textpage().count_chars() > 0)
        except pypdfium2.PdfiumError:
            return True

    def shows_ink(self, number: int) -> bool:
        """Whether anything darker than light grey is on a page; True where it cannot be seen."""
        try:
            picture, _unit = self._render(number, (0, 0, 0, 0), 36)
        except RuntimeError:
            return True
        return bool(picture.min() < 200)

    def crop(self, number: int, box: Box, size: tuple[float, float]) -> tuple[str, bytes]:
        """The stretch ``box`` of a page of ``size``, in points, as name and bytes of a PNG."""
        from PIL import Image

        width, height = size
        margins = (box[0], height - box[3], width - box[2], box[1])
        picture, _unit = self._render(number, margins, DPI)
        stream = io.BytesIO()
        Image.fromarray(picture[:, :, ::-1]).save(stream, "PNG")
        data = stream.getvalue()
        return asset_name(data, "png"), data

    def _render(self, number: int, margins: Box, dpi: int) -> tuple[Picture, float]:
        page = self._opened()[number - 1]
        try:
            scale = min(dpi / 72, LONGEST / max(page.get_size()))
            bitmap = page.render(scale=scale, crop=margins)
            picture: Picture = bitmap.to_numpy()[:, :, :3].copy()
            bitmap.close()
        finally:
            page.close()
        return picture, 1 / scale

    def _opened(self) -> PdfDocument:
        import pypdfium2

        if self._document is None:
            self._document = pypdfium2.PdfDocument(self._path)
        return self._document
