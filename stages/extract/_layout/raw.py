"""Pages read one by one, put together as ``Raw``: the last step of PDF and pictures alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import NothingInside
from pipeline.raw import Raw
from pipeline.record import Dropped, Ink, Notice
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
        source_chars=ink,
        dropped=(*dropped, *composed.dropped),
        unread_ink=tuple(unread),
        notices=tuple(notices),
        assets=dict(assets or {}),
    )
