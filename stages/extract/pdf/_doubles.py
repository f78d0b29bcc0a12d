"""Words drawn twice at one place, so that they look bold.

pdfium leaves out the second of two text objects that say the same at nearly one place. Here they
are found again, so that what the page draws is counted in full, and the words are known as bold.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence

import pypdfium2.raw as pdfium
from msgspec.structs import replace

from pipeline.origin import Box
from stages.extract.pdf._drawn import Glyph
from stages.extract.pdf._space import Matrix
from stages.extract.pdf._strokes import Handle, number

BEFORE = 8
"""The first of two is one of so many text objects drawn before the second."""

APART = 0.9
"""Both begin within this share of a character."""

ALIKE = 0.02
"""Both are of one width and height, to this share of a character."""

MOVED = 0.005
"""Drawn this share of a character beside itself a word looks bold, and at one place as before."""


def with_doubles(
    glyphs: Sequence[Glyph],
    owners: Sequence[int | None],
    seen: Mapping[int | None, object],
    texts: Sequence[tuple[Handle, Matrix]],
) -> tuple[Glyph, ...]:
    """``glyphs`` and, behind them, those of the ``texts`` (all text objects as they are drawn,
    with the way from their space to the page) that pdfium left out as doubles.

    ``owners`` is the text object of each glyph; ``seen`` has all that have any character."""
    keys = [number(thing) for thing, _where in texts]
    if all(key in seen for key in keys):
        return tuple(glyphs)
    made = list(glyphs)
    by_owner: dict[int | None, list[int]] = {}
    for index, owner in enumerate(owners):
        by_owner.setdefault(owner, []).append(index)
    for at, key in enumerate(keys):
        if key not in seen:
            box = _bounds(*texts[at])
            for back in range(at - 1, max(at - 1 - BEFORE, -1), -1):
                of = by_owner.get(keys[back])
                if of and _is_double(box, _bounds(*texts[back]), glyphs[of[0]].size):
                    _add(made, of, box, _bounds(*texts[back]))
                    break
    return tuple(made)


def _add(made: list[Glyph], of: Sequence[int], box: Box, first: Box) -> None:
    dx, dy = box[0] - first[0], box[1] - first[1]
    bold = max(abs(dx), abs(dy)) > MOVED * made[of[0]].size
    for index in of:
        glyph = replace(made[index], bold=made[index].bold or bold)
        made[index] = glyph
        x0, y0, x1, y1 = glyph.box
        made.append(
            replace(
                glyph,
                box=(x0 + dx, y0 + dy, x1 + dx, y1 + dy),
                origin=(glyph.origin[0] + dx, glyph.origin[1] + dy),
                is_double=True,
            )
        )


def _bounds(thing: Handle, where: Matrix) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    return where.box(*(side.value for side in sides))


def _is_double(a: Box, b: Box, size: float) -> bool:
    near = max(abs(a[0] - b[0]), abs(a[1] - b[1])) <= APART * size
    wide, high = a[2] - a[0] - b[2] + b[0], a[3] - a[1] - b[3] + b[1]
    return near and max(abs(wide), abs(high)) <= ALIKE * size
