"""Places to be filled in by a person (xx, ××, ＊＊, ____, 【待填】, 某某) or program ({{a}}); in
a date also a single one (20XX年X月15日)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import BLANKS, fold_width
from pipeline.report import Span

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![A-Za-z0-9._@/\-])[xX]{2,8}(?![A-Za-z0-9_@/\-]|\.[A-Za-z])",
        r"[×╳✕]{2,}",
        r"(?<![A-Za-z0-9*])\*{2,}(?![A-Za-z0-9*])",
        r"_{2,}",
        r"【[^【】]{0,10}(?:(?<![虐接招看对等期优款善亏])待(?![遇业岗命])|填(?!埋)|补充|此处|输入|具体)[^【】]{0,10}】",
        r"某某+",
        r"\{\{[^{}]{1,80}\}\}|\{%[^{}%]{1,80}%\}",
    )
)
_X = "xX×╳✕"
_B = f"[{BLANKS}]{{0,3}}"
_BEFORE, _AFTER = f"(?<![A-Za-z0-9{_X}])", f"(?![A-Za-z0-9{_X}])"
_YEAR = rf"(?P<year>(?:19|20)(?:\d[\d{_X}]|[{_X}]{{2}})|[{_X}]{{2,4}}(?={_B}年))"
_MONTH, _DAY = rf"(?P<month>\d{{1,2}}|[{_X}]{{1,2}})", rf"(?P<day>\d{{1,2}}|[{_X}]{{1,2}})"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEFORE}{_YEAR}{_B}年{_B}{_MONTH}{_B}月(?:{_B}{_DAY}{_B}日)?",
        rf"{_BEFORE}{_MONTH}{_B}月{_B}{_DAY}{_B}日",
        rf"{_BEFORE}{_YEAR}{_B}(?P<by>[-/.]){_B}{_MONTH}{_B}(?P=by){_B}{_DAY}{_AFTER}",
        rf"{_BEFORE}(?P<year>(?:19|20)[{_X}]{{2}}){_AFTER}",
        rf"[〔\[]{_B}(?P<year>[\d{_X}]{{4}}){_B}[〕\]]{_B}(?P<number>\d{{1,4}}|[{_X}]{{1,4}}){_B}号",
    )
)
_MEANT = "某"
_ANY = re.compile(f"[{_X}ｘＸ*＊_＿【某{{｛]")
"""Characters one of which every placeholder holds: most texts hold none."""


def find_placeholders(text: str) -> list[Span]:
    """A ``placeholder`` span for each; Latin words that hold xx (foxx, xxx.com, XXL) have none."""
    if not _ANY.search(text):
        return []
    folded = fold_width(text)
    found = {match.span() for pattern in _PATTERNS for match in pattern.finditer(folded)}
    found |= set(_in_dates(folded))
    whole = _outermost(sorted(found, key=lambda span: (span[0], -span[1])))
    return [Span(kind="placeholder", start=start, end=end) for start, end in whole]


def _in_dates(text: str) -> Iterator[tuple[int, int]]:
    """The parts of dates and of the numbers of documents that are left open."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            for name in ("year", "month", "day", "number"):
                if any(x in (match.groupdict().get(name) or "") for x in _X):
                    yield match.span(name)


def _outermost(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the ordered ``spans`` that lie in none before them."""
    reached = 0
    for start, end in spans:
        if end > reached:
            yield start, end
            reached = end


def may_be_meant(placeholder: str) -> bool:
    """某某 is written on purpose where a name is not to be told."""
    return placeholder.startswith(_MEANT)
