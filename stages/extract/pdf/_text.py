"""One page with a text layer: lines, ruled tables, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure, RawTable
from pipeline.record import Dropped
from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.model import Atom, Page, Placed, around
from stages.extract._layout.tables import Grid, fill, grid_of, shape_of
from stages.extract.pdf._chars import text_layer
from stages.extract.pdf._open_tables import open_grids
from stages.extract.pdf._render import Renderer

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

BY = "pdf.text"

NEAR = 3.0
"""Edges of cells closer than this, in points, are one."""

MANY_EDGES = 4000
"""A page with more lines than this is a drawing, whose crossings would take minutes."""

THICKEST = 4.0
"""Rules are drawn as filled areas too, no thicker than this, in points."""

SMALLEST = 20.0
"""Pictures smaller than this, in points, either way are ornaments or pieces of rules."""

COVERING = 0.6
"""A picture over this share of the page lies behind its text."""


class TextPage(Struct, frozen=True):
    page: Page
    dropped: tuple[Dropped, ...]
    ink: int
    assets: dict[str, bytes]


def read_text_page(pdf: PdfPage, number: int, renderer: Renderer) -> TextPage:
    layer = text_layer(pdf.chars, _box(pdf.bbox))
    placed: list[Placed] = []
    rest: tuple[Atom, ...] = layer.atoms
    grids = find_grids(pdf)
    outside = [a for a in rest if not any(_holds(grid.box, a) for grid in grids)]
    if len(pdf.edges) <= MANY_EDGES:
        grids += open_grids(pdf.filter(_is_no_shading), outside, number)
    for grid in grids:
        filled = fill(grid, rest, number)
        if any(cell.text for row in filled.rows for cell in row):
            rest = filled.rest
            origin = Origin(by=BY, page=number, box=_rounded(grid.box))
            table = RawTable(rows=filled.rows, origin=origin)
            placed.append(Placed(box=grid.box, fragment=table, shape=shape_of(filled, NEAR)))
    assets: dict[str, bytes] = {}
    for box in picture_boxes(pdf):
        name, data = renderer.crop(number, box, (float(pdf.width), float(pdf.height)))
        assets[name] = data
        placed.append(Placed(box=box, fragment=_figure(name, box, number)))
    lines = lines_in_order(rest, number)
    page = Page(
        number=number,
        width=float(pdf.width),
        height=float(pdf.height),
        lines=tuple(lines),
        placed=tuple(placed),
        by=BY,
    )
    return TextPage(page, layer.dropped, layer.ink, assets)


def _holds(box: Box, atom: Atom) -> bool:
    x, y = atom.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def find_grids(pdf: PdfPage) -> list[Grid]:
    """Ruled tables of a page, none inside another."""
    if not 4 <= len(pdf.edges) <= MANY_EDGES:
        return []
    found: list[Grid] = []
    for table in pdf.filter(_is_no_shading).find_tables():
        grid = grid_of([_box(cell) for cell in table.cells], NEAR)
        if grid is not None:
            found.append(grid)
    return found


def _is_no_shading(drawn: dict[str, object]) -> bool:
    """A filled area without an outline is the shading of paragraphs or cells; only a thin one
    is a rule."""
    if drawn.get("object_type") != "rect" or drawn.get("stroke") or not drawn.get("fill"):
        return True
    return min(float(str(drawn["width"])), float(str(drawn["height"]))) <= THICKEST


def picture_boxes(pdf: PdfPage) -> list[Box]:
    """Boxes of the pictures on a page; strips that touch are one picture."""
    page = _box(pdf.bbox)
    boxes: list[Box] = []
    for image in pdf.images:
        box = _clip((image["x0"], image["top"], image["x1"], image["bottom"]), page)
        if box[2] > box[0] and box[3] > box[1]:
            boxes.append(box)
    area = (page[2] - page[0]) * (page[3] - page[1])
    return [
        box
        for box in join_touching(boxes)
        if box[2] - box[0] > SMALLEST
        and box[3] - box[1] > SMALLEST
        and (box[2] - box[0]) * (box[3] - box[1]) < COVERING * area
    ]


def join_touching(boxes: Sequence[Box]) -> list[Box]:
    """``boxes`` with those that touch or overlap made one."""
    joined: list[Box] = []
    for box in boxes:
        touching = [b for b in joined if _touch(b, box)]
        while touching:
            joined = [b for b in joined if b not in touching]
            box = around([box, *touching])
            touching = [b for b in joined if _touch(b, box)]
        joined.append(box)
    return joined


def _touch(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + 1 and b[0] <= a[2] + 1 and a[1] <= b[3] + 1 and b[1] <= a[3] + 1


def _clip(box: tuple[float, float, float, float], page: Box) -> Box:
    return (
        max(float(box[0]), page[0]),
        max(float(box[1]), page[1]),
        min(float(box[2]), page[2]),
        min(float(box[3]), page[3]),
    )


def _figure(name: str, box: Box, page: int) -> RawFigure:
    return RawFigure(
        asset=name,
        width=round(box[2] - box[0], 1),
        height=round(box[3] - box[1], 1),
        origin=Origin(by="pdf.picture", page=page, box=_rounded(box)),
    )


def _box(box: Sequence[float]) -> Box:
    return (float(box[0]), float(box[1]), float(box[2]), float(box[3]))


def _rounded(box: Box) -> Box:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
