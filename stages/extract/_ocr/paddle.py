"""PP-OCRv6 driven directly: one network finds lines, one reads them; who runs them is another
matter (``with_onnxruntime.py``, ``with_openvino.py``)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import cv2
import numpy as np

from stages.extract._ocr.ctc import NOTHING, decode, joined
from stages.extract._ocr.heat import lines_in

if TYPE_CHECKING:
    from cv2.typing import MatLike
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture, Quad, Reading

    Batch = NDArray[np.float32]

STEP = 32
"""Both networks take sides that are multiples of this. Lines have all widths, and each new one
costs a runtime memory: rounded up, a folder of pages has some eighty."""

HIGH = 48
"""Pixels of height at which a line is read."""

WIDEST = 80 * HIGH
"""A line that is wider at this height is read in pieces: time and memory grow with the square.
A4 across, full of the smallest type, comes to 70 times its height."""

COLUMN = 8
"""Pixels that are one column of what the reading network says."""


class Network(Protocol):
    def __call__(self, batch: Batch) -> Batch:
        """What the network says of ``batch`` (1, 3, rows, columns)."""
        ...


class PaddleEngine:
    """Without the line-direction classifier that goes with these networks, which turns lines
    with many quotation marks upside down, and without a filter by confidence. Lines are read
    one by one: a batch is no faster on a processor and takes more memory."""

    def __init__(self, finds: Network, reads: Network, characters: Sequence[str]) -> None:
        self._finds = finds
        self._reads = reads
        self._characters = characters

    def detect(self, picture: Picture, longest: int) -> list[Quad]:
        height, width = picture.shape[:2]
        ratio = min(1.0, longest / max(height, width))
        size = _stepped(width * ratio), _stepped(height * ratio)
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        heat = self._finds(_normal(small))[0, 0]
        back = np.array([width / size[0], height / size[1]], dtype=np.float32)
        return [quad * back for quad in lines_in(heat)]

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        return [
            joined([(self._line(piece), piece.shape[1]) for piece in pieces(crop)])
            for crop in crops
        ]

    def _line(self, crop: Picture) -> Reading:
        height, width = crop.shape[:2]
        if not height or not width:
            return NOTHING
        filled = max(math.ceil(HIGH * width / height), 1)
        strip = cv2.resize(crop, (filled, HIGH), interpolation=cv2.INTER_LINEAR)
        batch = np.zeros((1, 3, HIGH, _stepped(filled, math.ceil)), np.float32)
        batch[..., :filled] = _normal(strip)
        return decode(self._reads(batch)[0], self._characters, filled / COLUMN)


def pieces(crop: Picture) -> list[Picture]:
    """``crop``, cut between characters into pieces that are not too wide."""
    height, width = crop.shape[:2]
    most = max(WIDEST * height // HIGH, 1)
    if width <= most:
        return [crop]
    spread = np.ptp(crop.reshape(height, width, -1), axis=(0, 2))
    cuts = [0]
    while width - cuts[-1] > most:
        # The emptiest column of the last tenth of what fits.
        end = cuts[-1] + most
        start = max(end - most // 10 - 1, cuts[-1] + 1)
        cuts.append(start + int(np.argmin(spread[start : end + 1])))
    return [crop[:, a:b] for a, b in zip(cuts, [*cuts[1:], width], strict=True)]


class _Rounding(Protocol):
    def __call__(self, value: float, /) -> int: ...


def _stepped(side: float, rounding: _Rounding = round) -> int:
    return max(rounding(side / STEP), 1) * STEP


def _normal(picture: MatLike) -> Batch:
    """From 0…255 to -1…1, colours first: what both networks were taught with."""
    scaled = np.subtract(np.multiply(picture, 1 / 127.5, dtype=np.float32), 1, dtype=np.float32)
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[None])
