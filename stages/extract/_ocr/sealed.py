"""The seals of a page, from where they lie to what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from stages.extract._ocr.beneath import read_beneath
from stages.extract._ocr.engine import Engine, Seen
from stages.extract._ocr.lift import alone
from stages.extract._ocr.marks import LeftOut, Mark, png_of
from stages.extract._ocr.ring import ring_text
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
    words = ring_text(alone(printed, seal), engine) if seal.shape == "round" else None
    return Mark(
        box=seal.box,
        shows="seal",
        png=png_of(original, seal.box),
        text=words.text if words else "",
        confidence=words.confidence if words else None,
    )
