"""Which pictures of a page may be seals: only these are looked at, since that loads a library."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from pipeline.raw import RawFigure
from pipeline.stage import Context
from stages.extract._layout.model import Page, Placed

SIDES = (40.0, 220.0)
"""Points of the sides of a picture that may be a seal: from a name stamp of 14 mm to twice the
42 mm of a round one, since its picture has a margin."""


def with_seals(page: Page, assets: Mapping[str, bytes], context: Context) -> Page:
    """``page`` with those of its pictures told that are seals, as an electronic one is."""
    if not any(map(_may_be_seal, page.placed)):
        return page
    from stages.extract._ocr.told import told

    placed = (told(p, assets, context) if _may_be_seal(p) else p for p in page.placed)
    return replace(page, placed=tuple(placed))


def _may_be_seal(placed: Placed) -> bool:
    x0, y0, x1, y1 = placed.box
    sized = all(SIDES[0] <= side <= SIDES[1] for side in (x1 - x0, y1 - y0))
    return sized and isinstance(placed.fragment, RawFigure) and not placed.fragment.shows
