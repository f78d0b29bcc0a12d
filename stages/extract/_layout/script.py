"""Raised and lowered characters: m², H₂O, the marks of notes. Told from size and height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from unicodedata import category

from stages.extract._layout.model import Atom

Script = Literal["", "superscript", "subscript"]

SMALLER = 0.8
"""A raised character has at most this share of its neighbour's size."""

MIDDLE = 0.38
"""The middle of a character lies this share of its size above its baseline."""

OFF = 0.13
"""A raised or lowered character has its baseline at least this far, in its neighbour's
characters, from that of its neighbour: Word lowers by 0.14 and raises by 0.33."""

NEAR = 0.6
"""And it begins no farther behind its neighbour than this."""

SIGNS = ("So",)
"""Boxes to be ticked and other signs are large by nature: nothing is raised beside one."""


def scripts_of(row: Sequence[Atom]) -> tuple[Script, ...]:
    """For each atom of ``row`` (from left to right) whether it is raised or lowered beside the
    last one that is neither. What was recognised has no exact height: none of it is."""
    found: list[Script] = []
    base: Atom | None = None
    end = 0.0
    for atom in row:
        script: Script = ""
        large = base is not None and category(base.text[0]) not in SIGNS
        if base and large and atom.sure is None and atom.size <= SMALLER * base.size:
            off = (_baseline(atom) - _baseline(base)) / base.size
            if abs(off) >= OFF and atom.box[0] - end <= NEAR * base.size:
                script = "superscript" if off < 0 else "subscript"
        if not script:
            base = atom
        end = atom.box[2]
        found.append(script)
    return tuple(found)


def _baseline(atom: Atom) -> float:
    return atom.middle[1] + MIDDLE * atom.size
