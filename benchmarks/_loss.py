"""What one text has and another lacks, counted in letters and digits.

Two counts, since neither alone is right. ``least`` looks at each character for itself, wherever
it stands: so many are missing for certain. ``most`` looks for each line whole, then without its
number, then for each of its stretches between blanks and marks: all that stands in stretches
that are nowhere counts, though some of it may only be cut in another way.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from pipeline.chars import letters

NUMBER = re.compile(
    r"^[\s(（\[【]*(?:第?[一二三四五六七八九十百千零〇○]{1,5}[条章节编部分篇款项]?"
    r"|第\d{1,3}[条章节编部分篇款项]|[0-9０-９]{1,3}(?:[.．][0-9]{1,3})*|[a-zA-Z]|[ivxlIVXL]{1,6}|[①-⑳]"
    r"|[\u2022\u25cb-\u25ef\uf000-\uf0ff§Øüvln])[)）\]】、.．:：\s]+"
)
"""A number at the start of a line, as a list has it."""

_STRETCH = re.compile(r"[^\W_]+")


class Loss(NamedTuple):
    least: int
    most: int
    numbers: int
    """Letters and digits of numbers whose line is there without it."""
    stretches: tuple[str, ...]
    """What ``most`` counts, in order."""


class _Pool:
    """A text as letters and digits, from which what was found is taken away."""

    def __init__(self, text: str) -> None:
        self._left = letters(text)

    def take(self, stretch: str) -> bool:
        at = self._left.find(stretch)
        if at >= 0:
            self._left = f"{self._left[:at]}\0{self._left[at + len(stretch) :]}"
        return at >= 0


def lost(reference: str, found: str) -> Loss:
    """What ``reference`` has and ``found`` lacks."""
    pool = _Pool(found)
    lines = [line for line in reference.splitlines() if letters(line)]
    numbers, missing = 0, dict[int, list[str]]()
    for index in sorted(range(len(lines)), key=lambda i: -len(letters(lines[i]))):
        line = lines[index]
        if pool.take(letters(line)):
            continue
        rest = NUMBER.sub("", line)
        if letters(rest) and rest != line and pool.take(letters(rest)):
            numbers += len(letters(line)) - len(letters(rest))
            continue
        gone = [s for s in _STRETCH.findall(line) if letters(s) and not pool.take(letters(s))]
        missing[index] = gone
    stretches = tuple(s for index in sorted(missing) for s in missing[index])
    least = (Counter(letters(reference)) - Counter(letters(found))).total()
    return Loss(least, sum(len(letters(s)) for s in stretches), numbers, stretches)


class Differing(NamedTuple):
    """A line that two texts number differently; '' where one has no number."""

    ours: str
    theirs: str
    rest: str


def numbers_apart(ours: str, theirs: str) -> list[Differing]:
    """Lines that stand in both texts in the same place of the order with other numbers."""
    from difflib import SequenceMatcher

    left = [line.strip() for line in ours.splitlines() if letters(line)]
    right = [line.strip() for line in theirs.splitlines() if letters(line)]
    a, b = [letters(line) for line in left], [letters(line) for line in right]
    found: list[Differing] = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs = zip(range(i, i_end), range(j, j_end), strict=True)
            found += [d for x, y in pairs if (d := _marks_apart(left[x], right[y]))]
            continue
        free = list(range(j, j_end))
        for x in range(i, i_end):
            match = next((y for y in free if _same_rest(left[x], right[y])), None)
            if match is None:
                if _is_number(left[x]):
                    found.append(Differing(left[x], "", ""))
                continue
            for y in free[: free.index(match)]:
                if _is_number(right[y]):
                    found.append(Differing("", right[y], ""))
            free = free[free.index(match) + 1 :]
            found.append(_parted(left[x], right[match]))
        found += [Differing("", right[y], "") for y in free if _is_number(right[y])]
    return found


def _is_number(line: str) -> bool:
    """Whether a line is a number and nothing else."""
    return bool(NUMBER.fullmatch(line + " "))


def _same_rest(ours: str, theirs: str) -> bool:
    return bool(rests(ours) & rests(theirs) - {""})


def rests(line: str) -> set[str]:
    """The line's letters and digits, with and without a number."""
    return {letters(line), letters(NUMBER.sub("", line)), letters(re.sub(r"^\S+\s+", "", line))}


def _parted(ours: str, theirs: str) -> Differing:
    """Both lines without their longest common end."""
    n = 0
    while n < min(len(ours), len(theirs)) and ours[-1 - n] == theirs[-1 - n]:
        n += 1
    at, other = len(ours) - n, len(theirs) - n
    return Differing(ours[:at], theirs[:other], ours[at:][:40])


_MARKS = re.compile(r"[()（）、.．\[\]【】:：]")


def _marks_apart(ours: str, theirs: str) -> Differing | None:
    """Where the same number has other marks: 1. and 1、; bullets and blanks aside."""
    a, b = NUMBER.match(ours), NUMBER.match(theirs)
    if (a or b) and _marks(a) != _marks(b):
        return Differing(a[0] if a else "", b[0] if b else "", ours[a.end() if a else 0 :][:40])
    return None


def _marks(number: re.Match[str] | None) -> str:
    return "".join(_MARKS.findall(number[0])) if number else ""
