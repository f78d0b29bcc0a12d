"""Cells from the lines that were drawn, and from pieces of line that are missing."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.origin import Box
from stages.extract._layout.ruled import cells_of
from stages.extract._layout.tables import grid_of

NEAR = 3.0
XS = (0.0, 60.0, 120.0, 300.0)
YS = (0.0, 20.0, 40.0, 60.0)


def level(y: float, x0: float = XS[0], x1: float = XS[-1]) -> Box:
    return (x0, y - 0.5, x1, y + 0.5)


def post(x: float, y0: float = YS[0], y1: float = YS[-1]) -> Box:
    return (x - 0.5, y0, x + 0.5, y1)


def full(xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> list[Box]:
    return [level(y, xs[0], xs[-1]) for y in ys] + [post(x, ys[0], ys[-1]) for x in xs]


def spans(strokes: Sequence[Box]) -> list[list[tuple[int, int]]]:
    """Columns and rows that each cell of the only table spans."""
    (cells,) = cells_of(strokes, NEAR)
    grid = grid_of(cells, NEAR)
    assert grid is not None
    return [[(c.colspan, c.rowspan) for c in row] for row in grid.rows]


ONE = (1, 1)


def test_a_full_grid_has_a_cell_in_every_place() -> None:
    assert spans(full()) == [[ONE] * 3] * 3


def test_cells_are_merged_where_pieces_of_line_are_missing() -> None:
    strokes = [level(y) for y in (0, 20, 60)] + [level(40, 60)]
    strokes += [post(0), post(300), post(60), post(120, 20)]
    assert spans(strokes) == [[ONE, (2, 1)], [(1, 2), ONE, ONE], [ONE, ONE]]


def test_a_line_in_pieces_and_a_double_one_are_one_line() -> None:
    dashes = [post(60, y, y + 2) for y in range(0, 60, 4)]
    strokes = [s for s in full() if s != post(60)] + dashes + [level(1.5), post(301.5)]
    assert spans(strokes) == [[ONE] * 3] * 3


def test_a_break_that_is_less_than_half_of_a_wall_is_closed() -> None:
    strokes = [s for s in full() if s != post(60)]
    assert spans([*strokes, post(60, 0, 26), post(60, 33, 60)]) == [[ONE] * 3] * 3


def test_a_table_without_outer_side_rules_ends_where_its_rules_end() -> None:
    strokes = [level(y) for y in YS] + [post(60), post(120)]
    assert spans(strokes) == [[ONE] * 3] * 3


def test_rules_with_one_short_line_between_are_no_table_without_sides() -> None:
    assert cells_of([level(y) for y in YS] + [post(60, 0, 20)], NEAR) == []


def test_underlines_and_diagonals_in_cells_cut_nothing() -> None:
    underline = level(33, 70, 110)
    stairs = [(x, x / 3, x + 3, x / 3 + 1) for x in map(float, range(0, 60, 3))]
    assert spans([*full(), underline, *stairs]) == [[ONE] * 3] * 3


def test_a_door_in_the_frame_lets_nothing_out() -> None:
    strokes = [s for s in full() if s != post(300)] + [post(300, 0, 20), post(300, 40, 60)]
    assert spans(strokes) == [[ONE] * 3] * 3


def test_a_field_that_is_open_to_the_outside_is_no_cell() -> None:
    strokes = [level(0), level(20), level(40, 0, 120), post(0, 0, 40), post(300, 0, 20)]
    strokes += [post(60, 0, 40), post(120, 0, 40)]
    (cells,) = cells_of(strokes, NEAR)
    assert len(cells) == 5


def test_two_tables_side_by_side_and_one_in_a_cell_are_three() -> None:
    right = [(x0 + 400, y0, x1 + 400, y1) for x0, y0, x1, y1 in full()]
    inner = full((140, 180, 220), (24, 30, 36))
    assert [len(cells) for cells in cells_of([*full(), *right, *inner], NEAR)] == [9, 9, 4]


def test_a_page_of_strokes_ends_soon_and_in_no_table() -> None:
    assert cells_of([level(2 * y) for y in range(9000)], NEAR) == []
    many = [level(7 * i, 0, 14000) for i in range(1900)]
    many += [post(7 * i, 0, 14000) for i in range(1900)]
    assert cells_of(many, NEAR) == []


boxes = st.tuples(*(st.floats(0, 400) for _ in range(4))).map(
    lambda v: (min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3]))
)


@given(st.lists(boxes, max_size=30))
def test_cells_of_one_table_never_overlap_whatever_is_drawn(strokes: list[Box]) -> None:
    for cells in cells_of(strokes, NEAR):
        for i, a in enumerate(cells):
            assert a[0] < a[2]
            assert a[1] < a[3]
            for b in cells[i + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
