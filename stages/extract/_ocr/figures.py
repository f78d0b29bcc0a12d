"""Pictures on a page: drawings, photographs, codes and badges, told from letters that nobody
could read by how large their pieces are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._ocr.engine import sure_of
from stages.extract._ocr.lines import bounds

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Seen
    from stages.extract._ocr.rules import Mask

LEAST = 2.5
"""A picture is at least so many characters high and wide."""

PIECE = 1.8
"""What hangs together over so many characters both ways is no letter of the page's type."""

SHARE = 0.5
"""So much of a patch's ink is in such pieces. Of 29 patches on the pages of the corpus the 23
with more are all pictures; those with less are pictures of many small strokes and, once, lines
of text that stand upright."""

NEAR = 0.2
BESIDE = 0.06
"""Pieces nearer than this to a picture, in characters or in shares of its side, are of it: the
squares of a code are (the coarsest have 25 a side), a caption is farther off."""

READ = 0.5
"""A line read with more confidence than this, on average, is text, wherever it stands."""

HUGE = 0.15
"""No letter is as high and as wide as this share of its page's longer side that is read so
unsurely: a drawing over half a page was taken for 心, an empty frame for J."""

LOW = 0.6
"""A line higher than this share of a picture may be what the picture was made of."""

EMPTY = 0.3
"""A grid with no text and less ink than this is a table to be filled in, a box of lines with
less is a frame; a code has a half."""

LONG = 15
"""A ruled line of a page is longer than this, in characters."""

FRAME = 0.3
"""A patch of which less than this is no ruled line is a frame."""

EDGE = 0.012
"""What reaches into this outer share of the page is the shadow of its border."""

MOST = 60
"""Of a page with more patches than this none is looked at: it is dirt, or one large picture."""


def find_pictures(
    mask: Mask,
    rules: Mask,
    seen: Sequence[Seen],
    grids: Sequence[Box],
    seals: Sequence[Box],
    size: float,
) -> list[Box]:
    """The boxes of pictures in ``mask``, the ink of a page, ruled lines ``rules`` and all;
    ``size`` is the side of a usual character. What stands in tables (``grids``) and
    lies in ``seals`` is theirs."""
    left = cv2.subtract(mask, cv2.dilate(_long(rules, size), np.ones((5, 5), np.uint8)))
    texts = _texts(seen, size)
    tables = [grid for grid in grids if _is_table(mask, grid, texts)]
    for x0, y0, x1, y1 in [*texts, *tables, *seals]:
        cv2.rectangle(left, (round(x0), round(y0)), (round(x1), round(y1)), 0, -1)
    reach = max(round(LEAST / 4 * size), 3)
    joined = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
    large = [s for s in stats[1:count].tolist() if min(s[2], s[3]) >= LEAST * size]
    if len(large) > MOST:
        return []
    found: list[Box] = []
    bottom, right = mask.shape
    edge = EDGE * max(bottom, right)
    for x, y, width, height, _area in large:
        if min(x, y, right - x - width, bottom - y - height) < edge:
            continue
        patch = mask[y : y + height, x : x + width]
        box = _picture(patch, size)
        if box is not None and not _is_frame(patch, rules[y : y + height, x : x + width]):
            found.append((box[0] + x, box[1] + y, box[2] + x, box[3] + y))
    whole = [_with_its_lines(box, mask, texts) for box in found]
    return _apart(whole, NEAR * size)


def _long(rules: Mask, size: float) -> Mask:
    """``rules`` without the short ones: rows of a code's squares look like ruled lines."""
    reach = max(round(LONG * size), 3)
    across = cv2.morphologyEx(rules, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    down = cv2.morphologyEx(rules, cv2.MORPH_OPEN, np.ones((reach, 1), np.uint8))
    return np.asarray(cv2.max(across, down), np.uint8)


def _is_frame(patch: Mask, rules: Mask) -> bool:
    """Whether ``patch`` is little but ruled lines around nothing or around a text."""
    ink = np.count_nonzero(patch)
    if ink >= EMPTY * patch.size:
        return False
    return bool(np.count_nonzero(cv2.subtract(patch, rules)) < FRAME * ink)


def _with_its_lines(box: Box, mask: Mask, texts: Sequence[Box]) -> Box:
    """``box`` with what hangs together with it and was taken for ruled lines: walls of a house,
    axes of a chart, rows of a code. What reaches round text is a frame of the page."""
    x0, y0, x1, y1 = (round(value) for value in box)
    wide, high = x1 - x0, y1 - y0
    left, top = max(x0 - wide, 0), max(y0 - high, 0)
    part = mask[top : y1 + high, left : x1 + wide]
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(part)
    inside = np.unique(labels[y0 - top : y1 - top, x0 - left : x1 - left])
    grown = [box]
    for label in inside[inside > 0].tolist():
        x, y, width, height, _area = stats[label].tolist()
        hung = (float(x + left), float(y + top), float(x + left + width), float(y + top + height))
        cut_off = x == 0 or y == 0 or x + width == part.shape[1] or y + height == part.shape[0]
        if not cut_off and not any(_gap(text, hung) < 0 < _gap(text, box) for text in texts):
            grown.append(hung)
    return around(grown)


def _is_table(mask: Mask, grid: Box, texts: Sequence[Box]) -> bool:
    """Whether ``grid`` has text in it or nothing: the squares of a code look like cells."""
    x0, y0, x1, y1 = (max(round(value), 0) for value in grid)
    if any(x0 <= (t[0] + t[2]) / 2 <= x1 and y0 <= (t[1] + t[3]) / 2 <= y1 for t in texts):
        return True
    return float(np.count_nonzero(mask[y0:y1, x0:x1])) < EMPTY * (x1 - x0) * (y1 - y0)


def is_drawing(line: Seen, page: Picture) -> bool:
    """Whether what was taken for one letter is most of what ``page`` shows."""
    x0, y0, x1, y1 = bounds(line.quad)
    least = HUGE * max(page.shape[:2])
    return min(x1 - x0, y1 - y0) >= least and _is_guess(line)


def _is_guess(line: Seen) -> bool:
    """Whether ``line`` is a single letter that was not surely read."""
    return sure_of(line.reading) < READ and count_ink(line.reading.text) <= 1


def in_picture(line: Seen, pictures: Sequence[Box]) -> Box | None:
    """The picture of which ``line`` is a part that the engine took for letters. A single letter
    may be what it made of the whole picture."""
    if sure_of(line.reading) >= READ:
        return None
    x0, y0, x1, y1 = bounds(line.quad)
    area = max((x1 - x0) * (y1 - y0), 1.0)
    for box in pictures:
        width = min(x1, box[2]) - max(x0, box[0])
        height = min(y1, box[3]) - max(y0, box[1])
        shared = max(width, 0) * max(height, 0)
        if shared >= 0.8 * area and y1 - y0 <= LOW * (box[3] - box[1]):
            return box
        whole = (box[2] - box[0]) * (box[3] - box[1])
        if _is_guess(line) and shared >= 0.8 * min(area, whole):
            return box
    return None


def _texts(seen: Sequence[Seen], size: float) -> list[Box]:
    grow = 0.25 * size
    boxes = [bounds(s.quad) for s in seen if sure_of(s.reading) >= READ]
    return [(a - grow, b - grow, c + grow, d + grow) for a, b, c, d in boxes]


def _picture(patch: Mask, size: float) -> Box | None:
    """The picture in ``patch``, or None where it may be letters."""
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(patch)
    pieces: list[Box] = []
    rest: list[Box] = []
    ink = large = 0
    for x, y, width, height, area in stats[1:count].tolist():
        ink += area
        box = (float(x), float(y), float(x + width), float(y + height))
        if min(width, height) >= PIECE * size:
            large += area
            pieces.append(box)
        else:
            rest.append(box)
    if not pieces or large < SHARE * ink:
        return None
    box = around(pieces)
    grew = True
    while grew:
        near = max(NEAR * size, BESIDE * min(box[2] - box[0], box[3] - box[1]))
        close = [b for b in rest if _gap(b, box) <= near]
        rest = [b for b in rest if _gap(b, box) > near]
        grew = bool(close)
        box = around([box, *close])
    wide, high = box[2] - box[0], box[3] - box[1]
    return box if min(wide, high) >= LEAST * size else None


def _apart(boxes: Sequence[Box], near: float) -> list[Box]:
    """``boxes``, those that touch made one."""
    joined: list[Box] = []
    for box in boxes:
        while touching := [other for other in joined if _gap(box, other) < near]:
            joined = [other for other in joined if other not in touching]
            box = around([box, *touching])
        joined.append(box)
    return sorted(joined, key=lambda box: (box[1], box[0]))


def _gap(a: Box, b: Box) -> float:
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
