"""Lines into paragraphs: across line ends and page ends, by indent and right edge."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from pipeline.chars import count_ink, is_cjk
from pipeline.labels import LAW, Label, Mark
from stages.extract._layout.beneath import is_next_item, is_under, steps_within
from stages.extract._layout.items import (
    is_bare_heading,
    is_inserted,
    is_run_in,
    label_of,
    reference_of,
)
from stages.extract._layout.model import OWN, Frame, Line, Place
from stages.extract._layout.place import (
    ENDS,
    INDENT,
    align,
    ended_early,
    indent,
    is_indented,
    rest,
)
from stages.extract._layout.stretches import own_stretches

SAME_SIZE = 0.12
SAME_SIZE_SEEN = 0.22
"""Characters whose sizes differ by less than this share are of one size; where they were
recognised, sizes are rough. A title of 2号 is 0.27 larger than its body of 3号."""

FEW = 2
SAME_SIZE_OF_FEW = 0.4
"""With fewer recognised Chinese characters than this that have one right behind them the size
is only guessed from the height of their box, which may be a quarter too high."""

DEEPEST = 3.5
"""A line this many characters deeper than the next is no first line of a paragraph."""

HOLDS = frozenset("-~/(_@")
HELD = frozenset("/.,;:!?)%_@")
"""Behind one of the first, and before one of the second, Latin text has no blank: a word, an
address or a path was cut."""

STRONG: frozenset[Mark] = frozenset({"cn_comma", "cn_paren"})

LARGER = 1.15
LARGER_SEEN = 1.1
"""A title is at least so many times as large as the text; where sizes are rough, 2号 may look
like the lower of the two beside 3号."""

RAGGED = 4.0
LONG = 20.0
"""Lines of running text that are not justified are longer than the second of these, and end
within the first of them of the right edge, in characters."""

NAMED = 5
"""The name of a document that a heading cites is set in no more lines than this."""

LABEL = 8
"""What stands before the tab of its value has no more characters than this."""

BULLETS = frozenset("•◦▪▫●○◆◇➢➤►")
"""A line that begins with one of these is an item of a list, however full the one before is."""

CONTENTS = re.compile(r"[.…·․]{4,}\s*\d{1,4}$")
"""Dots that lead to the number of a page end a line of a table of contents."""

FAR = 1.6
"""A line this many usual distances below the one before begins something new."""

LEAP = 1.6
"""And so does one that stands this much farther off than the lines of the paragraph above it from
each other: where type is set close, paragraphs are parted by less than ``FAR``."""

LATEST = 6
"""So many of these lines are looked at."""


def group(lines: Sequence[Line], frames: Mapping[Place, Frame]) -> list[list[Line]]:
    """``lines`` in reading order, by paragraph. ``frames`` are by page and column.

    A title of several centred lines is one group; ``joint`` says what stands between two
    lines of a group.
    """
    groups: list[list[Line]] = []
    parted = own_stretches(lines, frames)
    steps = steps_within(lines, frames)
    for line, after in zip_longest(lines, lines[1:]):
        if groups and _leaps(groups[-1][-1], line, steps):
            groups.append([line])
            continue
        if groups and id(line) not in parted and _goes_on(groups[-1], line, after, frames):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(
    before: list[Line], line: Line, after: Line | None, frames: Mapping[Place, Frame]
) -> bool:
    last = before[-1]
    frame, last_frame = frames[line.place], frames[last.place]
    if not _same_size(last, line) or _is_other(last, line):
        return False
    if is_inserted(last, line):
        return True
    if _is_value(before, line, frame):
        return not _is_far(before, line, frame)
    if line.is_row or (last.is_row and not is_run_in(last, last_frame)):
        return False
    if last.place == line.place and _is_far(before, line, frame):
        return False
    if line.text[0] in BULLETS or is_next_item(before[0], line) or CONTENTS.search(last.text):
        return False
    sides = align(last, last_frame), align(line, frame)
    if sides == ("left", "center") and is_under(last, line, frame):
        sides = "left", "left"
    if sides[1] == "center" and is_title(line, frame) and is_title(last, last_frame):
        # The first line of a title may be as long as the text is wide.
        wide = sides[0] == "center" or _is_full(last, last_frame)
        return last.place == line.place and wide
    if sides[1] == "center" and _is_named_on(before, line):
        return sides[0] == "center" or _is_full(last, last_frame)
    if "right" in sides or (sides[1] == "center" and not _is_second(before, line, frames)):
        return False
    if sides[0] == "center" and not (len(before) > 1 or _is_full(last, last_frame)):
        return False
    if ended_early(last, line, last_frame) and not _is_ragged(last, line, last_frame):
        return False
    if indent(last, last_frame) - indent(line, frame) > DEEPEST:
        return False
    return _is_beside(last, line, after, frames) or not _opens(before, line, frames)


def _is_value(before: Sequence[Line], line: Line, frame: Frame) -> bool:
    """Whether ``line`` goes on with what stands behind the tab of the first line (its label before
    it), and hangs below it."""
    tab = before[0].behind
    return (
        tab is not None
        and not line.is_row
        and count_ink(before[0].text.partition("\t")[0]) <= LABEL
        and all(b.place == line.place for b in before)
        and all(abs(b.box[0] - tab) < 0.5 * b.size for b in (*before[1:], line))
        and not ended_early(before[-1], line, frame)
    )


def _is_ragged(last: Line, line: Line, frame: Frame) -> bool:
    """Whether ``last``, a long line of running text, stops a little short of the right edge with
    a comma: no paragraph ends so, but lines do where they are not justified."""
    return (
        last.place == line.place
        and last.text[-1] in "，、"
        and rest(last, frame) < RAGGED
        and last.box[2] - last.box[0] >= LONG * last.size
        and abs(indent(last, frame) - indent(line, frame)) < 0.5
        and line.box[2] > last.box[2]
        and label_of(line.text) is None
    )


def _is_named_on(before: Sequence[Line], line: Line) -> bool:
    """Whether the name of a document, begun in the lines ``before``, goes on in ``line``."""
    text = "".join(b.text for b in before)
    same = before[-1].place == line.place and len(before) < NAMED
    return same and text.count("《") > text.count("》")


def _is_second(before: Sequence[Line], line: Line, frames: Mapping[Place, Frame]) -> bool:
    """Whether ``line``, though its middle is that of the text, is the second of a paragraph set
    deeper: the first runs to the right edge within its sentence and begins farther right."""
    last, frame = before[-1], frames[line.place]
    turned = indent(last, frame) - indent(line, frame)
    return (
        last.place == line.place
        and align(last, frame) == "left"
        and INDENT[0] <= turned <= INDENT[1]
        and label_of(line.text) is None
        and _breaks_off(before, line, frame)
    )


def _is_beside(last: Line, line: Line, after: Line | None, frames: Mapping[Place, Frame]) -> bool:
    """Whether a sentence runs on at the top of the next column or page, where something stands
    beside ``line`` and the line ``after`` it: both begin at one place, and ``line`` is full."""
    return (
        after is not None
        and last.place != line.place == after.place
        and rest(last, frames[last.place]) < 1
        and (is_cjk(last.text[-1]) or last.text[-1] in "，、")
        and rest(line, frames[line.place]) < 1
        and abs(line.box[0] - after.box[0]) < 0.5 * line.size
        and label_of(line.text) is None
    )


def _is_far(before: list[Line], line: Line, frame: Frame) -> bool:
    """Whether more than a line's blank parts ``line`` from those ``before``."""
    step = line.box[1] - before[-1].box[1]
    steps = [b.box[1] - a.box[1] for a, b in pairwise(before[-LATEST:]) if a.place == b.place]
    leaps = bool(steps) and step > LEAP * max(*steps, 0.9 * line.size)
    return leaps or step > FAR * _pitch(line, frame)


def _leaps(last: Line, line: Line, steps: Mapping[Place, float]) -> bool:
    """Whether ``line``, behind the end of a sentence, stands much farther off than the lines of
    paragraphs do: on a page of short paragraphs most distances are those between them."""
    within = steps.get(line.place)
    if within is None or line.place != last.place or last.text[-1] not in ENDS:
        return False
    return line.box[1] - last.box[1] > LEAP * within


def _is_other(last: Line, line: Line) -> bool:
    """Whether one runs across the page and the other stands in a column of it."""
    columns = sorted((last.column, line.column))
    return last.page == line.page and columns[0] == 0 < columns[1] < OWN


def _opens(before: list[Line], line: Line, frames: Mapping[Place, Frame]) -> bool:
    """Whether ``line`` begins a paragraph by its indent, a label helping."""
    frame = frames[line.place]
    last = before[-1]
    deeper = indent(line, frame) - indent(last, frames[last.place])
    entry, above = reference_of(line.text), reference_of(before[0].text)
    if above is not None and entry == above + 1:
        return True
    if is_bare_heading(last, line, frame):
        return True
    label = label_of(line.text)
    if above is not None and entry is None and len(before) > 1 and last.text[-1] not in ENDS:
        label = None  # in an entry of the references (2) is the issue of a journal
    if label and indent(line, frame) >= 0.8 and deeper > -0.5:
        return True
    if label and _counts_on(before, line, label):
        return True
    if label is None and _breaks_off(before, line, frames[last.place]):
        return False
    if above is not None and entry is None and label is None and len(before) == 1:
        return not 0 < deeper < DEEPEST  # entries of the references hang
    # A hanging paragraph keeps its lines at one deeper edge: only its second line is deeper.
    hangs = len(before) > 1 and abs(deeper) < 0.5
    return is_indented(line, frame) and not hangs


def _breaks_off(before: Sequence[Line], line: Line, frame: Frame) -> bool:
    """Whether a paragraph's first line runs to the right edge and stops within a sentence, so
    that ``line`` goes on with it though indented: an item that hangs, a paragraph set deeper."""
    last = before[-1]
    label = label_of(last.text)
    heads = label is not None and label.mark in LAW | STRONG
    end = last.text[-1]
    return (
        len(before) == 1
        and not heads
        and rest(last, frame) < 1
        and (is_cjk(end) or end in "，、")
        and (last.font, last.bold[-1]) == (line.font, line.bold[0])
    )


def _counts_on(before: list[Line], line: Line, label: Label) -> bool:
    """Whether ``line``, which has a label and no indent, begins a paragraph after all: the next
    of a list whose numbers hang, and behind a colon the first; behind a full stop 第三条 alone or
    before a blank, or another face."""
    above = label_of(before[0].text)
    if (
        above is not None
        and above.mark == label.mark
        and above.parts[:-1] == label.parts[:-1]
        and above.number + 1 == label.number
        and abs(before[0].box[0] - line.box[0]) < 0.5 * line.size
    ):
        return True
    last = before[-1]
    if last.text[-1] not in ENDS | {":"}:
        return False
    if last.text[-1] in "：:" and label.number == 1 and label.mark in STRONG:
        return True
    following = line.text[label.end : label.end + 1]
    if label.mark in LAW and (following == "" or following.isspace()):
        return True
    faces = (last.font, all(last.bold)), (line.font, all(line.bold))
    return None not in (last.font, line.font) and faces[0] != faces[1]


def is_title(line: Line, frame: Frame) -> bool:
    """Larger than the body: lines of a title belong together, other centred lines do not."""
    larger = LARGER if line.sure[0] is None else LARGER_SEEN
    return line.size > larger * frame.size


def _is_full(line: Line, frame: Frame) -> bool:
    return indent(line, frame) < 2.7 and rest(line, frame) < 2.7


def _same_size(a: Line, b: Line) -> bool:
    recognised = a.sure[0] is not None or b.sure[0] is not None
    few = recognised and min(_pairs(a.text), _pairs(b.text)) < FEW
    share = (SAME_SIZE_OF_FEW if few else SAME_SIZE_SEEN) if recognised else SAME_SIZE
    return abs(a.size - b.size) <= share * max(a.size, b.size)


def _pairs(text: str) -> int:
    return sum(is_cjk(a) and is_cjk(b) for a, b in pairwise(text))


def _pitch(line: Line, frame: Frame) -> float:
    return max(frame.pitch, 1.2 * line.size)


def joint(a: Line, b: Line, *, title: bool) -> str:
    """What stands between two lines of one paragraph: nothing in Chinese, a blank between
    Latin words, a line feed between the lines of a title. A hyphen stays, since nobody knows
    whether the word has it elsewhere too."""
    if title:
        return "\n"
    left, right = a.text[-1:], b.text[:1]
    narrow = left.isascii() and right.isascii() and left not in HOLDS and right not in HELD
    if not narrow or (left.isdigit() and right.isdigit() and _is_chinese(a.text)):
        return ""
    return " "


def _is_chinese(text: str) -> bool:
    return 2 * sum(map(is_cjk, text)) > count_ink(text)
