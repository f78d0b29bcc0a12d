"""Lines where an engine misses them, planted on a page and read by the real one: each is read,
or its ink is listed. ``benchmarks/unread.py`` does the same with more of them."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.unread import PLANTS, Plant, outcome
from stages.extract._ocr.engine import Engine


@cache
def engine() -> Engine:
    from stages.extract._ocr.with_onnxruntime import load

    return load(2)


@pytest.mark.parametrize("name", ["one character", "upside down", "tiny mark", "up the margin"])
def test_what_is_planted_is_read_or_listed(name: str) -> None:
    (plant,) = (p for p in PLANTS if p.name == name)
    assert outcome(plant, 150, engine(), lines=3).what in ("read", "read in part", "listed")


def test_a_page_with_nothing_planted_lists_nothing() -> None:
    found = outcome(Plant("nothing", "", 16, (0.1, 0.9)), 150, engine(), lines=3)
    assert (found.what, found.unread) == ("silent", 0)
