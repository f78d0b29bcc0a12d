"""How a line stands in its frame: indent, rest on the right, left, centred or right."""

from __future__ import annotations

from typing import Literal

from stages.extract._layout.model import Frame, Line

INDENT = (1.2, 2.7)
"""A first line is indented by two characters (GB/T 9704-2012, 7.3.3); scans and justified
type move it by half of one."""

ALIGN = Literal["left", "center", "right"]


def indent(line: Line, frame: Frame) -> float:
    """Blank before ``line``, in characters of its size."""
    return (line.box[0] - frame.left) / line.size


def rest(line: Line, frame: Frame) -> float:
    """Blank behind ``line``, in characters of its size."""
    return (frame.right - line.box[2]) / line.size


def is_indented(line: Line, frame: Frame) -> bool:
    return INDENT[0] <= indent(line, frame) <= INDENT[1]


def align(line: Line, frame: Frame) -> ALIGN:
    """Where ``line`` stands. A line at the indent of a paragraph is left, even where its
    end happens to lie as far from the right edge."""
    before, behind = indent(line, frame), rest(line, frame)
    off = abs((line.box[0] + line.box[2]) / 2 - frame.middle) / line.size
    large = line.size > 1.12 * frame.size
    # Where headings hang, lines of text stand off the left edge as they do off the right.
    apart = min(before, behind) >= (0.8 if large else 1.5)
    if off <= 0.75 and apart and (large or not is_indented(line, frame)):
        return "center"
    half = (frame.right - frame.left) / 2
    if before * line.size > half and behind < 8 and before > behind + 4:
        return "right"
    return "left"


OPENING = frozenset("“‘（〔《〈【")
CLOSING = frozenset("，。、；：？！”’）〕》〉】")
"""A line does not begin with one of these (JIS X 4051; GB/T 15834 says the same)."""

ENDS = frozenset("。！？；：")
"""What ends a sentence, or the part of one that has a line of its own."""

WITHIN = frozenset("，、；")
HALF = 0.5
"""These marks stand within a sentence, and half of their room is blank: a recognised line ends
where its ink ends."""

QUOTES = frozenset("“”‘’")
"""Line breakers that do not know how a quotation mark is turned keep both its neighbours
(UAX #14, class QU; LibreOffice): 堂”第 is not cut."""


def first_unit(text: str) -> float:
    """The width, in characters, of what a line break cannot cut at the start of ``text``:
    a Chinese character with the marks that hold on to it, or a Latin word."""
    width = 0.0
    for index, char in enumerate(text):
        if index and char.isspace():
            break
        width += 0.5 if char.isascii() else 1.0
        after = text[index + 1 : index + 2]
        glued = char in OPENING | QUOTES or after in CLOSING | QUOTES
        if not glued and not (char + after).isascii():
            break
    return min(max(width, 1.0), 8.0)


def ended_early(line: Line, after: Line, frame: Frame) -> bool:
    """Whether ``line`` stops though the beginning of ``after`` would have fitted behind it:
    so its author ended it there. A spare 0.7 character is what justified type leaves."""
    seen = line.sure[-1] is not None and line.text[-1] in WITHIN
    spare = 0.7 + (HALF if seen else 0.0)
    return rest(line, frame) > first_unit(after.text.lstrip()) + spare
