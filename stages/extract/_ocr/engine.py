"""The seam: what an OCR engine does for us. Another engine is another class like that of
``paddle.py``."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    """Rows, columns, and blue, green, red."""
    Quad = NDArray[np.float32]
    """Four corners (x, y), clockwise from the upper left."""


class Reading(Struct, frozen=True):
    """A recognised line: for each character of ``text`` the confidence (0 to 1) and the place
    of its middle, as a share of the crop's width."""

    text: str
    sure: tuple[float, ...]
    middles: tuple[float, ...]


def sure_of(reading: Reading) -> float:
    """The mean confidence of its characters; 0 where there are none."""
    return round(fmean(reading.sure), 4) if reading.sure else 0.0


class Seen(Struct, frozen=True):
    """A line as it was looked at: its corners, its picture, what the engine read there, and
    its colour where it is red."""

    quad: Quad
    crop: Picture
    reading: Reading
    color: str | None


class Engine(Protocol):
    def detect(self, picture: Picture, longest: int) -> list[Quad]:
        """Lines of text in ``picture``, looked for after it was made no longer than
        ``longest`` pixels; corners are in pixels of ``picture``."""
        ...

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        """The text of each of ``crops``, one line each; an empty text where there is none."""
        ...
