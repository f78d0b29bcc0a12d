"""Rules printed between lines of text: which line stands right above one, and which below.

The red rule under 发文字号 and the rules of 版记 (GB/T 9704-2012, 7.2.7 and 7.4.1) part what
stands above them from what stands below, whatever the words are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stages.extract._layout.model import Frame, Line, Page, Place, Ruling

LONG = 0.5
"""A rule parts lines where it is at least this share as long as their column is wide; a shorter
one is to be written on."""

LINED = 0.5
"""Where rules part this share of the lines of a page, and at least ``FEWEST``, it is lined paper
or somebody framed its lines: they part nothing."""

FEWEST = 8

UNDER = 0.2
"""A rule no farther below its line than this, in characters, underlines it."""

SAME = 0.5
"""Rules no farther apart than this, in characters, are one double rule."""


class Beside(Struct, frozen=True):
    """Colours by the ids of lines that have a rule right ``above`` or ``below`` them, and the
    ids of lines that a rule parts from the line before (``parted``)."""

    above: Mapping[int, str]
    below: Mapping[int, str]
    parted: frozenset[int]


def beside_rules(
    pages: Sequence[Page], kept: Mapping[int, Sequence[Line]], frames: Mapping[Place, Frame]
) -> Beside:
    """What the rules of ``pages`` stand beside. ``kept`` are the lines of each page that are
    text: a rule at a running head parts no sentence that runs over the page end."""
    found = [_beside(page, kept[page.number], frames) for page in pages]
    return Beside(
        above={line: color for page in found for line, color in page.above.items()},
        below={line: color for page in found for line, color in page.below.items()},
        parted=frozenset(line for page in found for line in page.parted),
    )


def _beside(page: Page, lines: Sequence[Line], frames: Mapping[Place, Frame]) -> Beside:
    """What the rules of ``page`` stand beside of its ``lines`` that are text."""
    above: dict[int, str] = {}
    below: dict[int, str] = {}
    parted: set[int] = set()
    texts = {id(line): index for index, line in enumerate(lines)}
    for rule in page.rules:
        upper, lower = _neighbours(rule, page)
        if not _is_long(rule, [line for line in (upper, lower) if line], frames):
            continue
        close = upper is not None and rule.y - upper.box[3] < UNDER * upper.size
        if upper is not None and close and not _doubled(rule, page, upper):
            continue
        if upper is not None and id(upper) in texts:
            below[id(upper)] = rule.color
        if lower is not None and id(lower) in texts:
            above[id(lower)] = rule.color
            # At the top of a column what is read before stands at the foot of another one.
            last = lines[max(texts[id(lower)] - 1, 0)]
            if upper is not None and id(upper) in texts and _middle(last) <= rule.y:
                parted.add(id(lower))
    if len(parted) >= max(LINED * len(lines), FEWEST):
        return Beside({}, {}, frozenset())
    return Beside(above, below, frozenset(parted))


def _is_long(rule: Ruling, lines: Sequence[Line], frames: Mapping[Place, Frame]) -> bool:
    """Whether ``rule`` runs along most of a column of which ``lines`` stand beside it."""
    near = [frames[line.place] for line in lines if line.place in frames]
    return rule.x1 - rule.x0 >= LONG * max((f.right - f.left for f in near), default=0.0)


def _doubled(rule: Ruling, page: Page, upper: Line) -> bool:
    """Whether another rule runs close to ``rule``, one above the other: two rules underline
    nothing, but side by side they underline two words."""
    return any(
        other is not rule
        and abs(other.y - rule.y) < SAME * upper.size
        and min(other.x1, rule.x1) > max(other.x0, rule.x0)
        for other in page.rules
    )


def _neighbours(rule: Ruling, page: Page) -> tuple[Line | None, Line | None]:
    """The lines right above and below ``rule``, where no table or figure lies between."""
    over = [line for line in page.lines if line.box[0] < rule.x1 and line.box[2] > rule.x0]
    upper = max((i for i in over if _middle(i) <= rule.y), key=_middle, default=None)
    lower = min((i for i in over if _middle(i) > rule.y), key=_middle, default=None)
    for placed in page.placed:
        top, bottom = placed.box[1], placed.box[3]
        if upper is not None and _middle(upper) < (top + bottom) / 2 < rule.y:
            upper = None
        if lower is not None and rule.y < (top + bottom) / 2 < _middle(lower):
            lower = None
    return upper, lower


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
