"""Notes without a mark below a rule of their own, in small type, at the foot of a page or column:
基金项目 and 收稿日期 in journals. The text above goes on at the top of the next column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stages.extract._layout.footnotes import LOWEST, RULE, SMALLER
from stages.extract._layout.model import SIDE, Frame, Line, Page, Place
from stages.extract._layout.paragraphs import group

WITHIN = 1.0
"""A rule of a column reaches beyond its edges by no more than so many characters."""


def unmarked_notes(
    pages: Sequence[Page], kept: Mapping[int, Sequence[Line]], frames: Mapping[Place, Frame]
) -> list[tuple[Line, ...]]:
    """The lines of each such note among the ``kept`` lines of ``pages``."""
    found: list[tuple[Line, ...]] = []
    for page in pages:
        for column in sorted({line.column for line in kept[page.number]} - {SIDE}):
            frame = frames[page.number, column]
            lines = [line for line in kept[page.number] if line.column == column]
            lines.sort(key=lambda line: line.box[1])
            below = _below(lines, _rule(page, frame))
            if 0 < len(below) < len(lines) and _are_small(below, frame):
                found += map(tuple, group(below, frames))
    return found


def _rule(page: Page, frame: Frame) -> float | None:
    """Where the lowest short rule of a column stands."""
    width, over = frame.right - frame.left, WITHIN * frame.size
    return max(
        (
            rule.y
            for rule in page.rules
            if RULE[0] * width <= rule.x1 - rule.x0 <= RULE[1] * width
            and frame.left - over <= rule.x0 <= frame.left + over
            and rule.y > LOWEST * page.height
        ),
        default=None,
    )


def _below(lines: Sequence[Line], rule: float | None) -> list[Line]:
    return [line for line in lines if rule is not None and line.box[1] > rule - 0.3 * line.size]


def _are_small(lines: Sequence[Line], frame: Frame) -> bool:
    return all(line.size <= SMALLER * frame.size for line in lines)
