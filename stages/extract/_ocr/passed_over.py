"""Ink that the first look passed over, looked at once more: larger, turned, by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._ocr.ctc import NOTHING
from stages.extract._ocr.engine import Engine, Reading, Seen, sure_of
from stages.extract._ocr.gaps import in_gap
from stages.extract._ocr.ink import paint
from stages.extract._ocr.lines import bounds, covered, quad_of
from stages.extract._ocr.prepare import cut
from stages.extract._ocr.twice import Twice, twice
from stages.extract._ocr.upright import is_standing, one_beside_another, turned_over

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad
    from stages.extract._ocr.rules import Mask

MOST = 24
"""As many patches of a page are looked at again; a page with more is no page of text."""

SURE = 0.8
"""What is read in a patch counts as text from this confidence on. Pictures, stamps and strokes
of a pen come to 0.2 to 0.6; whatever is below stays unread ink, which is listed."""

SURE_ALONE = 0.9
"""The same for a single character, which the engine sees in anything."""

LARGE = 10.0
"""A patch both sides of which are longer than this, in characters, is no single line."""

WIDE = 960
"""A patch is made larger up to this side, in pixels, and not beyond four times."""

INKED = 200
"""What is darker than this is ink."""

DARK = 0.5
"""A patch with this share of ink is light print on a dark ground."""

BESIDE = 1.5
"""A patch no further than this from the end of a line, in characters, belongs to it."""

LONELY = 2.2
"""A character that stands by itself is no longer than this either way, in usual characters: the
rings that cups leave were read C and U."""

BARS = "一丨"
"""Letters of one stroke, for which rules, scratches and bars between words are taken."""

CORNERS = "1ILT7JlГ厂丁丄」「"
"""Letters for which the corner of a frame is taken that lies askew,"""

HANGS = 4.0
"""where what they hang together with is longer than this, in characters."""

_NUMBER = re.compile(r"[-—–－]\s*\d{1,4}\s*[-—–－]")
"""A page number; its dashes may be any strokes, and are never read surely."""


class Found(Struct, frozen=True):
    """Lines read in patches, and those patches of which nothing but these is left to tell."""

    seen: list[Seen]
    twice: list[Twice]
    settled: list[Box]
    """Dark grounds, whose ink is no text though the text on them was read."""


def read_passed_over(
    page: Picture, ink: Mask, patches: Sequence[Box], seen: Sequence[Seen], size: float,
    engine: Engine,
) -> Found:  # fmt: skip
    """What stands in ``patches`` of ``page``, whose ``ink`` no character of ``seen`` covers.
    ``size`` is the side of a usual character in pixels."""
    found = Found([], [], [])
    if not patches:
        return found
    bare = page.copy()
    # What was read is painted over, so that it is not read twice.
    paint(bare, [part for line in seen for part in covered(line)], 0, 255)
    largest = sorted(patches, key=lambda b: (b[0] - b[2]) * (b[3] - b[1]))[:MOST]
    for box in sorted(largest, key=lambda b: (b[1], b[0])):
        x0, y0, x1, y1 = (int(v) for v in box)
        dark = float(np.count_nonzero(ink[y0:y1, x0:x1])) > DARK * (y1 - y0) * (x1 - x0)
        sheet = np.asarray(255 - bare, dtype=np.uint8) if dark and y1 - y0 > size else bare
        line = _line_beside(box, seen, size)
        lines = _best(sheet, box, line, size, engine)
        if not lines and line is not None:
            fill = in_gap(page, box, line, seen, engine)
            lines = [fill] if fill is not None and _is_text(fill.reading, None) else []
        if sheet is bare and _is_corner(lines, bare, box, size):
            lines = []
        for new in lines:
            found.seen.append(new)
            found.twice.append(twice(bounds(new.quad), "uncovered", new.reading, NOTHING))
        if lines and sheet is not bare:
            found.settled.append(box)
    return found


def _best(page: Picture, box: Box, line: Seen | None, size: float, engine: Engine) -> list[Seen]:
    """The surest way to read the patch ``box``: as one line, level or standing, or as the
    lines that the detector sees in it when it is made larger; nothing where none is sure."""
    ways: list[list[Seen]] = []
    if min(box[2] - box[0], box[3] - box[1]) <= LARGE * size:
        quads, crops = zip(*_as_line(page, box, line, size), strict=True)
        ways += [
            [Seen(quad, crop, reading, None)]
            for quad, crop, reading in zip(quads, crops, engine.recognise(crops), strict=True)
        ]
    if max(box[2] - box[0], box[3] - box[1]) > BESIDE * size:
        ways.append(_as_page(page, box, size, engine))
    good = [[new for new in way if _is_text(new.reading, line)] for way in ways]
    if line is None and max(box[2] - box[0], box[3] - box[1]) > LONELY * size:
        good = [way for way in good if sum(count_ink(new.reading.text) for new in way) > 1]
    return max(good, key=_weight, default=[])


def _is_corner(way: Sequence[Seen], page: Picture, box: Box, size: float) -> bool:
    """Whether ``way`` is a letter for which a part of a frame of ``page`` was taken."""
    text = "".join(new.reading.text.strip() for new in way)
    if len(text) != 1 or text not in CORNERS:
        return False
    x0, y0, x1, y1 = (round(value) for value in box)
    reach = round(HANGS * size) + 1
    left, top = max(x0 - reach, 0), max(y0 - reach, 0)
    part = page[top : y1 + reach, left : x1 + reach].min(axis=2)
    dark = np.asarray(part < INKED, np.uint8)
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark)
    inside = np.unique(labels[y0 - top : y1 - top, x0 - left : x1 - left])
    return any(max(stats[label][2:4]) > HANGS * size for label in inside[inside > 0].tolist())


def _weight(way: Sequence[Seen]) -> float:
    """Characters count by how much surer than nothing they are."""
    return sum(share - 0.5 for new in way for share in new.reading.sure)


def _is_text(reading: Reading, line: Seen | None) -> bool:
    if _NUMBER.fullmatch(reading.text):
        digits = (s for c, s in zip(reading.text, reading.sure, strict=True) if c.isdigit())
        return min(digits) >= SURE_ALONE
    count = count_ink(reading.text)
    if not count or sure_of(reading) < (SURE if count > 1 else SURE_ALONE):
        return False
    # A speck by itself looks like a full stop, a scratch like a dash.
    return line is not None or any(c.isalnum() and c not in BARS for c in reading.text)


def _as_line(
    page: Picture, box: Box, line: Seen | None, size: float
) -> Iterator[tuple[Quad, Picture]]:
    """``box`` as a line, with its picture: level, either way round, or standing."""
    x0, y0, x1, y1 = box
    pad = 0.25 * min(size, min(x1 - x0, y1 - y0) + 2)
    # A stop or a dash is told by how high it stands in its line, or that it is no line's height.
    high, wide = (max((1.2 * size - side) / 2, pad) for side in (y1 - y0, x1 - x0))
    y0, y1 = y0 - high, y1 + high
    x0, x1 = x0 - (wide if line is None else pad), x1 + (wide if line is None else pad)
    if line is not None:
        y0, y1 = bounds(line.quad)[1::2]
        # As wide as the line is high, so that a narrow sign (1, |, ！) is not laid on its side.
        wide = max((y1 - y0 - (x1 - x0)) / 2, 0)
        x0, x1 = x0 - wide, x1 + wide
    corners = quad_of((x0, y0, x1, y1))
    crop = cut(page, corners, 0)
    yield corners, crop
    if line is None and max(x1 - x0, y1 - y0) > 1.5 * size:
        yield turned_over(corners), np.ascontiguousarray(crop[::-1, ::-1])
    if is_standing(corners):
        yield corners, one_beside_another(crop)


def _as_page(page: Picture, box: Box, size: float, engine: Engine) -> list[Seen]:
    """The lines that the detector sees in ``box`` when it is made larger."""
    height, width = page.shape[:2]
    x0, y0 = (max(int(v - size), 0) for v in box[:2])
    x1, y1 = min(int(box[2] + size), width), min(int(box[3] + size), height)
    times = max(min(WIDE / max(y1 - y0, x1 - x0), 4.0), 1.0)
    part = cv2.resize(page[y0:y1, x0:x1], None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    corner = np.array([x0, y0], dtype=np.float32)
    found = engine.detect(np.ascontiguousarray(part, dtype=np.uint8), WIDE)
    quads = [quad / np.float32(times) + corner for quad in found]
    return [_either_way(page, quad, engine) for quad in quads]


def _either_way(page: Picture, quad: Quad, engine: Engine) -> Seen:
    """The line in ``quad``; a standing one is read from both its ends, and the surer way holds."""
    crop = cut(page, quad)
    ways = [(quad, crop)]
    if is_standing(quad):
        ways.append((turned_over(quad), np.ascontiguousarray(crop[::-1, ::-1])))
    readings = engine.recognise([picture for _quad, picture in ways])
    lines = [Seen(*way, found, None) for way, found in zip(ways, readings, strict=True)]
    return max(lines, key=lambda line: sure_of(line.reading))


def _line_beside(box: Box, seen: Sequence[Seen], size: float) -> Seen | None:
    """The level line in which ``box`` lies, in a gap of it or at its end."""
    for line in seen:
        x0, y0, x1, y1 = bounds(line.quad)
        if not line.reading.text or y1 - y0 > x1 - x0:
            continue
        inside = y0 - 0.2 * size <= box[1] and box[3] <= y1 + 0.2 * size
        if inside and x0 - BESIDE * size <= box[2] and box[0] <= x1 + BESIDE * size:
            return line
    return None
