"""A look of the house as properties of Word."""

from __future__ import annotations

from pipeline.style import Look, Stroke, Style
from pipeline.units import mm_to_points, points_to_half_points
from stages.emit.word._measures import (
    char_spacing,
    char_width,
    line_height,
    line_pitch,
    stroke_width,
)
from stages.emit.word._xml import Element, off, on, w

_JUSTIFY = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_SINGLE = 240
"""``w:line`` of a line as high as what stands in it, in 1/240 of its height."""


def face(style: Style, look: Look) -> list[Element]:
    """The run properties of ``look``."""
    font = style.fonts[look.font]
    half = points_to_half_points(look.size)
    found = [
        w("rFonts", ascii=font.latin, hAnsi=font.latin, eastAsia=font.east, cs=font.latin),
        w("color", val=look.color),
        w("spacing", val=char_spacing(style, look.size)),
        w("sz", val=half),
        w("szCs", val=half),
    ]
    return [*found, on("b"), on("bCs")] if look.bold else [*found, off("b"), off("bCs")]


def shape(style: Style, look: Look) -> list[Element]:
    """The paragraph properties of ``look``, its outline level and lines aside."""
    found = [
        spacing(style, look, before=look.lines_before, after=look.lines_after),
        indent(
            char_width(style, look.size),
            left=look.left_indent,
            right=look.right_indent,
            first=look.first_indent,
        ),
        w("jc", val=_JUSTIFY[look.align]),
    ]
    if look.lines_before or look.lines_after:
        found.append(on("contextualSpacing"))
    as_body = look.size == style.looks["paragraph"].size
    if not as_body or line_height(style, look) != line_pitch(style.page):
        found.append(off("snapToGrid"))  # a larger line would take two of the grid
    if look.keep_next:
        found.append(on("keepNext"))
    if look.new_page:
        found.append(on("pageBreakBefore"))
    return found


def spacing(style: Style, look: Look, *, before: float = 0, after: float = 0) -> Element:
    """Line height of ``look`` and the space around it, in lines of the page."""
    pitch = line_pitch(style.page)
    height = line_height(style, look)
    line, rule = (_SINGLE, "auto") if height is None else (height, "exact")
    return w(
        "spacing",
        before=round(before * pitch),
        after=round(after * pitch),
        line=line,
        lineRule=rule,
    )


def indent(char: int, *, left: float = 0, right: float = 0, first: float = 0) -> Element:
    """Indents in characters, in Word's hundredths; ``char`` is one in twips, for readers that
    know twips only. A negative ``first`` hangs."""
    found: dict[str, int] = {}
    for key, value in (("left", left), ("right", right)):
        found[f"{key}Chars"] = round(value * 100)
        found[key] = round(value * char)
    key = "firstLine" if first >= 0 else "hanging"
    found[f"{key}Chars"] = round(abs(first) * 100)
    found[key] = round(abs(first) * char)
    return w("ind", **found)


def border(side: str, stroke: Stroke, leading: float = 0) -> Element:
    """A line at one side of a paragraph or cell. ``leading`` are the points that a line of text
    is higher than its characters: half of them lie on this side and count into the gap."""
    gap = round(mm_to_points(stroke.gap) - leading / 2)
    gap = max(0, min(31, gap))  # 31 points are the most that Word takes
    return w(side, val="single", sz=stroke_width(stroke), space=gap, color=stroke.color)


def head_line(style: Style, look: Look) -> Element:
    """The line that closes 版头, under a paragraph of ``look``."""
    height = line_height(style, look) or 0
    leading = max(0, height / 20 - look.size)
    return w("pBdr", border("bottom", style.strokes.head, leading))
