"""Characters into lines: rows by height, blanks from the gaps between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from pipeline.chars import count_ink, is_cjk
from stages.extract._layout.model import Atom, Line, around
from stages.extract._layout.script import scripts_of

_T = TypeVar("_T")

SAME_ROW = 0.5
"""Middles of characters of one row differ by less than this many characters; two rows are
at least one apart, and Latin beside Chinese type differs by about a quarter."""

OVERLAP = 0.15
"""Boxes of neighbours that share this much of a character may stand in the wrong order."""

SMALL = 0.7
FEWEST = 3
"""Characters smaller than this share of the largest of their row stand in rows of their own where
there is more than one of so many characters: fewer are marks above and below a letter."""

WORD_GAP = 0.17
"""A gap between Latin letters from which on it is a blank (a thin blank is 1/6 em)."""

WIDE_GAP = 0.8
"""From here on a gap is a blank of a character's width: the padding of a name."""

TAB_GAP = 4.0
"""From here on a gap is a tab stop: two things on one line, such as number and signer."""


def build_lines(atoms: Iterable[Atom], page: int, column: int = 0) -> list[Line]:
    """The lines that ``atoms`` make, from top to bottom. Every atom is in one of them."""
    return [line_of(row, page, column) for row in rows(atoms)]


def rows(atoms: Iterable[Atom]) -> list[list[Atom]]:
    """``atoms`` by row, from top to bottom, each from left to right."""
    found: list[list[int]] = []
    middle, size = 0.0, 0.0
    given = list(atoms)
    heights = [(a.box[1] + a.box[3]) / 2 for a in given]
    lefts = [a.box[0] for a in given]
    order = sorted(range(len(given)), key=lefts.__getitem__)
    order.sort(key=heights.__getitem__)
    for index in order:
        atom, y = given[index], heights[index]
        if found and y - middle <= SAME_ROW * max(size, atom.size):
            row = found[-1]
            row.append(index)
            # The row lies where its larger characters lie, whatever small marks hang below.
            if atom.size >= size:
                middle, size = middle + (y - middle) / len(row), atom.size
        else:
            found.append([index])
            middle, size = y, atom.size
    found = [part for row in found for part in _beside(row, given)]
    for row in found:
        row.sort(key=lefts.__getitem__)  # those at one place stay from top to bottom
        _unturn(row, given)
    return [[given[i] for i in row] for row in found]


def _beside(row: list[int], given: Sequence[Atom]) -> list[list[int]]:
    """``row``, or the rows that it is where small lines stand below each other beside a large
    one (the names of two issuers before 文件): the large one is read before what stands right of
    it, else last."""
    large = max(given[i].size for i in row)
    small = [i for i in row if given[i].size < SMALL * large]
    if len(small) < 2 * FEWEST:
        return [row]
    parts = _below_each_other(small, given)
    if len(parts) < 2 or min(map(len, parts)) < FEWEST or not _overlap(parts, given):
        return [row]
    among = set(small)
    rest = [i for i in row if i not in among]
    first = min(given[i].box[0] for i in rest) < min(given[i].box[0] for i in small)
    return [rest, *parts] if first else [*parts, rest]


def _below_each_other(row: Sequence[int], given: Sequence[Atom]) -> list[list[int]]:
    """What comes from top to bottom in ``row``, by its own size."""
    parts: list[list[int]] = []
    for index in row:
        y = given[index].middle[1]
        if parts and y - given[parts[-1][0]].middle[1] <= SAME_ROW * given[index].size:
            parts[-1].append(index)
        else:
            parts.append([index])
    return parts


def _overlap(parts: Sequence[Sequence[int]], given: Sequence[Atom]) -> bool:
    """Whether each of ``parts`` has one of the next above or below its middle."""
    boxes = [around([given[i].box for i in part]) for part in parts]
    return all(a[0] < (b[0] + b[2]) / 2 < a[2] for a, b in pairwise(boxes))


def _unturn(row: list[int], given: Sequence[Atom]) -> None:
    """Put neighbours that were drawn one right after the other back into that order where
    their boxes overlap: a mark set close is half blank and may begin left of the one before."""
    for at in range(1, len(row)):
        if row[at - 1] == row[at] + 1:
            left, right = given[row[at - 1]], given[row[at]]
            overlap = min(left.box[2], right.box[2]) - right.box[0]
            if overlap > OVERLAP * min(left.size, right.size):
                row[at - 1], row[at] = row[at], row[at - 1]


def line_of(row: Sequence[Atom], page: int, column: int = 0) -> Line:
    """The line that ``row`` is, from left to right."""
    text: list[str] = []
    bold: list[bool] = []
    sure: list[float | None] = []
    script: list[str] = []
    tabs: list[float] = []
    last: Atom | None = None
    beside: str = ""
    for atom, raised in zip(row, scripts_of(row), strict=True):
        # What is raised or lowered stands off its neighbours by blanks of their size.
        size = max(last.size, atom.size) if last is not None and (raised or beside) else None
        beside = raised
        if last is not None and (blank := gap_blank(last, atom, size)):
            text.append(blank)
            tabs += [atom.box[0]] if blank == "\t" else []
            bold.append(last.bold and atom.bold)
            sure.append(None)
            script.append("")
        text.append(atom.text)
        for _char in atom.text:
            bold.append(atom.bold)
            sure.append(atom.sure)
            script.append(raised)
        last = atom
    return Line(
        page=page,
        text="".join(text),
        box=around([a.box for a in row]),
        size=_most([a.size for a in row], row),
        font=_most([a.font for a in row], row),
        color=_most([a.color for a in row], row),
        bold=tuple(bold),
        sure=tuple(sure),
        script=tuple(script) if any(script) else (),
        column=column,
        stretches=(row[0].stretch, row[-1].stretch),
        behind=tabs[0] if len(tabs) == 1 else None,
    )


def gap_blank(a: Atom, b: Atom, size: float | None = None) -> str:
    """The blank that stands for the gap between ``a`` and ``b``, its right neighbour: one
    character, or nothing. It is measured in characters of ``size``, or of the smaller one."""
    gap = (b.box[0] - a.box[2]) / max(size or min(a.size, b.size), 0.1)
    if gap < WORD_GAP:  # nearly all
        return " " if b.spaced else ""
    if gap >= TAB_GAP:
        return "\t"
    if gap >= WIDE_GAP:
        return "\u3000"
    if b.spaced:
        return " "
    latin = not is_cjk(a.text[-1:]) and not is_cjk(b.text[:1])
    both_narrow = latin and a.text[-1:].isascii() and b.text[:1].isascii()
    return " " if both_narrow else ""


def _most(values: Sequence[_T], row: Sequence[Atom]) -> _T:
    """The one of ``values``, which ``row`` has, that covers most characters; the first of equals,
    so that files do not differ."""
    if values.count(values[0]) == len(values):
        return values[0]
    covered: Counter[_T] = Counter()
    for value, atom in zip(values, row, strict=True):
        covered[value] += count_ink(atom.text)
    return covered.most_common(1)[0][0]
