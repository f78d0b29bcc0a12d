"""Ruled lines of a picture: long thin runs of ink, level and upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.model import Ruling

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture, Quad

    Mask = NDArray[np.uint8]
    """255 where there is something, 0 elsewhere."""

LONG = 0.03
"""A dark run this long, as a share of the page's longer side, is a ruled line: longer than
any stroke of a character, shorter than the side of a table."""

GAP = 0.0026
"""A break in a line this long, as the same share, is closed: 9 pixels of A4 at 300 dpi. More
would join the strokes of a character to the lines of a tight table and to the next row's."""

DASH = 0.0065
"""A break this long (5 points of A4) is closed where nothing but the line is near: dashes."""

THICKEST = 0.006
"""A line is no thicker than this share (5 points of A4); a bar is text blacked out."""

FAINT = 40
"""A line is at least this much darker than the paper beside it, of 255; hairlines at 150 dpi
and coloured ones come to 60, noise of an office scanner to 30."""

SURE = 4
"""A line this many times longer than it must be is one, whatever is near."""

LONELY = 0.2
"""Beside a shorter line, and a dashed one, at most this share is ink; beside a row of strokes
of text it is a third."""

DRAWN = 0.35
"""At least this share of a dashed line is ink."""

LEAST_TILT = 0.04
"""Degrees by which lines must be inclined for a page to be turned: 1.5 pixels over A4."""


COLOURED = 50
"""A line is coloured where its channels differ by this much, of 255: scanners give black ones
fringes."""


class Lines(Struct, frozen=True):
    """The ruled lines of a picture: as masks, and as boxes of those that hang together."""

    across: Mask
    down: Mask
    level: tuple[Box, ...]
    upright: tuple[Box, ...]
    thin: Mask
    """All thin ink: lines and strokes of characters."""

    @property
    def mask(self) -> Mask:
        return np.maximum(self.across, self.down)


def ink_mask(picture: Picture) -> Mask:
    """Where ``picture``, its paper evened, carries ink."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    _level, mask = cv2.threshold(grey, 170, 255, cv2.THRESH_BINARY_INV)
    return np.asarray(mask, dtype=np.uint8)


def lines_of(picture: Picture) -> Lines:
    """The ruled lines of ``picture``, broken, dashed, coloured and shaded ones too."""
    thin = thin_ink(picture)
    across, level = _runs(thin)
    down, upright = _runs(np.ascontiguousarray(thin.T))
    return Lines(
        across=across,
        down=np.ascontiguousarray(down.T),
        level=tuple(level),
        upright=tuple((x0, y0, x1, y1) for y0, x0, y1, x1 in upright),
        thin=thin,
    )


def thin_ink(picture: Picture) -> Mask:
    """Ink no thicker than a line, told from what lies beside it, so that shading is no ink.
    In its darkest channel a coloured line is as clear as a black one."""
    side = _pixels(THICKEST, picture, 5)
    darkest = np.ascontiguousarray(picture.min(axis=2))
    beside = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    lift = cv2.subtract(beside, darkest)
    _level, mask = cv2.threshold(lift, FAINT - 1, 255, cv2.THRESH_BINARY)
    return np.asarray(mask, dtype=np.uint8)


def tilt_of(lines: Lines) -> float:
    """By how many degrees the long lines of a page are inclined, clockwise; 0 where it has none
    or they lie level."""
    least = 4 * LONG * max(lines.across.shape)
    total = weight = 0.0
    for x0, y0, x1, y1 in lines.level:
        if x1 - x0 < least:
            continue
        part = lines.across[int(y0) : int(y1), int(x0) : int(x1)]
        width = part.shape[1]
        ends = [_middle(part[:, : width // 8]), _middle(part[:, -(width // 8) :])]
        if ends[0] is not None and ends[1] is not None:
            total += (ends[1] - ends[0]) * width
            weight += 0.875 * width * width
    if not weight:
        return 0.0
    degrees = round(float(np.degrees(np.arctan(total / weight))), 2)
    return degrees if abs(degrees) >= LEAST_TILT else 0.0


def _middle(part: Mask) -> float | None:
    rows = np.nonzero(part)[0]
    return float(rows.mean()) if rows.size else None


def _pixels(share: float, picture: Picture | Mask, least: int) -> int:
    return max(round(share * float(max(picture.shape[:2]))), least)


def _runs(thin: Mask) -> tuple[Mask, list[Box]]:
    """The level lines in ``thin``: those with small breaks, and dashed ones."""
    length = _pixels(LONG, thin, 20)
    # Joined first: scans break thin lines, and a fifth of a degree makes steps in them.
    gap, dash = _pixels(GAP, thin, 3), _pixels(DASH, thin, 5)
    runs = _opened(thin, gap, length)
    boxes = [b for b in _boxes(runs) if b[2] - b[0] >= SURE * length or _is_lonely(b, thin)]
    dashed = _opened(thin, dash, 2 * length)
    known = cv2.dilate(runs, np.ones((3, 3), np.uint8))
    for box in _boxes(np.asarray(cv2.subtract(dashed, known), dtype=np.uint8)):
        if _is_lonely(box, thin):
            x0, y0, x1, y1 = (int(v) for v in box)
            runs[y0:y1, x0:x1] = np.maximum(runs[y0:y1, x0:x1], dashed[y0:y1, x0:x1])
            boxes.append(box)
    return runs, boxes


def _opened(thin: Mask, gap: int, length: int) -> Mask:
    closed = cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))
    found = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    return np.asarray(found, dtype=np.uint8)


def _boxes(runs: Mask) -> list[Box]:
    """The boxes of the separate lines in ``runs``."""
    joined = cv2.dilate(runs, np.ones((3, 3), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
    height, width = runs.shape
    boxes: list[Box] = []
    for x, y, w, h, _area in stats[1:count].tolist():
        if h < 0.25 * w:
            # Without the margin that joining gave them.
            boxes.append(
                (x + (x > 0), y + (y > 0), x + w - (x + w < width), y + h - (y + h < height))
            )
    return boxes


def _is_lonely(box: Box, thin: Mask) -> bool:
    """Whether ``box`` is a line, and not the feet of a row of characters."""
    x0, y0, x1, y1 = (int(v) for v in box)
    far = _pixels(THICKEST / 3, thin, 2)
    if y1 - y0 > 3 * far:
        return False
    sides = thin[max(y0 - 2 - far, 0) : max(y0 - 2, 0), x0:x1], thin[y1 + 2 : y1 + 2 + far, x0:x1]
    inked = float(thin[y0:y1, x0:x1].any(axis=0).mean())
    return inked >= DRAWN and all(float((side > 0).mean()) <= LONELY for side in sides if side.size)


def off_lines(mask: Mask, lines: Lines) -> Mask:
    """``mask`` without the ruled ``lines`` in it, and the fringe that blur gives them."""
    wide = cv2.dilate(lines.mask, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.subtract(mask, wide), dtype=np.uint8)


def turned(quad: Quad, degrees: float, picture: Picture) -> Quad:
    """``quad`` where it lies after ``picture`` was turned back by ``degrees``."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return (quad @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)


def rulings_of(picture: Picture, lines: Lines) -> list[Ruling]:
    """The level ``lines``, from top to bottom, with their colours."""
    found: list[Ruling] = []
    for x0, y0, x1, y1 in sorted(lines.level, key=lambda box: (box[1], box[0])):
        here = slice(int(y0), int(y1)), slice(int(x0), int(x1))
        inked = picture[here][lines.thin[here] > 0]
        # The edges of a line are mixed with paper: its middle tells the colour.
        dark = inked[np.argsort(inked.min(axis=1))[: max(len(inked) // 2, 1)]]
        blue, green, red = (round(float(v)) for v in dark.mean(axis=0))
        black = max(red, green, blue) - min(red, green, blue) < COLOURED
        color = "000000" if black else f"{red:02X}{green:02X}{blue:02X}"
        found.append(Ruling(x0, x1, (y0 + y1) / 2, color))
    return found
