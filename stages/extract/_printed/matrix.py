"""How places are moved, turned and scaled on their way to the page as it is displayed."""

from __future__ import annotations

from msgspec import Struct

from pipeline.origin import Box


class Matrix(Struct, frozen=True):
    """``x' = a x + c y + e``, ``y' = b x + d y + f`` (ISO 32000-1, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def way(self, x: float, y: float) -> tuple[float, float]:
        """A direction, which knows no place."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box around a box that was turned, its corners in order."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        if (self.b and self.a) or (self.c and self.d):
            cx, cy = self.point(x0, y1)
            dx, dy = self.point(x1, y0)
            return (
                min(ax, bx, cx, dx),
                min(ay, by, cy, dy),
                max(ax, bx, cx, dx),
                max(ay, by, cy, dy),
            )
        return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def after(self, first: Matrix) -> Matrix:
        """``first``, and then this one."""
        a, b = self.way(first.a, first.b)
        c, d = self.way(first.c, first.d)
        e, f = self.point(first.e, first.f)
        return Matrix(a, b, c, d, e, f)
