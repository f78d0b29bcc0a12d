"""Displayed formulae taken out of what is read as text: they are kept as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

import cv2
from msgspec.structs import replace

from pipeline.chars import count_ink, ink
from pipeline.origin import Box
from stages.extract._layout.model import around
from stages.extract._layout.stacked import RELATIONS, Said, find_formulae, letter_of, read_across
from stages.extract._layout.stacks import is_within
from stages.extract._ocr.engine import Seen, sure_of
from stages.extract._ocr.lines import bounds, line_atoms
from stages.extract._ocr.marks import LeftOut, Mark, png_of
from stages.extract._ocr.pictured import Pictured, bare
from stages.extract._ocr.turned import turned

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.look import Look
    from stages.extract._ocr.rules import Mask

SOFT = 0.08
"""The blurred edge of a formula is not wider than this, in characters; text stands close."""

SPECK = 0.08
"""What is smaller both ways is dust."""


def take_formulae(picture: Picture, page: Pictured, size: float, skew: float) -> Pictured:
    """``page`` without its displayed formulae, which are among its marks and left-out readings
    now. ``picture`` is how it came, before it was turned back by ``skew`` degrees; ``size`` is
    the side of a usual character."""
    pieces = _pieces(page.look, size)
    atoms = [atom for line in page.seen for atom in line_atoms(line.quad, line.reading, line.color)]
    signs = [atom.box for atom in atoms if atom.text in RELATIONS]
    letters = [box for atom in atoms if (box := letter_of(atom))]
    lines = [Said(bounds(line.quad), line.reading.text) for line in page.seen]
    boxes = find_formulae(pieces, signs, lines, size, letters)
    if not boxes:
        return page
    original = turned(picture, skew)
    marks: list[Mark] = []
    left_out: list[LeftOut] = []
    kept = page.seen
    for box in boxes:
        inside = [line for line in kept if is_within(bounds(line.quad), box)]
        kept = [line for line in kept if not is_within(bounds(line.quad), box)]
        marks.append(_mark(original, box, inside))
        left_out += [
            LeftOut(line.reading.text, "formula", bounds(line.quad))
            for line in inside
            if count_ink(line.reading.text)
        ]
    return replace(
        page,
        look=bare(page.look, boxes, SOFT * size),
        seen=kept,
        marks=[*page.marks, *marks],
        left_out=[*page.left_out, *left_out],
    )


def _mark(original: Picture, box: Box, lines: Sequence[Seen]) -> Mark:
    said = [line for line in lines if ink(line.reading.text)]
    order = read_across([Said(bounds(line.quad), line.reading.text) for line in said])
    return Mark(
        box=box,
        shows="formula",
        png=png_of(original, box),
        text=" ".join(order),
        confidence=round(fmean(sure_of(line.reading) for line in said), 4) if said else None,
    )


def _pieces(look: Look, size: float) -> list[Box]:
    """What hangs together in the ink of the page, outside its tables."""
    tables = [around(cells) for cells in look.grids]
    return [box for box in pieces_of(look.mask, size) if not any(is_within(box, t) for t in tables)]


def pieces_of(mask: Mask, size: float) -> list[Box]:
    """What hangs together in ``mask``; ``size`` is the side of a usual character in pixels."""
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(mask)
    return [
        (float(x), float(y), float(x + width), float(y + height))
        for x, y, width, height, _area in stats[1:count].tolist()
        if max(width, height) >= SPECK * size
    ]
