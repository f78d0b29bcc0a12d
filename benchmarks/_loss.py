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

LONGEST = 16
"""Characters of a number at most: lines that differ in more are cut in another way."""

_STRETCH = re.compile(r"[^\W_]+")


class Loss(NamedTuple):
    least: int
    most: int
    numbers: int
    """Letters and digits of numbers whose line is there without it."""
    accounted: int
    """What only the ledger has."""
    stretches: tuple[str, ...]
    """What ``most`` counts, long lines first."""


class _Pool:
    """A text as letters and digits, from which what was found is taken away."""

    def __init__(self, text: str) -> None:
        self._lines = [letters(line) for line in text.splitlines()]
        self._where: dict[str, list[int]] = {}
        for index, line in enumerate(self._lines):
            self._where.setdefault(line, []).append(index)
        self._left: str | None = None

    def take_line(self, line: str) -> bool:
        """Take a line that is the same as a whole; before anything else is taken."""
        places = self._where.get(line)
        if not places:
            return False
        self._lines[places.pop(0)] = "\0"
        return True

    def take(self, stretch: str) -> bool:
        """Take a stretch wherever it stands in what is left, also across lines."""
        left = "".join(self._lines) if self._left is None else self._left
        at = left.find(stretch)
        if at >= 0:
            left = f"{left[:at]}\0{left[at + len(stretch) :]}"
        self._left = left
        return at >= 0


def lost(reference: str, found: str, ledger: str = "") -> Loss:
    """What ``reference`` has and ``found`` lacks; what ``ledger`` has of it counts apart."""
    text, account = _Pool(found), _Pool(ledger)
    lines = [line for line in reference.splitlines() if letters(line)]
    whole = [line for line in lines if not text.take_line(letters(line))]
    open_ = [line for line in whole if not account.take_line(letters(line))]
    accounted = sum(len(letters(line)) for line in whole) - sum(
        len(letters(line)) for line in open_
    )
    numbers, stretches = 0, list[str]()
    for line in sorted(open_, key=lambda line: -len(letters(line))):
        if text.take(letters(line)):
            continue
        if account.take(letters(line)):
            accounted += len(letters(line))
            continue
        rest = NUMBER.sub("", line)
        if letters(rest) and rest != line and text.take(letters(rest)):
            numbers += len(letters(line)) - len(letters(rest))
            continue
        for stretch in filter(letters, _STRETCH.findall(line)):
            if text.take(letters(stretch)):
                continue
            if account.take(letters(stretch)):
                accounted += len(letters(stretch))
            else:
                stretches.append(stretch)
    most = sum(len(letters(s)) for s in stretches)
    least = (Counter(letters(reference)) - Counter(letters(found + ledger))).total()
    return Loss(min(least, most), most, numbers, accounted, tuple(stretches))


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
            parted = _parted(left[x], right[match])
            if max(len(parted.ours), len(parted.theirs)) <= LONGEST:
                found.append(parted)
        found += [Differing("", right[y], "") for y in free if _is_number(right[y])]
    return found


def _is_number(line: str) -> bool:
    """Whether a line is a number and nothing else."""
    return bool(NUMBER.fullmatch(line + " "))


def _same_rest(ours: str, theirs: str) -> bool:
    return bool(rests(ours) & rests(theirs) - {""})


def rests(line: str) -> set[str]:
    """The line's letters and digits, with and without a number."""
    return {
        letters(line),
        letters(NUMBER.sub("", line)),
        letters(re.sub(r"^\S{1,12}\s+", "", line)),
    }


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
