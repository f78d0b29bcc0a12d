"""The seals of a page, from where they lie to what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from stages.extract._ocr.beneath import read_beneath
from stages.extract._ocr.engine import Engine, Seen
from stages.extract._ocr.lift import alone
from stages.extract._ocr.marks import LeftOut, Mark, png_of
from stages.extract._ocr.ring import RingText, ring_text
from stages.extract._ocr.stamp import OVAL
from stages.extract._ocr.stamp_words import has_letters, stamp_words
from stages.extract._ocr.turned import turned, turned_box
from stages.extract._ocr.twice import Twice

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture
    from stages.extract._ocr.seal import Seal


def as_turned(seals: Sequence[Seal], page: Picture, skew: float) -> list[Seal]:
    """``seals`` at their places on ``page``, which was turned back by ``skew`` degrees."""
    size = (page.shape[1], page.shape[0])
    return [replace(seal, box=turned_box(seal.box, size, skew)) for seal in seals]


def read_sealed(
    picture: Picture,
    even: Picture,
    seals: Sequence[Seal],
    skew: float,
    seen: Sequence[Seen],
    engine: Engine,
) -> tuple[list[Seen], list[Twice], list[Mark], list[LeftOut]]:
    """``seen``, the lines of a page from which ``seals`` were lifted off, with those beneath a
    seal read once more as they are printed; what was read twice; the seals; what was only
    guessed from their letters. ``picture`` is the page as it came, ``even`` it with its paper
    evened; both are turned back by ``skew`` degrees, as the places of ``seals`` and of
    ``seen`` are already."""
    if not seals:
        return list(seen), [], [], []
    printed = turned(even, skew)
    lines, twice, left_out = read_beneath(printed, seals, seen, engine)
    original = turned(picture, skew)
    marks = [_mark(original, printed, seal, engine) for seal in seals]
    return lines, twice, marks, left_out


def _mark(original: Picture, printed: Picture, seal: Seal, engine: Engine) -> Mark:
    face = _face(printed, seal)
    words = words_of(face, seal, engine)
    # A logo may be carved too; of a stamp letters can be read, be it not all of them.
    is_seal = seal.shape != "carved" or words is not None or has_letters(face, engine)
    return Mark(
        box=seal.box,
        shows="seal" if is_seal else None,
        png=png_of(original, seal.box),
        text=words.text if words else "",
        confidence=words.confidence if words else None,
    )


def _face(printed: Picture, seal: Seal) -> Picture:
    """The seal by itself, its letters dark on white."""
    face = alone(printed, seal)
    return np.asarray(255 - face, np.uint8) if seal.shape == "carved" else face


def words_of(face: Picture, seal: Seal, engine: Engine) -> RingText | None:
    """What ``seal``, which fills ``face``, says, where that is read surely. What the page has
    of a seal over its edge is not the name of an organ."""
    if seal.shape == "cut":
        return None
    if seal.shape != "round":
        return stamp_words(face, engine)
    ring = ring_text(face, engine)
    is_oval = face.shape[0] < OVAL * face.shape[1]
    return stamp_words(face, engine) if ring is None and is_oval else ring
