"""The level of each heading.

In guidang's own files the style tells it. In others the label does (一、 1, （一） 2, 1. 3,
（1） 4), for people use heading styles loosely; the style counts where there is no label.
Three things shift that:

- under 第一章, under an unlabelled heading that a style makes one, and for 1. （1） ① under
  1.1, the numbers begin anew right below it;
- so does 1. with a deeper heading style than the 2. before it;
- where 1.1 occurs, 1. is its parent, whatever level 1. would have elsewhere; where a bare 1 is
  a parent too, only if all 1. have a heading style of the first level;
- where 1.1 stands below 一、, 2.1 below 二、 and no 1. is there, its first count is that of the
  heading above it, right below which it stands;
- where 第一编 or 第一分编 occurs, 章, 节 and 条 stand one level deeper for each of the two, in
  all of the document, for what is numbered alike is of one rank; 附则 without a number is of
  the first.

A level that a document leaves out elsewhere stays left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.labels import LAW, LEVELS, Label, Mark
from stages.parse.headings.heading import DECIMAL, STRONG, Entry, Heading
from stages.parse.headings.unnumbered import WORDS

DEEPEST = 9
ANYWHERE: frozenset[Mark] = frozenset({"letter", "ordinal"})
"""Marks that stand below any other: nobody agrees what is above A. or 第一、."""


def set_levels(entries: Sequence[Entry], *, own: bool) -> list[Entry]:
    """``entries`` with the level of each heading set."""
    headings = [e for e in entries if isinstance(e, Heading)]
    marks = {h.read.mark for h in headings if h.read is not None}
    counts = _counts(headings, "decimal")
    dotted = [h for h in headings if h.read and h.read.mark == "arabic_dot"]
    top = 1 not in counts or all(h.styled == 1 for h in dotted)
    flat = not marks & {"cn_comma", "cn_paren"}
    plan = _Plan(
        dotted=1 if counts and flat and top else 3,
        decimal=1 if flat or _count_on_chapters(headings) else 3,
        fewest=min(counts, default=1) if "arabic_dot" not in marks else 1,
        lettered=min(_counts(headings, "lettered"), default=2),
        law=_law(marks),
    )
    opened: list[Heading] = []
    levelled: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Heading):
            if own and entry.styled is not None:
                entry = replace(entry, level=entry.styled)
            else:
                entry = replace(entry, level=min(DEEPEST, _level(entry, opened, plan)))
            _open(opened, entry)
        levelled.append(entry)
    return levelled


class _Plan(Struct, frozen=True):
    """How this document uses Arabic numbers: the levels of 1. and of a bare 1, and how many
    counts its shortest decimal and its shortest A.1 have; and the levels of 编, 章, 条."""

    dotted: int
    decimal: int
    fewest: int
    lettered: int
    law: dict[Mark, int]


def _count_on_chapters(headings: Sequence[Heading]) -> bool:
    """Whether each 1.1 stands below 一、 and each 2.1 below 二、, with no other numbers between."""
    chapter, seen = 0, False
    for read in (heading.read for heading in headings):
        if read is None:
            continue
        if read.mark in ("cn_paren", "arabic_dot"):
            return False
        if read.mark == "cn_comma":
            chapter = read.number
        elif read.mark == "decimal":
            if len(read.parts) < 2 or read.parts[0] != chapter:
                return False
            seen = True
    return seen


def _counts(headings: Sequence[Heading], mark: Mark) -> list[int]:
    return [len(h.read.parts) for h in headings if h.read is not None and h.read.mark == mark]


def _law(marks: set[Mark]) -> dict[Mark, int]:
    """The level of each rank of regulations; empty where there is none but articles."""
    if not marks & (LAW - {"article"}):
        return {"article": LEVELS["article"]} if "article" in marks else {}
    above = len(marks & {"part", "subpart"})
    ranks: tuple[Mark, ...] = ("chapter", "clause", "article")
    below = {mark: above + LEVELS[mark] for mark in ranks}
    return {"part": 1, "subpart": above, **below}


def _level(heading: Heading, opened: list[Heading], plan: _Plan) -> int:
    """``opened`` holds the headings that this one may stand under, each deeper than the last."""
    read, styled = heading.read, heading.styled
    if heading.below:
        return max((h.level for h in opened if not h.below), default=0) + 1
    if read is None:
        return 1 if "chapter" in plan.law and heading.line.ink in WORDS else styled or 1
    if read.mark in LAW:
        return plan.law[read.mark]
    if styled is not None:
        opened = [h for h in opened if h.level < styled or not _anew(h)]
    at = _last(opened, read, plan)
    base = opened[at].level if at is not None else 0
    row = None if read.mark in DECIMAL else _row_by_style(heading, opened)
    if row is not None:
        return row
    if read.mark in ANYWHERE and at is None:
        return _below_any(heading, opened)
    if read.mark == "lettered":
        return base + 1 + len(read.parts) - plan.lettered
    if read.mark == "decimal":
        # under 第一章 the first count of 1.1 is the chapter's
        deeper = len(read.parts) - (plan.fewest if base else 1)
        return base + plan.decimal + deeper
    if at is None:
        return plan.dotted if read.mark == "arabic_dot" else read.level
    return _below(read, opened[at], opened[at + 1 :])


def _below_any(heading: Heading, opened: Sequence[Heading]) -> int:
    """A. stands in its row, or else right below what is open."""
    assert heading.read is not None
    for other in opened:
        if other.read is not None and other.read.mark == heading.read.mark:
            return other.level
    return opened[-1].level + 1 if opened else heading.styled or 1


def _row_by_style(heading: Heading, opened: Sequence[Heading]) -> int | None:
    """The level that its style tells apart from other numbers of its mark that stand open: that
    of the number with the same style, or right below one whose style is above where a row
    begins. A style alone sets no level, for people use them loosely."""
    assert heading.read is not None
    for other in reversed(opened):
        if other.read is None or other.read.mark != heading.read.mark:
            continue
        if heading.styled is None or other.styled is None:
            return None
        if other.styled == heading.styled:
            return other.level
        if other.styled < heading.styled:
            return other.level + 1 if heading.read.number == 1 else None
    return None


def _last(opened: Sequence[Heading], read: Label, plan: _Plan) -> int | None:
    """Where in ``opened`` stands the last heading under which the row of ``read`` begins anew."""
    weak = read.mark not in STRONG | DECIMAL
    under_decimals = weak and not (read.mark == "arabic_dot" and plan.dotted == 1)
    for index in range(len(opened) - 1, -1, -1):
        if _anew(opened[index]) or (under_decimals and _is_decimal(opened[index])):
            return index
    return None


def _below(read: Label, base: Heading, inside: Sequence[Heading]) -> int:
    """The level of ``read`` under ``base``: that of its row, or right below what stands open."""
    for heading in inside:
        if heading.read is not None and heading.read.mark == read.mark:
            return heading.level
    above = [h for h in inside if h.read is not None and h.read.level < read.level]
    return (above[-1] if above else base).level + 1


def _anew(heading: Heading) -> bool:
    """Whether numbers begin anew below it; not so below 前言, whose chapters stand beside it."""
    if heading.read is not None:
        return heading.read.mark in LAW
    apart = heading.styled is None and heading.line.ink in WORDS
    return not (heading.below or apart)


def _is_decimal(heading: Heading) -> bool:
    return heading.read is not None and heading.read.mark in DECIMAL


def _open(opened: list[Heading], heading: Heading) -> None:
    while opened and opened[-1].level >= heading.level:
        opened.pop()
    opened.append(heading)
