"""Colours of objects (8.3): from whatever colour space to RRGGBB."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from stages.extract.ofd._names import child, number

DARK = 64
"""A colour none of whose parts is lighter is black to the eye."""

PALE = 240
"""A colour all of whose parts are lighter is white to the eye."""

FAINT = 128
"""What covers less than half of what is under it (alpha, to 255) is laid across the page as a
watermark is, whatever it is called."""

RGB = tuple[int, int, int]

_BLACK: RGB = (0, 0, 0)
_CHANNELS = {"GRAY": 1, "RGB": 3, "CMYK": 4}


class Paint(Struct, frozen=True):
    """What an object is filled or stroked with. ``alpha`` from 0 (not to be seen) to 255."""

    rgb: RGB = _BLACK
    alpha: float = 255.0

    @property
    def hex(self) -> str:
        return "{:02X}{:02X}{:02X}".format(*self.rgb)

    @property
    def is_white(self) -> bool:
        return min(self.rgb) > PALE

    @property
    def type_color(self) -> str | None:
        """RRGGBB, or None where it is black to the eye."""
        return None if max(self.rgb) < DARK else self.hex


def paint_of(
    objects: list[etree._Element], name: str, spaces: dict[str, str], default: str
) -> Paint:
    """The FillColor or StrokeColor (``name``) of the first of ``objects`` that has one: the
    object itself, then what it takes its way to draw from. Black where none has. ``default`` is
    the ID of the colour space that holds where none is named."""
    for element in objects:
        found = child(element, name)
        if found is not None:
            alpha = number(found.get("Alpha"), 255.0)
            space = spaces.get(found.get("ColorSpace") or default, "")
            return Paint(_rgb(found.get("Value", ""), space), alpha)
    return Paint()


def _rgb(value: str, space: str) -> RGB:
    """Of a shading or pattern black: its text is there, whatever shimmers in it."""
    parts = [_channel(word) for word in value.split()[:5]]
    known = _CHANNELS.get(space)
    if known is None or len(parts) < known:
        known = len(parts)
    match parts[:known]:
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [c, m, y, k]:
            red, green, blue = (round((255 - v) * (255 - k) / 255) for v in (c, m, y))
            return (red, green, blue)
    return _BLACK


def _channel(word: str) -> int:
    """A value from 0 to 255, written as a number or as #ff."""
    if word.startswith("#"):
        try:
            return min(int(word[1:3] or "0", 16), 255)
        except ValueError:
            return 0
    return round(min(max(number(word, 0.0), 0.0), 255.0))
