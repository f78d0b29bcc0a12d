"""The characters of a page as pdfium counts them, as plain values."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from msgspec.structs import replace

from pipeline.chars import BLANKS
from pipeline.origin import Box
from stages.extract._printed.drawn import Glyph
from stages.extract._printed.matrix import Matrix
from stages.extract.pdf._covered import covered
from stages.extract.pdf._looks import Look, Looks
from stages.extract.pdf._strokes import Shapes, number
from stages.extract.pdf._unseen import with_unseen

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

UNKNOWN = "\ufffd"
"""Stands for a sign of which the file does not tell the character."""

ABOVE, BELOW = 0.88, 0.12
"""How far the square of a Chinese character reaches above and below its baseline, in its side
(ascent and descent of STSong and all fonts made after it). Every character is given this
height, whatever its font claims, so that all that stands on one baseline has one middle."""

DOWN = 0.3
"""Characters of one text object that follow each other at least this far across their line, in
characters, run downwards: their font is set for vertical writing."""

MOST_GROUNDS = 1000
"""Grounds that may lie under white letters: the largest of a page. A chart has thousands of
dots, and under none of them stands a letter."""

_BLANKS = frozenset(re.findall(f"[{BLANKS}]", "".join(map(chr, range(0x10000)))))
_CONTROLS = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFD)))


def _asking(function: object, *kinds: type) -> Callable[..., int]:
    """``function`` of pdfium, called the short way, by number and reference: a page asks some
    thousand times, and the wrapped call takes longer than pdfium itself."""
    return ctypes.PYFUNCTYPE(*kinds)(number(function) or 0)


_unicode = _asking(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_thing = _asking(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_unmapped = _asking(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_origin = _asking(
    pdfium.FPDFText_GetCharOrigin,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,
)
_loose_box = _asking(
    pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)


def glyphs_of(text: PdfTextPage, space: Matrix, shapes: Shapes) -> tuple[Glyph, ...]:
    """All characters of a page, by way of ``space`` to where it is displayed. White ones are
    visible on the grounds of ``shapes``."""
    reader = _Reader(text, space, shapes.grounds)
    for index in range(text.count_chars()):
        reader.take(index)
    for place in covered(shapes.texts, shapes.covers):
        reader.hide(number(shapes.texts[place][0]))
    return with_unseen(reader.finish(), reader.indices, frozenset(reader.gaps), shapes.texts)


class _Reader:
    """Goes through the characters of a page."""

    def __init__(self, text: PdfTextPage, space: Matrix, grounds: list[Box]) -> None:
        self.glyphs: list[Glyph] = []
        self.indices: dict[int | None, list[int]] = {}
        """Those of the characters of each text object."""
        self.gaps: list[int] = []
        """Those of the characters before which pdfium made up a blank."""
        self._owner: int | None = None
        self._looks = Looks(text, space)
        self._text = text.raw
        self._page = number(text.raw)
        self._space = space
        is_upright = (space.a, space.b, space.c, space.d) == (1, 0, 0, -1)
        self._shift = (space.e, space.f) if is_upright else None
        """How far to the right all stands, and where it is counted down from, where the page is
        not turned: as most are."""
        self._grounds = _largest(grounds)
        self._down: set[int | None] = set()
        self._spaced = self._gap = False
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect = pdfium.FS_RECTF()
        self._refs = ctypes.byref(self._x), ctypes.byref(self._y), ctypes.byref(self._rect)
        self._high = 0
        self._left = 0.0

    def take(self, index: int) -> None:
        code = _unicode(self._page, index)
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        if code > 0x10FFFF:  # what a font's own table says is not checked
            code = 0xFFFD
        char = chr(code)
        if char not in _BLANKS:
            self._add(index, char)
        elif pdfium.FPDFText_IsGenerated(self._text, index) != 1:
            if char < " " and self._has_ink(index):
                self._add(index, char)  # the number of a sign, and no line break
                return
            # A blank that pdfium made up from a gap says nothing that the gap does not.
            self._spaced = True
            self._look(index)
        else:
            self._gap = True

    def _has_ink(self, index: int) -> bool:
        """Whether the sign has a shape of its own: a blank is a point to pdfium."""
        sides = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(self._text, index, *sides)
        left, right, bottom, top = (side.value for side in sides)
        return right > left and top > bottom

    def hide(self, key: int | None) -> None:
        """What text object ``key`` draws is not seen."""
        for index in self.indices.get(key, ()):
            self.glyphs[index] = replace(self.glyphs[index], is_visible=False)

    def finish(self) -> list[Glyph]:
        """The characters; those of fonts set for vertical writing with their lines' direction."""
        if self._down:
            for key, indices in self.indices.items():
                for index in indices if self._looks.known[key].face in self._down else ():
                    glyph = self.glyphs[index]
                    self.glyphs[index] = replace(glyph, angle=(glyph.angle + 90) % 360)
        return self.glyphs

    def _add(self, index: int, char: str) -> None:
        key, look = self._look(index)
        is_mapped = _unmapped(self._page, index) != 1
        if char in _CONTROLS:
            # What pdfium takes for a word's hyphen at a line's end is printed as one.
            is_hyphen = char < " " and pdfium.FPDFText_IsHyphen(self._text, index) == 1
            char, is_mapped = ("-", True) if is_hyphen else (char, False)
        x, y, rect = self._refs
        _origin(self._page, index, x, y)
        _loose_box(self._page, index, rect)
        origin, box = self._place(look)
        left = self._rect.left
        if self._owner == key and self.glyphs:
            last = self.glyphs[-1]
            if last.origin == origin and self._left == left and is_mapped and last.is_mapped:
                # A ligature, which pdfium takes apart: fi is one sign. Fonts of macOS say
                # of a character that it is a radical and what this looks like.
                twin = char != last.text and char == unicodedata.normalize("NFKC", last.text)
                self.glyphs[-1] = replace(last, text=char if twin else last.text + char)
                return
            if look.angle or last.origin[1] != origin[1]:
                self._watch(last, origin, look)
        self._left = left
        self._owner = key
        self.indices[key].append(len(self.glyphs))
        if self._gap:
            self.gaps.append(len(self.glyphs))
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
                is_visible=look.is_visible and (not look.is_white or self._on_ground(box)),
                spaced=self._spaced,
                angle=look.angle,
                stretch=look.stretch,
            )
        )
        self._spaced = self._gap = False

    def _watch(self, last: Glyph, origin: tuple[float, float], look: Look) -> None:
        """Notes the font where its characters go across their line instead of along it."""
        dx, dy = origin[0] - last.origin[0], origin[1] - last.origin[1]
        along, across = (abs(dy), abs(dx)) if look.angle in (90.0, 270.0) else (abs(dx), abs(dy))
        if across > DOWN * look.size and along < across / 4 and look.angle % 90 == 0:
            self._down.add(look.face)

    def _place(self, look: Look) -> tuple[tuple[float, float], Box]:
        """The origin and the box of the character that was asked for."""
        if self._shift is None or look.angle:
            origin = self._space.point(self._x.value, self._y.value)
            return origin, self._turned_box(origin, look)
        # Nearly all are upright: no call for each of them.
        right, down = self._shift
        y, rect = down - self._y.value, self._rect
        high = y - ABOVE * look.size, y + BELOW * look.size
        box = (rect.left + right, high[0], rect.right + right, high[1])
        return (self._x.value + right, y), box

    def _turned_box(self, origin: tuple[float, float], look: Look) -> Box:
        """As wide as the font says, as high as a Chinese character on the same baseline."""
        rect = self._rect
        x, y = origin
        above, below = ABOVE * look.size, BELOW * look.size
        loose = self._space.box(rect.left, rect.bottom, rect.right, rect.top)
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

    def _look(self, index: int) -> tuple[int | None, Look]:
        key = _thing(self._page, index)
        look = self._looks.known.get(key)
        if look is None:
            look = self._looks.ask(key, index)
            self.indices[key] = []
        return key, look


def _largest(grounds: list[Box]) -> list[Box]:
    different = list(dict.fromkeys(grounds))
    different.sort(key=lambda g: (g[0] - g[2]) * (g[3] - g[1]))
    return different[:MOST_GROUNDS]
