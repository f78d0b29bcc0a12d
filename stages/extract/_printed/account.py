"""What the pages of a PDF or OFD give, gathered one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.origin import Origin
from pipeline.raw import Raw
from pipeline.record import Dropped, Ink, Notice, PagesRead, SecondReading
from stages.extract._layout.model import Page
from stages.extract._layout.raw import joined, make_raw
from stages.extract._printed.among import with_lines
from stages.extract._printed.judge import Verdict

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
        self._said: dict[tuple[str, str], list[int]] = {}
        """Pages of which the same is to be said."""
        self.assets: dict[str, bytes] = {}
        self.files: list[str] = []
        """Names of files that are attached to pages."""
        self.ink = 0
        self.has_ink = False

    def enter(self, page: Page, verdict: Verdict) -> None:
        if self.read and self.read[-1].way == "lost":
            page = replace(page, opens=True)  # what it goes on with is not known
        self.pages.append(page)
        number = page.number
        self.read.append(
            PagesRead(first=number, last=number, way=verdict.way, reason=verdict.reason)
        )

    def enter_sheet(self, sheet: Sheet, verdict: Verdict) -> None:
        """A page that was recognised."""
        self.enter(sheet.page, verdict)
        self._take(sheet)

    def add_to_last(self, sheet: Sheet) -> None:
        """What was recognised of the page that was entered last, beside what it was read as."""
        self.pages[-1] = with_lines(self.pages[-1], sheet.page)
        self._take(sheet)

    def _take(self, sheet: Sheet) -> None:
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

    def note(self, code: str, says: str, number: int) -> None:
        """Something that is to be said of page ``number``; of neighbouring pages it is said
        once. ``says`` goes on behind the number."""
        self._said.setdefault((code, says), []).append(number)

    def is_all_lost(self) -> bool:
        return all(pages.way == "lost" for pages in self.read) and not self.assets

    def raw(self, path: Path) -> Raw:
        """All of it as ``Raw`` of the file at ``path``. Raises ``NothingInside``."""
        return make_raw(
            path,
            self._by,
            self.pages,
            ink=self.ink,
            has_ink=self.has_ink or bool(self.assets),
            dropped=self.dropped,
            unread=self.unread,
            notices=self.all_notices(),
            assets=self.assets,
            read=self.read,
            second_readings=self.second_readings,
        )

    def all_notices(self) -> list[Notice]:
        """The notices, and one for each run of pages that were lost."""
        lost = [
            self._notice("page_damaged", pages.first, pages.last, f"没有读出：{pages.reason}")
            for pages in joined(self.read)
            if pages.way == "lost"
        ]
        said = [
            self._notice(code, first, last, says)
            for (code, says), numbers in self._said.items()
            for first, last in _runs(numbers)
        ]
        return [*lost, *said, *self.notices]

    def _notice(self, code: str, first: int, last: int, says: str) -> Notice:
        pages = str(first) if first == last else f"{first}—{last}"
        origin = Origin(by=self._by, page=first)
        return Notice(code=code, message=f"第{pages}页{says}", origin=origin)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending ``numbers`` as first and last of those that follow each other."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
