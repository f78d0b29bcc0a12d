"""Pages whose lines run from top to bottom, and follow each other from right to left.

Such a page is read as if it lay on its left side: there its lines run across and follow each
other downward, and all that is known of lines, columns and paragraphs holds.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from msgspec.structs import replace

from pipeline.chars import count_ink, is_cjk
from pipeline.origin import Box
from stages.extract._layout.lines import rows
from stages.extract._layout.model import SIDE, Atom, Line, Page, Placed, around

FEWEST = 4
"""Fewer characters than this below each other are no line."""

NEAR = 1.35
WIDE = 2.2
"""The next of a line is no farther off than ``NEAR`` sizes, middle to middle; where no two
characters on the page stand beside each other, ``WIDE``: a cover."""

CLOSER = 1.15
"""Characters of a line are closer to each other, by this share, than lines are."""

MORE = 3.0
"""So many times as many characters have their next one below them as have it at their right."""

SLIM = 0.75
MOST = 0.6
"""Recognised characters of one line share the heights of its box; it stands where the box is
slimmer than this, and a page is one of such lines where this share of its characters is."""


def is_downward(atoms: Sequence[Atom]) -> bool:
    """Whether the lines of a page run downward."""
    if any(atom.sure is not None for atom in atoms):
        ink = sum(len(run) for run in _standing(atoms))
        return ink >= max(MOST * len(atoms), FEWEST)
    if _runs_on_beside(atoms):
        return False
    chinese = [atom for atom in atoms if is_cjk(atom.text)]
    below = _steps(chinese, down=True)
    beside = _steps(chinese, down=False)
    pairs = list(zip(below, beside, strict=True))
    across = sum(b <= NEAR and CLOSER * b < a for a, b in pairs)
    far = NEAR if across else WIDE
    down = sum(a <= far and CLOSER * a < b for a, b in pairs)
    return down >= max(MORE * across, FEWEST - 1) and 2 * down >= len(chinese)


def _runs_on_beside(atoms: Sequence[Atom]) -> bool:
    """Whether most of ``atoms`` were drawn right behind the one before, as on nearly all pages:
    then there is no need to look who stands next to whom."""
    count = 0
    for a, b in pairwise(atoms):
        step = (b.box[0] - a.box[0]) / max(a.size, 0.1)
        count += 0.5 < step < CLOSER and abs(b.box[1] - a.box[1]) < 0.3 * a.size
    return 2 * count > len(atoms)


def _steps(atoms: Sequence[Atom], *, down: bool) -> list[float]:
    """For each of ``atoms`` how far off the next one below it is, or at its right, in sizes."""
    along, off = (1, 0) if down else (0, 1)
    size = max((atom.size for atom in atoms), default=1.0) or 1.0
    steps = [float("inf")] * len(atoms)
    for shift in (0.0, 0.5):  # what one grid parts, the other has in one lane
        lanes: dict[int, list[int]] = {}
        for index, atom in enumerate(atoms):
            lanes.setdefault(int(atom.middle[off] / size + shift), []).append(index)
        for lane in lanes.values():
            lane.sort(key=lambda i: atoms[i].middle[along])
            for here, there in pairwise(lane):
                a, b = atoms[here], atoms[there]
                step = (b.middle[along] - a.middle[along]) / max(a.size, 0.1)
                if abs(a.middle[off] - b.middle[off]) < 0.3 * a.size and step > 0.5:
                    steps[here] = min(steps[here], step)
    return steps


def _standing(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """The recognised lines among ``atoms`` that stand: their characters follow each other."""
    runs: list[list[Atom]] = []
    for atom in atoms:
        last = runs[-1][-1] if runs else None
        level = last is not None and (last.box[1], last.box[3]) == (atom.box[1], atom.box[3])
        if last and level and last.box[0] - 1 <= atom.box[0] <= last.box[2] + 1:
            runs[-1].append(atom)
        else:
            runs.append([atom])
    return [run for run in runs if len(run) > 1 and _is_slim(around([a.box for a in run]))]


def _is_slim(box: Box) -> bool:
    return box[2] - box[0] < SLIM * (box[3] - box[1])


def laid_down(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]]:
    """``atoms`` of a page of downward lines as they lie on its left side; and those of its
    lines that run across and hold no Chinese, as page numbers do, as they are."""
    placed: dict[int, Atom] = {}
    for run in _standing(atoms):
        x0, y0, x1, y1 = around([atom.box for atom in run])
        step = (y1 - y0) / len(run)
        size = min(step, x1 - x0) or step
        for i, atom in enumerate(run):
            box = (x0, y0 + i * step, x1, y0 + (i + 1) * step)
            placed[id(atom)] = replace(atom, box=box, size=round(size, 1), spaced=False)
    upright = [placed.get(id(atom), atom) for atom in atoms]
    across = [
        atom
        for row in rows([atom for atom in upright if id(atom) not in placed])
        if not any(is_cjk(a.text) for a in row)
        for atom in row
    ]
    out = {id(atom) for atom in across}
    return [
        replace(atom, box=_lay(atom.box, 0.0)) for atom in upright if id(atom) not in out
    ], across


def _lay(box: Box, width: float) -> Box:
    x0, y0, x1, y1 = box
    return (y0, width - x1, y1, width - x0)


def stood_up(line: Line) -> Line:
    """A line of what was ``laid_down`` as it stands on its page."""
    x0, y0, x1, y1 = line.box
    return replace(line, box=(-y1, x0, -y0, x1))


def is_downward_page(page: Page) -> bool:
    """Whether most of the text of ``page`` stands in lines that run downward."""
    lines = [line for line in page.lines if line.column != SIDE]
    ink = [count_ink(line.text) for line in lines]
    stands = sum(
        count for line, count in zip(lines, ink, strict=True) if count > 1 and _is_slim(line.box)
    )
    return stands >= FEWEST and stands > MOST * sum(ink)


def laid_page(page: Page, out: Set[int]) -> Page:
    """``page``, the lines of which run downward, as it lies on its left side, without the lines
    whose ids are in ``out``. Its rules part nothing: they stand between lines."""
    return replace(
        page,
        width=page.height,
        height=page.width,
        skew=page.skew + 90,
        lines=tuple(
            replace(line, box=_lay(line.box, page.width))
            for line in page.lines
            if id(line) not in out
        ),
        placed=tuple(
            Placed(box=_lay(p.box, page.width), fragment=p.fragment, shape=None)
            for p in page.placed
        ),
        rules=(),
    )
