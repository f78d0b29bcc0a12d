"""What a line begins with that tells an item or a heading from the middle of a sentence."""

from __future__ import annotations

import re

from pipeline.chars import count_ink, fold_width
from pipeline.labels import INSERTED, Label, read_heading_label, read_label
from stages.extract._layout.model import Frame, Line
from stages.extract._layout.place import rest

RUNNING = 8
"""Behind a heading that runs into its text so many characters at least stand in its line."""

FEWER = 3
DEEP = 3
"""Or so many, where the number has so many counts (5.5.6): no row of a list begins so."""

SHORT = 2.7
"""A heading that stands alone leaves more than so many characters of its line blank."""

STOPS = frozenset("。！？；")

_REFERENCE = re.compile(r"\[(\d{1,3})\]")
_COUNTS = re.compile(r"\d+")
_COUNT = re.compile(r"[\d.．\s]*\d[.．、]?")


def label_of(text: str) -> Label | None:
    """The label that ``text`` begins with. Nothing is counted 01, 02: behind a line end these
    are the rest of a code or a date."""
    return None if text[:1] in ("0", "０") else read_label(text)


def is_run_in(line: Line, frame: Frame) -> bool:
    """Whether ``line``, though it has two wide blanks, is no row but a heading that runs into
    its text (2.1　渠首　渠首在……): number, heading, and text up to the right edge."""
    parts = line.text.split("\u3000")
    if len(parts) != 3 or "\t" in line.text or rest(line, frame) >= 1:
        return False
    number = read_label(parts[0])
    numbered = (number is not None and number.end == len(parts[0])) or _COUNT.fullmatch(parts[0])
    deep = len(_COUNTS.findall(parts[0])) >= DEEP
    return bool(numbered) and count_ink(parts[2]) >= (FEWER if deep else RUNNING)


def reference_of(text: str) -> int | None:
    """The number of the work that ``text`` names, where it is an entry of the references
    (GB/T 7714-2015: [3] before it)."""
    found = _REFERENCE.match(fold_width(text[:5]))
    return int(found[1]) if found else None


def is_bare_heading(last: Line, line: Line, frame: Frame) -> bool:
    """Whether ``line`` is a heading whose number has no mark (3　渠首): behind a full stop, in
    another face, and short, since any figure may stand at a line's start."""
    number = None if label_of(line.text) else read_heading_label(line.text)
    if number is None or line.text[number.end : number.end + 1] != "\u3000":
        return False
    other = None not in (last.font, line.font) and last.font != line.font
    other = other or (all(line.bold) and not any(last.bold))
    ends = last.text[-1] in STOPS and line.text[-1] not in STOPS
    return other and ends and rest(line, frame) > SHORT


def is_inserted(last: Line, line: Line) -> bool:
    """Whether ``line`` is the rest of the article's number that ``last`` is."""
    label = label_of(last.text)
    alone = label is not None and label.mark == "article" and label.end == len(last.text)
    return alone and INSERTED.fullmatch(line.text) is not None
