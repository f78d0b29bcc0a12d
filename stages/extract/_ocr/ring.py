"""The words of a seal: those that run round its ring, and the line under its star."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec import Struct

from pipeline.chars import is_cjk
from stages.extract._ocr.engine import Engine, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture

GOOD = 0.9
"""Words read with less confidence than this, on average, are not given: an organ's name with a
wrong character is another organ. Of 13 drawn seals of all kinds the right readings came to 0.9
and more, those of strips that cut the letters to 0.94 at most, which is why two must agree."""

EACH = 0.9
"""No character of them is less sure: the words of the page cross some."""

AGREE = 2
"""So many strips of a ring are read alike."""

FEWEST = 3
"""No organ's name is shorter."""

BANDS = ((0.58, 0.92), (0.66, 0.93))
"""Where letters may stand between the middle (0) and the outer edge (1) of a seal: few letters
are tall, many are low."""

WIDER = (1.0, 1.4)
"""Letters on a ring are narrow; the engine knows square ones better."""

UNDER = (0.66, 0.86)
"""Where the line under the star stands, as shares of the height from the top; in an oval seal,
which has no star, in its middle."""

UNDER_OVAL = (0.42, 0.7)

SIDE = 400
"""A seal is unrolled from a picture of this many pixels each way."""


class RingText(Struct, frozen=True):
    text: str
    confidence: float


def ring_text(alone: Picture, engine: Engine) -> RingText | None:
    """The words of the round seal that fills ``alone`` (dark on white), first those of the
    ring, clockwise from the gap at its foot, then, after a blank, the line under its star.
    None where they cannot be read well."""
    height, width = alone.shape[:2]
    face = np.asarray(cv2.resize(alone, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)
    strips = [_unrolled(face, band, wider) for band in BANDS for wider in WIDER]
    ring = _best(engine.recognise(strips))
    if ring is None:
        return None
    top, bottom = UNDER_OVAL if height < 0.85 * width else UNDER
    line = alone[round(top * height) : round(bottom * height), round(0.2 * width) :]
    line = np.ascontiguousarray(line[:, : round(0.6 * width)])
    under = _best(engine.recognise([line])) if _has_letters(line) else None
    if under is None:
        return ring
    return RingText(f"{ring.text} {under.text}", min(ring.confidence, under.confidence))


def _best(readings: Sequence[Reading]) -> RingText | None:
    found: list[RingText] = []
    for reading in readings:
        text = "".join(char for char in reading.text if is_cjk(char))
        sure = [s for char, s in zip(reading.text, reading.sure, strict=True) if is_cjk(char)]
        # A strip that cut the letters gives signs and digits among them.
        if len(text) >= FEWEST and len(text) >= 0.8 * len(reading.text.replace(" ", "")):
            found.append(RingText(text, round(fmean(sure), 4) if min(sure) >= EACH else 0.0))
    best = max(found, key=lambda f: f.confidence, default=None)
    if best is None or best.confidence < GOOD:
        return None
    agreeing = sum(f.text == best.text for f in found)
    return best if agreeing >= min(AGREE, len(readings)) else None


def _unrolled(face: Picture, band: tuple[float, float], wider: float) -> Picture:
    """The letters between two radii of the round ``face`` as a line, the outer side on top."""
    inner, outer = (share * SIDE / 2 for share in band)
    middle = (inner + outer) / 2
    steps = round(2 * np.pi * middle)
    polar = cv2.warpPolar(
        face, (SIDE // 2, steps), (SIDE / 2, SIDE / 2), SIDE / 2, cv2.INTER_LINEAR
    )
    # Rows are directions, clockwise from the right hand; columns are radii.
    strip = np.asarray(np.rot90(polar[:, round(inner) : round(outer)]), np.uint8)
    # rot90 to the left puts the outer side on top, and the directions from left to right.
    strip = _trimmed(np.asarray(np.roll(strip, -_gap(strip), axis=1), np.uint8))
    size = (max(round(strip.shape[1] * wider), 1), strip.shape[0])
    return np.asarray(cv2.resize(strip, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _trimmed(strip: Picture) -> Picture:
    """``strip`` without the blank at its ends."""
    inked = np.flatnonzero(_inked(strip))
    if not inked.size:
        return strip
    margin = strip.shape[0] // 4
    return strip[:, max(int(inked[0]) - margin, 0) : int(inked[-1]) + margin]


def _inked(strip: Picture) -> NDArray[np.bool_]:
    """The columns of ``strip`` that have ink."""
    return np.asarray((strip[:, :, 0] < 140).mean(axis=0) > 0.04)


def _gap(strip: Picture) -> int:
    """The column in the middle of the longest blank; at the foot where there is none."""
    dark = _inked(strip)
    count = len(dark)
    foot = count // 4
    runs: list[tuple[int, int]] = []
    start: int | None = None
    # Twice round, since a blank may lie over the end.
    for index, inked in enumerate([*dark, *dark, True]):
        if inked and start is not None:
            runs.append((index - start, (start + index) // 2 % count))
            start = None
        elif not inked and start is None:
            start = index
    best = max(runs, default=(0, foot))
    return best[1] if best[0] >= 0.04 * count else foot


def _has_letters(line: Picture) -> bool:
    dark: NDArray[np.bool_] = line[:, :, 0] < 140
    return bool(dark.size) and 0.05 <= float(dark.mean()) <= 0.6
