"""Which lines lie at the head or the foot of their page, off its text."""

from __future__ import annotations

from collections.abc import Iterable

from stages.extract._layout.model import Line, Page

HEAD, FOOT = 0.1, 0.88
"""A head ends above this share of the page's height, a foot begins below: the text of
GB/T 9704 stands between 0.125 and 0.88 of it."""

APART = 1.8
"""Or it stands this many of its heights apart from the text."""

LINES = 2
"""How many lines at either end of a page may be furniture."""

CLOSE = 1.0
"""Lines of a text lie nearer to each other than this, in characters."""

UNDER = 2.0
"""The rule below a head is no farther below its middle than this, in characters."""

SAME_HEIGHT = 0.2
"""Lines stand at the same height where they differ by less than this share of a character."""

End = tuple[Page, Line, bool]
"""A page, a line of it, and whether that stands at its head."""


def ends_of(page: Page) -> Iterable[tuple[Line, bool]]:
    """Lines at the head and foot of ``page`` that lie off its text."""
    lines = sorted(page.lines, key=lambda line: line.box[1])
    tops = [p.box[1] for p in page.placed if p.box[1] < FOOT * page.height]
    for order, at_top in ((lines, True), (lines[::-1], False)):
        for index, line in enumerate(order[:LINES]):
            if (line.box[1] < page.height / 2) != at_top:
                break  # a page of few lines: this one belongs to the other end
            following = order[index + 1] if index + 1 < len(order) else None
            if not at_top and any(top > line.box[3] for top in tops):
                break
            if not _is_off(page, line, following, at_top):
                break
            yield line, at_top


def _is_off(page: Page, line: Line, following: Line | None, at_top: bool) -> bool:
    share = (line.box[3] if at_top else middle(line)) / page.height
    if share <= HEAD if at_top else share >= FOOT:
        return True
    if at_top and is_ruled(page, line):
        return True
    if following is None:
        return False
    gap = following.box[1] - line.box[3] if at_top else line.box[1] - following.box[3]
    return gap > APART * line.size


def middle(line: Line) -> float:
    """Where ``line`` stands: boxes of recognised lines are higher than their characters."""
    return (line.box[1] + line.box[3]) / 2


def is_ruled(page: Page, line: Line) -> bool:
    """Whether a rule stands close below ``line``, and runs on beyond it."""
    return any(
        0 < rule.y - (line.box[1] + line.box[3]) / 2 < UNDER * line.size
        and rule.x0 <= line.box[0] + line.size
        and rule.x1 >= line.box[2] - line.size
        for rule in page.rules
    )


def runs_on(page: Page, line: Line) -> bool:
    """Whether ``line`` stands as near to its neighbour on ``page`` as lines of a text do. What
    stands beside it, as the other half of the same head, is neither above nor below."""
    others = [other for other in page.lines if not is_level(line, other)]
    gaps = [max(o.box[1] - line.box[3], line.box[1] - o.box[3]) for o in others]
    return min(gaps, default=CLOSE * line.size) < CLOSE * line.size


def is_level(a: Line, b: Line) -> bool:
    """Whether ``a`` and ``b``, which may be one, overlap by half the height of the lower."""
    both = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return 2 * both >= min(a.box[3] - a.box[1], b.box[3] - b.box[1])
