"""The pages of a picture file, one after the other, each decoded only when it is its turn."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PIL import Image, UnidentifiedImageError

from pipeline.errors import DamagedFile, DangerousFile, WrongType
from stages.extract._ocr.jpeg import bits_of
from stages.extract._ocr.salvage import BROKEN, PILLOW, cut_allowed, quiet, strips
from stages.extract._ocr.tones import LONGEST, as_picture

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

DECODED = 300_000_000
"""Bytes of memory that a page may take when it is decoded: A3 at 600 dpi in colour takes 280
million. What would take more is refused from its header."""

MOST_PAGES = 3000
"""Pages of a file that are read; a few bytes each can claim millions."""

_BYTES = {"1": 1, "L": 1, "I": 12, "F": 12}
"""What a pixel takes in Pillow's modes, or while it is scaled; four in all others."""

_SCAN_AGAIN = "scan it again at 300 dpi, or make it smaller"


class Frame(Struct, frozen=True):
    """A page: its picture in BGR, how many pixels of the file one of its pixels is, and the
    resolution that the file states, in dots an inch. ``picture`` is None where the page does
    not decode; ``is_cut``: some of it does not, and is white or grey."""

    picture: Picture | None
    unit: float
    dpi: float | None
    is_cut: bool = False


def frames(path: Path) -> Iterator[Frame | None]:
    """Each page of the file; None stands for all that come after ``MOST_PAGES``.

    Raises ``WrongType``, ``DamagedFile``, ``DangerousFile``. A page that is too large is
    refused with the whole file: such a file was built to harm.
    """
    with _opened(path) as image:
        count = _count(image)
        for index in range(min(count, MOST_PAGES)):
            try:
                with quiet():
                    frame = _decoded(image, index, path)
            except BROKEN as error:
                if count == 1:
                    raise DamagedFile(f"the picture does not decode ({error})") from error
                frame = Frame(None, 1.0, None)
            yield frame
        if count > MOST_PAGES:
            yield None


def _opened(path: Path) -> Image.Image:
    bits = bits_of(path)
    if bits not in (None, 8):
        mend = "save it as an ordinary JPEG with 8 bits a colour, or as PNG"
        raise WrongType(f"is a JPEG with {bits} bits a colour, which is not read", mend=mend)
    with warnings.catch_warnings():
        # The limit is ours (DECODED), and so is the error.
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        try:
            with quiet():
                return Image.open(path, formats=PILLOW)
        except UnidentifiedImageError as error:
            raise DamagedFile("begins like a picture but is none") from error
        except BROKEN as error:
            raise DamagedFile(f"the picture does not open ({error})") from error


def _count(image: Image.Image) -> int:
    try:
        # Animations are one page; only TIFF has pages.
        with quiet():
            return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    except BROKEN:
        return 1


def _refuse_giant(image: Image.Image) -> None:
    width, height = image.size
    if width * height * _BYTES.get(image.mode, 4) > DECODED:
        raise DangerousFile(
            f"a picture of {width}×{height} pixels would take too much memory",
            mend=_SCAN_AGAIN,
        )


def _decoded(image: Image.Image, index: int, path: Path) -> Frame:
    image.seek(index)
    full = max(image.size)
    if image.format == "JPEG":
        # What is far too fine is decoded at a half, a quarter or an eighth.
        image.draft(None, (LONGEST, LONGEST))
    _refuse_giant(image)
    dpi = _dpi(image)
    is_cut = False
    whole: Image.Image = image
    try:
        image.load()
    except BROKEN:
        # What lies before the gap is read: a page cut off is better than none.
        is_cut = True
        if image.format == "TIFF" and (saved := strips(image, path)) is not None:
            whole = saved
        else:
            whole = cut_allowed(image, path)
    picture, unit = as_picture(whole)
    return Frame(picture, unit * full / max(whole.size), dpi, is_cut)


def _dpi(image: Image.Image) -> float | None:
    """What the file states, where it is the same both ways."""
    try:
        across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return across if 0 < across < 1e5 and abs(across - down) < 0.02 * across else None
