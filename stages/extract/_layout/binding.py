"""What is printed along the edge of a sheet, beside all of its text: 装订线, 密封线, and the
fields for a name above such a line. Its characters stand one below the other, at heights of
their own; read as the beginnings of lines they would stand amid the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec.structs import replace

from pipeline.chars import is_cjk
from stages.extract._layout.lines import build_lines, rows
from stages.extract._layout.model import SIDE, Atom, Line, around

FEWEST = 4
"""Fewer pieces than this are notes."""

WIDEST = 6.0
APART = 0.35
"""It is no wider than this, in characters, and stands off the text by at least that."""

TALL = 0.4
"""It runs along this share of the text."""

ASKEW = 0.5
LEVEL = 0.3
"""This share of its pieces stand beside no line of the text, to so many characters: numbers and
marks before lines do."""

STANDS = 1.6
"""A line that was recognised and stands has characters of this many usual sizes."""

CHINESE = 0.6
"""Share of its characters that are Chinese."""


def along_edge(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]]:
    """``atoms`` of a page or column: those of its text, and those along its left edge."""
    if not atoms:
        return [], []
    size = median([atom.size for atom in atoms])
    far = min([atom.box[0] for atom in atoms]) + WIDEST * size
    # All that stands farther right ends the strip at the first of it.
    ordered = sorted([a for a in atoms if a.box[0] <= far], key=_place)
    beyond = min([a for a in atoms if a.box[0] > far], key=_place, default=None)
    ordered += [beyond] if beyond is not None else []
    start, end, cut = ordered[0].box[0], ordered[0].box[2], 0
    for index, atom in enumerate(ordered):
        if atom.box[0] - end >= APART * size:
            cut = index
        end = max(end, atom.box[2])
        if end - start > WIDEST * size:
            break
    if not cut:
        return list(atoms), []
    strip = {id(atom) for atom in ordered[:cut]}
    text = [atom for atom in atoms if id(atom) not in strip]
    edge = [atom for atom in atoms if id(atom) in strip]
    if not text or not edge or not _is_binding(edge, text, size):
        return list(atoms), []
    return text, edge


def _place(atom: Atom) -> tuple[float, float]:
    return atom.box[0], atom.box[1]


def _is_binding(edge: Sequence[Atom], text: Sequence[Atom], size: float) -> bool:
    pieces = rows(edge)
    box, whole = around([a.box for a in edge]), around([a.box for a in text])
    if len(pieces) < FEWEST or box[3] - box[1] < TALL * (whole[3] - whole[1]):
        return False
    if sum(is_cjk(a.text) for a in edge) < CHINESE * len(edge):
        return False
    middles = [_middle(row) for row in rows(text)]
    askew = sum(
        piece[0].size > STANDS * size
        or min(abs(_middle(piece) - m) for m in middles) > LEVEL * size
        for piece in pieces
    )
    return askew >= ASKEW * len(pieces)


def _middle(row: Sequence[Atom]) -> float:
    box = around([a.box for a in row])
    return (box[1] + box[3]) / 2


def edge_lines(edge: Sequence[Atom], text: Sequence[Atom], page: int) -> list[Line]:
    """The lines that the atoms along the edge of ``text`` make: characters that stand alone one
    below the other are one."""
    found: list[Line] = []
    column: list[Atom] = []
    if not edge:
        return []
    size = median(atom.size for atom in text)
    # One that stands is as high as several others.
    stand = [atom for atom in edge if atom.size > STANDS * size]
    alone = [atom for atom in edge if atom.size <= STANDS * size]
    for piece in (*rows(alone), *rows(stand)):
        if len(piece) > 1:
            found += build_lines(piece, page, SIDE)
        else:
            column += piece
    if column:
        level = [
            replace(a, box=(i * size, 0.0, (i + 1) * size, size)) for i, a in enumerate(column)
        ]
        level = [replace(a, size=size) for a in level]
        (line,) = build_lines(level, page, SIDE)
        found.insert(0, replace(line, box=around([a.box for a in column])))
    return found
