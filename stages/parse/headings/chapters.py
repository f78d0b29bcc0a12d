"""Chapters whose number has no mark (``5　渠首``), as technical documents count them (GB/T 1.1).

A bare figure before a blank may be anything. It is believed where all of them count from 1 without
a gap, and numbers such as 5.1 stand under two of them that say so too.
"""

from __future__ import annotations

import re

from pipeline.labels import Label, read_heading_label
from stages.parse.headings.heading import LONGEST_WEAK
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import has_sentence, label_of

FEWEST = 3
"""Chapters of a document at least."""

AGREE = 2
"""And so many of them have sections whose numbers begin with theirs."""


_TIGHT = re.compile(r"\d{1,2}(?=[\u4e00-\u9fff])")


def chapters(items: list[Item]) -> dict[int, Label]:
    """The labels of the lines that head chapters, by their index."""
    bare = {i: label for i, item in enumerate(items) if (label := _bare(item)) is not None}
    if len(bare) < FEWEST or [n.number for n in bare.values()] != list(range(1, len(bare) + 1)):
        return {}
    ends = [*list(bare)[1:], len(items)]
    agree = sum(
        any(_first(item) == bare[at].number for item in items[at + 1 : end])
        for at, end in zip(bare, ends, strict=True)
    )
    return bare if agree >= AGREE else {}


def tight(items: list[Item]) -> dict[int, Label]:
    """Of headings by style that begin with a bare figure without a blank (``5渠首``) the labels,
    by their index, where those of one level count from 1 without a gap."""
    rows: dict[int, dict[int, Label]] = {}
    for index, item in enumerate(items):
        if isinstance(item, Line) and item.role is None and item.level is not None:
            found = _TIGHT.match(item.text)
            if found and not item.number:
                count = int(found[0])
                label = Label("decimal", 1, count, found.end(), (count,))
                rows.setdefault(item.level, {})[index] = label
    return {
        index: label
        for row in rows.values()
        if len(row) >= FEWEST and [n.number for n in row.values()] == list(range(1, len(row) + 1))
        for index, label in row.items()
    }


def _bare(item: Item) -> Label | None:
    if not isinstance(item, Line) or item.role is not None or item.number or label_of(item):
        return None
    label = read_heading_label(item.text)
    rest = item.text[label.end :] if label else ""
    if label is None or rest[:1] != "\u3000" or len(rest) > LONGEST_WEAK or has_sentence(rest):
        return None
    return label


def _first(item: Item) -> int | None:
    """5 of 5.1."""
    label = label_of(item) if isinstance(item, Line) and item.role is None else None
    return label.parts[0] if label and len(label.parts) > 1 else None
