"""Tables without upright rules: three-line tables, whose columns only blank strips tell.

A rule above, one under the header, one below, all of one length, and between them rows of text
that keep clear of the same strips. Each column must have a header, so that the lines of a
版记 or a letterhead are no table. Where every row has its rule, what stands between two is one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.chars import is_cjk
from pipeline.origin import Box
from stages.extract._layout.cells import PADDING
from stages.extract._layout.lines import build_lines, rows
from stages.extract._layout.model import Atom, Frame, Line, around
from stages.extract._layout.place import ended_early
from stages.extract._layout.ruled import Piece, whole_lines
from stages.extract._layout.tables import Grid, GridCell

NEAR = 0.3
"""Ends of rules closer than this, in characters, are one: 3 to 4 points in a PDF, and what a
scan wears off."""

SHORTEST = 7.0
"""A rule shorter than this, in characters, is a line to write on."""

STRIP = 0.7
"""A blank strip between columns is at least this wide, in characters."""

SURE_STRIP = 1.2
"""A narrower one may be the blank in 姓　名."""

SPARSE = 0.34
"""Where more than this share of the rows fills less than half of the columns, it is no table
or one whose rows cannot be told."""

FEWEST = 3
"""Rules that a table has: above, under its header, below."""

RULED_ROWS = 4
"""A header and this many bands less one, each between its own rules, are a row each; a
three-line table has two bands, or three where its sums stand apart."""

MOST_RULES = 60
MANY = 200
"""As many rules of one length are tried as one table; a page has room for no more rows. With
more wide rules than ``MANY`` it is ruled paper or a drawing."""


def open_grids(
    rules: Sequence[Box], posts: Sequence[Box], atoms: Sequence[Atom], page: int
) -> list[Grid]:
    """The three-line tables that ``atoms`` stand in. ``rules`` and ``posts`` are the boxes of
    level and of upright lines, in the unit of the page."""
    if not atoms or len(rules) < FEWEST:
        return []
    near = NEAR * median(a.size for a in atoms)
    least = SHORTEST / NEAR * near
    pieces = [Piece((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in rules]
    wide = [p for p in whole_lines(pieces, near) if p.end - p.start >= least]
    open_ = sorted(wide, key=lambda p: (p.at, p.start))
    if len(open_) > MANY:
        return []
    ordered = sorted(atoms, key=lambda a: a.middle[1])
    found: list[Grid] = []
    while len(open_) >= FEWEST:
        first = open_[0]
        same = [r for r in open_ if _alike(first, r, near)][:MOST_RULES]
        grid, used = _Bands(same, ordered, page, near).grid(posts)
        if grid is not None:
            found.append(grid)
        gone = same[:used]
        open_ = [r for r in open_ if r not in gone]
    return found


def _alike(a: Piece, b: Piece, near: float) -> bool:
    return abs(a.start - b.start) <= near and abs(a.end - b.end) <= near


class _Bands:
    """What stands between each two of some rules of one length; ``atoms`` come from top to
    bottom."""

    def __init__(self, rules: Sequence[Piece], atoms: Sequence[Atom], page: int, near: float):
        self.rules, self.page, self.near = rules, page, near
        self.left, self.right = rules[0].start, rules[0].end
        self.bands: list[list[Atom]] = []
        heights = [a.middle[1] for a in atoms]
        for upper, lower in pairwise(rules):
            among = atoms[bisect_left(heights, upper.at) : bisect_right(heights, lower.at)]
            band = [a for a in among if self._holds(a.middle, upper.at, lower.at)]
            if not band:
                break
            self.bands.append(band)

    def _holds(self, point: tuple[float, float], top: float, bottom: float) -> bool:
        x, y = point
        return self.left - self.near <= x <= self.right + self.near and top <= y <= bottom

    def grid(self, posts: Sequence[Box]) -> tuple[Grid | None, int]:
        """The table under the first rule, and how many of the rules are used up."""
        best: Grid | None = None
        used = 1
        for count in range(len(self.bands), 1, -1):
            bands, top, bottom = self.bands[:count], self.rules[0].at, self.rules[count].at
            if any(self._is_post(post, top, bottom) for post in posts):
                continue
            xs = _columns(bands, self.left, self.right)
            # A note or a title that stands across the columns belongs to no row of them.
            if len(xs) <= max(2, len(best.rows[0]) + 1 if best else 0):
                continue
            if any(_is_head_again(bands[0], band, xs) for band in bands[1:]):
                continue
            ys = _row_edges(bands, [r.at for r in self.rules[: count + 1]], xs, self.page)
            grid = _checked(xs, ys, [a for band in bands for a in band])
            if grid is not None:
                # The last rule may be the first of the next table.
                best, used = grid, count
        return best, used

    def _is_post(self, post: Box, top: float, bottom: float) -> bool:
        """Whether ``post`` stands in the table, not only on its last rule."""
        x0, y0, x1, y1 = post
        inside = min(y1, bottom) - max(y0, top) > self.near
        return inside and self._holds(((x0 + x1) / 2, top), top, bottom)


def _columns(bands: Sequence[Sequence[Atom]], left: float, right: float) -> list[float]:
    """The edges of the columns: in the middle of the strips that nothing stands in."""
    head = bands[0]
    size = min(a.size for a in head)
    spans = sorted((a.box[0], a.box[2]) for band in bands for a in band)
    xs = [left]
    end = spans[0][1]
    for start, stop in spans:
        if start - end >= STRIP * size:
            xs.append((start + end) / 2)
        end = max(end, stop)
    xs.append(right)
    said = [[a for a in head if x0 <= a.middle[0] < x1] for x0, x1 in pairwise(xs)]
    if not all(said):
        return []
    for these, those in pairwise(said):
        gap = min(a.box[0] for a in those) - max(a.box[2] for a in these)
        if gap < SURE_STRIP * size and len(these) == len(those) == 1:
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
    every = len(bands) >= RULED_ROWS and all(_is_one_row(band, xs) for band in bands[1:])
    for band, lower in zip(bands[1:], rules[2:], strict=True):
        if every:
            ys.append(lower)
            continue
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


def _is_head_again(head: Sequence[Atom], band: Sequence[Atom], xs: Sequence[float]) -> bool:
    """Whether ``band`` is the header of another table with the same columns: under the first
    column, each stands under its like."""
    pairs = [
        ["".join(a.text for a in part if x0 <= a.middle[0] < x1) for part in (head, band)]
        for x0, x1 in pairwise(xs[1:])
    ]
    return all(above == below for above, below in pairs)


def _is_one_row(band: Sequence[Atom], xs: Sequence[float]) -> bool:
    """Whether at most one line of ``band`` has text in more than half of the columns."""
    full = 0
    for row in rows(band):
        filled = sum(any(x0 <= a.middle[0] < x1 for a in row) for x0, x1 in pairwise(xs))
        full += 2 * filled > len(xs) - 1
    return full <= 1


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
    return Grid(
        (xs[0], ys[0], xs[-1], ys[-1]), tuple(row_cells(xs, y, atoms) for y in pairwise(ys))
    )


def row_cells(
    xs: Sequence[float], height: tuple[float, float], atoms: Sequence[Atom]
) -> tuple[GridCell, ...]:
    """Cells as wide as the text of their columns, so that a line that fills one goes on."""
    cells: list[GridCell] = []
    for x0, x1 in pairwise(xs):
        column = [a for a in atoms if x0 <= a.middle[0] < x1]
        text, pad = around([a.box for a in column]), PADDING * min(a.size for a in column)
        cells.append(GridCell((text[0] - pad, height[0], text[2] + pad, height[1]), 1, 1))
    return tuple(cells)
