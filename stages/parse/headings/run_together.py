"""Articles and chapters that stand behind the text before them on one line, their line end lost.

A sentence may speak of an article anywhere; articles open in mid-line only where exactly their
numbers are missing between the one before and the one behind.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.labels import Mark, read_label
from pipeline.numerals import NUMERALS
from stages.parse.headings.articles import articles
from stages.parse.headings.heading import form_of
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import label_of

_MARKS: tuple[Mark, ...] = ("article", "chapter", "clause")
_WITHIN = re.compile(rf"(?<=[。；：:])[ \u3000]*(?=第[{NUMERALS}\d]{{1,7}}[条章节][ \u3000【])")

_LABEL = 40
"""Characters in which a label has ended,"""
_HEADING = 60
"""and those of a chapter's whole heading."""

Row = Sequence[tuple[int, int]]
"""Index and number of the lines that open with one mark, in order."""


def parted(items: Sequence[Item]) -> list[Item]:
    """``items`` with lines cut where an article or a chapter opens within them."""
    rows: dict[Mark, Row] = {mark: _row(items, mark) for mark in _MARKS}
    found: list[Item] = []
    for index, item in enumerate(items):
        cuts = _cuts(index, item, rows) if isinstance(item, Line) and item.role is None else []
        if isinstance(item, Line) and cuts:
            found += [item.part(a, b) for a, b in pairwise([0, *cuts, len(item.text)])]
        else:
            found.append(item)
    return found


def _row(items: Sequence[Item], mark: Mark) -> Row:
    if mark == "article":
        opened = [(i, items[i]) for i in articles(list(items))]
    else:
        opened = [(i, item) for i, item in enumerate(items) if _heads(item, mark)]
    labels = ((i, label_of(item)) for i, item in opened if isinstance(item, Line))
    return [(i, label.number) for i, label in labels if label is not None]


def _heads(item: Item, mark: Mark) -> bool:
    """Whether ``item`` is a chapter's heading and nothing else."""
    label = label_of(item) if isinstance(item, Line) and item.role is None else None
    if label is None or label.mark != mark or not isinstance(item, Line):
        return False
    return form_of(item, label) == "own" and not item.text.endswith("。")


def _cuts(index: int, line: Line, rows: dict[Mark, Row]) -> list[int]:
    """Where openings stand in ``line`` of which the numbers are missing around it."""
    seen: dict[Mark, list[tuple[int, int]]] = {mark: [] for mark in _MARKS}
    for found in _WITHIN.finditer(line.text):
        label = read_label(line.text[found.end() : found.end() + _LABEL])
        if label is None or label.mark not in seen:
            continue
        last = len(line.text) - found.end() <= _HEADING
        if label.mark == "article" or (last and _heads(line.part(found.end()), label.mark)):
            seen[label.mark].append((found.end(), label.number))
    return sorted(
        at
        for mark, openings in seen.items()
        if openings and _fill([number for _at, number in openings], index, rows[mark])
        for at, _number in openings
    )


def _fill(numbers: Sequence[int], index: int, row: Row) -> bool:
    """Whether ``numbers`` are those left out between the last opening up to ``index`` and the
    next one."""
    behind = bisect_right(row, index, key=lambda opening: opening[0])
    if not 0 < behind < len(row):
        return False
    counted = [row[behind - 1][1], *numbers, row[behind][1]]
    return all(b == a + 1 for a, b in pairwise(counted))
