"""What a page shows besides the text that it has as text, as one picture to be recognised:
its pictures, its shapes, its rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract.ofd._compose import TO_READ, compose
from stages.extract.ofd._shapes import Shape

if TYPE_CHECKING:
    from PIL import Image

    from stages.extract._ocr.engine import Picture
    from stages.extract._printed.drawn import Stroke

FINE = 4
"""Places on the picture are told to a sixteenth of a pixel: two to the power of this."""

THICKEST = 100
"""Pixels of the thickest pen."""

FARTHEST = 1e6
"""Pixels beyond which a shape is cut off."""


def seen(
    image: Image.Image,
    unit: float,
    shapes: Sequence[Shape],
    strokes: Sequence[Stroke] = (),
    corner: tuple[float, float] = (0.0, 0.0),
) -> Picture:
    """``image`` as BGR, with ``shapes`` and ``strokes`` upon it; ``unit``: points for a pixel.
    ``corner`` is the point of the page that its upper left corner shows."""
    picture = np.ascontiguousarray(np.asarray(image, dtype=np.uint8)[:, :, ::-1])
    for shape in shapes:
        pieces = [
            np.rint(np.clip((np.array(piece) - corner) / unit, -FARTHEST, FARTHEST) * 2**FINE)
            for piece in shape.pieces
        ]
        edges = [piece.astype(np.int32) for piece in pieces]
        if shape.width is None:
            cv2.fillPoly(picture, edges, shape.rgb[::-1], cv2.LINE_AA, FINE)
        else:
            thick = min(max(round(shape.width / unit), 1), THICKEST)
            cv2.polylines(picture, edges, False, shape.rgb[::-1], thick, cv2.LINE_AA, FINE)
    for stroke in strokes:
        places = zip(stroke.box, corner * 2, strict=True)
        x0, y0, x1, y1 = (round((edge - start) / unit) for edge, start in places)
        color = tuple(bytes.fromhex(stroke.color))[::-1]
        cv2.rectangle(picture, (x0, y0), (max(x1 - 1, x0), max(y1 - 1, y0)), color, cv2.FILLED)
    return picture


def png_of(shapes: Sequence[Shape]) -> tuple[Box, bytes]:
    """``shapes`` on white paper as PNG, and its box on the page."""
    margin = max(shape.width or 0.0 for shape in shapes)
    x0, y0, x1, y1 = around([shape.box for shape in shapes])
    box = (x0 - margin, y0 - margin, x1 + margin, y1 + margin)
    image, unit = compose((), box, TO_READ, TO_READ)
    return box, cv2.imencode(".png", seen(image, unit, shapes, corner=box[:2]))[1].tobytes()
