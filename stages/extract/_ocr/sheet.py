"""A page as read, as a page for layout: characters into lines and table cells."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure
from pipeline.record import Dropped, Ink, SecondReading
from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.model import Atom, Page, around, on_source
from stages.extract._layout.wrapped import own_frames
from stages.extract._ocr.marks import figures_of
from stages.extract._ocr.page import read_page
from stages.extract._ocr.tabled import tabled, times

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Engine, Picture

BY = "ocr"


class Sheet(Struct, frozen=True):
    """``ink`` is counted from what the engine gave, before any line was made of it.
    ``assets`` are what its figures show."""

    page: Page
    unread: tuple[Ink, ...]
    ink: int
    has_ink: bool
    second_readings: tuple[SecondReading, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    assets: dict[str, bytes] = field(default_factory=dict)


def read_sheet(
    picture: Picture,
    number: int,
    *,
    unit: float,
    scale: float | None,
    engine: Engine,
    known: Sequence[Atom] = (),
) -> Sheet:
    """``picture`` (BGR) read as page ``number``. ``unit``: what a pixel counts in boxes;
    ``scale``: points for one of these, or None where nobody knows. ``known`` are characters
    of the page that need no recognition, in its unit and as the picture lies, which must not
    show them; they are not in the count of ``ink``."""
    found = read_page(picture, engine)
    page = Page(
        number=number,
        width=found.width * unit,
        height=found.height * unit,
        lines=(),
        by=BY,
        scale=scale,
        skew=found.skew,
    )
    atoms = [_scaled(atom, unit) for atom in found.atoms]
    atoms += [replace(atom, box=upright(atom.box, page)) for atom in known]
    tables = tabled(found, atoms, page, unit)
    unread = tuple(Ink(page=number, box=on_source(times(box, unit), page)) for box in found.unread)
    placed, assets = figures_of(found.marks, page, unit)
    pictures = [p.box for p in placed if isinstance(p.fragment, RawFigure) and not p.fragment.shows]
    in_order = lines_in_order(tables.rest, number, lies=page.width > page.height)
    lines = own_frames(in_order, pictures)
    full = replace(page, lines=tuple(lines), placed=(*tables.placed, *placed), rules=tables.rules)
    twice = tuple(
        SecondReading(
            page=number,
            box=on_source(times(t.box, unit), page),
            why=t.why,
            text=t.text,
            confidence=round(t.confidence, 4),
            other=t.other,
            other_confidence=round(t.other_confidence, 4),
        )
        for t in found.twice
    )
    dropped = tuple(
        Dropped(
            text=left.text,
            reason=left.reason,
            origin=Origin(by=BY, page=number, box=on_source(times(left.box, unit), page)),
        )
        for left in found.left_out
    )
    return Sheet(full, unread, found.ink, found.has_ink, twice, dropped, assets)


def upright(box: Box, page: Page) -> Box:
    """``box`` as it lies on ``page`` after that was turned upright: ``on_source`` back."""
    if not page.skew:
        return box
    mx, my = page.width / 2, page.height / 2
    sx, sy = (my, mx) if round(page.skew / 90) % 2 else (mx, my)
    cos, sin = math.cos(math.radians(page.skew)), math.sin(math.radians(page.skew))
    corners = [(x - sx, y - sy) for x in (box[0], box[2]) for y in (box[1], box[3])]
    turned = [(mx + x * cos + y * sin, my - x * sin + y * cos) for x, y in corners]
    return around([(x, y, x, y) for x, y in turned])


def _scaled(atom: Atom, unit: float) -> Atom:
    if unit == 1:
        return atom
    return replace(atom, box=times(atom.box, unit), size=round(atom.size * unit, 1))
