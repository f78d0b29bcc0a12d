"""Pictures that touch are one, however many there are."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.origin import Box
from stages.extract._printed import strips as grid
from stages.extract._printed.strips import join_touching

A4 = (595.0, 842.0)


def strips(left: float, top: float, count: int) -> list[Box]:
    return [(left, top + 3 * n, left + 200, top + 3 * n + 3) for n in range(count)]


def test_strips_that_touch_are_one_picture_and_others_another() -> None:
    boxes = strips(50, 100, 60) + strips(300, 100, 20)
    assert join_touching(boxes, A4) == [(50, 100, 250, 280), (300, 100, 500, 160)]


def test_thousands_of_tiles_are_joined_alike_and_in_time() -> None:
    tiles = [
        (50 + 2.0 * x, 100 + 2.0 * y, 52 + 2.0 * x, 102 + 2.0 * y)
        for x in range(100)
        for y in range(90)
    ]
    lone = [
        (300 + 7.0 * x, 100 + 7.0 * y, 302 + 7.0 * x, 102 + 7.0 * y)
        for x in range(40)
        for y in range(100)
    ]
    boxes = tiles * 8 + lone
    random.Random(1).shuffle(boxes)
    began = time.process_time()
    found = join_touching(boxes, A4)
    assert time.process_time() - began < 5
    large = [box for box in found if box[2] - box[0] > 20]
    assert len(large) == 1
    assert large == [(50, 100, 250, 280)]


_SIDES = st.tuples(st.integers(0, 530), st.integers(0, 780), st.integers(5, 60), st.integers(5, 60))


@settings(max_examples=25, deadline=None)
@given(st.lists(_SIDES, min_size=1, max_size=12))
def test_the_grid_finds_what_comparing_finds(sides: list[tuple[int, int, int, int]]) -> None:
    # Even numbers: whether what lies one point apart touches is a matter of rounding.
    boxes = [
        (2.0 * (x // 2), 2.0 * (y // 2), 2.0 * (x // 2 + w // 2), 2.0 * (y // 2 + h // 2))
        for x, y, w, h in sides
    ]
    wanted = sorted(join_touching(boxes, A4))
    assert sorted(join_touching(grid._on_grid(boxes, A4), A4)) == wanted
