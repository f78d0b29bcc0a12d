"""Whether header rows on a new page are those of the page before."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

MISREAD = 0.12
MISREAD_CELL = 0.4
"""A recognised header is the same with this share of wrong characters, in any of its cells
with that: one in three. On poor scans two in a hundred characters are wrong."""

LONGEST = 80
"""A longer text is no header that may be misread: it is the same or another."""


class Said(Struct, frozen=True):
    """The text of a cell, and its row, column, and the columns and rows that it spans."""

    place: tuple[int, int, int, int]
    text: str


def says_again(head: Sequence[Said], again: Sequence[Said], *, seen: bool) -> bool:
    """Whether ``again`` are the cells of ``head``: with its very texts where they are printed,
    with hardly another where they were ``seen`` by an OCR engine."""
    if [cell.place for cell in head] != [cell.place for cell in again]:
        return False
    pairs = [(a.text, b.text) for a, b in zip(head, again, strict=True)]
    if all(a == b for a, b in pairs):
        return True
    if not seen:
        return False
    apart = [_apart(_plain(a), _plain(b)) for a, b in pairs]
    wrong = sum(count for count in apart if count is not None)
    return None not in apart and wrong <= max(MISREAD * sum(len(a) for a, _b in pairs), 1)


def _apart(a: str, b: str) -> int | None:
    """How many characters are misread; None where the two are no readings of one text."""
    if a == b:
        return 0
    if max(len(a), len(b)) > LONGEST:
        return None
    # 2023年 and 2024年 are two columns, and no misreading.
    if [c for c in a if c.isdigit()] != [c for c in b if c.isdigit()]:
        return None
    count = distance(a, b)
    return count if count <= MISREAD_CELL * max(len(a), len(b)) else None


def _plain(text: str) -> str:
    """``text`` without blanks and with one width of signs: engines waver there."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def distance(a: str, b: str) -> int:
    """How many characters must be changed, left out or put in to make ``a`` into ``b``."""
    above = list(range(len(b) + 1))
    for i, char in enumerate(a, start=1):
        row = [i]
        for j, other in enumerate(b, start=1):
            row.append(min(row[-1] + 1, above[j] + 1, above[j - 1] + (char != other)))
        above = row
    return above[-1]
