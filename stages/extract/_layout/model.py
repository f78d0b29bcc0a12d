"""What layout works on: characters and lines with their place, pages, paragraphs."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from pipeline.origin import Box
from pipeline.raw import RawFigure, RawTable


class Atom(Struct, frozen=True, kw_only=True, gc=False):
    """One printed character (or ligature) of a page.

    ``size`` is the side of a full-width character in the unit of the page. ``sure`` runs
    from 0 to 1 where the character was recognised rather than read. ``spaced``: the source
    has a blank before it. ``stretch``: the number of the stretch of the page's text in which the
    file puts it, where it tells.
    """

    text: str
    box: Box
    size: float
    font: str | None = None
    bold: bool = False
    color: str | None = None
    sure: float | None = None
    spaced: bool = False
    stretch: int | None = None

    @property
    def middle(self) -> tuple[float, float]:
        x0, y0, x1, y1 = self.box
        return (x0 + x1) / 2, (y0 + y1) / 2


class Line(Struct, frozen=True, kw_only=True):
    """One line of a page; ``bold`` and ``sure`` have an entry for each character of ``text``."""

    page: int
    text: str
    box: Box
    size: float
    font: str | None
    color: str | None
    bold: tuple[bool, ...]
    sure: tuple[float | None, ...]
    script: tuple[str, ...] = ()
    """For each character ``superscript``, ``subscript`` or nothing; empty where none is."""
    column: int = 0
    """0 where the page has one column, 1 the left of two, 2 the right; ``SIDE`` in a margin."""
    stretches: tuple[int | None, int | None] = (None, None)
    """Those of its first and last character."""
    behind: float | None = None
    """Where what stands behind its only tab begins."""

    @property
    def place(self) -> Place:
        return (self.page, self.column)

    @property
    def is_row(self) -> bool:
        """Several things side by side: a row of an unruled table, number and signer."""
        return "\t" in self.text or self.text.count("\u3000") > 1


SIDE = -1
"""The column of notes in the margin."""

OWN = 100
"""Columns from this number on are text in a frame of its own, within the page or a column."""

Place = tuple[int, int]
"""Page and column: the lines of one have one frame."""


class Frame(Struct, frozen=True, kw_only=True):
    """The area that lines of text fill: its left and right edge, the size of its characters
    and the usual distance from line to line."""

    left: float
    right: float
    size: float
    pitch: float
    middle: float
    """Where a centred line has its middle."""


class CellShape(Struct, frozen=True):
    """The box of a cell, and the first and last line in it."""

    box: Box
    first: Line | None = None
    last: Line | None = None


class Shape(Struct, frozen=True):
    """What a ruled table looks like: the edges of its columns, and its cells as its fragment
    lists them. Edges closer than ``near`` are one; on a scan the whole table may lie up to
    ``drift`` farther left or right on the next page."""

    edges: tuple[float, ...]
    rows: tuple[tuple[CellShape, ...], ...]
    near: float
    drift: float = 0.0


class Placed(Struct, frozen=True, kw_only=True):
    """A table or figure and its place on its page; ``shape`` where a table may go on."""

    box: Box
    fragment: RawTable | RawFigure
    shape: Shape | None = None


class Ruling(Struct, frozen=True):
    """A rule printed across the page from ``x0`` to ``x1`` at ``y``; ``color`` as RRGGBB."""

    x0: float
    x1: float
    y: float
    color: str = "000000"


class Page(Struct, frozen=True, kw_only=True):
    """A page as found: its lines in reading order, and what is no text.

    ``scale`` is points for each unit of the page (1 for PDF), or None where nobody knows;
    ``by`` names the extractor. ``skew``: degrees by which the text on a picture is inclined,
    clockwise; the page is as it stands upright, and ``on_source`` turns a box back.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    placed: tuple[Placed, ...] = ()
    by: str
    scale: float | None = 1.0
    skew: float = 0.0
    rules: tuple[Ruling, ...] = ()
    """Those that belong to no table, from top to bottom."""
    opens: bool = False
    """Nothing runs on into it from the page before: another document begins, or that page was
    lost."""

    @property
    def is_printed(self) -> bool:
        """Its places are those that its program set, not those that a scanner saw."""
        return self.by.endswith(".text")


def on_source(box: Box, page: Page) -> Box:
    """``box`` as it lies on the page before it was turned upright, to a tenth of its unit:
    finer digits are noise, and make files differ."""
    if page.skew:
        x0, y0, x1, y1 = box
        mx, my = page.width / 2, page.height / 2
        # A page that lay on its side had width and height the other way round.
        sx, sy = (my, mx) if round(page.skew / 90) % 2 else (mx, my)
        cos, sin = math.cos(math.radians(page.skew)), math.sin(math.radians(page.skew))
        corners = [(x - mx, y - my) for x in (x0, x1) for y in (y0, y1)]
        turned = [(sx + x * cos - y * sin, sy + x * sin + y * cos) for x, y in corners]
        box = around([(x, y, x, y) for x, y in turned])
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all ``boxes``; there must be one."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
