"""What a page draws besides text: rules, filled areas, pictures, outlines of letters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from pipeline.origin import Box
from stages.extract.pdf._drawn import Stroke
from stages.extract.pdf._space import Matrix

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


Handle = object
"""A page object of pdfium."""

THICKEST = 4.0
"""Rules are drawn as filled areas too, no thicker than this, in points."""

STRAIGHT = 0.1
"""A rule may be inclined by this share of a point for each of its length, at most by
``THICKEST``: programs round."""

DEEPEST = 12
"""Forms inside forms are followed this deep; they may hold each other."""

MANY = 60_000
"""Of more objects or pieces of paths than this a page is a drawing: what is behind them is
left out, so that no page takes minutes. The fullest table met has 4,000."""


def number(handle: Handle) -> int | None:
    """By which a handle of pdfium is known from others."""
    return ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]


class Shapes:
    """Gathers what the objects of a page draw, as far as ``MANY`` goes."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self.pictures: list[Box] = []
        self.grounds: list[Box] = []
        """Filled areas that are not white: on them white text shows."""
        self.texts: list[tuple[Handle, Matrix]] = []
        """Text objects, each with the way from its space to the page."""
        self.outlines = 0
        self.left = MANY


def shapes_of(page: PdfPage, space: Matrix) -> Shapes:
    """The shapes of ``page`` by way of ``space``, to where the page is displayed."""
    found = Shapes()
    for thing, where in _objects(page, space, found):
        match pdfium.FPDFPageObj_GetType(thing):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                found.texts.append((thing, where))
            case pdfium.FPDF_PAGEOBJ_PATH:
                _Path(thing, where, found).take()
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                box = _bounds(thing, where)
                found.pictures.append(box)
                found.grounds.append(box)
            case pdfium.FPDF_PAGEOBJ_SHADING:
                found.grounds.append(_bounds(thing, where))
    return found


def _objects(page: PdfPage, space: Matrix, found: Shapes) -> Iterator[tuple[Handle, Matrix]]:
    """The objects of ``page`` in the order in which they are drawn, those of forms included,
    with the way from their space to the page."""
    raw = page.raw
    stack = [
        (pdfium.FPDFPage_GetObject(raw, i), space, 0)
        for i in range(min(pdfium.FPDFPage_CountObjects(raw), found.left))
    ]
    stack.reverse()
    while stack and found.left > 0:
        thing, where, depth = stack.pop()
        found.left -= 1
        if not thing:
            continue
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
            yield thing, where
        elif depth < DEEPEST:
            inner = where.after(_matrix(thing))
            count = min(pdfium.FPDFFormObj_CountObjects(thing), found.left)
            stack += [
                (pdfium.FPDFFormObj_GetObject(thing, i), inner, depth + 1)
                for i in reversed(range(count))
            ]


def _matrix(thing: Handle) -> Matrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, raw)
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _bounds(thing: Handle, where: Matrix) -> Box:
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

    def take(self) -> None:
        fill = self._color(pdfium.FPDFPageObj_GetFillColor) if self._is_filled else None
        stroke = self._color(pdfium.FPDFPageObj_GetStrokeColor) if self._is_stroked else None
        count = pdfium.FPDFPath_CountSegments(self._thing)
        if (fill is None and stroke is None) or count < 2:
            return
        if fill is not None:
            box = _bounds(self._thing, self._where)
            if stroke is None and min(box[2] - box[0], box[3] - box[1]) <= THICKEST:
                self._add(box, fill)
                return
            if fill != "FFFFFF":
                self._found.grounds.append(box)
            if stroke is None and count <= 6:
                return
        color = stroke or fill or "000000"
        self._found.left -= count
        if self._found.left > 0:
            self._pieces(count, color, is_area=stroke is None)

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
