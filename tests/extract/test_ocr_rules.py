"""Ruled lines of a picture, the cells between them, and the lines of text in the cells."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from stages.extract._layout.tables import grid_of
from stages.extract._ocr.cells import by_cell, grids_of, missed
from stages.extract._ocr.prepare import turn
from stages.extract._ocr.rules import (
    ink_mask,
    lines_of,
    off_lines,
    rulings_of,
    tilt_of,
    turned,
)

Picture = NDArray[np.uint8]

SIZE = 30.0
"""The side of a character: 16 points at 135 dpi."""

XS = (200, 400, 600, 798)
YS = (300, 340, 380, 420)


def paper(tone: int = 255) -> Picture:
    return np.full((1600, 1100, 3), tone, np.uint8)


def level(page: Picture, y: int, x0: int = XS[0], x1: int = XS[-1], tone: int = 0) -> None:
    page[y : y + 2, x0 : x1 + 2] = tone


def post(page: Picture, x: int, y0: int = YS[0], y1: int = YS[-1], tone: int = 0) -> None:
    page[y0 : y1 + 2, x : x + 2] = tone


def table(page: Picture, tone: int = 0) -> Picture:
    for y in YS:
        level(page, y, tone=tone)
    for x in XS:
        post(page, x, tone=tone)
    return page


def spans(page: Picture) -> list[list[tuple[int, int]]]:
    """Columns and rows that each cell of the only table of ``page`` spans."""
    (cells,) = grids_of(lines_of(page), SIZE)
    grid = grid_of(cells, 0.3 * SIZE)
    assert grid is not None
    return [[(c.colspan, c.rowspan) for c in row] for row in grid.rows]


def quad(x0: float, y0: float, x1: float, y1: float) -> NDArray[np.float32]:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def boxes(quads: Sequence[NDArray[np.float32]]) -> list[tuple[int, int, int, int]]:
    return [
        (round(float(x0)), round(float(y0)), round(float(x1)), round(float(y1)))
        for (x0, y0), (x1, y1) in ((q.min(axis=0), q.max(axis=0)) for q in quads)
    ]


ONE = (1, 1)
FULL = [[ONE] * 3] * 3


def test_a_table_has_a_cell_between_each_two_lines() -> None:
    assert spans(table(paper())) == FULL


@pytest.mark.parametrize("tone", [120, 190])
def test_faint_lines_make_cells(tone: int) -> None:
    assert spans(table(paper(), tone)) == FULL


def test_coloured_lines_make_cells_and_tell_their_colour() -> None:
    page = paper()
    table(page)
    page[page[:, :, 0] == 0] = (189, 129, 79)
    assert spans(page) == FULL
    assert {rule.color for rule in rulings_of(page, lines_of(page))} == {"4F81BD"}


def test_a_shaded_row_is_no_bar() -> None:
    page = paper()
    page[YS[0] : YS[1], XS[0] : XS[-1]] = 190
    assert spans(table(page)) == FULL


def test_dashed_lines_make_cells() -> None:
    page = table(paper())
    for x in XS[1:-1]:
        for y in range(YS[0] + 4, YS[-1] - 4, 12):
            page[y : y + 5, x : x + 2] = 255
    for x in range(XS[0] + 4, XS[-1] - 4, 16):
        page[YS[1] : YS[1] + 2, x : x + 7] = 255
    assert spans(page) == FULL


def test_each_row_of_a_form_has_posts_of_its_own() -> None:
    page = paper()
    for y in YS:
        level(page, y)
    for x in (XS[0], XS[-1]):
        post(page, x)
    post(page, 500, YS[0], YS[1])
    post(page, 350, YS[1], YS[2])
    post(page, 650, YS[1], YS[2])
    assert [len(row) for row in spans(page)] == [2, 3, 1]


def test_a_double_frame_and_a_table_without_sides() -> None:
    page = table(paper())
    cv2.rectangle(page, (XS[0] - 5, YS[0] - 5), (XS[-1] + 6, YS[-1] + 6), (0, 0, 0), 2)
    assert spans(page) == FULL
    page = paper()
    for y in YS:
        level(page, y)
    for x in XS[1:-1]:
        post(page, x)
    assert spans(page) == FULL


def test_a_diagonal_in_a_cell_cuts_nothing() -> None:
    page = table(paper())
    cv2.line(page, (XS[0], YS[0]), (XS[1], YS[1]), (0, 0, 0), 2)
    assert spans(page) == FULL


def test_strokes_of_a_tight_table_are_no_lines_of_it() -> None:
    """A stroke in each row of one column, 5 pixels short of the lines: closed, one line."""
    page = table(paper())
    for y in YS[:-1]:
        page[y + 6 : y + 36, 500:503] = 0
    assert spans(page) == FULL


def test_an_underline_and_a_large_character_make_no_cells() -> None:
    page = paper()
    level(page, 700, 200, 500)
    cv2.rectangle(page, (300, 900), (420, 1020), (0, 0, 0), 4)
    cv2.line(page, (300, 960), (420, 960), (0, 0, 0), 4)
    assert grids_of(lines_of(page), SIZE) == []


def test_lines_that_are_a_little_askew_are_measured_and_turned_level() -> None:
    page = turn(table(paper()), -0.2)
    tilt = tilt_of(lines_of(page))
    assert tilt == pytest.approx(0.2, abs=0.05)
    assert abs(tilt_of(lines_of(turn(page, tilt)))) < 0.08
    assert spans(turn(page, tilt)) == FULL


def test_a_quad_goes_where_its_picture_is_turned() -> None:
    page = paper()
    page[200:204, 800:804] = 0
    found = turn(page, 3.0)
    ys, xs = np.nonzero(found[:, :, 0] < 128)
    box = boxes([turned(quad(800, 200, 804, 204), 3.0, page)])[0]
    assert (box[0] + box[2]) / 2 == pytest.approx(xs.mean(), abs=1)
    assert (box[1] + box[3]) / 2 == pytest.approx(ys.mean(), abs=1)


def words(page: Picture, x0: int, y0: int, x1: int, y1: int) -> None:
    """Something like text: strokes as high as a line."""
    for x in range(x0, x1, 10):
        page[y0:y1, x : x + 3] = 0


def look(page: Picture) -> tuple[list[list[tuple[float, float, float, float]]], Picture]:
    lines = lines_of(page)
    return grids_of(lines, SIZE), off_lines(ink_mask(page), lines)


def test_a_line_over_two_cells_is_cut_between_them_and_each_part_ends_with_its_ink() -> None:
    page = table(paper())
    words(page, 240, 308, 360, 334)
    words(page, 440, 308, 560, 334)
    grids, ink = look(page)
    left, right = boxes(by_cell([quad(230, 304, 570, 338)], grids, ink, SIZE))
    assert 230 <= left[0] <= 240
    assert 350 <= left[2] < 370
    assert 430 <= right[0] <= 440


def test_a_box_over_two_rows_is_cut_between_them() -> None:
    page = table(paper())
    words(page, 240, 308, 360, 334)
    words(page, 240, 348, 360, 374)
    grids, ink = look(page)
    upper, lower = boxes(by_cell([quad(236, 304, 364, 378)], grids, ink, SIZE))
    assert upper[3] <= 342
    assert lower[1] >= 338


def test_a_line_that_sticks_out_of_its_cell_a_little_stays_whole() -> None:
    page = table(paper())
    words(page, 240, 308, 360, 334)
    grids, ink = look(page)
    given = quad(236, 299, 366, 346)
    (kept,) = by_cell([given], grids, ink, SIZE)
    assert kept is given


def test_a_sign_in_a_cell_without_text_is_looked_at_and_a_speck_is_not() -> None:
    page = table(paper())
    words(page, 240, 308, 360, 334)
    page[318:322, 490:516] = 0
    page[318:321, 700:703] = 0
    grids, ink = look(page)
    found = boxes(missed([quad(236, 304, 364, 338)], grids, ink, SIZE))
    assert len(found) == 1
    x0, y0, x1, y1 = found[0]
    assert x0 < 490
    assert x1 > 516
    assert y1 - y0 > 0.8 * SIZE


def test_two_lines_missed_in_one_cell_are_two() -> None:
    page = paper()
    level(page, 300)
    level(page, 420)
    for x in XS:
        post(page, x)
    words(page, 240, 310, 360, 336)
    words(page, 240, 370, 300, 396)
    grids, ink = look(page)
    assert len(missed([], grids, ink, SIZE)) == 2
