"""A stretch of a page that was read twice, in pixels of the page as it stands upright."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.origin import Box


class Twice(Struct, frozen=True, kw_only=True):
    """Both readings of the text in ``box``, the one that won first; ``record.SecondReading``
    says the same of a place on the source."""

    box: Box
    why: Literal["seal", "doubt", "uncovered"]
    text: str
    confidence: float
    other: str
    other_confidence: float
