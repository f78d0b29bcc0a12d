"""The words of a stamp that is no ring: a stamp of receipt (收文章), of the proof reader
(校对章), of a person (名章)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec import Struct

from pipeline.chars import count_ink, ink, is_cjk
from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._ocr.engine import Engine, Reading, sure_of
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.prepare import cut
from stages.extract._ocr.ring import EACH, GOOD, RingText
from stages.extract._ocr.upright import is_standing, length_of, one_beside_another

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad

LOOK = 640
"""Lines are looked for in a stamp made so many pixels long: small ones are found only large."""

LARGER = 4.0
"""A stamp is not made larger than this."""

MARGIN = 0.15
"""White around the stamp, as a share of its shorter side: lines at an edge are not found."""

TALLER = 0.3
"""A line is read once more cut higher by this share; where both are read alike it is sure. A
letter of a name has no neighbours that tell it, and is read wrong with a confidence of 0.99."""

NAME = 1.4
"""A stamp no longer than this, in its shorter sides, is square: its few letters are one name."""

ENDS = "印章"
"""The last letter of a name that is cut in two columns."""


class _Line(Struct, frozen=True):
    """``agreed``: it was read twice, and alike."""

    reading: Reading
    agreed: bool
    box: Box


def stamp_words(alone: Picture, engine: Engine) -> RingText | None:
    """The words of the stamp that fills ``alone`` (dark on white), line by line with blanks
    between. None where nothing is read surely; lines that are not are left out, but of a name
    all letters must be sure, and it must be clear in which order they stand."""
    height, width = alone.shape[:2]
    face = _enlarged(alone)
    lines = _in_order(_lines(face, engine.detect(face, LOOK), engine))
    sure = [line for line in lines if _is_sure(line)]
    if not sure:
        return None
    texts = [line.reading.text.strip() for line in sure]
    if max(height, width) < NAME * min(height, width) and max(map(count_ink, texts)) <= 2:
        name = _name(face, sure, engine) if len(sure) == len(lines) else None
        if name is None:
            return None
        texts = [name]
    return RingText(" ".join(texts), round(fmean(sure_of(line.reading) for line in sure), 4))


def has_letters(alone: Picture, engine: Engine) -> bool:
    """Whether two Chinese letters or more are read surely in ``alone``."""
    face = _enlarged(alone)
    readings = [line.reading for line in _lines(face, engine.detect(face, LOOK), engine)]
    sure = [c for r in readings for c, s in zip(r.text, r.sure, strict=True) if s >= EACH]
    return sum(map(is_cjk, sure)) >= 2


def _enlarged(alone: Picture) -> Picture:
    height, width = alone.shape[:2]
    times = min(LOOK / max(height, width), LARGER)
    pad = round(MARGIN * min(height, width))
    paper = cv2.copyMakeBorder(alone, *(pad,) * 4, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    large = cv2.resize(paper, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    return np.asarray(large, np.uint8)


def _lines(face: Picture, quads: Sequence[Quad], engine: Engine) -> list[_Line]:
    crops: list[Picture] = []
    for quad in quads:
        for crop in (cut(face, quad), cut(face, quad, TALLER)):
            crops.append(one_beside_another(crop) if is_standing(quad) else crop)
    readings = engine.recognise(crops)
    found: list[_Line] = []
    for quad, first, second in zip(quads, readings[::2], readings[1::2], strict=True):
        agreed = ink(first.text) == ink(second.text)
        if is_standing(quad):
            # Letters that stand apart are cut where they should not be, and some get lost.
            agreed = agreed and count_ink(first.text) == _places(quad)
        if count_ink(first.text):
            found.append(_Line(first, agreed, bounds(quad)))
    return found


def _places(quad: Quad) -> int:
    """How many letters have room in the standing line ``quad``."""
    return round(length_of(quad) / max(float(np.linalg.norm(quad[1] - quad[0])), 1.0))


def _in_order(lines: Sequence[_Line]) -> list[_Line]:
    """``lines`` row by row, each from the left."""
    rows: list[list[_Line]] = []
    for line in sorted(lines, key=_middle):
        high = line.box[3] - line.box[1]
        if rows and _middle(line) - _middle(rows[-1][0]) < 0.5 * high:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.box[0])]


def _middle(line: _Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _is_sure(line: _Line) -> bool:
    reading = line.reading
    letters = any(is_cjk(char) or char.isalnum() for char in reading.text)
    return letters and line.agreed and sure_of(reading) >= GOOD and min(reading.sure) >= EACH


def _name(face: Picture, rows: Sequence[_Line], engine: Engine) -> str | None:
    """The name whose letters stand in ``rows``: two columns are cut from the right, and printed
    words go by rows; where neither is certain nobody can tell 林远 from 远林. Letters in a
    square are read by columns too."""
    texts = [ink(row.reading.text) for row in rows]
    if len(texts) != 2:
        return texts[0] if len(texts) == 1 else None
    upper, lower = texts
    if len(upper) != 2 or len(lower) != 2:
        return None
    x0, y0, x1, y1 = (round(value) for value in around([row.box for row in rows]))
    x, y = (x0 + x1) // 2, (y0 + y1) // 2
    columns = [
        np.ascontiguousarray(np.hstack([face[y0:y, a:b], face[y1 - (y - y0) : y1, a:b]]))
        for a, b in ((x0, x), (x, x1))
    ]
    left, right = (ink(reading.text) for reading in engine.recognise(columns))
    if (left, right) != (upper[0] + lower[0], upper[1] + lower[1]):
        return None
    if lower[0] in ENDS:
        return right + left
    return upper + lower if lower[1] in ENDS else None
