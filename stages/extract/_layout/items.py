"""What a line begins with that tells an item or a heading from the middle of a sentence."""

from __future__ import annotations

import re

from pipeline.chars import count_ink
from pipeline.labels import Label, read_label
from stages.extract._layout.model import Frame, Line
from stages.extract._layout.place import rest

RUNNING = 8
"""Behind a heading that runs into its text so many characters at least stand in its line."""

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
    return bool(numbered) and count_ink(parts[2]) >= RUNNING
