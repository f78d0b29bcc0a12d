"""What the picture of a page shows, compared with the letters that its text layer claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.chars import count_ink
from stages.extract.pdf._drawn import Drawn, Glyph
from stages.extract.pdf._judge import Shown, is_on

if TYPE_CHECKING:
    from stages.extract.pdf._render import Grey

CONTRAST = 40
"""From this difference of grey (of 255) on, something is seen: a light grey letter on white."""

SAMPLES = 400
"""So many letters, evenly taken from the page, are looked at."""


def shown(picture: Grey, unit: float, drawn: Drawn) -> Shown:
    """``picture`` in grey of the page ``drawn``; ``unit``: points for a pixel."""
    if int(picture.max()) - int(picture.min()) < CONTRAST:
        return Shown(has_ink=False)
    glyphs = [g for g in drawn.glyphs if count_ink(g.text) and g.is_visible and is_on(g, drawn)]
    sample = glyphs[:: len(glyphs) // SAMPLES + 1]
    # A full stop may fall between pixels; what counts is letters.
    letters = [glyph for glyph in sample if glyph.text.isalnum()] or sample
    on_ink = sum(_contrast(picture, unit, glyph) >= CONTRAST for glyph in letters)
    return Shown(
        has_ink=True,
        under=on_ink / len(letters) if letters else 1.0,
        beside=_beside(picture, unit, glyphs),
    )


def _contrast(picture: Grey, unit: float, glyph: Glyph) -> int:
    x0, y0, x1, y1 = _pixels(picture, unit, glyph)
    cut = picture[y0:y1, x0:x1]
    return int(cut.max()) - int(cut.min()) if cut.size else 0


def _beside(picture: Grey, unit: float, glyphs: Sequence[Glyph]) -> float:
    """The share of what is darker than the paper that lies in no letter's box."""
    paper = int(np.median(picture))
    ink = np.abs(picture.astype(np.int16) - paper) >= CONTRAST
    total = int(np.count_nonzero(ink))
    for glyph in glyphs:
        x0, y0, x1, y1 = _pixels(picture, unit, glyph)
        ink[y0:y1, x0:x1] = False
    return int(np.count_nonzero(ink)) / total if total else 0.0


def _pixels(picture: Grey, unit: float, glyph: Glyph) -> tuple[int, int, int, int]:
    """The box of ``glyph`` on the picture, a pixel larger on each side."""
    height, width = picture.shape
    x0, y0, x1, y1 = (round(edge / unit) for edge in glyph.box)
    return (
        min(max(x0 - 1, 0), width),
        min(max(y0 - 1, 0), height),
        min(max(x1 + 1, 0), width),
        min(max(y1 + 1, 0), height),
    )
