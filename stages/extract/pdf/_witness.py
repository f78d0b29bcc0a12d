"""A closer look at a page in doubt: a few lines are recognised and compared with the layer."""

from __future__ import annotations

from difflib import SequenceMatcher
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from pipeline.chars import count_ink, letters
from pipeline.origin import Box
from pipeline.stage import Context
from stages.extract._layout.model import around
from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract._printed.judge import is_on
from stages.extract._printed.text import picture_boxes

if TYPE_CHECKING:
    from stages.extract.pdf._render import Picture, Renderer

LINES = 3
"""Lines that are compared: the longest, from different parts of the page."""

SHORTEST, LONGEST = 5, 40
"""Characters of a line that are compared: fewer tell nothing, more tell nothing new."""

LARGE = 0.15
"""A picture that covers less of the page than this is an illustration, whatever it shows."""

PAPER = 0.5
"""A page of writing is at least so far of the colour of its paper."""

COLORED = 0.25
"""A picture of which more than this share is of another colour than its paper, and not only
darker, is a chart: pages of writing with red heads and seals have 0.1, a chart in red 0.4."""

TINT = 32
"""From this difference (of 255) between red, green and blue on, beside that of the paper, a
colour is seen."""

STEP = 4
"""Of so many pixels each way one is looked at, to know a share of them."""

WRITTEN_LINES = 5
"""A picture of a page of writing has at least so many wide lines,"""

WRITTEN = 0.06
"""which cover at least this share of it,"""

WIDE_LINE = 0.35
"""each at least this share of its width. An organization chart full of words has none, a page of
forms or drawings with labels one to three, a page of writing eight and more."""

LOOK = 960
"""Longest side, in pixels, at which lines are looked for."""


class PageWitness:
    """Looks at one page. The engine is loaded only when it is asked."""

    def __init__(self, drawn: Drawn, renderer: Renderer, context: Context) -> None:
        self._drawn = drawn
        self._renderer = renderer
        self._context = context
        self._written: list[Box] | None = None

    def agreement(self) -> float | None:
        from stages.extract._ocr.loaded import engine

        lines = sample_lines(self._drawn)
        if not lines:
            return None
        size = self._drawn.width, self._drawn.height
        crops = []
        for line in lines:
            pad = 0.2 * line[0].size
            x0, y0, x1, y1 = around([glyph.box for glyph in line])
            box = _inside((x0 - pad, y0 - pad, x1 + pad, y1 + pad), size)
            crops.append(self._renderer.cut(self._drawn.number, box, size))
        readings = engine(self._context).recognise(crops)
        return fmean(
            likeness("".join(glyph.text for glyph in line), reading.text)
            for line, reading in zip(lines, readings, strict=True)
        )

    def has_written_picture(self) -> bool:
        return bool(self.written())

    def written(self) -> list[Box]:
        """The larger pictures on the page that are pages of writing."""
        if self._written is None:
            area = LARGE * self._drawn.width * self._drawn.height
            large = [box for box in picture_boxes(self._drawn) if _area(box) >= area]
            self._written = [box for box in large if self._is_written(box)]
        return self._written

    def _is_written(self, box: Box) -> bool:
        from stages.extract._ocr.loaded import engine

        size = self._drawn.width, self._drawn.height
        cut = self._renderer.cut(self._drawn.number, box, size)
        if _paper(cut) < PAPER or _colored(cut) > COLORED:
            return False
        height, width = cut.shape[:2]
        sides = [
            (float(np.ptp(quad[:, 0])), float(np.ptp(quad[:, 1])))
            for quad in engine(self._context).detect(cut, LOOK)
        ]
        wide = [(w, h) for w, h in sides if w >= WIDE_LINE * width and w > h]
        share = sum(w * h for w, h in wide) / (width * height)
        return len(wide) >= WRITTEN_LINES and share >= WRITTEN


def sample_lines(drawn: Drawn) -> list[list[Glyph]]:
    """Level lines of the layer of ``drawn`` that can be compared, as many as ``LINES``."""
    lines: list[list[Glyph]] = []
    for glyph in drawn.glyphs:
        if not glyph.is_visible or glyph.angle or not count_ink(glyph.text):
            continue
        if not is_on(glyph, drawn):
            continue
        if not lines or not _goes_on(lines[-1], glyph):
            lines.append([])
        lines[-1].append(glyph)
    usable = [line for line in lines if len(line) >= SHORTEST]
    third = -(-len(usable) // LINES)
    parts = [usable[at : at + third] for at in range(0, len(usable), third)] if usable else []
    return [max(part, key=len) for part in parts]


def _goes_on(line: list[Glyph], glyph: Glyph) -> bool:
    last = line[-1]
    level = abs(last.origin[1] - glyph.origin[1]) < 0.2 * last.size
    near = -0.5 * last.size < glyph.box[0] - last.box[2] < 2 * last.size
    return level and near and len(line) < LONGEST


def likeness(layer: str, recognised: str) -> float:
    """How much of the letters and digits of two readings of a line is the same, 0 to 1."""
    a, b = letters(layer).casefold(), letters(recognised).casefold()
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a or b else 1.0


def _paper(picture: Picture) -> float:
    """The share of ``picture`` that is nearly of its most frequent brightness."""
    grey = picture[::STEP, ::STEP].mean(axis=2)
    counts, _edges = np.histogram(grey, bins=16, range=(0, 256))
    most = int(counts.argmax())
    return float(counts[max(most - 1, 0) : most + 2].sum() / grey.size)


def _colored(picture: Picture) -> float:
    """The share of ``picture`` that differs from its paper in colour."""
    some = picture[::STEP, ::STEP].astype(np.int16).reshape(-1, 3)
    off = some - np.median(some, axis=0)
    return float(np.mean(off.max(axis=1) - off.min(axis=1) > TINT))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _inside(box: Box, size: tuple[float, float]) -> Box:
    return (max(box[0], 0.0), max(box[1], 0.0), min(box[2], size[0]), min(box[3], size[1]))
