"""Page numbers: known by their dress, or since they count as the pages do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.chars import fold_width, ink
from stages.extract._layout.head_and_foot import FOOT, SAME_HEIGHT, End, is_ruled, middle
from stages.extract._layout.model import Line, Page

LOW = 0.75
"""A last line below this share of its page may be a page number though text stands close above,
where it counts on at the same height."""

_DASH = "[-−—–－―一_~·.•|]"
_NUMBER = re.compile(rf"{_DASH}{{0,3}}(?P<n>\d{{1,4}}){_DASH}{{0,3}}")
_DRESSED = re.compile(
    rf"{_DASH}{{1,3}}\d{{1,4}}{_DASH}{{1,3}}|第\d{{1,4}}页([/,，]?共\d{{1,4}}页)?"
    r"|共\d{1,4}页[/,，]?第\d{1,4}页|\d{1,4}页?/共?\d{1,4}页?|[Pp]age\d{1,4}(of\d{1,4})?"
)


def dressed_or_counting(ends: Sequence[End]) -> set[int]:
    """Ids of the lines that are page numbers."""
    found: set[int] = set()
    steps: defaultdict[int, list[End]] = defaultdict(list)
    for end in ends:
        page, line, at_top = end
        text = fold_width(ink(line.text))
        bare = _NUMBER.fullmatch(text)
        apart = is_ruled(page, line) if at_top else middle(line) > FOOT * page.height
        if _DRESSED.fullmatch(text) or (bare and apart):
            found.add(id(line))
        elif bare:
            steps[page.number - int(bare["n"])].append(end)
    for group in steps.values():
        if len({page.number for page, _line, _top in group}) > 1:
            found.update(id(line) for _page, line, _top in group)
    return found


def last_numbers(pages: Sequence[Page]) -> list[End]:
    """Bare numbers that end their page, however close under its text."""
    lasts = [(p, max(p.lines, key=lambda line: line.box[1])) for p in pages if p.lines]
    return [
        (page, line, False)
        for page, line in lasts
        if line.box[1] > LOW * page.height
        and not any(placed.box[3] > line.box[1] for placed in page.placed)
        and _NUMBER.fullmatch(fold_width(ink(line.text)))
    ]


def counting_on(lasts: Sequence[End]) -> set[int]:
    """Ids of those of ``lasts`` that count as the pages do, at the same height as another."""
    found: set[int] = set()
    for page, line, _top in lasts:
        for other, there, _top in lasts:
            step = _count(there) - _count(line)
            same = abs(there.box[3] - line.box[3]) < SAME_HEIGHT * line.size
            if other is not page and step == other.number - page.number and same:
                found.add(id(line))
    return found


def _count(line: Line) -> int:
    bare = _NUMBER.fullmatch(fold_width(ink(line.text)))
    return int(bare["n"]) if bare else 0


def counted(line: Line) -> int:
    """The number of the page that ``line`` tells."""
    found = re.search(r"\d+", fold_width(line.text))
    return int(found[0]) if found else 0
