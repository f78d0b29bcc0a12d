"""The frame of each column of each page; pages of a document lend each other theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from stages.extract._layout.frame import frame_of
from stages.extract._layout.model import Frame, Line, Page, Place

FEW = 4
"""A scanned page with fewer lines than this borrows its frame from the pages like it; a
printed one does so always, since there the margins are exactly the same."""

SAME = 2.0
"""Pages whose widths differ by less than this are of one size."""

INDENT = 2.0
"""The first of a few lines stands at the left edge or is indented so many characters (GB/T
9704-2012, 7.3.3),"""

MOVED = 1.0
"""and a sheet lies in its scanner no farther off the others than so many."""

_Kind = tuple[str, int, int]
"""Extractor, size and side of a sheet: margins change from odd to even pages."""


def frames_of(pages: Sequence[Page], kept: Mapping[int, Sequence[Line]]) -> dict[Place, Frame]:
    """The frames of ``pages`` of which the ``kept`` lines are text."""
    frames: dict[Place, Frame] = {}
    kinds = _kinds(pages)
    alike: dict[_Kind, dict[int, list[Line]]] = {}
    for page in pages:
        by_column = alike.setdefault(kinds[page.number], {})
        for line in kept[page.number]:
            by_column.setdefault(line.column, []).append(line)
    shared: dict[tuple[_Kind, int], Frame] = {}
    for page in pages:
        kind = kinds[page.number]
        for column in sorted({line.column for line in kept[page.number]}):
            lines = [line for line in kept[page.number] if line.column == column]
            width = None if column else page.width
            # What is column 1 on one page may be half as wide on the next.
            if column > 0 or (not page.is_printed and len(lines) >= FEW):
                frames[page.number, column] = frame_of(lines, width)
                continue
            if (kind, column) not in shared:
                others = alike[kind][column]
                if not page.is_printed and len(others) < FEW:
                    others = _both_sides(alike, kind, column)
                shared[kind, column] = frame_of(others, width)
            frame = shared[kind, column]
            frames[page.number, column] = frame if page.is_printed else _moved(frame, lines)
    return frames


def _kinds(pages: Sequence[Page]) -> dict[int, _Kind]:
    """The kind of each page by its number."""
    widths: list[float] = []
    kinds: dict[int, _Kind] = {}
    for page in sorted(pages, key=lambda p: p.width):
        if not widths or page.width - widths[-1] >= SAME:
            widths.append(page.width)
        kinds[page.number] = (page.by, len(widths), page.number % 2)
    return kinds


def _both_sides(
    alike: Mapping[_Kind, Mapping[int, list[Line]]], kind: _Kind, column: int
) -> list[Line]:
    """The lines in ``column`` of the pages of ``kind`` and of those at their back."""
    other = alike.get((*kind[:2], 1 - kind[2]), {})
    return sorted([*alike[kind][column], *other.get(column, ())], key=lambda line: line.page)


def _moved(frame: Frame, lines: Sequence[Line]) -> Frame:
    """``frame``, borrowed for a few scanned ``lines``, as this sheet lay in the scanner."""
    first = min(line.box[0] for line in lines)
    off = min((first - frame.left, first - frame.left - INDENT * frame.size), key=abs)
    if abs(off) > MOVED * frame.size:
        return frame
    return replace(frame, left=frame.left + off, right=frame.right + off, middle=frame.middle + off)
