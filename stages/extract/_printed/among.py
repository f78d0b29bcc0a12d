"""Lines that were recognised on a page put among those that its file holds as text."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.origin import Box
from stages.extract._layout.model import Line, Page, Placed, on_source


def with_lines(page: Page, other: Page) -> Page:
    """``page`` with the lines, figures and tables of ``other``, the same page read apart; a line
    stands before the first one that is lower."""
    lines = list(page.lines)
    for line in other.lines:
        upright = replace(line, box=_turned(line.box, other, page))
        middle = _middle(upright)
        at = next((i for i, old in enumerate(lines) if _middle(old) > middle), len(lines))
        lines.insert(at, upright)
    placed = [
        Placed(box=_turned(p.box, other, page), fragment=p.fragment, shape=p.shape)
        for p in other.placed
    ]
    return replace(page, lines=tuple(lines), placed=(*page.placed, *placed))


def _turned(box: Box, other: Page, page: Page) -> Box:
    """``box`` of ``other``, which may have been turned upright, on ``page``, which may be too."""
    from stages.extract._ocr.sheet import upright

    return upright(on_source(box, other), page)


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
