"""The characters of a page as pdfium counts them, as plain values."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Box
from stages.extract.pdf._drawn import Glyph
from stages.extract.pdf._space import Matrix

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

UNKNOWN = "\ufffd"
"""Stands for a sign of which the file does not tell the character."""

ABOVE, BELOW = 0.88, 0.12
"""How far the square of a Chinese character reaches above and below its baseline, in its side
(ascent and descent of STSong and all fonts made after it). Every character is given this
height, whatever its font claims, so that all that stands on one baseline has one middle."""

DARK = 64
"""A colour none of whose parts is lighter is black to the eye."""

SKEW = 2.0
"""Degrees by which a line may be off a quarter turn and be read as not turned by them."""

FORCE_BOLD = 1 << 18
"""The flag of a font descriptor (ISO 32000-1, table 123)."""

_BOLD = re.compile(r"bold|black|heavy|semibold", re.IGNORECASE)
_HIDDEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_OUTLINED = (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
_STROKED = (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)


class Look(Struct, frozen=True):
    """What the characters of one text object have in common."""

    size: float
    font: str | None
    bold: bool
    color: str | None
    is_white: bool
    is_visible: bool
    angle: float


def glyphs_of(text: PdfTextPage, space: Matrix, grounds: list[Box]) -> tuple[Glyph, ...]:
    """All characters of a page, by way of ``space`` to where it is displayed. White ones are
    visible on ``grounds``."""
    reader = _Reader(text, space, grounds)
    for index in range(text.count_chars()):
        reader.take(index)
    return tuple(reader.glyphs)


class _Reader:
    """Goes through the characters. What a text object's characters share is asked once: a call
    into pdfium costs as much as ten lines of Python."""

    def __init__(self, text: PdfTextPage, space: Matrix, grounds: list[Box]) -> None:
        self.glyphs: list[Glyph] = []
        self._text = text.raw
        self._space = space
        self._grounds = grounds
        self._looks: dict[int | None, Look] = {}
        self._fonts: dict[int | None, tuple[str | None, bool]] = {}
        self._spaced = False
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect = pdfium.FS_RECTF()
        self._high = 0
        self._last: tuple[int | None, tuple[float, float], float] | None = None

    def take(self, index: int) -> None:
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        char = chr(code)
        if not count_ink(char):
            # A blank that pdfium made up from a gap says nothing that the gap does not.
            if pdfium.FPDFText_IsGenerated(self._text, index) != 1:
                self._spaced = True
            return
        self._add(index, char)

    def _add(self, index: int, char: str) -> None:
        raw = self._text
        thing = pdfium.FPDFText_GetTextObject(raw, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._look(thing, index)
        is_mapped = pdfium.FPDFText_HasUnicodeMapError(raw, index) != 1
        if char < " ":
            # What pdfium takes for a word's hyphen at a line's end is printed as one.
            is_hyphen = pdfium.FPDFText_IsHyphen(raw, index) == 1
            char, is_mapped = ("-", True) if is_hyphen else (char, False)
        elif unicodedata.category(char) in ("Cc", "Cs"):
            is_mapped = False
        pdfium.FPDFText_GetCharOrigin(raw, index, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, self._rect)
        rect = self._rect
        origin = self._space.point(self._x.value, self._y.value)
        if (key, origin, rect.left) == self._last and is_mapped and self.glyphs[-1].is_mapped:
            # A ligature, which pdfium takes apart: fi is one sign.
            self.glyphs[-1] = replace(self.glyphs[-1], text=self.glyphs[-1].text + char)
            return
        self._last = (key, origin, rect.left)
        box = self._box(self._space.box(rect.left, rect.bottom, rect.right, rect.top), origin, look)
        self.glyphs.append(
            Glyph(
                text=char if is_mapped else UNKNOWN,
                box=box,
                origin=origin,
                size=look.size,
                font=look.font,
                bold=look.bold,
                color=look.color,
                is_mapped=is_mapped,
                is_visible=look.is_visible and not (look.is_white and not self._on_ground(box)),
                spaced=self._spaced,
                angle=look.angle,
            )
        )
        self._spaced = False

    def _box(self, loose: Box, origin: tuple[float, float], look: Look) -> Box:
        """As wide as the font says, as high as a Chinese character on the same baseline."""
        x, y = origin
        above, below = ABOVE * look.size, BELOW * look.size
        match look.angle:
            case 0.0:
                return (loose[0], y - above, loose[2], y + below)
            case 90.0:
                return (x - below, loose[1], x + above, loose[3])
            case 180.0:
                return (loose[0], y - below, loose[2], y + above)
            case 270.0:
                return (x - above, loose[1], x + below, loose[3])
        return loose

    def _on_ground(self, box: Box) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(g[0] <= x <= g[2] and g[1] <= y <= g[3] for g in self._grounds)

    def _look(self, thing: object, index: int) -> Look:
        raw = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, index, raw)
        along = self._space.way(raw.a, raw.b)
        size = pdfium.FPDFText_GetFontSize(self._text, index) * math.hypot(raw.c, raw.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        font, bold = self._font(thing)
        fill = _color(pdfium.FPDFPageObj_GetFillColor, thing)
        stroke = _color(pdfium.FPDFPageObj_GetStrokeColor, thing)
        color = stroke if mode in _STROKED else fill
        return Look(
            size=max(size, 1.0),
            font=font,
            bold=bold or (mode in _OUTLINED and fill == stroke),
            color=None if color is None or max(color) < DARK else _hex(color),
            is_white=color is not None and min(color) > 255 - DARK // 4,
            is_visible=mode not in _HIDDEN and color is not None,
            angle=_angle(*along),
        )

    def _font(self, thing: object) -> tuple[str | None, bool]:
        font = pdfium.FPDFTextObj_GetFont(thing)
        key = ctypes.cast(font, ctypes.c_void_p).value
        if key not in self._fonts:
            length = pdfium.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
            name = ctypes.create_string_buffer(max(length, 1))
            pdfium.FPDFFont_GetBaseFontName(font, name, length)
            text = name.value.decode("utf-8", "replace").rpartition("+")[2]
            flags = pdfium.FPDFFont_GetFlags(font) if font else 0
            bold = bool(_BOLD.search(text)) or (flags > 0 and bool(flags & FORCE_BOLD))
            self._fonts[key] = (text or None, bold)
        return self._fonts[key]


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
