"""Cuts pictures out of a page: the file's own bytes where they are all that is there, else put
together from what lies there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.errors import DamagedFile
from pipeline.origin import Box
from pipeline.source import asset_name
from stages.extract._picture_kind import suffix_of
from stages.extract.ofd._bitmaps import PIXELS, opened, png
from stages.extract.ofd._compose import TO_READ, Laid, compose, is_upright
from stages.extract.ofd._draw import Picture
from stages.extract.ofd._package import Package

if TYPE_CHECKING:
    from PIL import Image

SAME = 1.0
"""Edges closer than this, in points, are one."""

MOST_PIXELS = 3 * PIXELS
"""So many pixels of the pictures of a page are decoded."""

KEPT = 4
"""Decoded pictures that are kept, for strips that show one picture again and again."""


class Cutter:
    """Cuts from one page, whose ``pictures`` are those of ``package`` in drawing order."""

    def __init__(self, package: Package, pictures: Sequence[Picture]) -> None:
        self._package = package
        self._pictures = pictures
        self._decoded: dict[str, Image.Image | None] = {}
        self._left = MOST_PIXELS

    def crop(self, _number: int, box: Box, size: tuple[float, float]) -> tuple[str, bytes]:
        """The stretch ``box`` of the page, in points, as name and bytes of a picture."""
        inside = [p for p in self._pictures if _touches(p.box, box)]
        if len(inside) == 1 and is_upright(inside[0].where) and _is_same(inside[0].box, box, size):
            data = self._bytes(inside[0])
            suffix = suffix_of(data) if data else ""
            if data and suffix:
                return asset_name(data, suffix), data
        image, _unit = compose(list(self._laid(inside)), box)
        made = png(image)
        return asset_name(made, "png"), made

    def page(self, size: tuple[float, float]) -> tuple[Image.Image, float]:
        """All that the pictures show on the page, to be read, and points for a pixel."""
        return compose(list(self._laid(self._pictures)), (0.0, 0.0, *size), TO_READ)

    def _laid(self, pictures: Sequence[Picture]) -> Iterator[Laid]:
        for picture in pictures:
            image = self._image(picture)
            if image is not None:
                yield Laid(image, picture.where)

    def is_readable(self, picture: Picture) -> bool:
        """Whether the file holds something for ``picture`` that looks like one."""
        return self._bytes(picture) is not None and self._image(picture) is not None

    def _bytes(self, picture: Picture) -> bytes | None:
        part = picture.media.part if picture.media is not None else None
        try:
            return self._package.read(part) if part is not None else None
        except DamagedFile:
            return None

    def _image(self, picture: Picture) -> Image.Image | None:
        part = picture.media.part if picture.media is not None else None
        if part is None or self._left < 0:
            return None
        if part not in self._decoded:
            if len(self._decoded) >= KEPT:
                del self._decoded[next(iter(self._decoded))]
            data = self._bytes(picture)
            image = opened(data) if data is not None else None
            self._left -= image.width * image.height if image is not None else 1_000_000
            self._decoded[part] = image
        return self._decoded[part]


def _touches(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _is_same(picture: Box, box: Box, size: tuple[float, float]) -> bool:
    """Whether ``picture`` fills ``box`` and no part of it hangs over the edge of the page."""
    on_page = picture[0] >= -SAME and picture[1] >= -SAME
    on_page = on_page and picture[2] <= size[0] + SAME and picture[3] <= size[1] + SAME
    return on_page and all(abs(a - b) <= SAME for a, b in zip(picture, box, strict=True))
