"""Text that stands on its side, or runs downwards: turned upright to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Atom, Line, Page, around, on_source
from stages.extract._printed.drawn import Drawn, Glyph, Stroke

TURNED = 0.5
"""A page with more than this share of its characters on one side lies on that side."""


def upright(drawn: Drawn) -> tuple[Drawn, float]:
    """``drawn`` as it stands for its reader, and the degrees by which its text was turned,
    clockwise: a wide table is printed on its side, and lines that run downwards are read from
    the right, as if they were lines of a page on its side."""
    counts: Counter[float] = Counter()
    for glyph in drawn.glyphs:
        counts[glyph.angle] += glyph.is_visible
    angle, count = counts.most_common(1)[0] if counts else (0.0, 0)
    if angle not in (90.0, 180.0, 270.0) or count <= TURNED * counts.total():
        return drawn, 0.0
    return _turned(drawn, angle), angle


def _turned(drawn: Drawn, angle: float) -> Drawn:
    """``drawn`` turned back by ``angle``, a number of quarter turns clockwise."""
    turn = _Turn(drawn.width, drawn.height, angle)
    return replace(
        drawn,
        width=turn.width,
        height=turn.height,
        glyphs=tuple(turn.glyph(g) for g in drawn.glyphs),
        strokes=tuple(Stroke(box=turn.box(s.box), color=s.color) for s in drawn.strokes),
        pictures=tuple(turn.box(b) for b in drawn.pictures),
        areas=tuple(turn.box(b) for b in drawn.areas),
    )


class _Turn:
    """A turn counter-clockwise of a page ``width`` by ``height``."""

    def __init__(self, width: float, height: float, angle: float) -> None:
        self.angle = angle
        self._old = width, height
        self.width, self.height = (width, height) if angle == 180 else (height, width)

    def point(self, x: float, y: float) -> tuple[float, float]:
        width, height = self._old
        match self.angle:
            case 90.0:
                return y, width - x
            case 180.0:
                return width - x, height - y
        return height - y, x

    def box(self, box: Box) -> Box:
        ax, ay = self.point(box[0], box[1])
        bx, by = self.point(box[2], box[3])
        return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def glyph(self, glyph: Glyph) -> Glyph:
        return replace(
            glyph,
            box=self.box(glyph.box),
            origin=self.point(*glyph.origin),
            angle=(glyph.angle - self.angle) % 360,
        )


class Side(Struct, frozen=True):
    """A line that stands askew: in its place on the page, and as one atom that the cell of a
    table may take in."""

    line: Line
    atom: Atom


def side_lines(askew: Sequence[tuple[Glyph, Atom]], page: Page) -> list[Side]:
    """The lines that characters ``askew`` make on ``page``, angle by angle, each read as if it
    were upright."""
    found: list[Side] = []
    for angle, group in groupby(sorted(askew, key=_angle), key=_angle):
        members = list(group)
        if angle in (90.0, 180.0, 270.0):
            turn = _Turn(page.width, page.height, angle)
            lines = build_lines([replace(a, box=turn.box(a.box)) for _g, a in members], page.number)
            turned = replace(page, skew=angle, width=turn.width, height=turn.height)
            found += [_side(line, on_source(line.box, turned)) for line in lines]
        else:
            found += [_side(line, line.box) for line in _slanting(members, page.number)]
    return found


def _angle(pair: tuple[Glyph, Atom]) -> float:
    return pair[0].angle


def _slanting(members: Sequence[tuple[Glyph, Atom]], page: int) -> list[Line]:
    """Lines of text that is turned by no quarter: a watermark. Those drawn one after the other
    at about one size are one line, as drawn."""
    lines: list[Line] = []
    run: list[Atom] = []
    last: Atom | None = None
    for _glyph, atom in members:
        if last is not None and not _is_near(last, atom):
            lines.append(_as_line(run, page))
            run = []
        run.append(atom)
        last = atom
    if run:
        lines.append(_as_line(run, page))
    return lines


def _is_near(a: Atom, b: Atom) -> bool:
    (ax, ay), (bx, by) = a.middle, b.middle
    return max(abs(ax - bx), abs(ay - by)) <= 2 * max(a.size, b.size)


def _as_line(run: Sequence[Atom], page: int) -> Line:
    """``run`` in the order in which it was drawn, as if it stood upright."""
    x, row = 0.0, []
    for atom in run:
        row.append(replace(atom, box=(x, 0.0, x + atom.size, atom.size)))
        x += atom.size
    (line,) = build_lines(row, page)
    return replace(line, box=around([a.box for a in run]))


def _side(line: Line, box: Box) -> Side:
    atom = Atom(
        text=line.text,
        box=box,
        size=line.size,
        font=line.font,
        bold=all(b for b, char in zip(line.bold, line.text, strict=True) if count_ink(char)),
        color=line.color,
    )
    return Side(replace(line, box=box), atom)
