"""The characters of a recognised line, each at its place."""

from __future__ import annotations

from statistics import fmean, median
from typing import TYPE_CHECKING

import numpy as np

from pipeline.chars import count_ink, is_cjk
from pipeline.origin import Box
from stages.extract._layout.lines import WIDE_GAP
from stages.extract._layout.model import Atom
from stages.extract._ocr.engine import Reading

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Quad, Seen

OWN = 0.95
"""Ink no further than this from the middle of a character, in characters, is its own or its
neighbour's: the engine tells places to about half a character."""


def line_atoms(quad: Quad, reading: Reading, color: str | None) -> list[Atom]:
    """The characters of ``reading``, each at its place in ``quad``."""
    x0, y0, x1, y1 = bounds(quad)
    inked = [char for char in reading.text if count_ink(char)]
    if not inked:
        return []
    size = type_size(reading, x1 - x0, y1 - y0)
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


def covered(seen: Seen) -> list[Quad]:
    """The parts of a line in which the characters of its reading stand. Where they leave a gap
    wider than a character, what lies there was passed over."""
    quad, reading = seen.quad, seen.reading
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    width, height = float(np.linalg.norm(across)), float(np.linalg.norm(down))
    stands = height > 1.5 * width
    length, size = (height, width) if stands else (width, height)
    near = OWN * type_size(reading, length, size) / max(length, 1.0)
    spans: list[tuple[float, float]] = []
    for char, middle in zip(reading.text, reading.middles, strict=True):
        if not count_ink(char):
            continue
        start, end = max(middle - near, 0.0), min(middle + near, 1.0)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    parts: list[Quad] = []
    for start, end in spans:
        a, b = (down * start, down * end) if stands else (across * start, across * end)
        top, other = quad[0], quad[1] if stands else quad[3]
        corners = [top + a, other + a, other + b, top + b]
        if not stands:
            corners = [top + a, top + b, other + b, other + a]
        parts.append(np.array(corners, dtype=np.float32))
    return parts


def is_wide(char: str) -> bool:
    """Whether ``char`` fills a full square in Chinese type."""
    return not char.isascii() and (is_cjk(char) or ord(char) >= 0x2000)


def type_size(reading: Reading, width: float, height: float) -> float:
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


def bounds(quad: Quad) -> Box:
    low, high = quad.min(axis=0), quad.max(axis=0)
    return (float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def quad_of(box: Box) -> Quad:
    x0, y0, x1, y1 = box
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)
