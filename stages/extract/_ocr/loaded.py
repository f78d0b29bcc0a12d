"""The engine of this process: loading its models takes longer than reading a line."""

from __future__ import annotations

from functools import cache

from stages.extract._ocr.engine import Engine


@cache
def engine(threads: int | None) -> Engine:
    """The engine, loaded once. ``threads`` None leaves their number to it."""
    from stages.extract._ocr.rapid import RapidEngine

    return RapidEngine(threads)
