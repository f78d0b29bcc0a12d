"""Pictures put together as they lie on the page: strips of a scan, turned ones, seals cut at the
edge of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._printed.matrix import Matrix

if TYPE_CHECKING:
    from PIL import Image

LONGEST = 5000
"""Pixels of the longer side of what is put together: A4 at 430 dpi."""

FINEST, COARSEST = 400 / 72, 72 / 72
"""Pixels for a point, however fine or coarse the pictures are."""

TO_READ = 200 / 72
"""Pixels for a point of a page that is to be recognised, as of those of PDF; finer ones are read
no better and take longer."""

UPRIGHT = 0.01
"""A picture is upright where its sides are off by no more than this share of their length."""


class Laid(Struct, frozen=True):
    """A decoded picture; ``where`` leads from the unit square to the page, in points."""

    image: Image.Image
    where: Matrix


def is_upright(where: Matrix) -> bool:
    """Whether a picture is laid without a turn, neither upside down nor mirrored."""
    aslant = abs(where.b) > UPRIGHT * abs(where.a) or abs(where.c) > UPRIGHT * abs(where.d)
    return not aslant and where.a > 0 and where.d > 0


def compose(
    laid: Sequence[Laid], box: Box, finest: float = FINEST, coarsest: float = COARSEST
) -> tuple[Image.Image, float]:
    """What ``laid`` shows within ``box``, on white paper, and points for a pixel. There are
    between ``coarsest`` and ``finest`` pixels for a point, as many as its pictures have."""
    from PIL import Image

    wide, high = max(box[2] - box[0], 0.1), max(box[3] - box[1], 0.1)
    finest_here = max(map(_fineness, laid), default=coarsest)
    scale = min(max(finest_here, coarsest), finest, LONGEST / max(wide, high))
    size = max(round(wide * scale), 1), max(round(high * scale), 1)
    paper = Image.new("RGB", size, "white")
    to_paper = Matrix(a=scale, d=scale, e=-box[0] * scale, f=-box[1] * scale)
    for item in laid:
        _lay(paper, item.image, to_paper.after(item.where))
    return paper, 1 / scale


def _fineness(item: Laid) -> float:
    """Pixels for a point in the picture itself."""
    x0, _y0, x1, _y1 = item.where.box(0.0, 0.0, 1.0, 1.0)
    return max(item.image.size) / max(x1 - x0, 1.0)


def _lay(paper: Image.Image, image: Image.Image, where: Matrix) -> None:
    """``image`` on ``paper``; ``where`` leads from the unit square to its pixels. Only the part
    of the paper that it covers is touched."""
    from PIL import Image

    x0, y0, x1, y1 = where.box(0.0, 0.0, 1.0, 1.0)
    left, top = max(int(x0), 0), max(int(y0), 0)
    right, bottom = min(round(x1) + 1, paper.width), min(round(y1) + 1, paper.height)
    if right <= left or bottom <= top:
        return
    whole = where.a * where.d - where.b * where.c
    if not whole:
        return
    if is_upright(where) and 0 < x1 - x0 < 2 * paper.width and 0 < y1 - y0 < 2 * paper.height:
        size = max(round(x1) - round(x0), 1), max(round(y1) - round(y0), 1)
        seen = image.resize(size, Image.Resampling.BOX if size[0] < image.width else None)
        mask = seen.getchannel("A") if seen.mode == "RGBA" else None
        paper.paste(seen.convert("RGB"), (round(x0), round(y0)), mask)
        return
    width, height = image.size
    # From a pixel of the paper back to one of the picture.
    a, b = where.d / whole * width, -where.c / whole * width
    d, e = -where.b / whole * height, where.a / whole * height
    dx, dy = left - where.e, top - where.f
    back = (a, b, a * dx + b * dy, d, e, d * dx + e * dy)
    size = right - left, bottom - top
    seen = image.convert("RGBA").transform(
        size, Image.Transform.AFFINE, back, Image.Resampling.BILINEAR, fillcolor=(0, 0, 0, 0)
    )
    paper.paste(seen.convert("RGB"), (left, top), seen.getchannel("A"))
