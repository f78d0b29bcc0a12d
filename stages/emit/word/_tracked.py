"""Tracked changes, put back as Word writes them (ECMA-376-1, 17.13.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from msgspec.structs import replace

from pipeline.report import TRACKED, Span
from stages.emit.word._draft import Draft
from stages.emit.word._refuse import refuse
from stages.emit.word._xml import Element, name, w

_TAGS = {"inserted": "ins", "deleted": "del"}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")

Change = tuple[str, str, str]
"""Kind, author and date of a tracked change."""
Changes = tuple[Change, ...]


def changes_over(spans: Iterable[Span], start: int, end: int) -> Changes:
    """The tracked changes that ``text[start:end]`` is part of, the outermost first."""
    over = {_change(s) for s in spans if s.kind in TRACKED and s.start <= start and end <= s.end}
    return tuple(sorted(over, key=lambda change: (change[0] != "inserted", change[1:])))


def _change(span: Span) -> Change:
    if span.date is not None and not _DATE.fullmatch(span.date):
        raise refuse(f"a tracked change is dated {span.date!r}", "write it as 2023-12-20T09:30:00Z")
    return span.kind, span.author or "", span.date or ""


def track(draft: Draft, pieces: Iterable[tuple[Element, Changes]]) -> list[Element]:
    """``pieces`` in order, those of one change in a wrapper of that change."""
    made: list[Element] = []
    open_: Changes = ()
    at: Element | None = None
    for piece, changes in pieces:
        if not changes or changes != open_:
            open_ = changes
            at = None
            for change in changes:
                wrapper = _wrapper(draft, change)
                (made if at is None else at).append(wrapper)
                at = wrapper
        (made if at is None else at).append(piece)
        if any(kind == "deleted" for kind, *_ in changes):
            _strike(piece)
    return made


def _wrapper(draft: Draft, change: Change) -> Element:
    kind, author, date = change
    when = {"date": date} if date else {}
    return w(_TAGS[kind], id=draft.change(), author=author, **when)


def _strike(run: Element) -> None:
    """Deleted text has a name of its own (17.3.3.7)."""
    if etree.QName(run).localname == "r":
        for text in run.findall(name("w:t")):
            text.tag = name("w:delText")


def over_dress(spans: tuple[Span, ...], before: int, length: int, after: int) -> tuple[Span, ...]:
    """The ``spans`` of a value of ``length`` characters as they lie on its printed form, which
    has so many characters ``before`` and ``after``: a change of all of the value is one of its
    dress too, or this would be left when the value goes."""
    return tuple(
        replace(s, start=0, end=before + length + after)
        if s.kind in TRACKED and (s.start, s.end) == (0, length)
        else replace(s, start=s.start + before, end=s.end + before)
        for s in spans
    )
