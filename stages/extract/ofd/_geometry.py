"""Places on a page: the matrices (CTM) and boxes of OFD (8.2, 8.3), in points."""

from __future__ import annotations

import math

from pipeline.origin import Box
from stages.extract._printed.matrix import Matrix
from stages.extract.ofd._names import POINTS, numbers

PAGE = Matrix(a=POINTS, d=POINTS)
"""From a page's millimetres, counted from its upper left corner, to points."""

LARGEST = 1e9
FLATTEST = 1e-12
"""A chain of matrices may grow beyond all numbers, or flatten everything to nothing."""


def is_sane(matrix: Matrix) -> bool:
    """Whether places can be reckoned with ``matrix``."""
    values = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    finite = all(math.isfinite(value) and abs(value) < LARGEST for value in values)
    return finite and abs(matrix.a * matrix.d - matrix.b * matrix.c) > FLATTEST


def matrix_of(text: str | None) -> Matrix:
    """The matrix that an attribute CTM writes; none changes nothing."""
    found = numbers(text)
    matrix = Matrix(*found) if len(found) == 6 else Matrix()
    return matrix if is_sane(matrix) else Matrix()


def box_of(text: str | None) -> Box | None:
    """The box x0, y0, x1, y1 that x, y, width and height write."""
    found = numbers(text)
    if len(found) < 4:
        return None
    x, y, width, height = found[:4]
    return (x, y, x + max(width, 0.0), y + max(height, 0.0))


def placed(where: Matrix, boundary: Box | None, ctm: str | None) -> Matrix:
    """From the space of an object to the page: its CTM, then the corner of its boundary, then
    the way of what it stands in (8.5)."""
    corner = Matrix(e=boundary[0], f=boundary[1]) if boundary else Matrix()
    whole = where.after(corner).after(matrix_of(ctm))
    return whole if is_sane(whole) else where


def turn(degrees: float) -> Matrix:
    """A turn to the right about the origin."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(a=cos, b=sin, c=-sin, d=cos)
