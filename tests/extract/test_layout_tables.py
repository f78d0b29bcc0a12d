"""Cells of a ruled table: spans from the grid, text by place."""

from __future__ import annotations

from pipeline.origin import Box
from stages.extract._layout.tables import Grid, fill, grid_of
from tests.extract._print import atoms

A: Box = (0, 0, 100, 40)


def grid(*cells: Box) -> Grid:
    found = grid_of(cells, near=3)
    assert found is not None
    return found


def test_a_cell_as_wide_as_two_spans_two_columns() -> None:
    found = grid((0, 0, 200, 40), (0, 40, 100, 80), (100, 40, 200, 80))
    assert [[(c.colspan, c.rowspan) for c in row] for row in found.rows] == [
        [(2, 1)],
        [(1, 1), (1, 1)],
    ]


def test_a_cell_as_high_as_two_stands_once_in_its_first_row() -> None:
    found = grid((0, 0, 100, 80), (100, 0, 200, 40), (100, 40, 200, 80))
    assert [[(c.colspan, c.rowspan) for c in row] for row in found.rows] == [
        [(1, 2), (1, 1)],
        [(1, 1)],
    ]


def test_a_place_without_a_cell_is_filled_so_that_columns_stay_below_each_other() -> None:
    found = grid((0, 0, 100, 40), (0, 40, 100, 80), (100, 40, 200, 80))
    assert [len(row) for row in found.rows] == [2, 2]


def test_a_frame_around_text_is_no_table() -> None:
    assert grid_of([(0, 0, 400, 300)], near=3) is None
    assert grid_of([(0, 0, 400, 300), (0, 300, 400, 500)], near=3) is None


def test_text_goes_to_the_cell_it_stands_in_and_the_rest_is_given_back() -> None:
    two = grid(A, (100, 0, 200, 40))
    inside = atoms("甲", x=10, y=10) + atoms("乙", x=120, y=10)
    outside = atoms("表外", x=10, y=100)
    filled = fill(two, [*inside, *outside], 1)
    assert [cell.text for cell in filled.rows[0]] == ["甲", "乙"]
    assert "".join(a.text for a in filled.rest) == "表外"


def test_a_line_that_filled_its_cell_goes_on_and_a_short_one_ends_a_paragraph() -> None:
    cell = grid((0, 0, 100, 200), (100, 0, 200, 200))
    wrapped = atoms("一二三四五", x=8, y=10) + atoms("六。", x=8, y=38)
    assert fill(cell, wrapped, 1).rows[0][0].text == "一二三四五六。"
    listed = atoms("一二。", x=8, y=10) + atoms("三四。", x=8, y=38)
    assert fill(cell, listed, 1).rows[0][0].text == "一二。\n三四。"


def test_raised_characters_in_a_cell_are_told() -> None:
    frame = grid((0, 0, 200, 40), (200, 0, 400, 40))
    raised = atoms("2", 48, 3, size=8)
    (row,) = fill(frame, [*atoms("水面km", 0, 6), *raised, *atoms("以上", 52, 6)], 1).rows
    assert row[0].text == "水面km2以上"
    assert [(s.kind, s.start, s.end) for s in row[0].spans] == [("superscript", 4, 5)]


def test_an_indented_line_behind_the_end_of_a_sentence_opens_a_paragraph_of_its_cell() -> None:
    cell = grid((0, 0, 100, 200), (100, 0, 200, 200))
    first = atoms("渠首分为：", x=8, y=10)
    item = atoms("南闸三孔", x=24, y=38)
    assert fill(cell, [*first, *item], 1).rows[0][0].text == "渠首分为：\n南闸三孔"
    within = atoms("渠首分作了", x=8, y=10)
    assert fill(cell, [*within, *item], 1).rows[0][0].text == "渠首分作了南闸三孔"
