"""Which kind of report it is, as ``stages/kinds/*.toml`` describe them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.chars import ink
from pipeline.kind import Kind
from pipeline.report import Paragraph, Report, Section
from pipeline.walk import blocks


def kind_of(report: Report, kinds: Iterable[Kind]) -> str | None:
    """The name of the kind that title, or without one the words, tell; None where none does."""
    title = report.title
    if not title and report.annexes and not report.body:
        title = report.annexes[0].title
    return _by_title(ink(title), kinds) if title else _by_phrases(report, kinds)


def _by_title(title: str, kinds: Iterable[Kind]) -> str | None:
    best: tuple[int, int] | None = None
    name = None
    for kind in kinds:
        for pattern in kind.titles:
            for match in re.finditer(pattern, title):
                rank = (match.end(), match.end() - match.start())
                if best is None or rank > best:
                    best, name = rank, kind.name
    return name


def _by_phrases(report: Report, kinds: Iterable[Kind]) -> str | None:
    said = "\n".join(_spoken(report))
    hits = {
        kind.name: count
        for kind in kinds
        if (count := sum(bool(re.search(p, said)) for p in kind.phrases)) >= kind.enough
    }
    return max(hits, key=lambda name: hits[name]) if hits else None


def _spoken(report: Report) -> Iterable[str]:
    """Salutation, opening paragraphs and headings."""
    yield report.salutation or ""
    for block in report.body:
        if not isinstance(block, Paragraph):
            break
        yield block.text
    for block in blocks(report):
        if isinstance(block, Section):
            yield block.heading
