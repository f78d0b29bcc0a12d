"""Tables that run over a page end are one again, as far as that is evident."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from pipeline.origin import Box, Origin
from pipeline.raw import RawTable, RawText
from stages.extract._layout.compose import Composed, compose
from stages.extract._layout.model import Line, Page, Placed
from stages.extract._layout.tables import fill, grid_of, shape_of
from tests.extract._print import SIZE, atoms, line, page

XS = (80.0, 160.0, 320.0, 520.0)
HIGH = 60.0
"""The height of a row: two lines of text."""

Row = Sequence[str]
"""The texts of a row by column; a line feed begins a new line, ^ belongs to the cell above."""


def table(
    rows: Sequence[Row],
    number: int,
    xs: Sequence[float] = XS,
    top: float = 100.0,
    *,
    sure: float | None = None,
    drift: float = 0.0,
) -> Placed:
    cells: list[Box] = []
    found = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "^":
                continue
            high = 1
            while r + high < len(rows) and rows[r + high][c] == "^":
                high += 1
            y = top + r * HIGH
            cells.append((xs[c], y, xs[c + 1], y + high * HIGH))
            for i, said in enumerate(text.split("\n")):
                found += atoms(said, x=xs[c] + 6, y=y + 4 + 26 * i)
    grid = grid_of(cells, near=3)
    assert grid is not None
    filled = fill(grid, [replace(atom, sure=sure) for atom in found], number)
    raw = RawTable(rows=filled.rows, origin=Origin(by="test", page=number))
    return Placed(box=grid.box, fragment=raw, shape=shape_of(filled, 3, drift))


def sheet(number: int, placed: Placed, lines: Sequence[Line] = ()) -> Page:
    made = page(lines, number=number)
    return Page(
        number=number,
        width=made.width,
        height=made.height,
        lines=made.lines,
        placed=(placed,),
        by=made.by,
    )


def joined(first: Placed, second: Placed) -> Composed:
    return compose([sheet(1, first), sheet(2, second)])


def tables(found: Composed) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in f.rows]
        for f in found.fragments
        if isinstance(f, RawTable)
    ]


HEAD = ("序号", "设施", "情况")
FIRST = (HEAD, ("1", "东干渠", "完好。"))
LAST = ("2", "西干渠", "闸门老化，汛期前须换，\n止水漏水，已经报请县里")
"""A row whose last cell breaks off: its column takes eleven characters."""


def test_a_table_goes_on_over_the_page_end_and_its_repeated_header_is_listed() -> None:
    found = joined(table(FIRST, 1), table((HEAD, ("2", "西干渠", "完好。")), 2))
    assert tables(found) == [[list(HEAD), ["1", "东干渠", "完好。"], ["2", "西干渠", "完好。"]]]
    assert [(d.text, d.reason) for d in found.dropped] == [("序号\t设施\t情况", "repeated")]
    (whole,) = found.fragments
    assert isinstance(whole, RawTable)
    assert whole.header_rows == 1
    assert [whole.origin.page, *(o.page for o in whole.origin.more)] == [1, 2]


def test_a_row_cut_by_the_page_end_is_one_row() -> None:
    found = joined(table((*FIRST, LAST), 1), table((HEAD, ("", "", "安排。")), 2))
    assert tables(found)[0][2:] == [["2", "西干渠", LAST[2].replace("\n", "") + "安排。"]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (LAST, ("3", "北干渠", "安排。")),
        (("2", "西干渠", "完好"), ("", "", "安排。")),
        (("2", "西干渠", "止水漏水，已经报请县。"), ("", "", "安排。")),
        (("", "", LAST[2]), ("", "", "安排。")),
        (LAST, ("", "", "")),
    ],
    ids=["a new number", "a short line", "a full stop", "nothing was complete", "an empty row"],
)
def test_a_row_that_may_have_been_complete_is_not_joined_with_the_next(
    above: Row, below: Row
) -> None:
    found = joined(table((*FIRST, above), 1), table((below, ("4", "支渠", "完好。")), 2))
    assert [len(rows) for rows in tables(found)] == [5]


def test_a_merged_cell_cut_by_the_page_end_is_one_cell() -> None:
    above = (("干渠", "东干渠", "完好。"), ("^", "西干渠", "完好。"))
    below = (("", "北干渠", "完好。"), ("支渠", "一支渠", "完好。"))
    (whole,) = joined(table(above, 1), table(below, 2)).fragments
    assert isinstance(whole, RawTable)
    assert [[(c.text, c.rowspan) for c in row] for row in whole.rows] == [
        [("干渠", 3), ("东干渠", 1), ("完好。", 1)],
        [("西干渠", 1), ("完好。", 1)],
        [("北干渠", 1), ("完好。", 1)],
        [("支渠", 1), ("一支渠", 1), ("完好。", 1)],
    ]


def test_an_empty_cell_under_a_single_one_stays_empty() -> None:
    below = (("", "北干渠", "完好。"),)
    assert tables(joined(table(FIRST, 1), table(below, 2)))[0][2] == ["", "北干渠", "完好。"]


def test_a_page_with_merged_cells_only_has_fewer_edges() -> None:
    found = joined(table(FIRST, 1), table((("说明", "无。"),), 2, xs=(80.0, 320.0, 520.0)))
    (whole,) = found.fragments
    assert isinstance(whole, RawTable)
    assert [(c.text, c.colspan) for c in whole.rows[2]] == [("说明", 2), ("无。", 1)]


def test_tables_of_other_columns_stay_apart() -> None:
    other = (("3", "北干渠", "完好。"),)
    assert len(tables(joined(table(FIRST, 1), table(other, 2, xs=(80, 200, 300, 520))))) == 2
    assert len(tables(joined(table(FIRST, 1), table(other, 2, xs=(80, 160, 320, 500))))) == 2
    assert len(tables(joined(table(FIRST, 1), table((("无", "无"),), 2, xs=XS[1:])))) == 2


def test_text_between_keeps_tables_apart_but_a_page_number_does_not() -> None:
    first, second = table(FIRST, 1), table((("2", "西干渠", "完好。"),), 2, top=200)
    words = [line("附表二", 1, page=2)]
    assert len(tables(compose([sheet(1, first), sheet(2, second, words)]))) == 2
    number = line("1", 24, indent=14)
    found = compose([sheet(1, first, [number]), sheet(2, second)])
    assert len(tables(found)) == 1
    assert not [f for f in found.fragments if isinstance(f, RawText)]


def test_a_table_may_fill_a_whole_page_between() -> None:
    parts = [table(((str(n), "西干渠", "完好。"),), n) for n in (1, 2, 3)]
    found = compose([sheet(n, part) for n, part in enumerate(parts, start=1)])
    assert [row[0] for row in tables(found)[0]] == ["1", "2", "3"]


def test_the_column_of_these_tests_takes_eleven_characters() -> None:
    assert LAST[2].index("\n") == int((XS[3] - XS[2] - 12) // SIZE)


READ = (("序号", "水利设施名称", "责任单位和责任人姓名"), FIRST[1])
MISREAD = ("序号", "水利设拖名称", "责任单 位和责仕人姓名")


def test_a_repeated_header_that_was_misread_is_dropped_on_a_scan_only() -> None:
    rows = (MISREAD, ("2", "西干渠", "完好。"))
    seen = joined(table(READ, 1, sure=0.9), table(rows, 2, sure=0.9))
    assert [row[0] for row in tables(seen)[0]] == ["序号", "1", "2"]
    assert [d.text for d in seen.dropped] == ["序号\t水利设拖名称\t责任单 位和责仕人姓名"]
    printed = joined(table(READ, 1), table(rows, 2))
    assert [row[0] for row in tables(printed)[0]] == ["序号", "1", "序号", "2"]


@pytest.mark.parametrize(
    ("head", "again"),
    [
        (("编号", "2023年完成数", "备注"), ("编号", "2024年完成数", "备注")),
        (("编号", "设施", "检查情况"), ("编号", "人员", "检查情况")),
        (("1", "东干渠首段闸门", "完好。"), ("2", "东干渠首段闸口", "完好。")),
        (("总量", "一季度完成", "二季度"), ("总量", "一月份完成", "三季度")),
    ],
    ids=["another year", "another word", "a row of data", "too much of it"],
)
def test_a_row_that_only_resembles_the_first_is_kept_on_a_scan(head: Row, again: Row) -> None:
    first = table((head, ("1", "东干渠", "完好。")), 1, sure=0.9)
    second = table((again, ("2", "西干渠", "完好。")), 2, sure=0.9)
    assert len(tables(joined(first, second))[0]) == 4


def test_a_scanned_table_goes_on_where_the_paper_lay_elsewhere() -> None:
    moved = [1.01 * x + 20 for x in XS]
    rows = (HEAD, ("2", "西干渠", "完好。"))
    first = table(FIRST, 1, sure=0.9, drift=40)
    found = joined(first, table(rows, 2, xs=moved, sure=0.9, drift=40))
    assert [row[0] for row in tables(found)[0]] == ["序号", "1", "2"]
    assert len(tables(joined(table(FIRST, 1), table(rows, 2, xs=moved)))) == 2
    narrow = [0.9 * x + 10 for x in XS]
    assert len(tables(joined(first, table(rows, 2, xs=narrow, sure=0.9, drift=40)))) == 2
