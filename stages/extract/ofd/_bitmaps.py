"""Pictures of a package, decoded with care; all that are larger than a scan is are refused."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING

from stages.extract.ofd._jbig2 import is_jbig2, jbig2_picture

if TYPE_CHECKING:
    from PIL import Image

PIXELS = 150_000_000
"""A picture with more is not decoded. A3 at 600 dpi has 70 million."""

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "JPEG2000", "WEBP")

_BROKEN = (
    *(OSError, SyntaxError, ValueError, struct.error, EOFError, IndexError, KeyError),
    *(MemoryError, RuntimeError, TypeError, OverflowError),
)
"""What Pillow raises for files that are no proper pictures."""


def opened(data: bytes) -> Image.Image | None:
    """The picture in ``data`` with its transparency, or None where it does not decode."""
    from PIL import Image

    if is_jbig2(data):
        return jbig2_picture(data, PIXELS)
    with warnings.catch_warnings():
        # The limit is ours (PIXELS).
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            if image.width * image.height > PIXELS or not image.width * image.height:
                return None
            clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
            return image.convert("RGBA" if clear else "RGB")
        except _BROKEN:
            return None


def png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
