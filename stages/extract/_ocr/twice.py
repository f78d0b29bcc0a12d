"""A stretch of a page that was read twice, in pixels of the page as it stands upright."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._ocr.engine import Reading, sure_of

Why = Literal["seal", "doubt", "uncovered"]


class Twice(Struct, frozen=True, kw_only=True):
    """Both readings of the text in ``box``, the one that won first; ``record.SecondReading``
    says the same of a place on the source."""

    box: Box
    why: Why
    text: str
    confidence: float
    other: str
    other_confidence: float


def twice(box: Box, why: Why, won: Reading, lost: Reading) -> Twice:
    """What was read in ``box``, with the confidence of both readings."""
    return Twice(
        box=box,
        why=why,
        text=won.text,
        confidence=sure_of(won),
        other=lost.text,
        other_confidence=sure_of(lost),
    )
