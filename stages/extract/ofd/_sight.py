"""What a page shows besides the text that it has as text, as one picture to be recognised:
its pictures, its shapes, its rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
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
    from stages.extract._printed.drawn import Glyph, Stroke

FINE = 4
"""Places on the picture are told to a sixteenth of a pixel: two to the power of this."""

CONTRAST = 40
"""From this difference (of 255) to the paper beside it on, something is ink, a pale rule too."""

LEAST = 0.08
"""The ink of a letter takes a larger share of its square: 0.2 to 0.6 were met; that of a rule takes
a twentieth."""

BARE = 0.002
"""And this is none."""

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


def to_cover(glyphs: Sequence[Glyph], picture: Picture, unit: float) -> frozenset[Box]:
    """The boxes of those of ``glyphs`` that are to be painted over before ``picture``, on which
    they lie, is recognised: letters that it shows too, which would be read twice, and those on
    bare paper, whose pattern would be read. What lies on the rules of a form, or slants across
    its letters, is not: they are to be read too. A run of letters is as most of them are."""
    found: set[Box] = set()
    for _look, members in groupby(glyphs, key=lambda g: (g.font, g.size, round(g.origin[1]))):
        run = list(members)
        dark = [_dark(glyph.box, picture, unit) for glyph in run]
        letters = [d for g, d in zip(run, dark, strict=True) if g.text.isalnum()] or dark
        shown = not run[0].angle % 90 and 2 * sum(d > LEAST for d in letters) > len(letters)
        found.update(g.box for g, d in zip(run, dark, strict=True) if shown or d < BARE)
    return frozenset(found)


def _dark(box: Box, picture: Picture, unit: float) -> float:
    """The share of ``box`` that is darker than what is lightest there."""
    high, wide = picture.shape[:2]
    x0, y0, x1, y1 = (round(edge / unit) for edge in box)
    place = picture[max(y0, 0) : min(y1, high), max(x0, 0) : min(x1, wide)].max(axis=2)
    if not place.size:
        return 0.0
    return int(np.count_nonzero(place < int(place.max()) - CONTRAST)) / int(place.size)


def png_of(shapes: Sequence[Shape], size: tuple[float, float]) -> tuple[Box, bytes] | None:
    """``shapes`` on white paper as PNG, and its box on a page of ``size``; None off the page."""
    margin = max(shape.width or 0.0 for shape in shapes)
    x0, y0, x1, y1 = around([shape.box for shape in shapes])
    left, top = max(x0 - margin, 0.0), max(y0 - margin, 0.0)
    box = (left, top, min(x1 + margin, size[0]), min(y1 + margin, size[1]))
    if box[2] <= left or box[3] <= top:
        return None
    image, unit = compose((), box, TO_READ, TO_READ)
    return box, cv2.imencode(".png", seen(image, unit, shapes, corner=box[:2]))[1].tobytes()
