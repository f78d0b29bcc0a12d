"""A picture file, frame by frame, into ``Raw``."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, UnidentifiedImageError

from pipeline.errors import DamagedFile, DangerousFile, WrongType
from pipeline.raw import Raw
from pipeline.record import Dropped, Ink, Notice, SecondReading
from pipeline.stage import Context
from stages.extract._layout.model import Page
from stages.extract._layout.raw import make_raw
from stages.extract._ocr.loaded import engine
from stages.extract._ocr.sheet import read_sheet

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

PIXELS = 150_000_000
"""A picture with more is refused from its header, undecoded. A3 at 600 dpi has 70 million."""

LONGEST = 5000
"""Pixels of the longer side that are read: A4 at 430 dpi. What is finer is made smaller."""

A4 = (595.3, 841.9)
"""Width and height in points."""

_BROKEN = (OSError, SyntaxError, ValueError, struct.error, EOFError, IndexError, KeyError)
"""What Pillow raises for files that are no proper pictures."""


def read_picture(path: Path, format_name: str, context: Context) -> Raw:
    """The pages of the picture at ``path``. Raises ``WrongType``, ``DamagedFile``,
    ``DangerousFile``, ``NothingInside``."""
    pages: list[Page] = []
    unread: list[Ink] = []
    ink, has_ink = 0, False
    twice: list[SecondReading] = []
    dropped: list[Dropped] = []
    assets: dict[str, bytes] = {}
    notices: list[Notice] = []
    for number, (picture, unit) in enumerate(frames(path, notices), start=1):
        points = _points(picture, unit)
        sheet = read_sheet(picture, number, unit=unit, scale=points, engine=engine(context))
        pages.append(sheet.page)
        unread += sheet.unread
        ink += sheet.ink
        twice += sheet.second_readings
        dropped += sheet.dropped
        assets |= sheet.assets
        has_ink = has_ink or sheet.has_ink
    return make_raw(
        path,
        format_name,
        pages,
        ink=ink,
        has_ink=has_ink,
        dropped=dropped,
        unread=unread,
        notices=notices,
        assets=assets,
        second_readings=twice,
    )


def frames(path: Path, notices: list[Notice]) -> Iterator[tuple[Picture, float]]:
    """Each page of the file in BGR, and how many of the file's pixels one of its pixels is.

    A damaged page behind good ones ends the file with a notice; damaged from its first page
    on, the file is refused.
    """
    with _opened(path) as image:
        for index in range(_count(image)):
            try:
                image.seek(index)
                _refuse_giant(image)
                picture, unit = _decoded(image)
            except _BROKEN as error:
                if index == 0:
                    raise DamagedFile(f"the picture does not decode ({error})") from error
                message = f"第{index + 1}页损坏，无法读取，其后各页未读"
                notices.append(Notice(code="page_damaged", message=message))
                return
            yield picture, unit


def _opened(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        # The limit is ours (PIXELS), and so is the error.
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        try:
            return Image.open(path, formats=("PNG", "JPEG", "TIFF"))
        except UnidentifiedImageError as error:
            raise _unknown(path) from error
        except _BROKEN as error:
            raise DamagedFile(f"the picture does not open ({error})") from error


def _unknown(path: Path) -> DamagedFile | WrongType:
    head = path.open("rb").read(4)
    if head[:3] in (b"\x89PN", b"\xff\xd8\xff", b"II*", b"MM\x00"):
        return DamagedFile("begins like a picture but is none")
    return WrongType(f"is no {path.suffix.lstrip('.').upper() or 'picture'}, whatever its name")


def _count(image: Image.Image) -> int:
    try:
        # An animated PNG is one page; only TIFF has pages.
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    except _BROKEN:
        return 1


def _refuse_giant(image: Image.Image) -> None:
    width, height = image.size
    if width * height > PIXELS:
        raise DangerousFile(
            f"a picture of {width}×{height} pixels would take too much memory",
            mend="scan it again at 300 dpi, or make it smaller",
        )


def _decoded(image: Image.Image) -> tuple[Picture, float]:
    frame: Image.Image = image
    unit = max(1.0, max(image.size) / LONGEST)
    if frame.mode in ("I;16", "I;16B", "I", "F"):
        frame = Image.fromarray((np.asarray(frame, dtype=np.float64) / 257).astype(np.uint8))
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        frame = frame.convert("RGBA")
        paper = Image.new("RGBA", frame.size, "white")
        frame = Image.alpha_composite(paper, frame)
    frame = frame.convert("RGB")
    if unit > 1:
        size = (max(round(frame.width / unit), 1), max(round(frame.height / unit), 1))
        frame = frame.resize(size, Image.Resampling.BOX)
    return np.ascontiguousarray(np.asarray(frame, dtype=np.uint8)[:, :, ::-1]), unit


def _points(picture: Picture, unit: float) -> float | None:
    """Points for a pixel of the file where the picture has the shape of an A4 page; what
    scanners write into files as resolution is too often wrong."""
    height, width = picture.shape[:2]
    if abs(height / width - A4[1] / A4[0]) > 0.06:
        return None
    return float(A4[0] / (width * unit))
