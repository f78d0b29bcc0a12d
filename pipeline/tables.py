"""Plain tables for a terminal, in which Chinese counts two columns a character."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Columns that ``text`` takes on a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def cut(text: str, columns: int) -> str:
    """``text``, ended with … where it would take more than ``columns``."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return kept + "…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> list[str]:
    """Lines of a table under ``head``; columns whose index is in ``right`` stand to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(width(line[i]) for line in lines) for i in range(len(head))]
    lines.insert(1, ["─" * w for w in widths])
    return ["  ".join(_pad(line, widths, right)).rstrip() for line in lines]


def _pad(line: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> list[str]:
    padded = []
    for index, (cell, columns) in enumerate(zip(line, widths, strict=True)):
        blank = " " * (columns - width(cell))
        padded.append(blank + cell if index in right else cell + blank)
    return padded
