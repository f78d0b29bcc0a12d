"""The engine of this process: loading its models takes longer than reading a line."""

from __future__ import annotations

from functools import cache

from pipeline.stage import Context
from stages.extract._ocr.engine import Engine


def engine(context: Context) -> Engine:
    """The engine that ``context`` asks for, loaded at the first call and kept."""
    return _loaded(context.threads)


@cache
def _loaded(threads: int | None) -> Engine:
    from stages.extract._ocr.rapid import RapidEngine

    return RapidEngine(threads)
