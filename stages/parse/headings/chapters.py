"""Chapters whose number has no mark (``5　渠首``), as technical documents count them (GB/T 1.1).

A bare figure before a blank may be anything. It is believed where all of them count from 1 without
a gap, and numbers such as 5.1 stand under two of them that say so too. So are 一　渠首 and
第一、渠首, where all of them stand over a text or a row.
"""

from __future__ import annotations

import re

from pipeline.chars import strip_blanks
from pipeline.labels import Label, Mark, read_heading_label
from stages.parse.headings.heading import LONGEST_WEAK
from stages.parse.headings.unnumbered import OVER_TEXT
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import has_sentence, label_of

WITHOUT_SECTIONS: tuple[Mark, ...] = ("cn_comma", "ordinal")

FEWEST = 3
"""Chapters of a document at least."""

AGREE = 2
"""And so many of them have sections whose numbers begin with theirs."""


_NARROW = re.compile(r"[一二三四五六七八九十]{1,3}(?= \S)")
_TIGHT = re.compile(r"\d{1,2}(?=[\u4e00-\u9fff])")


def chapters(items: list[Item]) -> dict[int, Label]:
    """The labels of the lines that head chapters, by their index. Where those before wide blanks
    are none, those before any blank may be."""
    for blank in ("\u3000", ""):
        bare = _row(items, "decimal", blank)
        ends = [*list(bare)[1:], len(items)]
        agree = sum(
            any(_first(item) == bare[at].number for item in items[at + 1 : end])
            for at, end in zip(bare, ends, strict=bool(bare))
        )
        if agree >= AGREE:
            return bare
    rows = (_row(items, mark, "") for mark in WITHOUT_SECTIONS)
    over = (row for row in rows if all(_is_over(items, index) for index in row))
    return {index: label for row in over for index, label in row.items()}


def _row(items: list[Item], mark: Mark, blank: str) -> dict[int, Label]:
    """The lines that begin with a bare number before ``blank``, where they count without a gap."""
    bare = {i: label for i, item in enumerate(items) if (label := _bare(item, mark, blank))}
    counted = [n.number for n in bare.values()] == list(range(1, len(bare) + 1))
    return bare if len(bare) >= FEWEST and counted else {}


def _is_over(items: list[Item], index: int) -> bool:
    """Whether below the line stands a paragraph of the text, or a row of numbers begins."""
    below = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(below, Line) or below.role is not None:
        return False
    label = label_of(below)
    if label is not None:
        return label.number == 1
    return len(below.ink) >= OVER_TEXT and has_sentence(below.text[-1:])


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


def _bare(item: Item, mark: Mark, blank: str) -> Label | None:
    if not isinstance(item, Line) or item.role is not None or item.number or label_of(item):
        return None
    label = read_heading_label(item.text) or _chinese(item.text)
    if label is None or label.mark != mark or not item.text[label.end :].startswith(blank):
        return None
    rest = strip_blanks(item.text[label.end :])
    short = 0 < len(rest) <= LONGEST_WEAK and rest[-1] not in "，：、,:"
    return label if short and not has_sentence(rest) else None


def _chinese(text: str) -> Label | None:
    """一 渠首: before a narrow blank it is a label only in a row."""
    found = _NARROW.match(text)
    return read_heading_label(f"{found[0]}\u3000文") if found else None


def _first(item: Item) -> int | None:
    """5 of 5.1."""
    label = label_of(item) if isinstance(item, Line) and item.role is None else None
    return label.parts[0] if label and len(label.parts) > 1 else None
