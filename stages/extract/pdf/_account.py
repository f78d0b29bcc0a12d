"""What the pages of a PDF give, gathered one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.origin import Origin
from pipeline.record import Dropped, Ink, Notice, PagesRead, SecondReading
from stages.extract._layout.model import Page
from stages.extract._layout.raw import joined
from stages.extract.pdf._judge import Verdict

if TYPE_CHECKING:
    from stages.extract._ocr.sheet import Sheet

A4 = (595.3, 841.9)
"""Points of a page of which nothing is known."""


class Account:
    """Everything that ``make_raw`` asks for. Every page is entered once, in order. ``by`` names
    the format in what is said of pages."""

    def __init__(self, by: str = "pdf") -> None:
        self._by = by
        self.pages: list[Page] = []
        self.read: list[PagesRead] = []
        self.dropped: list[Dropped] = []
        self.unread: list[Ink] = []
        self.second_readings: list[SecondReading] = []
        self.notices: list[Notice] = []
        self.assets: dict[str, bytes] = {}
        self.files: list[str] = []
        """Names of files that are attached to pages."""
        self.ink = 0
        self.has_ink = False

    def enter(self, page: Page, verdict: Verdict) -> None:
        self.pages.append(page)
        number = page.number
        self.read.append(
            PagesRead(first=number, last=number, way=verdict.way, reason=verdict.reason)
        )

    def enter_sheet(self, sheet: Sheet, verdict: Verdict) -> None:
        """A page that was recognised."""
        self.enter(sheet.page, verdict)
        self.ink += sheet.ink
        self.unread += sheet.unread
        self.dropped += sheet.dropped
        self.second_readings += sheet.second_readings
        self.assets |= sheet.assets

    def empty(
        self, number: int, verdict: Verdict, size: tuple[float, float] = A4, by: str = "pdf"
    ) -> None:
        """A page from which no text comes."""
        page = Page(number=number, width=size[0], height=size[1], lines=(), by=by)
        self.enter(page, verdict)

    def lose(self, number: int, reason: str) -> None:
        """A page that cannot be read at all."""
        self.empty(number, Verdict("lost", reason))

    def leave_out(self, first: int, last: int) -> None:
        """Pages that are not read since there are too many."""
        reason = f"页数过多，只读前{first - 1}页"
        self.read.append(PagesRead(first=first, last=last, way="lost", reason=reason))

    def note(self, code: str, message: str, number: int) -> None:
        origin = Origin(by=self._by, page=number)
        self.notices.append(Notice(code=code, message=message, origin=origin))

    def is_all_lost(self) -> bool:
        return all(pages.way == "lost" for pages in self.read) and not self.assets

    def all_notices(self) -> list[Notice]:
        """The notices, and one for each run of pages that were lost."""
        lost = [
            Notice(
                code="page_damaged",
                message=f"第{_range(pages)}页没有读出：{pages.reason}",
                origin=Origin(by=self._by, page=pages.first),
            )
            for pages in joined(self.read)
            if pages.way == "lost"
        ]
        return [*lost, *self.notices]


def _range(pages: PagesRead) -> str:
    return str(pages.first) if pages.first == pages.last else f"{pages.first}—{pages.last}"
