"""Tables without upright rules: three-line tables, whose columns only blank strips tell.

A rule above, one under the header, one below, all of one length, and between them rows of text
that keep clear of the same strips. Each column must have a header, so that the lines of a
版记 or a letterhead are no table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.chars import is_cjk
from pipeline.origin import Box
from stages.extract._layout.lines import build_lines, rows
from stages.extract._layout.model import Atom, Frame, Line, around
from stages.extract._layout.place import ended_early
from stages.extract._layout.tables import PADDING, Grid, GridCell

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

NEAR = 3.0
"""Ends of rules closer than this, in points, are one."""

SHORTEST = 100.0
"""A rule shorter than this, in points, is a line to write on."""

STRIP = 0.7
"""A blank strip between columns is at least this wide, in characters."""

SURE_STRIP = 1.2
"""A narrower one may be the blank in 姓　名."""

SPARSE = 0.34
"""Where more than this share of the rows fills less than half of the columns, it is no table
or one whose rows cannot be told."""

Rule = tuple[float, float, float]
"""Left end, right end, and distance from the top."""


def open_grids(pdf: PdfPage, atoms: Sequence[Atom], page: int) -> list[Grid]:
    """The three-line tables that ``atoms`` stand in."""
    level = [e for e in pdf.edges if e["orientation"] == "h"]
    rules = _rules([(float(e["x0"]), float(e["x1"]), float(e["top"])) for e in level])
    upright = [(float(e["x0"]), float(e["top"])) for e in pdf.edges if e["orientation"] == "v"]
    found: list[Grid] = []
    while len(rules) > 2:
        first = rules[0]
        same = [r for r in rules if _alike(first, r)]
        grid, used = _grid(same, atoms, upright, page)
        if grid is not None:
            found.append(grid)
        gone = same[:used]
        rules = [r for r in rules if r not in gone]
    return found


def _rules(edges: Sequence[Rule]) -> list[Rule]:
    """``edges`` from top to bottom, pieces of one line put together."""
    found: list[Rule] = []
    for x0, x1, y in sorted(edges, key=lambda e: (round(e[2] / NEAR), e[0])):
        last = found[-1] if found else None
        if last and abs(y - last[2]) <= NEAR and x0 - last[1] <= NEAR:
            found[-1] = (min(last[0], x0), max(last[1], x1), last[2])
        else:
            found.append((x0, x1, y))
    return sorted((r for r in found if r[1] - r[0] >= SHORTEST), key=lambda r: r[2])


def _alike(a: Rule, b: Rule) -> bool:
    return abs(a[0] - b[0]) <= NEAR and abs(a[1] - b[1]) <= NEAR


def _grid(
    rules: Sequence[Rule], atoms: Sequence[Atom], upright: Sequence[tuple[float, float]], page: int
) -> tuple[Grid | None, int]:
    """The table under the first of ``rules``, and how many of them it takes."""
    for count in range(len(rules), 2, -1):
        taken = rules[:count]
        box = (taken[0][0], taken[0][2], taken[0][1], taken[-1][2])
        if any(_inside((x, y + NEAR), box) for x, y in upright):
            continue
        bands = [
            [a for a in atoms if _inside(a.middle, (box[0], upper[2], box[2], lower[2]))]
            for upper, lower in pairwise(taken)
        ]
        xs = _columns(bands, box) if all(bands) else []
        if len(xs) > 2:
            ys = _row_edges(bands, [r[2] for r in taken], xs, page)
            grid = _checked(xs, ys, [a for band in bands for a in band])
            if grid is not None:
                return grid, count
    return None, 1


def _inside(point: tuple[float, float], box: Box) -> bool:
    return box[0] - NEAR <= point[0] <= box[2] + NEAR and box[1] <= point[1] <= box[3]


def _columns(bands: Sequence[Sequence[Atom]], box: Box) -> list[float]:
    """The edges of the columns: in the middle of the strips that nothing stands in."""
    head = bands[0]
    size = min(a.size for a in head)
    spans = sorted((a.box[0], a.box[2]) for band in bands for a in band)
    xs = [box[0]]
    end = spans[0][1]
    for start, stop in spans:
        if start - end >= STRIP * size:
            xs.append((start + end) / 2)
        end = max(end, stop)
    xs.append(box[2])
    said = [[a for a in head if x0 <= a.middle[0] < x1] for x0, x1 in pairwise(xs)]
    if not all(said):
        return []
    for left, right in pairwise(said):
        gap = min(a.box[0] for a in right) - max(a.box[2] for a in left)
        if gap < SURE_STRIP * size and len(left) == len(right) == 1:
            return []
    return xs


def _row_edges(
    bands: Sequence[Sequence[Atom]], rules: Sequence[float], xs: Sequence[float], page: int
) -> list[float]:
    """The edges of the rows: the rules, and between lines of text that do not go on."""
    ys = [rules[0], rules[1]]
    ends = [
        max(a.box[2] for band in bands for a in band if x0 <= a.middle[0] < x1)
        for x0, x1 in pairwise(xs)
    ]
    for band, lower in zip(bands[1:], rules[2:], strict=True):
        above: dict[int, Line] = {}
        bottom = ys[-1]
        for row in rows(band):
            cells = _cells(row, xs, page)
            box = around([a.box for a in row])
            if above and not _goes_on(above, cells, ends):
                ys.append((bottom + box[1]) / 2)
                above = {}
            above |= cells
            bottom = box[3]
        ys.append(lower)
    return ys


def _cells(row: Sequence[Atom], xs: Sequence[float], page: int) -> dict[int, Line]:
    """The texts of a line by column."""
    found: dict[int, Line] = {}
    for column, (x0, x1) in enumerate(pairwise(xs)):
        lines = build_lines([a for a in row if x0 <= a.middle[0] < x1], page)
        if lines:
            found[column] = lines[0]
    return found


def _goes_on(above: dict[int, Line], cells: dict[int, Line], ends: Sequence[float]) -> bool:
    """Whether ``cells`` are the next line of the row ``above``: each goes on with its cell,
    which is as wide as the longest text of its column."""
    if len(cells) == len(ends):
        return False
    for column, line in cells.items():
        last = above.get(column)
        if last is None or not (is_cjk(last.text[-1]) or last.text[-1] in "，、"):
            return False
        middle = (last.box[0] + ends[column]) / 2
        frame = Frame(
            left=last.box[0],
            right=ends[column],
            size=last.size,
            pitch=last.size,
            middle=middle,
        )
        if ended_early(last, line, frame):
            return False
    return True


def _checked(xs: Sequence[float], ys: Sequence[float], atoms: Sequence[Atom]) -> Grid | None:
    """The grid, unless too many of its rows are nearly empty."""
    filled = [
        sum(
            any(x0 <= a.middle[0] < x1 and y0 <= a.middle[1] < y1 for a in atoms)
            for x0, x1 in pairwise(xs)
        )
        for y0, y1 in pairwise(ys)
    ]
    few = sum(2 * count < len(xs) - 1 for count in filled)
    if few > SPARSE * len(filled) or max(filled[1:]) < 2:
        return None
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), tuple(_row(xs, y, atoms) for y in pairwise(ys)))


def _row(
    xs: Sequence[float], height: tuple[float, float], atoms: Sequence[Atom]
) -> tuple[GridCell, ...]:
    """Cells as wide as the text of their columns, so that a line that fills one goes on."""
    cells: list[GridCell] = []
    for x0, x1 in pairwise(xs):
        column = [a for a in atoms if x0 <= a.middle[0] < x1]
        text, pad = around([a.box for a in column]), PADDING * min(a.size for a in column)
        cells.append(GridCell((text[0] - pad, height[0], text[2] + pad, height[1]), 1, 1))
    return tuple(cells)
