"""The bookmarks of a PDF: headings, each with its level and its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import fold_width, ink
from pipeline.raw import RawFragment, RawText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST = 5000
"""Bookmarks that are looked at; a code of laws has 1300."""

DEEPEST = 9
"""Levels of headings that Word knows."""


class Bookmark(Struct, frozen=True):
    level: int
    """From 1."""
    title: str
    page: int
    """From 1."""


def bookmarks_of(document: PdfDocument) -> list[Bookmark]:
    """Those that lead to a page, in the order of the outline."""
    import pypdfium2

    found: list[Bookmark] = []
    try:
        for item in islice(document.get_toc(max_depth=DEEPEST), MOST):
            aim = item.get_dest()
            page = aim.get_index() if aim else None
            if page is not None:
                found.append(Bookmark(item.level + 1, item.get_title(), page + 1))
    except (pypdfium2.PdfiumError, UnicodeDecodeError):  # what came before it is good
        return found
    return found


def with_outline(
    fragments: Iterable[RawFragment], bookmarks: Sequence[Bookmark]
) -> tuple[RawFragment, ...]:
    """``fragments`` with the level of the bookmark whose words they are, on its page."""
    levels = {(mark.page, _plain(mark.title)): mark.level for mark in bookmarks}
    return tuple(_leveled(f, levels) for f in fragments) if levels else tuple(fragments)


def _leveled(fragment: RawFragment, levels: dict[tuple[int, str], int]) -> RawFragment:
    if not isinstance(fragment, RawText) or fragment.origin.page is None:
        return fragment
    level = levels.get((fragment.origin.page, _plain(fragment.text)))
    if level is None:
        return fragment
    return replace(fragment, hints=replace(fragment.hints, outline=level))


def _plain(text: str) -> str:
    return fold_width(ink(text)).casefold()
