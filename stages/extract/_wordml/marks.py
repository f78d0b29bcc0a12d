"""Spans without their place, as they go on from run to run."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """What a span says of its words; see ``report.Span``."""

    kind: str
    target: str | None = None
    value: int | None = None
    author: str | None = None
    date: str | None = None
