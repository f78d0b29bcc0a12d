"""Pictures of a printed page that show a seal: an electronic one is set into the document as a
picture, and stands in the report as what it is."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace
from PIL import Image

from pipeline.raw import RawFigure
from pipeline.stage import Context
from stages.extract._layout.model import Placed
from stages.extract._ocr.colour import tinted
from stages.extract._ocr.lift import alone
from stages.extract._ocr.loaded import engine
from stages.extract._ocr.ring import RingText, ring_text
from stages.extract._ocr.seal import Seal, Tint, is_seal

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture


def told(placed: Placed, assets: Mapping[str, bytes], context: Context) -> Placed:
    """``placed``, a picture of ``assets``, named a seal where it shows one, with the words of
    its ring where recognition is not forbidden and reads them well."""
    figure = placed.fragment
    assert isinstance(figure, RawFigure)
    crop = _picture(assets[figure.asset])
    if not is_seal(crop):
        return placed
    words = _words(crop, context)
    origin = replace(figure.origin, confidence=words.confidence if words else None)
    alt = words.text if words else figure.alt
    return replace(placed, fragment=replace(figure, shows="seal", alt=alt, origin=origin))


def _words(crop: Picture, context: Context) -> RingText | None:
    if context.ocr == "never":
        return None
    red, blue = tinted(crop)
    tint: Tint = "red" if np.count_nonzero(red) >= np.count_nonzero(blue) else "blue"
    ys, xs = np.nonzero(red if tint == "red" else blue)
    box = (float(xs.min()), float(ys.min()), float(xs.max() + 1), float(ys.max() + 1))
    return ring_text(alone(crop, Seal(box, "round", tint)), engine(context))


def _picture(data: bytes) -> Picture:
    with Image.open(io.BytesIO(data)) as image:
        return np.ascontiguousarray(np.asarray(image.convert("RGB"), np.uint8)[:, :, ::-1])
