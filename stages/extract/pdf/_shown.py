"""What the picture of a page shows, compared with the letters that its text layer claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from pipeline.origin import Box
from stages.extract._printed.drawn import Drawn
from stages.extract._printed.judge import COVERING, ON_INK, OUTLINES, Shown, is_on
from stages.extract._printed.plausible import is_inked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract.pdf._render import Grey

    Mask = NDArray[np.bool_]

CONTRAST = 40
"""From this difference of grey (of 255) on, something is seen: a light grey letter on white."""

DARK = 128
"""Grey darker than this is no paper: a page that is black all over shows something."""

SAMPLES = 400
"""So many letters, evenly taken from the page, are looked at."""


def shown(picture: Grey, unit: float, drawn: Drawn) -> Shown:
    """``picture`` in grey of the page ``drawn``; ``unit``: points for a pixel."""
    if int(picture.min()) > DARK and int(picture.max()) - int(picture.min()) < CONTRAST:
        return Shown(has_ink=False)
    glyphs = [g for g in drawn.glyphs if g.is_visible and is_inked(g.text) and is_on(g, drawn)]
    if not glyphs:
        return Shown(has_ink=True, beside=1.0)
    # Paper is what most of the page is; a letter that is white on black has black beside it.
    ink = np.abs(picture.astype(np.int16) - int(np.median(picture[::4, ::4]))) >= CONTRAST
    # A full stop may fall between pixels; what counts is letters.
    letters = [g.box for g in glyphs if g.text.isalnum()] or [g.box for g in glyphs]
    sample = _boxes(letters[:: len(letters) // SAMPLES + 1], unit, ink)
    under = sum(ink[y0:y1, x0:x1].any() for x0, y0, x1, y1 in sample)
    beside = 0.0
    if drawn.pictures or drawn.outlines > OUTLINES:  # else there is nobody who asks
        beside = _beside(ink, _boxes([g.box for g in glyphs], unit, ink))
    return Shown(has_ink=True, under=int(under) / len(sample), beside=beside)


def with_seen(picture: Grey, unit: float, drawn: Drawn) -> Drawn:
    """``drawn`` with those of its hidden letters made visible that the page shows after all: the
    file may fill them with a pattern, which has no colour that could be asked for. Letters
    hidden upon a picture or among outlines are those of another engine, whatever lies there;
    a rule or a coloured ground shows no letter."""
    hidden = [g for g in drawn.glyphs if not g.is_visible and is_inked(g.text)]
    if not hidden or drawn.outlines > OUTLINES:
        return drawn
    ink = np.abs(picture.astype(np.int16) - int(np.median(picture[::4, ::4]))) >= CONTRAST
    clear = ink.copy()
    area = COVERING * drawn.width * drawn.height
    others = [
        *drawn.pictures,
        *(s.box for s in drawn.strokes),
        *(b for b in drawn.areas if (b[2] - b[0]) * (b[3] - b[1]) < area),
        *(g.box for g in drawn.glyphs if g.is_visible),
    ]
    for x0, y0, x1, y1 in _boxes(others, unit, ink):
        clear[y0:y1, x0:x1] = False
    boxes = _boxes([g.box for g in hidden], unit, ink)
    on_ink = [bool(clear[y0:y1, x0:x1].any()) for x0, y0, x1, y1 in boxes]
    if sum(on_ink) < ON_INK * len(hidden):
        return drawn
    found = {id(g) for g, seen in zip(hidden, on_ink, strict=True) if seen}
    glyphs = (replace(g, is_visible=True) if id(g) in found else g for g in drawn.glyphs)
    return replace(drawn, glyphs=tuple(glyphs))


def _boxes(boxes: list[Box], unit: float, ink: Mask) -> list[list[int]]:
    """``boxes`` in pixels, one larger on each side, clipped to the picture."""
    height, width = ink.shape
    found = np.rint(np.array(boxes).reshape(-1, 4) / unit) + np.array([-1, -1, 1, 1])
    clipped = np.clip(found, 0, np.array([width, height, width, height])).astype(np.int32)
    edges: list[list[int]] = clipped.tolist()
    return edges


def _beside(ink: Mask, boxes: list[list[int]]) -> float:
    """The share of ``ink`` that lies in none of ``boxes``."""
    total = int(np.count_nonzero(ink))
    left = ink.copy()
    for x0, y0, x1, y1 in boxes:
        left[y0:y1, x0:x1] = False
    return int(np.count_nonzero(left)) / total if total else 0.0
