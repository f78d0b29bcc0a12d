"""What a page draws besides text: rules, filled areas, pictures, outlines of letters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from msgspec import Struct

from pipeline.origin import Box
from stages.extract._printed.drawn import Stroke
from stages.extract._printed.matrix import Matrix

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


Handle = object
"""A page object of pdfium."""

THICKEST = 4.0
"""Rules are drawn as filled areas too, no thicker than this, in points."""

STRAIGHT = 0.1
"""A rule may be inclined by this share of a point for each of its length, at most by
``THICKEST``: programs round."""

CORNERS = 6
"""A path of no more points is a rectangle, or another plain shape."""

ROUND = 0.5
"""Points by which a corner may lie off, since programs round."""

DEEPEST = 12
"""Forms inside forms are followed this deep; they may hold each other."""

MANY = 60_000
"""Of more objects or pieces of paths than this a page is a drawing: what is behind them is
left out, so that no page takes minutes. The fullest table met has 4,000."""


def number(handle: Handle) -> int | None:
    """By which a handle of pdfium is known from others."""
    return ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]


class Cover(Struct, frozen=True):
    """An opaque rectangle: ``after`` so many text objects were drawn."""

    box: Box
    after: int


class Shapes:
    """Gathers what the objects of a page draw, as far as ``MANY`` goes."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self.pictures: list[Box] = []
        self.grounds: list[Box] = []
        """Filled areas that are not white: on them white text shows."""
        self.texts: list[tuple[Handle, Matrix]] = []
        """Text objects, each with the way from its space to the page."""
        self.covers: list[Cover] = []
        """What may hide some of these."""
        self.outlines = 0
        self.left = MANY


def shapes_of(page: PdfPage, space: Matrix) -> Shapes:
    """The shapes of ``page`` by way of ``space``, to where the page is displayed."""
    found = Shapes()
    for thing, where, is_opaque in _objects(page, space, found):
        match pdfium.FPDFPageObj_GetType(thing):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                found.texts.append((thing, where))
            case pdfium.FPDF_PAGEOBJ_PATH:
                _Path(thing, where, found).take(is_opaque)
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                box = bounds(thing, where)
                found.pictures.append(box)
                found.grounds.append(box)
            case pdfium.FPDF_PAGEOBJ_SHADING:
                found.grounds.append(bounds(thing, where))
    return found


def _objects(page: PdfPage, space: Matrix, found: Shapes) -> Iterator[tuple[Handle, Matrix, bool]]:
    """The objects of ``page`` in the order in which they are drawn, those of forms included,
    with the way from their space to the page, and whether no form makes them transparent."""
    raw = page.raw
    stack = [
        (pdfium.FPDFPage_GetObject(raw, i), space, 0, True)
        for i in range(min(pdfium.FPDFPage_CountObjects(raw), found.left))
    ]
    stack.reverse()
    while stack and found.left > 0:
        thing, where, depth, is_opaque = stack.pop()
        found.left -= 1
        if not thing:
            continue
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
            yield thing, where, is_opaque
        elif depth < DEEPEST:
            inner = where.after(_matrix(thing))
            count = min(pdfium.FPDFFormObj_CountObjects(thing), found.left)
            is_opaque = is_opaque and not pdfium.FPDFPageObj_HasTransparency(thing)
            stack += [
                (pdfium.FPDFFormObj_GetObject(thing, i), inner, depth + 1, is_opaque)
                for i in reversed(range(count))
            ]


def _matrix(thing: Handle) -> Matrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, raw)
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def bounds(thing: Handle, where: Matrix) -> Box:
    """The box around a page object, by way of ``where`` to the page."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    return where.box(*(side.value for side in sides))


class _Path:
    """One path: its pieces are rules, or it fills an area."""

    def __init__(self, thing: Handle, where: Matrix, found: Shapes) -> None:
        self._thing = thing
        self._where = where
        self._found = found
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        self._is_filled, self._is_stroked = bool(fill.value), bool(stroke.value)

    def take(self, is_opaque: bool) -> None:
        fill = self._color(pdfium.FPDFPageObj_GetFillColor) if self._is_filled else None
        stroke = self._color(pdfium.FPDFPageObj_GetStrokeColor) if self._is_stroked else None
        count = pdfium.FPDFPath_CountSegments(self._thing)
        if (fill is None and stroke is None) or count < 2:
            return
        if fill is not None:
            box = bounds(self._thing, self._where)
            if stroke is None and min(box[2] - box[0], box[3] - box[1]) <= THICKEST:
                self._add(box, fill)
                return
            if fill != "FFFFFF":
                self._found.grounds.append(box)
            if is_opaque and self._found.texts and self._covers(box, count):
                self._found.covers.append(Cover(box, len(self._found.texts)))
            if stroke is None and count <= CORNERS:
                return
        color = stroke or fill or "000000"
        self._found.left -= count
        if self._found.left > 0:
            self._pieces(count, color, is_area=stroke is None)

    def _covers(self, box: Box, count: int) -> bool:
        """Whether the whole of ``box`` is painted over: no slant, no curve, nothing cut off."""
        clip = pdfium.FPDFPageObj_GetClipPath(self._thing)
        if count > CORNERS or pdfium.FPDFPageObj_HasTransparency(self._thing):
            return False
        if clip and pdfium.FPDFClipPath_CountPaths(clip) > 0:
            return False
        where = self._where.after(_matrix(self._thing))
        x, y = ctypes.c_float(), ctypes.c_float()
        corners: set[tuple[bool, bool]] = set()
        for index in range(count):
            piece = pdfium.FPDFPath_GetPathSegment(self._thing, index)
            pdfium.FPDFPathSegment_GetPoint(piece, x, y)
            px, py = where.point(x.value, y.value)
            off = min(abs(px - box[0]), abs(px - box[2])), min(abs(py - box[1]), abs(py - box[3]))
            is_curve = pdfium.FPDFPathSegment_GetType(piece) == pdfium.FPDF_SEGMENT_BEZIERTO
            if is_curve or max(off) > ROUND:
                return False
            corners.add((2 * px < box[0] + box[2], 2 * py < box[1] + box[3]))
        return len(corners) == 4

    def _pieces(self, count: int, color: str, *, is_area: bool) -> None:
        """Each straight piece as a rule; of a path that only fills, each thin rectangle."""
        where = self._where.after(_matrix(self._thing))
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        points: list[tuple[float, float]] = []
        is_curved = False
        for index in range(count):
            piece = pdfium.FPDFPath_GetPathSegment(self._thing, index)
            kind = pdfium.FPDFPathSegment_GetType(piece)
            pdfium.FPDFPathSegment_GetPoint(piece, x, y)
            here = where.point(x.value, y.value)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self._area(points, color, is_area)
                points = []
                start = here
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                if not is_area:
                    self._line(last, here, color)
            else:
                is_curved = True
            points.append(here)
            if pdfium.FPDFPathSegment_GetClose(piece):
                if not is_area:
                    self._line(here, start, color)
                here = start
            last = here
        self._area(points, color, is_area)
        self._found.outlines += is_curved

    def _area(self, points: list[tuple[float, float]], color: str, is_area: bool) -> None:
        if is_area and 4 <= len(points) <= 6:
            xs, ys = zip(*points, strict=True)
            box = (min(xs), min(ys), max(xs), max(ys))
            if min(box[2] - box[0], box[3] - box[1]) <= THICKEST:
                self._add(box, color)

    def _line(self, a: tuple[float, float], b: tuple[float, float], color: str) -> None:
        box = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        wide, high = box[2] - box[0], box[3] - box[1]
        if max(wide, high) > 0 and min(wide, high) <= min(THICKEST, STRAIGHT * max(wide, high)):
            self._add(box, color)

    def _add(self, box: Box, color: str) -> None:
        self._found.strokes.append(Stroke(box=box, color=color))

    def _color(self, ask: object) -> str | None:
        """RRGGBB, or None where it is wholly transparent."""
        parts = [ctypes.c_uint(0) for _ in range(4)]
        if not ask(self._thing, *parts):  # type: ignore[operator]
            return "000000"
        red, green, blue, alpha = (part.value for part in parts)
        return f"{red:02X}{green:02X}{blue:02X}" if alpha else None
