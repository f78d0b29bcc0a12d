"""What was written by hand behind a word that asks for it (签字：), kept as a picture.

Only there, and only what was not read or read badly: strokes alone do not tell a hand from a
drawing or from poor print, and print must never become a picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink, ink
from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._ocr.engine import Seen, sure_of
from stages.extract._ocr.lines import bounds
from stages.extract._ocr.marks import LeftOut, Mark, png_of
from stages.extract._ocr.turned import turned

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

ASKS = re.compile(
    r"(签字|签名|签章|签收人?|签发人?|审核人?|审批人?|批准人?|经办人|承办人|负责人|校对人?|"
    r"记录人|检查人|填表人|领导批示|拟办意见|批示)[：:]$"
)
"""Words behind which somebody signs. They end in a colon: without it they may be a sentence's."""

BEHIND = 10.0
"""So far behind such a word, in characters, a hand begins to write."""

HIGH = (0.7, 6.0)
"""How high handwriting is, in characters of the page's type."""

READ = 0.5
"""A line read with more confidence than this, on average, is text."""


class Written(Struct, frozen=True):
    """``seen``, ``unread`` and ``marks`` of a page without what was written by hand, which is
    among ``marks`` and ``left_out`` now."""

    seen: list[Seen]
    unread: list[Box]
    marks: list[Mark]
    left_out: list[LeftOut]


def take_handwriting(
    picture: Picture,
    skew: float,
    seen: Sequence[Seen],
    unread: Sequence[Box],
    pictures: Sequence[Mark],
    size: float,
) -> Written:
    """What was written by hand on the page that came as ``picture`` and was turned back by
    ``skew`` degrees, from its lines, its unread ink and its ``pictures``; ``size`` is the side
    of a usual character."""
    written = Written(list(seen), list(unread), list(pictures), [])
    asking = [line for line in seen if ASKS.search(ink(line.reading.text))]
    if not asking:
        return written
    page = turned(picture, skew)
    for line in asking:
        if sure_of(line.reading) > READ:
            written = _behind(bounds(line.quad), page, written, size)
    return written


def _behind(asking: Box, page: Picture, found: Written, size: float) -> Written:
    lines = [
        s for s in found.seen if sure_of(s.reading) < READ and _stands(bounds(s.quad), asking, size)
    ]
    patches = [box for box in found.unread if _stands(box, asking, size)]
    drawn = [m for m in found.marks if m.shows is None and _stands(m.box, asking, size)]
    boxes = [*(bounds(s.quad) for s in lines), *patches, *(m.box for m in drawn)]
    if not boxes:
        return found
    whole = around(boxes)
    mark = Mark(box=whole, shows="handwriting", png=png_of(page, whole))
    guesses = [
        LeftOut(s.reading.text, "handwriting", bounds(s.quad))
        for s in lines
        if count_ink(s.reading.text)
    ]
    return replace(
        found,
        seen=[s for s in found.seen if not any(s is line for line in lines)],
        unread=[box for box in found.unread if box not in patches],
        marks=[*(m for m in found.marks if m not in drawn), mark],
        left_out=[*found.left_out, *guesses],
    )


def _stands(box: Box, asking: Box, size: float) -> bool:
    """Whether ``box`` begins behind ``asking`` on its line, and is as high as handwriting."""
    middle = (asking[1] + asking[3]) / 2
    away = box[0] - asking[2]
    high = (box[3] - box[1]) / size
    return (
        -size <= away <= BEHIND * size and box[1] < middle < box[3] and HIGH[0] <= high <= HIGH[1]
    )
