"""Run and paragraph properties of one ``rPr`` or ``pPr`` (ECMA-376-1, 17.3), as plain dicts.

A dict holds only what the element says, so that ``{**style, **direct}`` is inheritance.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypedDict

from lxml import etree

from stages.extract._wordml.names import VAL, W, is_on


class RunProps(TypedDict, total=False):
    bold: bool
    italic: bool
    strike: bool
    double_strike: bool
    hidden: bool
    underline: bool
    emphasis: bool
    highlight: bool
    shaded: bool
    vertical: str
    position: float
    font: str
    theme_font: str
    size: float
    color: str


class ParaProps(TypedDict, total=False):
    align: str
    outline: int
    page_break: bool
    drop_cap: bool
    """It is the big first letter of the next paragraph, in a frame of its own (17.3.1.11)."""
    num_id: str
    level: int
    first: int
    first_chars: int
    left: int
    left_chars: int
    right: int
    right_chars: int


TOGGLES = ("bold", "italic", "strike", "hidden")
"""Properties that table, paragraph and character style switch against each other (17.7.3)."""

_ON_OFF = {
    W + "b": "bold",
    W + "i": "italic",
    W + "strike": "strike",
    W + "dstrike": "double_strike",
    W + "vanish": "hidden",
}
_NOT_NONE = {W + "u": "underline", W + "em": "emphasis", W + "highlight": "highlight"}


def read_run(element: etree._Element | None) -> RunProps:
    """What an ``rPr`` says."""
    props: RunProps = {}
    for child in element if element is not None else ():
        tag, value = child.tag, child.get(VAL)
        if tag in _ON_OFF:
            props[_ON_OFF[tag]] = is_on(value)  # type: ignore[literal-required]
        elif tag in _NOT_NONE:
            props[_NOT_NONE[tag]] = value not in (None, "none")  # type: ignore[literal-required]
        elif tag in _RUN_READERS:
            _RUN_READERS[tag](props, child)
    return props


def _fonts(props: RunProps, child: etree._Element) -> None:
    # In one element the theme's font wins over the name; a later layer's name wins over both.
    if theme := child.get(W + "eastAsiaTheme"):
        props["theme_font"] = theme
        props.pop("font", None)
    elif name := child.get(W + "eastAsia"):
        props["font"] = name
        props["theme_font"] = ""


def _size(props: RunProps, child: etree._Element) -> None:
    half_points = _number(child.get(VAL))
    if half_points:
        props["size"] = half_points / 2


def _color(props: RunProps, child: etree._Element) -> None:
    props["color"] = (child.get(VAL) or "auto").upper()


def _position(props: RunProps, child: etree._Element) -> None:
    props["position"] = _number(child.get(VAL)) / 2


def _shading(props: RunProps, child: etree._Element) -> None:
    """A coloured ground marks words as a highlighter does; a grey one is how a page was set."""
    fill = child.get(W + "fill") or ""
    if _HEX.fullmatch(fill):
        parts = [int(fill[at : at + 2], 16) for at in (0, 2, 4)]
        props["shaded"] = max(parts) - min(parts) >= _COLOURED
    else:
        props["shaded"] = False


_HEX = re.compile("[0-9A-Fa-f]{6}")
_COLOURED = 48
"""How far the parts of a colour lie apart, of 255, for a reader to see one."""


def _vertical(props: RunProps, child: etree._Element) -> None:
    props["vertical"] = child.get(VAL) or "baseline"


_RUN_READERS: dict[str, Callable[[RunProps, etree._Element], None]] = {
    W + "rFonts": _fonts,
    W + "sz": _size,
    W + "color": _color,
    W + "vertAlign": _vertical,
    W + "position": _position,
    W + "shd": _shading,
}


def read_paragraph(element: etree._Element | None) -> ParaProps:
    """What a ``pPr`` says; ``num_id`` is "0" where it switches numbering off."""
    props: ParaProps = {}
    for child in element if element is not None else ():
        tag, value = child.tag, child.get(VAL)
        if tag == W + "jc":
            props["align"] = value or "left"
        elif tag == W + "ind":
            read_indents(props, child)
        elif tag == W + "outlineLvl":
            props["outline"] = _number(value) + 1
        elif tag == W + "pageBreakBefore":
            props["page_break"] = is_on(value)
        elif tag == W + "framePr":
            props["drop_cap"] = child.get(W + "dropCap") in ("drop", "margin")
        elif tag == W + "numPr":
            _numbering(props, child)
    return props


def _numbering(props: ParaProps, element: etree._Element) -> None:
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    if number is not None:
        props["num_id"] = number.get(VAL) or "0"
    if level is not None:
        props["level"] = min(max(_number(level.get(VAL)), 0), 8)


_SIDES = (("left", "left", "start"), ("right", "right", "end"))


def read_indents(props: ParaProps, element: etree._Element) -> None:
    """Lay a ``w:ind`` over ``props``: twips, and hundredths of a character in ``…_chars``.

    A first line's indent and a hanging one exclude each other, so they share a key, the
    hanging one as a negative value.
    """
    for key, *names in _SIDES:
        for name in names:
            if (twips := element.get(W + name)) is not None:
                props[key] = _number(twips)  # type: ignore[literal-required]
            if (chars := element.get(W + name + "Chars")) is not None:
                props[key + "_chars"] = _number(chars)  # type: ignore[literal-required]
    first, hanging = element.get(W + "firstLine"), element.get(W + "hanging")
    first_chars, hanging_chars = element.get(W + "firstLineChars"), element.get(W + "hangingChars")
    if hanging_chars is not None and _number(hanging_chars):
        props["first_chars"] = -_number(hanging_chars)
    elif first_chars is not None or hanging_chars is not None:
        props["first_chars"] = _number(first_chars)
    if hanging is not None:
        props["first"] = -_number(hanging)
    elif first is not None:
        props["first"] = _number(first)


def _number(text: str | None) -> int:
    """The whole number in ``text``; 0 where there is none, as Word reads it.

    The strict variant writes lengths as ``12pt``, which become twips.
    """
    if not text:
        return 0
    try:
        if text.endswith("pt"):
            return round(float(text[:-2]) * 20)
        return round(float(text))
    except (ValueError, OverflowError):
        return 0
