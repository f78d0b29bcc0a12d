"""What stands on a page and is no text: seals, pictures, handwriting, formulae."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
from msgspec import Struct

from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure
from pipeline.report import Shows
from pipeline.source import asset_name
from stages.extract._layout.model import Page, Placed, on_source

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture


class Mark(Struct, frozen=True, kw_only=True):
    """A mark in ``box``, in pixels of the page as it stands upright, with its colours as PNG.
    ``text`` is what a seal says or what was read of a formula, with the confidence of that."""

    box: Box
    shows: Shows | None
    png: bytes
    text: str = ""
    confidence: float | None = None


class LeftOut(Struct, frozen=True):
    """What the engine read in ``box`` of a mark, and the reason (a key of ``REASONS``) why it
    is no text of the page."""

    text: str
    reason: str
    box: Box


NAMES = {"seal": "ocr.seal", "handwriting": "ocr.handwriting", "formula": "ocr.formula"}
"""Who found a mark; what shows none of these is a picture."""


def figures_of(
    marks: Sequence[Mark], page: Page, unit: float
) -> tuple[list[Placed], dict[str, bytes]]:
    """``marks`` as figures at their places on ``page``, a pixel being ``unit`` of its units,
    and the assets that they show."""
    placed: list[Placed] = []
    assets: dict[str, bytes] = {}
    for mark in marks:
        x0, y0, x1, y1 = (value * unit for value in mark.box)
        name = asset_name(mark.png, "png")
        assets[name] = mark.png
        figure = RawFigure(
            asset=name,
            alt=mark.text,
            shows=mark.shows,
            width=round((x1 - x0) * page.scale, 1) if page.scale else None,
            height=round((y1 - y0) * page.scale, 1) if page.scale else None,
            origin=Origin(
                by=NAMES.get(mark.shows or "", "ocr.picture"),
                page=page.number,
                box=on_source((x0, y0, x1, y1), page),
                confidence=mark.confidence,
            ),
        )
        placed.append(Placed(box=(x0, y0, x1, y1), fragment=figure))
    return placed, assets


def png_of(picture: Picture, box: Box) -> bytes:
    """``box`` of ``picture`` as PNG."""
    height, width = picture.shape[:2]
    x0, y0 = max(round(box[0]), 0), max(round(box[1]), 0)
    x1, y1 = min(round(box[2]), width), min(round(box[3]), height)
    crop = picture[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)]
    _done, data = cv2.imencode(".png", crop)
    return bytes(data.tobytes())
