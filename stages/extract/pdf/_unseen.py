"""Text objects of which pdfium counts no character: words drawn twice, and blanks by themselves.

pdfium leaves out the second of two text objects that say the same at nearly one place. Here they
are found again, so that what the page draws is counted in full, and the words are known as bold.
It leaves out text objects of nothing but blanks too, for which the blank that it makes up from
the gap stands: so one that it made up there is one of the source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pipeline.origin import Box
from stages.extract._printed.drawn import Glyph
from stages.extract._printed.matrix import Matrix
from stages.extract.pdf._strokes import Handle, bounds, number

BEFORE = 8
"""The first of two is one of so many text objects drawn before the second."""

APART = 0.9
"""Both begin within this share of a character."""

ALIKE = 0.02
"""Both are of one width and height, to this share of a character."""

MOVED = 0.005
"""Drawn this share of a character beside itself a word looks bold, and at one place as before."""


def with_unseen(
    glyphs: Sequence[Glyph],
    owners: Mapping[int | None, Sequence[int]],
    gaps: frozenset[int],
    texts: Sequence[tuple[Handle, Matrix]],
) -> tuple[Glyph, ...]:
    """``glyphs`` with the blanks, and behind them the doubles, that pdfium left out.

    ``owners`` are the indices of the glyphs of each text object that has any character;
    ``gaps`` those of glyphs before which pdfium made up a blank; ``texts`` are all text objects
    in the order of drawing, with the way from their space to the page."""
    keys = [number(thing) for thing, _where in texts]
    made = list(glyphs)
    blank = False
    for at, key in enumerate(keys):
        mine = owners.get(key)
        if mine is not None:
            if blank and mine and mine[0] in gaps:
                made[mine[0]] = replace(made[mine[0]], spaced=True)
            blank = False
            continue
        box = bounds(*texts[at])
        for back in range(at - 1, max(at - 1 - BEFORE, -1), -1):
            of = owners.get(keys[back])
            if of and _is_double(box, bounds(*texts[back]), glyphs[of[0]].size):
                _add(made, of, box, bounds(*texts[back]))
                break
        else:
            blank = True
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


def _is_double(a: Box, b: Box, size: float) -> bool:
    near = max(abs(a[0] - b[0]), abs(a[1] - b[1])) <= APART * size
    wide, high = a[2] - a[0] - b[2] + b[0], a[3] - a[1] - b[3] + b[1]
    return near and max(abs(wide), abs(high)) <= ALIKE * size and a[2] > a[0]
