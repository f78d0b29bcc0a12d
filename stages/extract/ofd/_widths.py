"""How wide characters are where nobody tells: OFD says where each is set, not how wide its
font draws it."""

from __future__ import annotations

import unicodedata

_NARROW = (
    (" !'|,./:;I[\\]ijlt`", 0.28),
    ('()-"r{}f*^', 0.36),
    ("Jckszvxy", 0.5),
    ("ABEKPSVXY&FTZL", 0.66),
    ("CDHNRUw", 0.72),
    ("GOQ", 0.78),
    ("Mm", 0.85),
    ("W@%", 0.95),
)  # fmt: skip
"""Roughly those of Arial and Times, in shares of their size."""

_WIDTHS = {char: width for chars, width in _NARROW for char in chars}

_OTHER = 0.56
"""Digits and what else there is of narrow characters."""

NO_GAP = 0.3
"""A narrow character set so much wider than its width, in shares of its size, is set wide, and
has no blank behind it: such a font is broad, or its line is stretched."""


def width_of(char: str) -> float:
    """The width of ``char`` as a share of its size."""
    if unicodedata.east_asian_width(char) in ("W", "F", "A"):
        return 1.0
    return _WIDTHS.get(char, _OTHER)


def drawn_width(text: str, step: float | None) -> float:
    """How much of ``step``, the way to the next character, ``text`` fills; both in shares of
    its size. ``step`` is None behind the last one."""
    width = sum(map(width_of, text))
    if step is None or step <= 0.2 * width:
        return width
    if step <= width or (step - width <= NO_GAP and width < 1):
        return step
    return width
