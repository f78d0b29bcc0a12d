"""A whole OFD file: its documents one after the other, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import DamagedFile, NothingInside
from pipeline.raw import Raw
from pipeline.stage import Context
from stages.extract._printed.account import Account
from stages.extract._printed.judge import Verdict
from stages.extract.ofd._annotations import Annotation, notes_of
from stages.extract.ofd._attached import attached
from stages.extract.ofd._document import Document, documents, page_elements
from stages.extract.ofd._draw import TooMuch
from stages.extract.ofd._enter import BY, enter
from stages.extract.ofd._package import Package
from stages.extract.ofd._page import PageReader
from stages.extract.ofd._seals import Laid, notice_of, seals_of, with_seals
from stages.extract.ofd._signatures import signatures

MOST_PAGES = 20_000
"""Pages that are read. A list of pages may name one part a million times."""

MISSING = Verdict("lost", "页面内容在文件里找不到")
DAMAGED = Verdict("lost", "页面内容损坏")
TOO_MUCH = Verdict("lost", "页面内容多得不正常，没有读取")


def read_document(path: Path, context: Context) -> Raw:
    """Raises ``DamagedFile``, ``DangerousFile``, ``EncryptedFile``, ``NothingInside``."""
    account = Account(by="ofd")
    package = Package(path)
    try:
        for document in documents(package):
            _Reader(package, document, context, account).read()
    finally:
        package.close()
    if not account.pages:
        raise NothingInside("has no pages")
    if account.is_all_lost():
        raise DamagedFile("none of its pages can be read")
    return account.raw(path)


class _Reader:
    """Reads the pages of one document into ``account``."""

    def __init__(
        self, package: Package, document: Document, context: Context, account: Account
    ) -> None:
        self._package = package
        self._document = document
        self._context = context
        self._account = account
        self._pages = PageReader(package, document)
        self._first = len(account.pages) + 1

    def read(self) -> None:
        notes = notes_of(self._package, self._document)
        signed = list(signatures(self._package, self._document))
        seals = seals_of(signed)
        numbers: dict[str, int] = {}
        entries = list(page_elements(self._document))
        first = self._first
        room = max(MOST_PAGES + 1 - first, 0)
        for number, (id_, said) in enumerate(entries[:room], start=first):
            numbers.setdefault(id_, number)
            self._page(number, said, notes.get(id_, ()), seals.get(id_, ()))
        if len(entries) > room:
            self._account.leave_out(first + room, first + len(entries) - 1)
        self._account.notices += [notice_of(signature, numbers) for signature in signed]
        self._account.notices += attached(self._package, self._document)

    def _page(
        self, number: int, said: str, notes: Sequence[Annotation], seals: Sequence[Laid]
    ) -> None:
        account = self._account
        part = self._package.find(self._document.part, said)
        verdict = MISSING
        if part is not None:
            try:
                page = self._pages.read(part, number, notes)
            except TooMuch:
                verdict = TOO_MUCH
            except DamagedFile:
                verdict = DAMAGED
            else:
                enter(page, self._package, self._context, account)
                read = replace(account.pages[-1], opens=self._opens(number))
                account.pages[-1] = with_seals(read, seals)
                account.assets |= {seal.asset: seal.data for seal in seals}
                return
        account.empty(number, verdict, by=BY)

    def _opens(self, number: int) -> bool:
        """Whether nothing runs on into page ``number``, which was read last."""
        before = self._account.read[-2:-1]
        return number == self._first or any(pages.way == "lost" for pages in before)
