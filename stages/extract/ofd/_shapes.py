"""Shapes of a page that are no rules and no grounds: among them may be letters that were drawn as
outlines, without a font, as the red head of an official document often is, or with a pen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._printed.drawn import Glyph
from stages.extract.ofd._color import RGB
from stages.extract.ofd._path import Part, Point, bounds, is_straight, is_thin, sides_of

WRITING = 12
"""So many pieces of shapes off the letters of a page may be writing: a head of eleven characters
has 60; the cross in a circle before the sum of an invoice has one, an arrow too."""

LARGEST = 150.0
"""A piece that is wider or higher than this, in points, is no letter; a rectangle is a ground."""

LONGEST = 20.0
"""A thin bar that is longer, in points, is a rule; a shorter one may be an l."""

PEN = 30
"""So many points along what a pen drew into an annotation are handwriting; a frame or an ellipse
around words has fewer."""

CORNERS = 5
"""A piece with more points than this, the first one told twice, is no box."""

LOOKED_AT = 500
"""Pieces that are looked at; letters come by the dozen."""


class Shape(Struct, frozen=True):
    """A path, in points. Filled, where its pieces lie in each other, every second one is open;
    else drawn with a pen ``width`` wide."""

    pieces: tuple[tuple[Point, ...], ...]
    box: Box
    rgb: RGB
    is_box: bool = False
    """Nothing but rectangles: a ground, a bar, a stroke of a letter."""
    width: float | None = None


def filled(parts: Sequence[Part], rgb: RGB) -> Shape | None:
    """The shape that ``parts`` fill; None for a rule and for the ground of other things."""
    box = bounds(parts)
    if box is None:
        return None
    is_box = not any(part.is_curved or len(part.points) > CORNERS for part in parts)
    if is_box and max(box[2] - box[0], box[3] - box[1]) > (LONGEST if is_thin(box) else LARGEST):
        return None
    return Shape(tuple(tuple(part.outline) for part in parts), box, rgb, is_box)


def stroked(parts: Sequence[Part], rgb: RGB, width: float) -> Shape | None:
    """The shape that a pen ``width`` wide draws along ``parts``; None where there are but rules."""
    bent = [part for part in parts if part.is_curved or not all(map(is_straight, sides_of(part)))]
    box = bounds(bent)
    if box is None:
        return None
    closed = (part.outline + part.outline[:1] * part.is_closed for part in bent)
    return Shape(tuple(map(tuple, closed)), box, rgb, width=width)


def written(shapes: Sequence[Shape], glyphs: Sequence[Glyph]) -> list[Box]:
    """The boxes of those of ``shapes`` that may be letters and lie off the ``glyphs`` of the page;
    none where they are too few to be writing."""
    found: list[Box] = []
    pieces = looked_at = 0
    for shape in shapes:
        x0, y0, x1, y1 = shape.box
        if shape.is_box or looked_at > LOOKED_AT:
            continue
        looked_at += len(shape.pieces)
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if any(g.box[0] <= x <= g.box[2] and g.box[1] <= y <= g.box[3] for g in glyphs):
            continue
        pieces += sum(map(_may_be_letter, shape.pieces))
        found.append(shape.box)
    return found if pieces >= WRITING else []


def is_handwriting(shapes: Sequence[Shape]) -> bool:
    """Whether ``shapes`` of one annotation were written with a pen."""
    pens = (shape for shape in shapes if shape.width is not None)
    return sum(len(piece) for shape in pens for piece in shape.pieces) >= PEN


def _may_be_letter(piece: Sequence[Point]) -> bool:
    xs, ys = [x for x, _y in piece], [y for _x, y in piece]
    return max(max(xs) - min(xs), max(ys) - min(ys)) <= LARGEST
