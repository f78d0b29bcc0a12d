"""The level of each heading.

In guidang's own files the style tells it. In others the label does (一、 1, （一） 2, 1. 3,
（1） 4), for people use heading styles loosely; the style counts where there is no label.
Two things shift that:

- under 第一章, or under an unlabelled heading that a style makes one, the numbers begin anew
  below it;
- where 1.1 occurs, 1. is its parent, whatever level 1. would have elsewhere.

A level that a document leaves out stays left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stages.parse.headings import LAW, Entry, Heading

DEEPEST = 9


def set_levels(entries: Sequence[Entry], *, own: bool) -> list[Entry]:
    """``entries`` with the level of each heading set."""
    headings = [e for e in entries if isinstance(e, Heading)]
    marks = {h.read.mark for h in headings if h.read is not None}
    counts = [len(h.read.parts) for h in headings if h.read and h.read.mark == "decimal"]
    plan = _Plan(
        dotted=1 if counts and not marks & {"cn_comma", "cn_paren"} and 1 not in counts else 3,
        decimal=1 if not marks & {"cn_comma", "cn_paren"} else 3,
        fewest=min(counts, default=1) if "arabic_dot" not in marks else 1,
    )
    shifts: list[int] = []
    levelled: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Heading):
            if own and entry.styled is not None:
                entry = replace(entry, level=entry.styled)
            else:
                entry = replace(entry, level=min(DEEPEST, _level(entry, shifts, plan)))
        levelled.append(entry)
    return levelled


class _Plan(Struct, frozen=True):
    """How this document uses Arabic numbers: the levels of 1. and of a bare 1, and how many
    counts its shortest decimal has."""

    dotted: int
    decimal: int
    fewest: int


def _level(heading: Heading, shifts: list[int], plan: _Plan) -> int:
    """``shifts`` holds the levels of the open headings that numbers below begin anew under."""
    read, styled = heading.read, heading.styled
    if read is None:
        level = styled or 1
        _open(shifts, level)
        return level
    if read.mark in LAW:
        _open(shifts, read.level)
        return read.level
    if styled is not None:
        while shifts and shifts[-1] >= styled:
            shifts.pop()
    base = shifts[-1] if shifts else 0
    if read.mark == "decimal":
        # under 第一章 the first count of 1.1 is the chapter's
        deeper = len(read.parts) - (plan.fewest if base else 1)
        return base + plan.decimal + deeper
    return base + (plan.dotted if read.mark == "arabic_dot" else read.level)


def _open(shifts: list[int], level: int) -> None:
    while shifts and shifts[-1] >= level:
        shifts.pop()
    shifts.append(level)
