"""Lengths that follow from a house style, in twips (1/20 point), the unit of Word."""

from __future__ import annotations

import unicodedata

from pipeline.style import Look, Page, Stroke, Style
from pipeline.units import mm_to_points, points_to_twips


def line_pitch(page: Page) -> int:
    """The highest line of which ``page.lines`` still fit: 579 twips for 22 lines of 225 mm."""
    return page.text_height // page.lines


def char_spacing(style: Style, size: float) -> int:
    """What to add to a character of the body's size so that ``page.chars`` fill a line.

    28 characters of 16 points are 448 points and the line has 442.2, so that each is set
    5 twips closer. Other sizes stay as they are.
    """
    if size != style.looks["paragraph"].size:
        return 0
    return style.page.text_width // style.page.chars - points_to_twips(size)


def char_width(style: Style, size: float) -> int:
    """The width of one character, 一字 (GB/T 9704-2012, 3.1)."""
    return points_to_twips(size) + char_spacing(style, size)


def line_height(style: Style, look: Look) -> int | None:
    """The exact height of a line, or None where it is as high as what stands in it."""
    if look.line == 0:
        return None
    return line_pitch(style.page) if look.line is None else points_to_twips(look.line)


def stroke_width(stroke: Stroke) -> int:
    """In eighths of a point, as borders count."""
    return max(2, round(mm_to_points(stroke.width) * 8))


def text_length(text: str) -> float:
    """The length of ``text`` in characters; a digit or Latin letter is half of one."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return wide + (len(text) - wide) / 2
