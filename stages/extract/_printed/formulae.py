"""Displayed formulae of a page with a text layer. Their letters can be read one by one, but as
lines of text they are out of order: they are kept as a picture, as those on scans are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.origin import Box
from stages.extract._layout.lines import line_of, rows
from stages.extract._layout.model import Atom, around
from stages.extract._layout.stacked import (
    RELATIONS,
    WORD,
    Said,
    find_formulae,
    letter_of,
    read_across,
)
from stages.extract._layout.stacks import is_within
from stages.extract._printed.drawn import Stroke

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture

Look = Callable[[], "tuple[Picture, float]"]
"""Draws the page, and tells how many points a pixel is."""

EQUALS = RELATIONS | frozenset("=＝")

TALL = frozenset("∑∏∐∫∬∭∮√⋃⋂⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭")
"""Signs of stacked formulae: large operators, and pieces of large brackets."""

BRACKETS = frozenset("()[]{}|")
LARGER = 1.4
"""A bracket of a size so many times the page's stands over several rows."""

NEAR = 0.6
"""A fraction rule is no farther from the middle of an equals sign, in characters."""


class Formula(Struct, frozen=True):
    """A formula in ``box``, with its ``atoms`` and what they say from left to right."""

    box: Box
    atoms: tuple[Atom, ...]
    text: str


def formulae_of(
    atoms: Sequence[Atom], strokes: Sequence[Stroke], taken: Sequence[Box], look: Look
) -> list[Formula]:
    """The displayed formulae among ``atoms``. What lies in ``taken``, tables and pictures, is
    theirs. The page is drawn only where it may hold one."""
    if not atoms or not _may_hold(atoms, strokes):
        return []
    size = median(atom.size for atom in atoms)
    runs = [run for row in rows(atoms) for run in _runs(row, WORD * size)]
    lines = [Said(around([a.box for a in run]), line_of(run, 0).text) for run in runs]
    signs = [_flat(atom) for atom in atoms if atom.text in EQUALS]
    letters = [box for atom in atoms if (box := letter_of(atom))]
    boxes = find_formulae(_pieces(look, size, taken), signs, lines, size, letters)
    found: list[Formula] = []
    for box in boxes:
        inside = [i for i, line in enumerate(lines) if is_within(line.box, box)]
        own = tuple(atom for i in inside for atom in runs[i])
        if own:
            found.append(Formula(box, own, " ".join(read_across([lines[i] for i in inside]))))
    return found


def _may_hold(atoms: Sequence[Atom], strokes: Sequence[Stroke]) -> bool:
    """Whether something stacked stands level with an equals sign, or may."""
    signs = [atom for atom in atoms if atom.text in EQUALS]
    if not signs:
        return False
    usual = median(atom.size for atom in atoms)
    if any(
        atom.text in TALL or (atom.text in BRACKETS and atom.size >= LARGER * usual)
        for atom in atoms
    ):
        return True
    level = [s.box for s in strokes if s.box[2] - s.box[0] >= s.box[3] - s.box[1]]
    return any(abs(sign.middle[1] - box[1]) <= NEAR * sign.size for sign in signs for box in level)


def _flat(sign: Atom) -> Box:
    """``sign`` as high as its strokes: every atom of a text layer is as high as its line."""
    x0, _y0, x1, _y1 = sign.box
    y = sign.middle[1]
    return (x0, y, x1, y)


def _runs(row: Sequence[Atom], far: float) -> list[list[Atom]]:
    """``row`` cut where a gap wider than ``far`` is: a formula and its number are two things."""
    runs: list[list[Atom]] = [[row[0]]]
    for atom in row[1:]:
        if atom.box[0] - runs[-1][-1].box[2] > far:
            runs.append([])
        runs[-1].append(atom)
    return runs


def _pieces(look: Look, size: float, taken: Sequence[Box]) -> list[Box]:
    from stages.extract._ocr.formulae import pieces_of
    from stages.extract._ocr.rules import ink_mask

    picture, unit = look()
    found = (
        (x0 * unit, y0 * unit, x1 * unit, y1 * unit)
        for x0, y0, x1, y1 in pieces_of(ink_mask(picture), size / unit)
    )
    return [box for box in found if not any(is_within(box, other) for other in taken)]
