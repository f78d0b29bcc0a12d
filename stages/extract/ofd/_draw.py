"""What the blocks of a page, a template or an annotation draw (7.7, 8 to 13)."""

from __future__ import annotations

import math

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.origin import Box
from stages.extract._printed.drawn import Glyph, Stroke
from stages.extract._printed.matrix import Matrix
from stages.extract.ofd._codes import code_text
from stages.extract.ofd._color import FAINT, Paint, paint_of
from stages.extract.ofd._geometry import box_of, placed
from stages.extract.ofd._names import child, children, is_off, local, number, text_of
from stages.extract.ofd._path import bounds, is_thin, parts_of, rules_along
from stages.extract.ofd._resources import Font, Media, Resources, heavier
from stages.extract.ofd._shapes import Shape, filled, stroked
from stages.extract.ofd._text import Look, glyphs_of

MOST_GLYPHS = 100_000
MOST_OBJECTS = 60_000
"""A page that draws more is not read: the fullest pages met have 8,000 characters, and 5,000
objects."""

DEEPEST = 12
"""Composites are followed this deep within each other; they may hold themselves."""

DEEPEST_BLOCK = 100
"""Blocks within each other, those of composites included: what walks them recurses."""

LINE_WIDTH = 0.353
"""The width of a pen where none is given, in millimetres (8.2, table 22)."""

COMPOSITES = ("CompositeObject", "CompositObject")
OBJECTS = ("TextObject", "PathObject", "ImageObject")
UNSEEN = ("Clips", "FillColor", "StrokeColor")
"""What is no block of the page: outlines, and what colours are made of."""


class TooMuch(Exception):
    """A page draws more than any page that is read."""


class Picture(Struct, frozen=True):
    """A picture on the page: ``where`` leads from the unit square, its own upper left corner
    first, to the page. ``media`` is None where the file does not say which it is."""

    box: Box
    where: Matrix
    media: Media | None


class Ink(Struct, frozen=True):
    """What was drawn so far. ``unseen`` are texts that shape clips and colours, ``grounds``
    filled areas that are not white; ``shapes`` is what is neither a rule nor a ground nor faint;
    ``outlines`` are the boxes of curved paths."""

    glyphs: list[Glyph] = []
    strokes: list[Stroke] = []
    pictures: list[Picture] = []
    grounds: list[Box] = []
    unseen: list[str] = []
    outlines: list[Box] = []
    shapes: list[Shape] = []


class Style(Struct, frozen=True):
    """What holds for all within a block: ``where`` leads to the page, ``params`` are ways to
    draw."""

    where: Matrix
    resources: Resources
    space: str = ""
    params: tuple[etree._Element, ...] = ()
    is_visible: bool = True
    depth: int = 0
    """Composites around it,"""
    level: int = 0
    """and blocks."""


class Drawer:
    """Draws blocks one after the other into ``ink``. Raises ``TooMuch``."""

    def __init__(self) -> None:
        self.ink = Ink()
        self._left = MOST_OBJECTS

    def blocks(self, block: etree._Element, style: Style) -> None:
        """What ``block`` holds: a layer, a block, an appearance, the content of a page."""
        if style.level >= DEEPEST_BLOCK:
            raise TooMuch
        style = replace(self._within(block, style), level=style.level + 1)
        for thing in children(block):
            self._spend(1)
            self._thing(thing, style)

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0 or len(self.ink.glyphs) > MOST_GLYPHS:
            raise TooMuch

    def _within(self, block: etree._Element, style: Style) -> Style:
        return replace(
            style,
            params=(*style.resources.param(block.get("DrawParam")), *style.params),
            is_visible=style.is_visible and not is_off(block.get("Visible")),
        )

    def _thing(self, thing: etree._Element, style: Style) -> None:
        match local(thing):
            case "TextObject":
                self._text(thing, self._within(thing, style))
            case "PathObject":
                self._path(thing, self._within(thing, style))
            case "ImageObject":
                self._image(thing, self._within(thing, style))
            case "CompositeObject" | "CompositObject":
                self._composite(thing, style)
                return
            case "TextCode":
                self.ink.unseen.append(code_text(thing))
            case kind if kind not in UNSEEN:
                self.blocks(thing, style)
                return
        self._unseen(thing)

    def _unseen(self, thing: etree._Element) -> None:
        """The text within ``thing`` that it does not draw as such."""
        for code in thing.iterdescendants():
            drawn = code.getparent() is thing and local(thing) == "TextObject"
            if local(code) == "TextCode" and not drawn:
                self.ink.unseen.append(code_text(code))

    def _paint(self, thing: etree._Element, name: str, style: Style) -> Paint:
        paint = paint_of([thing, *style.params], name, style.resources.spaces, style.space)
        share = min(number(thing.get("Alpha"), 255.0), 255.0) / 255
        return replace(paint, alpha=paint.alpha * share)

    def _text(self, thing: etree._Element, style: Style) -> None:
        codes = sum(len(code_text(code)) for code in children(thing, "TextCode"))
        if codes > MOST_GLYPHS:
            raise TooMuch
        boundary = box_of(thing.get("Boundary"))
        is_filled = not is_off(thing.get("Fill"))
        is_stroked = not is_off(thing.get("Stroke", "false"))
        paint = self._paint(thing, "FillColor" if is_filled else "StrokeColor", style)
        font = style.resources.fonts.get(thing.get("Font", ""), Font(""))
        look = Look(
            where=placed(style.where, boundary, thing.get("CTM")),
            font=heavier(font, number(thing.get("Weight"), 400.0)),
            size=number(thing.get("Size"), 0.0) or 1.0,
            paint=paint,
            is_visible=style.is_visible and (is_filled or is_stroked) and paint.alpha >= 1,
        )
        for glyph in glyphs_of(thing, look):
            lies_on = paint.is_white and not self._on_ground(glyph.box)
            self.ink.glyphs.append(replace(glyph, is_visible=False) if lies_on else glyph)

    def _on_ground(self, box: Box) -> bool:
        """Whether something was filled where ``box`` is: white text shows on it."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        self._spend(len(self.ink.grounds) // 100)
        return any(g[0] <= x <= g[2] and g[1] <= y <= g[3] for g in self.ink.grounds)

    def _path(self, thing: etree._Element, style: Style) -> None:
        if not style.is_visible:
            return
        fill = self._paint(thing, "FillColor", style)
        stroke = self._paint(thing, "StrokeColor", style)
        is_filled = not is_off(thing.get("Fill", "false")) and fill.alpha >= 1
        is_stroked = not is_off(thing.get("Stroke")) and stroke.alpha >= 1
        where = placed(style.where, box_of(thing.get("Boundary")), thing.get("CTM"))
        parts = parts_of(text_of(thing, "AbbreviatedData"), where)
        self._spend(sum(len(part.points) for part in parts))
        if is_filled and fill.alpha >= FAINT and not fill.is_white:
            self._shape(filled(parts, fill.rgb))
        if is_stroked and stroke.alpha >= FAINT and not stroke.is_white:
            self._shape(stroked(parts, stroke.rgb, self._width(thing, style, where)))
        for part in parts:
            box = bounds([part])
            if is_stroked and not stroke.is_white:
                self.ink.strokes.extend(rules_along(part, stroke.hex))
            if is_filled and box is not None and not fill.is_white:
                if is_thin(box) and not is_stroked:
                    self.ink.strokes.append(Stroke(box=box, color=fill.hex))
                self.ink.grounds.append(box)
            if part.is_curved and box is not None:
                self.ink.outlines.append(box)

    def _shape(self, shape: Shape | None) -> None:
        if shape is not None:
            self.ink.shapes.append(shape)

    def _width(self, thing: etree._Element, style: Style, where: Matrix) -> float:
        """Points of the pen that draws ``thing``, whose space ``where`` leads to the page."""
        said = (element.get("LineWidth") for element in (thing, *style.params))
        width = number(next((width for width in said if width), None), LINE_WIDTH)
        return abs(width) * math.hypot(where.c, where.d)

    def _image(self, thing: etree._Element, style: Style) -> None:
        if not style.is_visible or number(thing.get("Alpha"), 255.0) < 1:
            return
        boundary = box_of(thing.get("Boundary"))
        ctm = thing.get("CTM")
        if ctm is None and boundary is not None:
            # Without a matrix a picture would be a millimetre wide; it fills its boundary.
            ctm = f"{boundary[2] - boundary[0]} 0 0 {boundary[3] - boundary[1]} 0 0"
        where = placed(style.where, boundary, ctm)
        box = where.box(0.0, 0.0, 1.0, 1.0)
        media = style.resources.media.get(thing.get("ResourceID", ""))
        self.ink.pictures.append(Picture(box, where, media))
        self.ink.grounds.append(box)

    def _composite(self, thing: etree._Element, style: Style) -> None:
        boundary = box_of(thing.get("Boundary"))
        where = placed(style.where, boundary, thing.get("CTM"))
        inner = replace(self._within(thing, style), where=where, depth=style.depth + 1)
        content = child(style.resources.units.get(thing.get("ResourceID", "")), "Content")
        if content is not None and style.depth < DEEPEST:
            self.blocks(content, inner)
        self.blocks(thing, inner)
