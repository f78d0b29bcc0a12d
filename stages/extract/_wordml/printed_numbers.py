"""The page numbers in a Word file that was pasted from print: numbers alone, rising throughout, or
in their dress (- 3 -)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeGuard

from pipeline.page_numbers import page_numbers
from pipeline.raw import RawFragment, RawText

_FEWEST = 5
_FEWEST_LINES = 8
"""Paragraphs to a page at least, on the whole; the numbers of rows stand closer."""
_DIGITS = 4


def printed_numbers(fragments: Sequence[RawFragment]) -> dict[int, RawText]:
    """The page numbers by where they stand in ``fragments``."""
    return _bare(fragments) | _dressed(fragments)


def _bare(fragments: Sequence[RawFragment]) -> dict[int, RawText]:
    """None unless all numbers alone are some."""
    found = {at: f for at, f in enumerate(fragments) if _is_number(f)}
    places, numbers = list(found), [int(number.text) for number in found.values()]
    if len(found) < _FEWEST or any(a >= b for a, b in pairwise(numbers)):
        return {}
    few = places[-1] - places[0] < _FEWEST_LINES * (numbers[-1] - numbers[0])
    return {} if few else found


def _dressed(fragments: Sequence[RawFragment]) -> dict[int, RawText]:
    asked = [f.text if isinstance(f, RawText) and not f.spans else "…" for f in fragments]
    found = page_numbers(asked, bare=False)
    return {at: f for at, f in enumerate(fragments) if at in found and isinstance(f, RawText)}


def _is_number(fragment: RawFragment) -> TypeGuard[RawText]:
    if not isinstance(fragment, RawText) or fragment.spans or fragment.hints.number:
        return False
    said = fragment.text.strip()
    return said.isascii() and said.isdigit() and len(said) <= _DIGITS
