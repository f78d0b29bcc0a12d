"""A whole PDF, page by page: each is judged, and then read in the way that was chosen."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import DamagedFile, DangerousFile, NothingInside, WrongType
from pipeline.raw import Raw
from pipeline.stage import Context
from stages.extract._printed.account import Account
from stages.extract.pdf._beside import refuse_placeholder, told
from stages.extract.pdf._bookmarks import bookmarks_of, with_outline
from stages.extract.pdf._guard import bad_pages
from stages.extract.pdf._page import read_page
from stages.extract.pdf._render import Renderer
from stages.extract.pdf._second_opinion import SecondOpinion

MOST_PAGES = 20_000
"""Pages that are read. A page tree of some hundred bytes can claim millions."""


def read_document(path: Path, context: Context) -> Raw:
    """Raises ``WrongType``, ``DamagedFile``, ``DangerousFile``, ``EncryptedFile``,
    ``NothingInside``."""
    with path.open("rb") as file:
        head = file.read(1024)
    if b"%PDF" not in head:
        if b" obj" in head:
            raise DamagedFile("is a PDF whose beginning is missing")
        raise WrongType("is no PDF, whatever its name")
    account = Account()
    second = SecondOpinion(path, context.passwords)
    with Renderer(path, context.passwords) as renderer:
        count = renderer.count()
        if count <= 0:
            raise NothingInside("has no pages")
        refused = bad_pages(path, context.passwords, min(count, MOST_PAGES))
        for number in range(1, min(count, MOST_PAGES) + 1):
            if number in refused:
                account.lose(number, refused[number])
            else:
                read_page(number, renderer, context, account, second)
        if count > MOST_PAGES:
            account.leave_out(MOST_PAGES + 1, count)
        account.notices += told(renderer.document, account.files)
        refuse_placeholder(renderer.document, account.pages)
        bookmarks = bookmarks_of(renderer.document)
    if account.is_all_lost():
        if refused:
            raise DangerousFile("its pages would take too much memory or time")
        raise DamagedFile("none of its pages can be read")
    raw = account.raw(path)
    return replace(raw, fragments=with_outline(raw.fragments, bookmarks))
