"""The characters of a page's text layer as atoms: without doubles and what nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.origin import Box
from pipeline.record import Dropped
from stages.extract._layout.model import Atom
from stages.extract._printed.drawn import Glyph

Seen = dict[tuple[str, float], set[int]]
"""Where characters were drawn: by text and side of the cells of its grid, the cells' numbers."""

ROW = 1 << 20
"""Cells of the grid from one column to the next."""

DOUBLE = 0.12
"""The same character this close (in characters) to itself is drawn twice to look bold."""


ROOM = 0.05
"""Characters and marks of Chinese closer than this (in characters) have no blank between them,
whatever blanks the file draws there: some programs draw one behind each character."""


class TextLayer(Struct, frozen=True):
    """``ink`` is counted over all characters that the page holds, before any is left out;
    ``atoms`` are those of the ``glyphs`` that are kept, in the same order."""

    atoms: tuple[Atom, ...]
    glyphs: tuple[Glyph, ...]
    dropped: tuple[Dropped, ...]
    ink: int


def text_layer(glyphs: Sequence[Glyph], page: Box, *, keep_hidden: bool = False) -> TextLayer:
    """Atoms of ``glyphs``; dropped are characters drawn twice, those off the ``page``, signs
    of which only the number in their font is known, and what is drawn so that nobody sees it,
    unless ``keep_hidden`` (the text that another engine laid behind a scan)."""
    seen: Seen = {}
    kept: list[Glyph] = []
    atoms: list[Atom] = []
    dropped: list[tuple[str, str]] = []
    spaced = False
    last: Glyph | None = None
    for glyph in glyphs:
        spaced |= glyph.spaced
        if reason := _reason(glyph, page, seen, keep_hidden=keep_hidden):
            dropped.append((reason, glyph.text))
            continue
        # A blank counts only between neighbours: one at a line's end says nothing.
        atoms.append(_atom(glyph, spaced=spaced and last is not None and _is_next(last, glyph)))
        kept.append(glyph)
        last = glyph
        spaced = False
    ink = count_ink("".join([glyph.text for glyph in glyphs]))
    return TextLayer(tuple(atoms), tuple(kept), tuple(_merged(dropped)), ink)


def _reason(glyph: Glyph, page: Box, seen: Seen, *, keep_hidden: bool) -> str | None:
    """Why ``glyph`` is left out, or None."""
    if not (_holds(page, glyph.origin) or _holds(page, _middle(glyph.box))):
        return "hidden"
    if not glyph.is_mapped:
        return "unmapped"
    if not (glyph.is_visible or keep_hidden):
        return "hidden"
    return "repeated" if glyph.is_double or _is_double(seen, glyph) else None


def _merged(dropped: Iterable[tuple[str, str]]) -> Iterable[Dropped]:
    texts: dict[str, str] = {}
    for reason, text in dropped:
        texts[reason] = texts.get(reason, "") + text
    return [Dropped(text=text, reason=reason) for reason, text in texts.items()]


def _is_double(seen: Seen, glyph: Glyph) -> bool:
    """Whether ``glyph`` was drawn at this place before; remembers it where not.

    Places are looked up on a grid of cells, so that a page costs no comparison of all with all.
    The cells are of the character's size, so each size has a grid of its own.
    """
    x0, y0, x1, y1 = glyph.box
    # Two l stand as close to each other as the letter is narrow.
    near_by = min(DOUBLE * glyph.size, 0.4 * min(x1 - x0, y1 - y0))
    text, step = glyph.text, round(max(near_by, 0.3), 2)
    cell = round(glyph.origin[0] / step) * ROW + round(glyph.origin[1] / step)
    known = seen.get((text, step))
    if known is None:
        seen[text, step] = {cell}
        return False
    above, below = cell - ROW, cell + ROW
    beside = (cell - 1, cell, cell + 1, above - 1, above, above + 1, below - 1, below, below + 1)
    if not known.isdisjoint(beside):
        return True
    known.add(cell)
    return False


def _is_next(last: Glyph, glyph: Glyph) -> bool:
    """Whether ``glyph`` stands behind ``last`` on its line, with room for a blank between them;
    a turned line is taken as one."""
    if glyph.angle or last.angle:
        return glyph.angle == last.angle
    beyond = glyph.box[0] >= last.box[0]
    if not beyond or abs(glyph.box[3] - last.box[3]) >= glyph.size / 2:
        return False
    # Slanted characters reach into the blank behind them.
    step = glyph.origin[0] - last.origin[0] - last.size
    touches = max(glyph.box[0] - last.box[2], step) < ROOM * glyph.size
    return not touches or last.text.isascii() or glyph.text.isascii()


def _atom(glyph: Glyph, *, spaced: bool) -> Atom:
    return Atom(
        text=glyph.text,
        box=glyph.box,
        size=round(glyph.size, 1),
        font=glyph.font,
        bold=glyph.bold,
        color=glyph.color,
        spaced=spaced,
        stretch=glyph.stretch,
    )


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
