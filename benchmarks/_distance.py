"""How far two texts are apart, and where.

Edit distance by Myers' bit vectors (Journal of the ACM 46, 1999) in the form of Hyyrö (2003):
a column of the table is two whole numbers, which tell where it rises and where it falls from one
row to the next. Two texts of 5,000 characters take a few hundredths of a second.
"""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """``was`` stands where ``got`` was read; either may be empty. ``at`` counts in the truth."""

    at: int
    was: str
    got: str


def distance(truth: str, read: str) -> int:
    """Characters to put in, take out or change to make ``read`` of ``truth``."""
    return len(edits(truth, read))


def edits(truth: str, read: str) -> list[Edit]:
    """The fewest edits of one character each that lead from ``truth`` to ``read``."""
    head = _common(truth, read)
    tail = _common(truth[head:][::-1], read[head:][::-1])
    inner = truth[head : len(truth) - tail], read[head : len(read) - tail]
    return [Edit(at + head, was, got) for at, was, got in _edits(*inner)]


def _common(a: str, b: str) -> int:
    size = min(len(a), len(b))
    return next((i for i in range(size) if a[i] != b[i]), size)


def _columns(truth: str, read: str) -> list[tuple[int, int]]:
    """By character of ``read``: bits of the rows (characters of ``truth``) at which the number
    of edits is one more, and one less, than in the row before."""
    full = (1 << len(truth)) - 1
    places: dict[str, int] = {}
    for row, char in enumerate(truth):
        places[char] = places.get(char, 0) | 1 << row
    rises, falls, columns = full, 0, []
    for char in read:
        same = places.get(char, 0)
        diagonal = (((same & rises) + rises) ^ rises) | same | falls
        more, less = falls | (full & ~(diagonal | rises)), rises & diagonal
        more, less = (more << 1 | 1) & full, (less << 1) & full
        rises, falls = less | (full & ~(diagonal | more)), more & diagonal
        columns.append((rises, falls))
    return columns


def _edits(truth: str, read: str) -> list[Edit]:
    columns = _columns(truth, read)
    row, column, found = len(truth), len(read), []
    while row and column:
        bit = 1 << (row - 1)
        if columns[column - 1][0] & bit:  # one edit more than without this character of truth
            row -= 1
            found.append(Edit(row, truth[row], ""))
            continue
        column -= 1
        if column and columns[column - 1][1] & bit:
            found.append(Edit(row, "", read[column]))
            continue
        row -= 1
        if truth[row] != read[column]:
            found.append(Edit(row, truth[row], read[column]))
    found += [Edit(at, truth[at], "") for at in range(row - 1, -1, -1)]
    found += [Edit(0, "", read[at]) for at in range(column - 1, -1, -1)]
    return found[::-1]
