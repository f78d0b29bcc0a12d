"""One picture of a page, read: its characters with place and confidence, its ruled tables,
and the ink that nothing covers."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._layout.model import Atom, Ruling
from stages.extract._ocr.engine import Engine, Seen
from stages.extract._ocr.ink import bounds_of, unread
from stages.extract._ocr.lift import lifted
from stages.extract._ocr.lines import bounds, line_atoms
from stages.extract._ocr.look import Look, look_at
from stages.extract._ocr.marks import LeftOut, Mark
from stages.extract._ocr.prepare import even_paper
from stages.extract._ocr.recognise import recognise
from stages.extract._ocr.rules import rulings_of
from stages.extract._ocr.seal import find_seals
from stages.extract._ocr.sealed import read_sealed
from stages.extract._ocr.twice import Twice
from stages.extract._ocr.upright import quarter_turns

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture


class OcrPage(Struct, frozen=True):
    """A page as read, in pixels of the picture after it was turned back by ``skew`` degrees
    (90 and more: it lay on its side or upside down).

    ``ink`` counts the characters that the engine gave. ``has_ink``: there is something on it.
    ``rules`` and ``posts`` are its level and upright ruled lines, those of tables included.
    ``twice``: what was read in two ways. ``marks``: seals and what else is no text.
    ``left_out``: what the engine read in them, which is counted in ``ink`` too.
    """

    width: int
    height: int
    skew: float
    atoms: tuple[Atom, ...]
    cells: tuple[tuple[Box, ...], ...]
    rules: tuple[Ruling, ...]
    posts: tuple[Box, ...]
    unread: tuple[Box, ...]
    ink: int
    has_ink: bool
    twice: tuple[Twice, ...] = ()
    marks: tuple[Mark, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def read_page(picture: Picture, engine: Engine) -> OcrPage:
    even = even_paper(picture)
    seals = find_seals(picture, even)
    look, seen, turns = _upright(lifted(even, seals), engine)
    skew = 90 * turns + look.skew
    seen, twice, marks = read_sealed(picture, even, seals, skew, seen, engine)
    return replace(_result(look, seen, turns, twice), marks=tuple(marks))


def _upright(even: Picture, engine: Engine) -> tuple[Look, list[Seen], int]:
    """The page looked at and its lines read, the right way round, and by how many quarter
    turns to the left it came to be so."""
    look = look_at(even, engine)
    seen = recognise(look.page, look.quads, engine)
    turns = quarter_turns(seen, engine)
    if turns:
        look = look_at(np.ascontiguousarray(np.rot90(even, turns)), engine)
        seen = recognise(look.page, look.quads, engine)
    return look, seen, turns


def _result(look: Look, seen: list[Seen], turns: int, twice: list[Twice]) -> OcrPage:
    atoms = [atom for s in seen for atom in line_atoms(s.quad, s.reading, s.color)]
    has_ink = bool(atoms) or float(np.count_nonzero(look.mask)) > 0.0005 * look.mask.size
    size = median([a.size for a in atoms]) if atoms else max(look.page.shape) / 60
    boxes = [bounds(s.quad) for s in seen if count_ink(s.reading.text)]
    patches = unread(look.mask, look.lines.mask, boxes, size)
    if has_ink and not atoms and not patches:
        # A picture that fills its page touches every border; it is not nothing for that.
        patches = [bounds_of(look.mask)]
    return OcrPage(
        width=look.page.shape[1],
        height=look.page.shape[0],
        skew=90 * turns + look.skew,
        atoms=tuple(atoms),
        cells=tuple(tuple(cells) for cells in look.grids),
        rules=tuple(rulings_of(look.page, look.lines)),
        posts=look.lines.upright,
        unread=tuple(patches),
        ink=sum(count_ink(s.reading.text) for s in seen),
        has_ink=has_ink,
        twice=tuple(twice),
    )
