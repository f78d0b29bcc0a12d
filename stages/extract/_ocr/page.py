"""One picture of a page, read: its characters with place and confidence, its ruled tables,
and the ink that nothing covers."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._layout.model import Atom, Ruling
from stages.extract._ocr.blanks import with_blanks
from stages.extract._ocr.borders import beside_print, staples
from stages.extract._ocr.doubles import without_doubles
from stages.extract._ocr.engine import Engine, Seen
from stages.extract._ocr.figures import is_drawing
from stages.extract._ocr.formulae import take_formulae
from stages.extract._ocr.handwriting import take_handwriting
from stages.extract._ocr.ink import bounds_of, faint_ink, uncovered
from stages.extract._ocr.lift import lifted, reach
from stages.extract._ocr.lines import bounds, covered, line_atoms, quad_of
from stages.extract._ocr.look import Look, look_at
from stages.extract._ocr.marks import LeftOut, Mark
from stages.extract._ocr.passed_over import read_passed_over
from stages.extract._ocr.photograph import photograph
from stages.extract._ocr.pictured import take_pictures
from stages.extract._ocr.prepare import even_paper
from stages.extract._ocr.recognise import recognise
from stages.extract._ocr.rules import off_lines, rulings_of
from stages.extract._ocr.seal import Seal, find_seals
from stages.extract._ocr.sealed import as_turned, read_sealed
from stages.extract._ocr.second_look import read_again
from stages.extract._ocr.shine import without_back
from stages.extract._ocr.twice import Twice
from stages.extract._ocr.upright import quarter_turns, sample_of
from stages.extract._ocr.widths import with_widths

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture


BLANK = 0.0005
"""A page with a smaller share of ink than this has nothing on it."""


FAINT = 12
"""With more patches of faint ink than this, what is faint is the back of the sheet showing
through, or stained paper, and only dark ink counts."""


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
    first, found, turns = _upright(lifted(even, seals), engine)
    shone = without_back(first, found, engine)
    look, seen = shone.look, shone.seen
    skew = 90 * turns + look.skew
    stamped = as_turned(seals, look.page, skew)
    parted = take_pictures(picture, look, seen, [s.box for s in stamped], _size(look, seen), skew)
    parted = take_formulae(picture, parted, _size(look, seen), skew)
    seen, again = read_again(look.page, parted.seen, engine)
    seen, late, patches = _passed_over(parted.look, seen, stamped, engine)
    written = take_handwriting(picture, skew, seen, patches, parted.marks, _size(parted.look, seen))
    # Last, since what is doubtful under a seal is not made sure by another look at the same.
    seen, twice, marks, guesses = read_sealed(picture, even, stamped, skew, written.seen, engine)
    left_out = (*shone.left_out, *parted.left_out, *written.left_out, *guesses)
    on_page = (*marks, *written.marks)
    if not on_page and not any(count_ink(line.reading.text) for line in seen):
        whole = photograph(picture, skew)
        if whole is not None:
            on_page = (whole,)  # and its ink stays unread: it may have been text
    result = _result(look, seen, turns, written.unread)
    return replace(
        result,
        ink=result.ink + sum(count_ink(part.text) for part in left_out),
        twice=(*again, *late, *twice),
        marks=on_page,
        left_out=left_out,
    )


def _upright(even: Picture, engine: Engine) -> tuple[Look, list[Seen], int]:
    """The page looked at and its lines read, the right way round, and by how many quarter
    turns to the left it came to be so."""
    look = look_at(even, engine)
    sample = sample_of(look.quads)
    known = dict(zip(sample, _read(look, sample, engine), strict=True))
    turns = quarter_turns(list(known.values()), look.quads, engine)
    if turns:
        look = look_at(np.ascontiguousarray(np.rot90(even, turns)), engine)
        known = {}
    rest = [index for index in range(len(look.quads)) if index not in known]
    known |= zip(rest, _read(look, rest, engine), strict=True)
    seen = [known[index] for index in range(len(look.quads))]
    corners = any(_is_in_a_corner(line, look.page) for line in seen)
    pins = staples(look.mask, _size(look, seen), look.skew) if corners else []
    lines = [s for s in seen if not is_drawing(s, look.page) and not _lies_in(s, pins)]
    return look, without_doubles(lines), turns


def _is_in_a_corner(line: Seen, page: Picture) -> bool:
    """Whether ``line`` may be a staple; to look for them on every page would cost a tenth of it."""
    x, y = _middle(line)
    height, width = page.shape[:2]
    return y < height / 3 and not width / 3 < x < width * 2 / 3


def _middle(line: Seen) -> tuple[float, float]:
    x0, y0, x1, y1 = bounds(line.quad)
    return (x0 + x1) / 2, (y0 + y1) / 2


def _lies_in(line: Seen, pins: Sequence[Box]) -> bool:
    """Whether ``line`` is a staple that was taken for a character."""
    x, y = _middle(line)
    return any(a <= x <= c and b <= y <= d for a, b, c, d in pins)


def _read(look: Look, lines: list[int], engine: Engine) -> list[Seen]:
    return recognise(look.page, [look.quads[index] for index in lines], engine)


def _passed_over(
    look: Look, seen: list[Seen], stamped: Sequence[Seal], engine: Engine
) -> tuple[list[Seen], list[Twice], list[Box]]:
    """The lines of ``look`` with those that only a second look finds, what these are, and the
    patches of ink that nobody could read. What is faint under the seals ``stamped`` is what is
    left of them."""
    size = _size(look, seen)
    border = beside_print(look.mask, size, look.skew)
    covers = [part for line in seen for part in covered(line)]
    faint = faint_ink(look.page)
    for seal in stamped:
        x0, y0, x1, y1 = reach(seal.box, look.page)
        faint[y0:y1, x0:x1] = look.mask[y0:y1, x0:x1]
    for mask in (faint, look.mask):
        ink = np.asarray(cv2.subtract(off_lines(mask, look.lines), border), dtype=np.uint8)
        patches = uncovered(ink, covers, size)
        if len(patches) <= FAINT:
            break
    found = read_passed_over(look.page, ink, patches, seen, size, engine)
    if found.seen:
        seen = [*seen, *found.seen]
        covers += [part for line in found.seen for part in covered(line)]
        covers += [quad_of(box) for box in found.settled]
        patches = uncovered(ink, covers, size)
    if not patches and not any(count_ink(line.reading.text) for line in seen) and _is_inked(look):
        # A picture that fills its page touches every border; it is not nothing for that.
        patches = [bounds_of(look.mask)]
    return seen, found.twice, patches


def _size(look: Look, seen: list[Seen]) -> float:
    """The side of a usual character of the page."""
    sizes = [atom.size for atom in _atoms(seen)]
    return median(sizes) if sizes else max(look.page.shape) / 60


def _atoms(seen: list[Seen]) -> list[Atom]:
    return [atom for s in seen for atom in line_atoms(s.quad, s.reading, s.color)]


def _is_inked(look: Look) -> bool:
    return float(np.count_nonzero(look.mask)) > BLANK * look.mask.size


def _result(look: Look, seen: list[Seen], turns: int, unread: list[Box]) -> OcrPage:
    atoms = _atoms([with_blanks(line) for line in with_widths(seen)])
    return OcrPage(
        width=look.page.shape[1],
        height=look.page.shape[0],
        skew=90 * turns + look.skew,
        atoms=tuple(atoms),
        cells=tuple(tuple(cells) for cells in look.grids),
        rules=tuple(rulings_of(look.page, look.lines)),
        posts=look.lines.upright,
        unread=tuple(unread),
        ink=sum(count_ink(s.reading.text) for s in seen),
        has_ink=bool(atoms) or _is_inked(look),
    )
