"""One page with a text layer: lines, tables, pictures, rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure, RawTable
from pipeline.record import Dropped
from stages.extract._layout.blank_tables import blank_grids
from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.model import SIDE, Atom, Page, Placed, Ruling, on_source
from stages.extract._layout.open_tables import open_grids
from stages.extract._layout.ruled import Piece, cells_of, whole_lines
from stages.extract._layout.tables import Grid, fill, grid_of, is_frame, outside, shape_of
from stages.extract._layout.wrapped import own_frames
from stages.extract._printed.chars import text_layer
from stages.extract._printed.drawn import Drawn, Stroke
from stages.extract._printed.formulae import Formula, Look, formulae_of
from stages.extract._printed.strips import join_touching
from stages.extract._printed.turned import side_lines, upright

BY = "pdf.text"

NEAR = 3.0
"""Edges of cells closer than this, in points, are one."""

SMALLEST = 20.0
"""Pictures smaller than this, in points, either way are ornaments or pieces of rules."""

COVERING = 0.6
"""A picture over this share of the page lies behind its text."""

SHORTEST = 30.0
"""A rule shorter than this, in points, parts nothing: two characters of 3号."""


OWN = 100
"""Columns from this number on are text in a frame of its own."""


class Cutter(Protocol):
    """Who cuts pictures out of a page (``_render.py``)."""

    def crop(self, number: int, box: Box, size: tuple[float, float]) -> tuple[str, bytes]: ...


class TextPage(Struct, frozen=True):
    page: Page
    dropped: tuple[Dropped, ...]
    ink: int
    assets: dict[str, bytes]


def read_text_page(
    drawn: Drawn,
    renderer: Cutter,
    *,
    keep_hidden: bool = False,
    by: str = BY,
    look: Look | None = None,
) -> TextPage:
    """The page as found. ``renderer`` cuts its pictures out; ``keep_hidden`` as in
    ``text_layer``; ``by`` names the format, as ``ofd.text``. ``look`` draws the page, letters and
    all, so that formulae are told from text; without it none are."""
    source = drawn.width, drawn.height
    drawn, angle = upright(drawn)
    layer = text_layer(drawn.glyphs, (0, 0, drawn.width, drawn.height), keep_hidden=keep_hidden)
    page = Page(
        number=drawn.number,
        width=drawn.width,
        height=drawn.height,
        lines=(),
        by=by,
        skew=angle,
    )
    pairs = list(zip(layer.glyphs, layer.atoms, strict=True))
    straight = [a for g, a in pairs if not g.angle]
    sides = side_lines([(g, a) for g, a in pairs if g.angle], page)
    grids = find_grids(drawn, straight)
    tables, rest = _filled(grids, (*straight, *(s.atom for s in sides)), page)
    left = {id(atom) for atom in rest}
    askew = {id(side.atom) for side in sides}
    figures, assets = _figures(drawn, source, page, renderer)
    level = [a for a in rest if id(a) not in askew]
    taken = [placed.box for placed in (*tables, *figures)]
    formulae = formulae_of(level, drawn.strokes, taken, look) if look and not angle else []
    of_formulae = {id(atom) for formula in formulae for atom in formula.atoms}
    lines = own_frames(
        lines_in_order(
            [a for a in level if id(a) not in of_formulae],
            drawn.number,
            lies=drawn.width > drawn.height,
        ),
        [figure.box for figure in figures],
        drawn.areas,
        OWN,
    )
    beside = [side.line for side in sides if id(side.atom) in left]
    stacked, kept = _kept(formulae, page, renderer)
    page = replace(
        page,
        lines=(*lines, *(replace(line, column=SIDE) for line in beside)),
        placed=(*tables, *figures, *stacked),
        rules=rulings(drawn.strokes, [table.box for table in tables]),
    )
    dropped = (
        Dropped(text=f.text, reason="formula", origin=item.fragment.origin)
        for f, item in zip(formulae, stacked, strict=True)
    )
    return TextPage(page, (*layer.dropped, *dropped), layer.ink, assets | kept)


def _filled(
    grids: Sequence[Grid], atoms: Sequence[Atom], page: Page
) -> tuple[list[Placed], Sequence[Atom]]:
    """The tables that ``grids`` are with ``atoms`` in their cells, and the atoms outside."""
    placed: list[Placed] = []
    for grid in grids:
        filled = fill(grid, atoms, page.number)
        has_text = any(cell.text for row in filled.rows for cell in row)
        if has_text and not is_frame(grid, filled):
            atoms = filled.rest
            origin = Origin(by=page.by, page=page.number, box=on_source(grid.box, page))
            table = RawTable(rows=filled.rows, origin=origin)
            placed.append(Placed(box=grid.box, fragment=table, shape=shape_of(filled, NEAR)))
    return placed, atoms


def _figures(
    drawn: Drawn, source: tuple[float, float], page: Page, renderer: Cutter
) -> tuple[list[Placed], dict[str, bytes]]:
    """The pictures on the page, cut out of it as it lies in its file, ``source`` wide and high."""
    placed: list[Placed] = []
    assets: dict[str, bytes] = {}
    for box in picture_boxes(drawn):
        on_page = on_source(box, page)
        name, data = renderer.crop(page.number, on_page, source)
        assets[name] = data
        placed.append(Placed(box=box, fragment=figure(name, on_page, page.number, page.by)))
    return placed, assets


def _kept(
    formulae: Sequence[Formula], page: Page, renderer: Cutter
) -> tuple[list[Placed], dict[str, bytes]]:
    """``formulae`` as figures of ``page``, and what these show."""
    placed: list[Placed] = []
    assets: dict[str, bytes] = {}
    for formula in formulae:
        name, data = renderer.crop(page.number, formula.box, (page.width, page.height))
        assets[name] = data
        shown = replace(
            figure(name, formula.box, page.number, page.by), shows="formula", alt=formula.text
        )
        placed.append(Placed(box=formula.box, fragment=shown))
    return placed, assets


def find_grids(drawn: Drawn, atoms: Sequence[Atom]) -> list[Grid]:
    """The tables of a page: ruled all round, by level lines only, or by nothing but columns of
    figures."""
    found: list[Grid] = []
    for cells in cells_of([s.box for s in drawn.strokes], NEAR):
        grid = grid_of(cells, NEAR)
        if grid is not None:
            found.append(grid)
    level = [s.box for s in drawn.strokes if _is_level(s.box)]
    posts = [s.box for s in drawn.strokes if not _is_level(s.box)]
    found += open_grids(level, posts, outside(found, atoms), drawn.number)
    return found + blank_grids(outside(found, atoms))


def rulings(strokes: Sequence[Stroke], tables: Sequence[Box]) -> tuple[Ruling, ...]:
    """The level rules that belong to none of ``tables``, pieces of one put together."""
    found: list[Ruling] = []
    for color in sorted({s.color for s in strokes}):
        boxes = [
            s.box
            for s in strokes
            if s.color == color
            and _is_level(s.box)
            and not any(_holds(t, _middle(s.box), NEAR) for t in tables)
        ]
        if color != "FFFFFF":
            pieces = [Piece((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in boxes]
            found += [
                Ruling(p.start, p.end, p.at, color)
                for p in whole_lines(pieces, NEAR / 3)
                if p.end - p.start >= SHORTEST
            ]
    return tuple(sorted(found, key=lambda r: (r.y, r.x0, r.color)))


def _is_level(box: Box) -> bool:
    return box[2] - box[0] >= box[3] - box[1]


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float], near: float = 0.0) -> bool:
    x, y = point
    return box[0] - near <= x <= box[2] + near and box[1] - near <= y <= box[3] + near


def picture_boxes(drawn: Drawn) -> list[Box]:
    """Boxes of the pictures on a page; strips that touch are one picture."""
    area = drawn.width * drawn.height
    size = drawn.width, drawn.height
    return [
        box
        for box in join_touching(drawn.pictures, size)
        if box[2] - box[0] > SMALLEST
        and box[3] - box[1] > SMALLEST
        and (box[2] - box[0]) * (box[3] - box[1]) < COVERING * area
    ]


def figure(name: str, box: Box, number: int, by: str = BY) -> RawFigure:
    """The picture ``name`` in ``box`` of page ``number``; ``by`` names the format of its text."""
    x0, y0, x1, y1 = box
    return RawFigure(
        asset=name,
        width=round(x1 - x0, 1),
        height=round(y1 - y0, 1),
        origin=Origin(
            by=by.replace("text", "picture"),
            page=number,
            box=(round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)),
        ),
    )
