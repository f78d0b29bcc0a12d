"""Lines of a table cell: how wide they may run, and where one ends a paragraph."""

from __future__ import annotations

from pipeline.origin import Box
from stages.extract._layout.model import Frame, Line
from stages.extract._layout.place import ENDS, INDENT, ended_early

PADDING = 0.35
"""Blank that a cell keeps at either side, in characters; Word's own is 5.4 pt."""

DEEPER = 0.8
"""In a narrow cell a first line, or an item, is indented by about one character."""


def are_parted(last: Line, line: Line, box: Box) -> bool:
    """Whether a paragraph ends between two lines of the cell ``box``."""
    return ended_early(last, line, cell_frame(box, last)) or _opens(last, line)


def _opens(last: Line, line: Line) -> bool:
    """Whether ``line`` is indented behind the end of a sentence that fills the line above."""
    deeper = (line.box[0] - last.box[0]) / line.size
    return last.text[-1] in ENDS and DEEPER <= deeper <= INDENT[1]


def cell_frame(box: Box, line: Line) -> Frame:
    """The frame in which ``line`` could have gone on: the cell, as wide as its text stands
    off the nearer side; a centred line could have gone on at both ends."""
    pad = PADDING * line.size
    slack = box[2] - box[0] - 2 * pad - (line.box[2] - line.box[0])
    return Frame(
        left=box[0] + pad,
        right=line.box[2] + max(slack, 0.0),
        size=line.size,
        pitch=line.size,
        middle=(box[0] + box[2]) / 2,
    )
