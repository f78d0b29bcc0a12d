"""What stands in the lines that were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stages.extract._ocr.colour import red_ink, without_red
from stages.extract._ocr.engine import Engine, Seen
from stages.extract._ocr.prepare import cut

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad

MOSTLY = 0.7
"""A line whose ink is red by this share is printed in red; another has a seal upon it."""

TOUCHED = 0.02
"""A line with less red ink than this has no seal upon it."""


def recognise(page: Picture, quads: Sequence[Quad], engine: Engine) -> list[Seen]:
    """The lines of ``page`` in ``quads``. Red over black ink is taken off first: a seal lies
    on signature and date."""
    crops: list[Picture] = []
    colors: list[str | None] = []
    for quad in quads:
        crop = cut(page, quad)
        share, color = red_ink(crop)
        colors.append(color if share > MOSTLY else None)
        crops.append(without_red(crop) if TOUCHED < share <= MOSTLY else crop)
    readings = engine.recognise(crops)
    return [Seen(*s) for s in zip(quads, crops, readings, colors, strict=True)]
