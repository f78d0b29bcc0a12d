"""Spans as they lie when their text is cut, or put behind another."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.report import EQUATION, Span


def move(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    """``spans`` behind ``by`` further characters."""
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in spans)


def cut(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """``spans`` as they lie on ``text[start:end]``, empty ones (footnotes) at its ends included.
    Of an equation that is cut in two only its letters are left."""
    inside = []
    for span in spans:
        a, b = max(span.start, start), min(span.end, end)
        if span.kind == EQUATION and (a, b) != (span.start, span.end):
            continue
        if a < b or (span.start == span.end and start <= span.start <= end):
            inside.append(replace(span, start=a - start, end=b - start))
    return tuple(inside)
