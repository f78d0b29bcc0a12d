"""A picture file, page by page, into ``Raw``."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.errors import DamagedFile
from pipeline.origin import Box, Origin
from pipeline.raw import Raw, RawFigure
from pipeline.record import Dropped, Ink, Notice, PagesRead, SecondReading
from pipeline.source import asset_name
from pipeline.stage import Context
from stages.extract._layout.model import Page, Placed
from stages.extract._layout.raw import make_raw
from stages.extract._ocr.frames import MOST_PAGES, Frame, frames
from stages.extract._ocr.loaded import engine
from stages.extract._ocr.sheet import read_sheet

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

A4 = (595.3, 841.9)
"""Width and height in points."""

SANE_DPI = (60.0, 2400.0)
"""What a file states as its resolution is believed between these, where its page then is"""

SANE_INCHES = (2.5, 40.0)
"""so long: from a card to A0. Much software writes 72 or 96 into everything."""

PAPER = 250
"""A page whose darkest pixel is lighter is blank."""

_RECOGNISED = "图片，做文字识别"

Way = Literal["text", "ocr", "both", "blank", "lost"]


def read_picture(path: Path, format_name: str, context: Context) -> Raw:
    """The pages of the picture at ``path``. Raises ``WrongType``, ``DamagedFile``,
    ``DangerousFile``, ``NothingInside``."""
    reader = _Reader(context)
    for number, frame in enumerate(frames(path), start=1):
        reader.take(number, frame)
    return reader.finish(path, format_name)


class _Reader:
    """Gathers what the pages give, one after the other."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.pages: list[Page] = []
        self.read: list[PagesRead] = []
        self.unread: list[Ink] = []
        self.dropped: list[Dropped] = []
        self.twice: list[SecondReading] = []
        self.notices: list[Notice] = []
        self.assets: dict[str, bytes] = {}
        self.ink = 0
        self.has_ink = False

    def take(self, number: int, frame: Frame | None) -> None:
        if frame is None:
            reason = f"页数过多，只读前{MOST_PAGES}页"
            self._lose(number, reason)
            self._note("too_many_pages", reason)
        elif frame.picture is None:
            self._lose(number, "这一页损坏，无法解码")
            self._note("page_damaged", f"第{number}页损坏，无法读取", number)
        else:
            if frame.is_cut:
                message = f"第{number}页图像不完整，只读出尚存的部分，请核对原件"
                self._note("picture_cut", message, number)
            self._take_picture(number, frame.picture, frame)

    def finish(self, path: Path, format_name: str) -> Raw:
        if all(pages.way == "lost" for pages in self.read) and not self.assets:
            raise DamagedFile("none of its pages can be decoded")
        return make_raw(
            path,
            format_name,
            self.pages,
            ink=self.ink,
            has_ink=self.has_ink,
            dropped=self.dropped,
            unread=self.unread,
            notices=self.notices,
            assets=self.assets,
            read=self.read,
            second_readings=self.twice,
        )

    def _take_picture(self, number: int, picture: Picture, frame: Frame) -> None:
        points = points_of(picture, frame)
        if self.context.ocr == "never":
            self._keep(number, picture, frame.unit, points)
            return
        if int(picture.min()) >= PAPER:
            self._enter(_empty(number, picture, frame.unit, points), "blank", "页面空白")
            return
        sheet = read_sheet(
            picture, number, unit=frame.unit, scale=points, engine=engine(self.context)
        )
        self._enter(sheet.page, "ocr" if sheet.has_ink else "blank",
                    _RECOGNISED if sheet.has_ink else "页面空白")  # fmt: skip
        self.unread += sheet.unread
        self.dropped += sheet.dropped
        self.twice += sheet.second_readings
        self.assets |= sheet.assets
        self.ink += sheet.ink
        self.has_ink = self.has_ink or sheet.has_ink

    def _keep(self, number: int, picture: Picture, unit: float, points: float | None) -> None:
        """A page that is not to be recognised stays a picture."""
        from PIL import Image

        stream = io.BytesIO()
        Image.fromarray(picture[:, :, ::-1]).save(stream, "PNG")
        name = asset_name(stream.getvalue(), "png")
        self.assets[name] = stream.getvalue()
        page = _empty(number, picture, unit, points)
        box: Box = (0.0, 0.0, round(page.width, 1), round(page.height, 1))
        figure = RawFigure(
            asset=name,
            width=round(page.width * points, 1) if points else None,
            height=round(page.height * points, 1) if points else None,
            origin=Origin(by="picture", page=number, box=box),
        )
        placed = (Placed(box=box, fragment=figure),)
        reason = "按要求不做文字识别，整页留作图片"
        self._enter(
            Page(number=number, width=page.width, height=page.height, lines=(), placed=placed,
                 by="picture", scale=points), "lost", reason,
        )  # fmt: skip
        self.unread.append(Ink(page=number, box=box))
        self.has_ink = True
        self._note("not_recognised", f"第{number}页{reason}", number)

    def _enter(self, page: Page, way: Way, reason: str) -> None:
        self.pages.append(page)
        self.read.append(PagesRead(first=page.number, last=page.number, way=way, reason=reason))

    def _lose(self, number: int, reason: str) -> None:
        page = Page(number=number, width=A4[0], height=A4[1], lines=(), by="picture")
        self._enter(page, "lost", reason)

    def _note(self, code: str, message: str, number: int | None = None) -> None:
        origin = None if number is None else Origin(by="picture", page=number)
        self.notices.append(Notice(code=code, message=message, origin=origin))


def points_of(picture: Picture, frame: Frame) -> float | None:
    """Points for a pixel of the file: of one with the shape of A4 by that, since what scanners
    state is too often wrong; of others as the file states it, where that can be."""
    height, width = picture.shape[:2]
    if abs(height / width - A4[1] / A4[0]) <= 0.06:
        return float(A4[0] / (width * frame.unit))
    if frame.dpi is None or not SANE_DPI[0] <= frame.dpi <= SANE_DPI[1]:
        return None
    inches = max(height, width) * frame.unit / frame.dpi
    return 72 / frame.dpi if SANE_INCHES[0] <= inches <= SANE_INCHES[1] else None


def _empty(number: int, picture: Picture, unit: float, points: float | None) -> Page:
    height, width = picture.shape[:2]
    return Page(
        number=number, width=width * unit, height=height * unit, lines=(), by="ocr", scale=points
    )
