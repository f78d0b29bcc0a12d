"""A text object as the characters that it draws (11)."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._printed.drawn import Glyph
from stages.extract._printed.matrix import Matrix
from stages.extract.ofd._codes import Unit, units_of
from stages.extract.ofd._color import Paint
from stages.extract.ofd._geometry import turn
from stages.extract.ofd._names import number
from stages.extract.ofd._resources import Font
from stages.extract.ofd._widths import drawn_width, fixed_width

ABOVE, BELOW = 0.88, 0.12
"""How far the square of a Chinese character reaches above and below its baseline."""

SKEW = 2.0
"""Degrees by which a line may be off a quarter turn and be read as turned by just that."""

STRAIGHT = 0.1
"""Characters that step aside by less than this share of their size stand below each other."""

_NO_TEXT = ("Co", "Cn", "Cc", "Cs")


class Look(Struct, frozen=True):
    """What the characters of one text object have in common; ``where`` leads from its space to
    the page."""

    where: Matrix
    font: Font
    size: float
    paint: Paint
    is_visible: bool


def glyphs_of(thing: etree._Element, look: Look) -> list[Glyph]:
    """The characters of ``thing``, in the order in which it names them."""
    side = look.size * math.hypot(look.where.c, look.where.d)
    stretch = number(thing.get("HScale"), 1.0)
    stretch = stretch if 0 < stretch < 100 else 1.0
    own = number(thing.get("CharDirection"), 0.0)
    stance = _angle(*look.where.after(turn(own)).way(1.0, 0.0))
    found: list[Glyph] = []
    for units in units_of(thing, look.size * stretch):
        spaced = False
        for unit, step in _columns(units, look.size) if stance == 0 else _singles(units):
            if not count_ink(unit.text):
                spaced = True
                continue
            box = _box(unit, step, look, own, stretch)
            is_mapped = not any(unicodedata.category(c) in _NO_TEXT for c in unit.text)
            found.append(
                Glyph(
                    text=unit.text,
                    box=box,
                    origin=look.where.point(unit.x, unit.y),
                    size=max(side, 1.0),
                    font=look.font.name or None,
                    bold=look.font.bold,
                    color=look.paint.type_color,
                    is_mapped=is_mapped and "\ufffd" not in unit.text,
                    is_visible=look.is_visible,
                    spaced=spaced,
                    angle=stance,
                )
            )
            spaced = False
    return found


_Placed = tuple[Unit, float | None]
"""A unit, and how far it is to the next, as the size is long."""


def _singles(units: Sequence[Unit]) -> list[_Placed]:
    return [(unit, math.hypot(*unit.step) if unit.step else None) for unit in units]


def _columns(units: Sequence[Unit], size: float) -> list[_Placed]:
    """``units`` with those that stand upright below each other as one: a column is read from
    top to bottom, and has its middle where a line of text beside it would have its own."""
    steps = [unit.step for unit in units if unit.step is not None]
    falls = all(abs(x) < STRAIGHT * size and y > 2 * abs(x) for x, y in steps)
    inked = [unit for unit in units if count_ink(unit.text)]
    if not steps or not falls or len(inked) < 2:
        return [(unit, unit.step[0] if unit.step else None) for unit in units]
    first, last = inked[0], inked[-1]
    column = "".join(unit.text for unit in inked)
    return [(Unit(column, first.x, first.y, (0.0, last.y - first.y)), None)]


def _box(unit: Unit, step: float | None, look: Look, own: float, stretch: float) -> Box:
    """As wide as what is drawn, as high as a Chinese character on the same baseline."""
    size = look.size
    fall = unit.step[1] if unit.step and len(unit.text) > 1 and step is None else 0.0
    text = unit.text[:1] if fall else unit.text
    wide = size * stretch
    share = step / wide if step is not None and wide > 0 else None
    width = wide * drawn_width(text, share, fixed_width(look.font.name))
    where = look.where.after(Matrix(e=unit.x, f=unit.y)).after(turn(own))
    return where.box(0.0, -ABOVE * size, width, BELOW * size + fall)


def _angle(x: float, y: float) -> float:
    """Degrees clockwise of a direction; a quarter turn exactly where it is nearly one."""
    angle = math.degrees(math.atan2(y, x)) % 360
    quarter = round(angle / 90) * 90.0
    return quarter % 360 if abs(angle - quarter) <= SKEW else round(angle, 1)
