"""What can still be seen of a picture that does not decode to its end."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

BROKEN = (OSError, SyntaxError, ValueError, struct.error, EOFError, IndexError, KeyError,
           TypeError, OverflowError)  # fmt: skip
"""What Pillow raises for files that are no proper pictures."""

PILLOW = tuple(
    plugin.format
    for plugin in (
        PngImagePlugin.PngImageFile,
        JpegImagePlugin.JpegImageFile,
        TiffImagePlugin.TiffImageFile,
        WebPImagePlugin.WebPImageFile,
        Jpeg2KImagePlugin.Jpeg2KImageFile,
        BmpImagePlugin.BmpImageFile,
        GifImagePlugin.GifImageFile,
    )
)
"""What Pillow may take a file for."""

MOST_STRIPS = 20_000
"""A page has at most as many as it has rows."""

HEIGHT, STRIPS, ROWS, SIZES, WIDTH, TILES = 257, 273, 278, 279, 256, 324
ORIENTATION = 274
"""Tags of TIFF 6.0, section 8 and 15."""


def cut_allowed(image: Image.Image, path: Path) -> Image.Image:
    """The page at which ``image`` stands, as far as it goes. Raises what Pillow raises where
    nothing of it decodes."""
    index = image.tell()
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        again = Image.open(path, formats=PILLOW)
        again.seek(index)
        again.load()
        if len(set(again.convert("L").getextrema())) == 1:
            raise OSError("nothing of it decodes")
        return again
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def strips(image: Image.Image, path: Path) -> Image.Image | None:
    """The page of a TIFF at which ``image`` stands, strip by strip: those that decode at
    their place, white for the others. None where there are no strips, or none decodes."""
    tags = getattr(image, "tag_v2", None)
    if tags is None or TILES in tags or STRIPS not in tags or SIZES not in tags:
        return None
    width, height = int(tags[WIDTH]), int(tags[HEIGHT])
    rows = min(int(tags.get(ROWS, height)), height)
    places = list(zip(tags[STRIPS], tags[SIZES], strict=False))
    if rows <= 0 or not 0 < len(places) <= MOST_STRIPS or len(places) > -(-height // rows):
        return None  # colours in planes of their own are not put together here
    page: Image.Image | None = None
    with path.open("rb") as file:
        for number, (start, size) in enumerate(places):
            file.seek(start)
            data = file.read(size)
            part = _strip(tags, data, min(rows, height - number * rows)) if data else None
            if part is not None:
                page = page or Image.new(part.mode, (width, height), _white(part.mode))
                page.paste(part, (0, number * rows))
    if page is not None:
        page.getexif()[ORIENTATION] = tags.get(ORIENTATION, 1)
    return page


def _strip(
    tags: TiffImagePlugin.ImageFileDirectory_v2, data: bytes, rows: int
) -> Image.Image | None:
    """``data`` as a TIFF of one strip with ``rows`` rows, decoded."""
    own = TiffImagePlugin.ImageFileDirectory_v2(prefix=tags.prefix)
    for tag, value in tags.items():
        if tag not in (ROWS, ORIENTATION) and (tag < 32768 or tag == 34675):
            own.tagtype[tag] = tags.tagtype[tag]
            own[tag] = value
    # Where a strip lies Pillow counts from the end of what ``tobytes`` gives.
    own[HEIGHT], own[ROWS], own[SIZES], own[STRIPS] = rows, rows, len(data), 0
    head = tags.prefix + struct.pack("<HI" if tags.prefix == b"II" else ">HI", 42, 8)
    try:
        with Image.open(BytesIO(head + own.tobytes(8) + data), formats=("TIFF",)) as part:
            part.load()
            return part.copy()
    except BROKEN:
        return None


def _white(mode: str) -> int | tuple[int, ...]:
    bands = Image.getmodebands(mode)
    if mode == "CMYK":
        return (0,) * bands
    if mode.startswith("I"):
        return 65535
    return 255 if bands == 1 else (255,) * bands


@contextmanager
def quiet() -> Iterator[None]:
    """Without what libtiff prints on broken files, past Python, to standard error."""
    try:
        kept = os.dup(2)
    except OSError:  # closed already
        yield
        return
    sys.stderr.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
