"""Pages of ink without letters, lines on them, and an engine that answers as a test says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from stages.extract._ocr.engine import Reading, Seen

Picture = NDArray[np.uint8]
Quad = NDArray[np.float32]
NOTHING = Reading("", (), ())


def paper(width: int = 1000, height: int = 1400) -> Picture:
    return np.full((height, width, 3), 250, np.uint8)


def mask_of(picture: Picture) -> NDArray[np.uint8]:
    return np.where(picture[:, :, 0] < 128, np.uint8(255), np.uint8(0))


def quad(x0: float, y0: float, x1: float, y1: float) -> Quad:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def reading(text: str, sure: float = 1.0) -> Reading:
    count = len(text)
    return Reading(text, (sure,) * count, tuple((i + 0.5) / count for i in range(count)))


def line(corners: Quad, found: Reading, page: Picture | None = None) -> Seen:
    x0, y0 = (int(v) for v in corners.min(axis=0))
    x1, y1 = (int(v) for v in corners.max(axis=0))
    crop = paper(x1 - x0, y1 - y0) if page is None else page[y0:y1, x0:x1]
    return Seen(corners, np.ascontiguousarray(crop), found, None)


class Answers:
    """Reads each picture as ``read`` says, and finds the lines that ``find`` says."""

    def __init__(
        self,
        read: Callable[[Picture], Reading],
        find: Callable[[Picture], list[Quad]] = lambda _picture: [],
    ) -> None:
        self.read = read
        self.find = find
        self.asked = 0

    def detect(self, picture: Picture, longest: int) -> list[Quad]:
        assert longest > 0
        return self.find(picture)

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        self.asked += len(crops)
        return [self.read(crop) for crop in crops]
