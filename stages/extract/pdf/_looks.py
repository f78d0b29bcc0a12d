"""How the characters of a page look: what all those of one text object have in common."""

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from msgspec import Struct

from stages.extract._printed.matrix import Matrix
from stages.extract.pdf._strokes import number

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

DARK, WHITE = 64, 239
"""A colour none of whose parts is lighter than the one is black to the eye; one all of whose
parts are lighter than the other does not show on paper."""

SKEW = 2.0
"""Degrees by which a line may be off a quarter turn and be read as not turned by them."""

FORCE_BOLD = 1 << 18
"""The flag of a font descriptor (ISO 32000-1, table 123)."""

_BOLD = re.compile(r"bold|black|heavy|semibold", re.IGNORECASE)
_HIDDEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_OUTLINED = (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
_STROKED = (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)


class Look(Struct, frozen=True):
    """What the characters of one text object have in common. ``face`` tells their font from
    others; ``angle`` and ``stretch`` are those of ``Glyph``."""

    size: float
    face: int | None
    font: str | None
    bold: bool
    color: str | None
    is_white: bool
    is_visible: bool
    angle: float
    stretch: int | None


class Looks:
    """Asks for the look of each text object once: a call into pdfium costs as much as several
    lines of Python."""

    def __init__(self, text: PdfTextPage, space: Matrix) -> None:
        self.known: dict[int | None, Look] = {}
        self._text = text.raw
        self._space = space
        self._fonts: dict[int | None, tuple[str | None, bool]] = {}

    def ask(self, key: int | None, index: int) -> Look:
        """The look of character ``index``, which is of text object ``key``."""
        thing = pdfium.FPDFText_GetTextObject(self._text, index)
        raw = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, index, raw)
        along = self._space.way(raw.a, raw.b)
        # The height across the line, whatever slant is laid over the letters.
        long = math.hypot(raw.a, raw.b)
        high = abs(raw.a * raw.d - raw.b * raw.c) / long if long else math.hypot(raw.c, raw.d)
        size = abs(pdfium.FPDFText_GetFontSize(self._text, index)) * high
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        face, font, bold = self._font(thing)
        fill = _color(pdfium.FPDFPageObj_GetFillColor, thing)
        stroke = _color(pdfium.FPDFPageObj_GetStrokeColor, thing)
        color = stroke if mode in _STROKED else fill
        painted = (fill, stroke) if mode in _OUTLINED else (color,)
        stretch = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        look = Look(
            size=max(size, 1.0),
            face=face,
            font=font,
            bold=bold or (mode in _OUTLINED and fill == stroke),
            color=None if color is None or max(color) < DARK else _hex(color),
            is_white=all(c is None or min(c) > WHITE for c in painted),
            is_visible=mode not in _HIDDEN and any(c is not None for c in painted),
            angle=_angle(*along),
            stretch=stretch if stretch >= 0 else None,
        )
        self.known[key] = look
        return look

    def _font(self, thing: object) -> tuple[int | None, str | None, bool]:
        font = pdfium.FPDFTextObj_GetFont(thing)
        key = number(font)
        if key not in self._fonts:
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
            name = ctypes.create_string_buffer(max(length, 1))
            pdfium.FPDFFont_GetBaseFontName(font, name, length)
            text = _named(name.value).rpartition("+")[2]
            flags = pdfium.FPDFFont_GetFlags(font) if font else 0
            bold = bool(_BOLD.search(text)) or (flags > 0 and bool(flags & FORCE_BOLD))
            self._fonts[key] = (text or None, bold)
        return key, *self._fonts[key]


def _named(name: bytes) -> str:
    """A font's name, which should be UTF-8 (ISO 32000-1, 7.3.5) and is GBK where it was made
    on a Chinese system."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _angle(x: float, y: float) -> float:
    """Degrees clockwise of a direction on the displayed page; a quarter turn exactly where it
    is nearly one."""
    angle = math.degrees(math.atan2(y, x)) % 360
    quarter = round(angle / 90) * 90.0
    return quarter % 360 if abs(angle - quarter) <= SKEW else round(angle, 1)


def _color(ask: object, thing: object) -> tuple[int, int, int] | None:
    """Red, green and blue, 0 to 255; None where it is wholly transparent."""
    parts = [ctypes.c_uint(0) for _ in range(4)]
    if not ask(thing, *parts):  # type: ignore[operator]
        return (0, 0, 0)
    red, green, blue, alpha = (part.value for part in parts)
    return (red, green, blue) if alpha else None


def _hex(color: tuple[int, int, int]) -> str:
    red, green, blue = color
    return f"{red:02X}{green:02X}{blue:02X}"
