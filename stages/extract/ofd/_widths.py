"""How wide characters are where nobody tells: OFD says where each is set, not how wide its
font draws it."""

from __future__ import annotations

import re
import unicodedata

from pipeline.chars import is_cjk

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

NO_GAP = 0.4
"""A narrow character set so much wider than its width, in shares of its size, is set wide, and
has no blank behind it: such a font is broad, or its line is stretched. Blanks between words
stand in the text."""

_FIXED = re.compile("courier|consol|mono|typewriter", re.IGNORECASE)
_HALF = re.compile("sim(sun|hei|kai|fang)|fangsong|kaiti|stsong|stkaiti|stfangsong", re.IGNORECASE)
_BROAD = re.compile("雅黑|等线|思源|苹方")
"""Chinese fonts whose Latin letters differ in width; in the others each takes half a square."""


def fixed_width(font: str) -> float | None:
    """The width of every narrow character of a font, where its name tells that they have one."""
    if _FIXED.search(font):
        return 0.6
    chinese = any(map(is_cjk, font)) and not _BROAD.search(font)
    return 0.5 if chinese or _HALF.search(font) else None


def width_of(char: str, fixed: float | None = None) -> float:
    """The width of ``char`` as a share of its size; ``fixed`` is that of narrow ones."""
    if unicodedata.east_asian_width(char) in ("W", "F", "A"):
        return 1.0
    return fixed or _WIDTHS.get(char, _OTHER)


def drawn_width(text: str, step: float | None, fixed: float | None) -> float:
    """How much of ``step``, the way to the next character, ``text`` fills; both in shares of
    its size. ``step`` is None behind the last one."""
    width = sum(width_of(char, fixed) for char in text)
    if step is None or step <= 0.2 * width:
        return width
    if step <= width or (step - width <= NO_GAP and width < 1):
        return step
    return width
