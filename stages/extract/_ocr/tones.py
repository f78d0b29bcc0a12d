"""A decoded picture of any kind as blue, green and red of a byte each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Picture

LONGEST = 5000
"""Pixels of the longer side that are read: A4 at 430 dpi. What is finer is made smaller."""

_PHOTOMETRIC, _WHITE_IS_ZERO = 262, 0
"""TIFF 6.0, section 8."""


def as_picture(image: Image.Image) -> tuple[Picture, float]:
    """``image`` upright as its camera meant it, on white paper, and how many of its pixels
    one pixel of the answer is. Made smaller before it is made colourful, for memory."""
    frame = image
    if frame.mode.startswith("I") or frame.mode == "F":
        values = np.asarray(frame)
        wide = frame.mode.startswith("I;16")
        frame = Image.fromarray((values >> 8).astype(np.uint8) if wide else _eight_bits(values))
        if _is_negative(image):
            frame = ImageOps.invert(frame)
    elif frame.mode == "LAB":
        frame = frame.getchannel("L")
    elif frame.mode in ("P", "PA"):
        clear = frame.mode == "PA" or "transparency" in frame.info
        frame = frame.convert("RGBA" if clear else "RGB")
    elif frame.mode == "1":
        frame = frame.convert("L")
    elif "transparency" in frame.info and frame.mode in ("L", "RGB"):
        frame = frame.convert("RGBA")
    unit = max(1.0, max(frame.size) / LONGEST)
    if unit > 1:
        size = (max(round(frame.width / unit), 1), max(round(frame.height / unit), 1))
        frame = frame.resize(size, Image.Resampling.BOX)
    if frame.mode in ("RGBA", "LA", "RGBa", "La"):
        frame = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame)
    frame = frame.convert("RGB")
    if image.format != "TIFF":  # there Pillow has turned it already
        frame = _turned(frame, image)
    return np.ascontiguousarray(np.asarray(frame, dtype=np.uint8)[:, :, ::-1]), unit


def _turned(frame: Image.Image, image: Image.Image) -> Image.Image:
    """``frame`` turned or mirrored as the EXIF of ``image`` says (Exif 3.0, 4.6.5.1.6)."""
    try:
        said = image.getexif().get(0x0112)
    except Exception:  # EXIF that is broken in any way says nothing
        return frame
    how = _TURNS.get(said) if isinstance(said, int) else None
    return frame if how is None else frame.transpose(how)


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Values of the tag Orientation, and what puts the picture upright."""


def _eight_bits(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """``values`` as far as they reach, as 0 to 255."""
    deep = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = min(float(deep.min()), 0.0), float(deep.max())
    # Whoever writes shares writes 0 to 1, whoever counts 255 or 65535.
    high = next((bound for bound in (1.0, 255.0, 65535.0) if high <= bound), high)
    scaled = (deep - low) * (255 / max(high - low, 1e-9))
    return np.asarray(scaled, dtype=np.uint8)


def _is_negative(image: Image.Image) -> bool:
    """Whether 0 is white, which Pillow minds only where a pixel is a byte or less."""
    tags = getattr(image, "tag_v2", {})
    return image.mode.startswith("I;16") and tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO
