"""Rows that no rule parts: forms rule one high row and list below its heads (the goods of an
invoice), so that each entry stands level with those of its own row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.chars import fold_width, ink, is_cjk
from pipeline.origin import Box
from stages.extract._layout.cells import are_parted
from stages.extract._layout.lines import SAME_ROW
from stages.extract._layout.model import Line

FEWEST = 3
"""So many cells have an entry in a row: two of them may break their lines at one height."""

MOST = 0.5
"""Where a row begins, this share of its entries are figures and this share tell by their shape
that they do not go on with what stands above. In the invoices that were met all but one or two
are and do; heads whose lines are broken alike (单价↵（元）) have no figures."""

_FIGURE = re.compile(r"[-+(]?[¥￥$]?[-+]?\d[\d.,]*%?\)?")

_Entry = tuple[int, int]
"""Numbers of a cell in its row and of a line in this cell."""


def cuts(boxes: Sequence[Box], cells: Sequence[Sequence[Line]]) -> list[float]:
    """Where the ruled row of ``cells``, which lie in ``boxes``, is to be cut, from top to
    bottom."""
    if sum(len(lines) > 1 for lines in cells) < FEWEST:
        return []
    found: list[float] = []
    bottom: float | None = None
    for level in _levels(cells):
        lines = [cells[c][i] for c, i in level]
        if bottom is not None and _opens(level, boxes, cells):
            found.append((bottom + min(line.box[1] for line in lines)) / 2)
        bottom = max(line.box[3] for line in lines)
    return found


def _levels(cells: Sequence[Sequence[Line]]) -> list[list[_Entry]]:
    """The entries of ``cells`` by height."""
    entries = [(c, i) for c, lines in enumerate(cells) for i in range(len(lines))]
    entries.sort(key=lambda e: _middle(cells[e[0]][e[1]]))
    found: list[list[_Entry]] = []
    for cell, index in entries:
        line = cells[cell][index]
        if found:
            c, i = found[-1][0]
            first = cells[c][i]
            if _middle(line) - _middle(first) <= SAME_ROW * max(first.size, line.size):
                found[-1].append((cell, index))
                continue
        found.append([(cell, index)])
    return found


def _opens(level: Sequence[_Entry], boxes: Sequence[Box], cells: Sequence[Sequence[Line]]) -> bool:
    """Whether a row begins at ``level``. What is the first in its cell says nothing: it may stand
    in the middle beside the lines of others."""
    below = [(c, i) for c, i in level if i]
    filled = [c for c, lines in enumerate(cells) if lines]
    most = len(below) >= MOST * len(filled) or filled[0] in {c for c, _i in below}
    figures = sum(_is_figure(cells[c][i].text) for c, i in below)
    pairs = [(cells[c][i - 1], cells[c][i], boxes[c]) for c, i in below]
    parted = sum(_differ(last, line) or are_parted(last, line, box) for last, line, box in pairs)
    return len(below) >= FEWEST and most and min(figures, parted) >= MOST * len(below)


def _differ(last: Line, line: Line) -> bool:
    """Whether a figure stands below a word, or a word below a figure: however narrow their cell,
    neither goes on with the other."""
    if _is_figure(line.text):
        return is_cjk(last.text[-1])
    return _is_figure(last.text) and is_cjk(line.text[0])


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(fold_width(ink(text))) is not None


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
