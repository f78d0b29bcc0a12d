"""One picture of a page, read: its characters with place and confidence, its ruled tables,
and the ink that nothing covers."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from pipeline.chars import count_ink, is_cjk
from pipeline.origin import Box
from stages.extract._layout.lines import WIDE_GAP
from stages.extract._layout.model import Atom, around
from stages.extract._ocr.engine import Engine, Reading, Seen
from stages.extract._ocr.ink import bounds_of, unread
from stages.extract._ocr.prepare import cut, even_paper, red_ink, skew_of, turn, without_red
from stages.extract._ocr.rules import ink_mask, ruled, segments, split_at, tables
from stages.extract._ocr.upright import quarter_turns

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad
    from stages.extract._ocr.rules import Mask

LOOK = 960
"""Longest side, in pixels, at which lines are looked for first: detection takes the square of
it in time, and finds the lines of a page as well as at 2000."""

LOOK_AGAIN = 1920
"""Where the type is small, lines are looked for once more at up to this side."""

SMALL = 13.0
"""Lines lower than this, in pixels as they were looked for, are found only in part."""

MOSTLY = 0.7
"""A line whose ink is red by this share is printed in red; another has a seal upon it."""


class OcrPage(Struct, frozen=True):
    """A page as read, in pixels of the picture after it was turned back by ``skew`` degrees
    (90 and more: it lay on its side or upside down).

    ``ink`` counts the characters that the engine gave. ``has_ink``: there is something on it.
    """

    width: int
    height: int
    skew: float
    atoms: tuple[Atom, ...]
    cells: tuple[tuple[Box, ...], ...]
    unread: tuple[Box, ...]
    ink: int
    has_ink: bool


def read_page(picture: Picture, engine: Engine) -> OcrPage:
    even = even_paper(picture)
    look = _look(even, engine)
    seen = _read(look, engine)
    turns = quarter_turns(seen, engine)
    if turns:
        look = _look(np.ascontiguousarray(np.rot90(even, turns)), engine)
        seen = _read(look, engine)
    atoms = [atom for s in seen for atom in line_atoms(s.quad, s.reading, s.color)]
    has_ink = bool(atoms) or float(np.count_nonzero(look.mask)) > 0.0005 * look.mask.size
    size = median([a.size for a in atoms]) if atoms else max(look.page.shape) / 60
    boxes = [_bounds(s.quad) for s in seen if count_ink(s.reading.text)]
    patches = unread(look.mask, look.rules, boxes, size)
    if has_ink and not atoms and not patches:
        # A picture that fills its page touches every border; it is not nothing for that.
        patches = [bounds_of(look.mask)]
    return OcrPage(
        width=look.page.shape[1],
        height=look.page.shape[0],
        skew=90 * turns + look.skew,
        atoms=tuple(atoms),
        cells=tuple(tuple(cells) for cells in look.grids),
        unread=tuple(patches),
        ink=sum(count_ink(s.reading.text) for s in seen),
        has_ink=has_ink,
    )


class _Look(Struct, frozen=True):
    """A page turned back by ``skew`` degrees: where its lines of text are, its ink, its ruled
    lines and the cells that they make."""

    page: Picture
    skew: float
    quads: list[Quad]
    mask: Mask
    rules: Mask
    grids: list[list[Box]]


def _look(page: Picture, engine: Engine) -> _Look:
    quads = engine.detect(page, LOOK)
    skew = skew_of(quads)
    if skew:
        page = turn(page, skew)
    again = _second_look(quads, page)
    if skew or again:
        quads = engine.detect(page, again or LOOK)
    mask = ink_mask(page)
    across, down = ruled(mask)
    posts = segments(down)
    guess = median([float(np.linalg.norm(q[3] - q[0])) for q in quads]) if quads else 20.0
    grids = tables(segments(across), posts, 0.2 * guess)
    quads = split_at(quads, posts, [around(cells) for cells in grids])
    return _Look(page, skew, quads, mask, np.maximum(across, down), grids)


def _second_look(quads: Sequence[Quad], page: Picture) -> int:
    """The side at which to look for lines again, or 0 where the first look is enough."""
    longest = max(page.shape[:2])
    if not quads or longest <= LOOK:
        return 0
    heights = sorted(float(np.linalg.norm(q[3] - q[0])) for q in quads)
    low = heights[len(heights) // 4] * LOOK / longest
    return min(round(LOOK * 1.6 * SMALL / max(low, 1.0)), LOOK_AGAIN, longest) if low < SMALL else 0


def _read(look: _Look, engine: Engine) -> list[Seen]:
    """What stands in the lines of ``look``. Red over black ink is taken off first: a seal lies
    on signature and date."""
    crops: list[Picture] = []
    colors: list[str | None] = []
    for quad in look.quads:
        crop = cut(look.page, quad)
        share, color = red_ink(crop)
        colors.append(color if share > MOSTLY else None)
        crops.append(without_red(crop) if 0.02 < share <= MOSTLY else crop)
    readings = engine.recognise(crops)
    return [Seen(*s) for s in zip(look.quads, crops, readings, colors, strict=True)]


def line_atoms(quad: Quad, reading: Reading, color: str | None) -> list[Atom]:
    """The characters of ``reading``, each at its place in ``quad``."""
    x0, y0, x1, y1 = _bounds(quad)
    inked = [char for char in reading.text if count_ink(char)]
    if not inked:
        return []
    size = _size(reading, x1 - x0, y1 - y0)
    places = [
        (char, sure, x0 + middle * (x1 - x0))
        for char, sure, middle in zip(reading.text, reading.sure, reading.middles, strict=True)
    ]
    atoms: list[Atom] = []
    spaced = False
    for char, sure, x in places:
        if not count_ink(char):
            spaced = True
            continue
        half = (size if is_wide(char) else 0.55 * size) / 2
        end = atoms[-1].box[2] if atoms else x0
        # Places are good to half a character: a smaller gap is no blank, the engine says so.
        left = x - half if x - half - end >= WIDE_GAP * size else end
        atoms.append(
            Atom(
                text=char,
                box=(left, y0, max(min(x + half, x1), left), y1),
                size=round(size, 1),
                color=color,
                sure=sure,
                spaced=spaced and bool(atoms),
            )
        )
        spaced = False
    return atoms


def is_wide(char: str) -> bool:
    """Whether ``char`` fills a full square in Chinese type."""
    return not char.isascii() and (is_cjk(char) or ord(char) >= 0x2000)


def _size(reading: Reading, width: float, height: float) -> float:
    """The side of a character: from how far Chinese neighbours stand apart where there are
    some, else from the box, which is about a third higher than its characters."""
    steps = sorted(
        (b - a) * width
        for a, b, c, d in zip(
            reading.middles,
            reading.middles[1:],
            reading.text,
            reading.text[1:],
            strict=False,
        )
        if is_cjk(c) and is_cjk(d)
    )
    guess = 0.78 * height
    # The engine tells places in columns of a fifth of a character: only their mean is exact.
    usual = [step for step in steps if step <= 1.6 * median(steps)]
    if len(usual) >= 2:
        return min(max(fmean(usual), 0.7 * guess), 1.15 * guess)
    return guess


def _bounds(quad: Quad) -> Box:
    low, high = quad.min(axis=0), quad.max(axis=0)
    return (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
