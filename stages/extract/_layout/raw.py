"""Pages read one by one, put together as ``Raw``: the last step of PDF and pictures alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from pipeline.errors import NothingInside
from pipeline.raw import Raw
from pipeline.record import Dropped, Ink, Notice, PagesRead, SecondReading
from pipeline.source import source_of
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Page


def make_raw(
    path: Path,
    format_name: str,
    pages: Sequence[Page],
    *,
    ink: int,
    has_ink: bool,
    dropped: Sequence[Dropped] = (),
    unread: Sequence[Ink] = (),
    notices: Sequence[Notice] = (),
    assets: Mapping[str, bytes] | None = None,
    read: Sequence[PagesRead] = (),
    second_readings: Sequence[SecondReading] = (),
) -> Raw:
    """``Raw`` of the file at ``path``. ``ink`` is the characters counted by who read the pages.

    Raises ``NothingInside`` where no page holds anything; where there is something but no
    text, that is said in a notice.
    """
    composed = compose(pages)
    if not composed.fragments and not ink:
        if not has_ink:
            raise NothingInside("its pages are blank")
        nothing = Notice(code="no_text", message="没有识别出任何文字，请核对原件")
        notices = (*notices, nothing)
    return Raw(
        schema="raw/1",
        source=source_of(path, format_name, len(pages)),
        fragments=composed.fragments,
        footnotes=composed.footnotes,
        source_chars=ink,
        dropped=(*dropped, *composed.dropped),
        unread_ink=tuple(unread),
        notices=tuple(notices),
        pages=tuple(joined(read)),
        second_readings=tuple(second_readings),
        assets=dict(assets or {}),
    )


def joined(read: Sequence[PagesRead]) -> list[PagesRead]:
    """``read`` with neighbouring pages that were read in one way for one reason as one entry."""
    together: list[PagesRead] = []
    for pages in read:
        last = together[-1] if together else None
        same = last and (last.way, last.reason, last.last + 1)
        if last and same == (pages.way, pages.reason, pages.first):
            together[-1] = replace(last, last=pages.last)
        else:
            together.append(pages)
    return together
