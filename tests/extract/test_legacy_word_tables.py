"""Tables of Word 97 files."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import RawTable
from tests.extract._doc import IN_TABLE, ROW_END, cell, grid, para, read, row_end, texts, write_doc

DEEPER = b"\x49\x66\x02\x00\x00\x00"
VERTICAL_FIRST, VERTICAL_NEXT = 0x60, 0x20


def test_cells_stand_in_their_rows_and_the_text_goes_on(tmp_path: Path) -> None:
    rows = (cell("村"), cell("户"), row_end([0, 900, 1800]), cell("上湾"), cell("31"))
    raw = read(write_doc(tmp_path / "a.doc", *rows, row_end([0, 900, 1800]), para("合计三十一。")))
    assert grid(raw) == [[("村", 1, 1), ("户", 1, 1)], [("上湾", 1, 1), ("31", 1, 1)]]
    assert texts(raw) == ["合计三十一。"]


def test_paragraphs_of_a_cell_are_joined(tmp_path: Path) -> None:
    rows = para("上湾", props=IN_TABLE), cell("下湾"), cell("31"), row_end([0, 900, 1800])
    assert grid(read(write_doc(tmp_path / "a.doc", *rows))) == [
        [("上湾\n下湾", 1, 1), ("31", 1, 1)]
    ]


def test_a_wider_cell_spans_the_columns_below_it(tmp_path: Path) -> None:
    rows = (cell("村户"), row_end([0, 1805]), cell("上湾"), cell("31"), row_end([0, 900, 1800]))
    assert grid(read(write_doc(tmp_path / "a.doc", *rows))) == [
        [("村户", 2, 1)],
        [("上湾", 1, 1), ("31", 1, 1)],
    ]


def test_a_row_that_begins_farther_right_leaves_a_gap(tmp_path: Path) -> None:
    rows = (cell("甲"), cell("乙"), row_end([0, 900, 1800]), cell("丙"), row_end([900, 1800]))
    assert grid(read(write_doc(tmp_path / "a.doc", *rows)))[1] == [("", 1, 1), ("丙", 1, 1)]


def test_cells_merged_downwards_stand_once(tmp_path: Path) -> None:
    first = row_end([0, 900, 1800], [VERTICAL_FIRST, 0])
    second = row_end([0, 900, 1800], [VERTICAL_NEXT, 0])
    rows = cell("片区"), cell("上湾"), first, cell(""), cell("下湾"), second
    assert grid(read(write_doc(tmp_path / "a.doc", *rows))) == [
        [("片区", 1, 2), ("上湾", 1, 1)],
        [("下湾", 1, 1)],
    ]


def test_cells_merged_sideways_stand_once_in_either_notation(tmp_path: Path) -> None:
    for flags in ([1, 2, 0], [2, 1, 0]):
        row = cell("村户"), cell(""), cell("备注"), row_end([0, 600, 1200, 1800], flags)
        assert grid(read(write_doc(tmp_path / "a.doc", *row))) == [[("村户", 2, 1), ("备注", 1, 1)]]


def test_header_rows_are_counted(tmp_path: Path) -> None:
    head = row_end([0, 900], more=b"\x04\x34\x01")
    rows = cell("村"), head, cell("上湾"), row_end([0, 900])
    (table,) = read(write_doc(tmp_path / "a.doc", *rows)).fragments
    assert isinstance(table, RawTable)
    assert table.header_rows == 1


def test_a_table_in_a_cell_is_kept_in_it(tmp_path: Path) -> None:
    inner = IN_TABLE + DEEPER
    define = row_end([0, 400, 800]).props[len(IN_TABLE + ROW_END) :]
    rows = (
        para("外", props=IN_TABLE),
        para("内一", props=inner + b"\x4b\x24\x01"),
        para("内二", props=inner + b"\x4b\x24\x01"),
        para(props=inner + b"\x4b\x24\x01" + b"\x4c\x24\x01" + define),
        cell("外末"),
        cell("邻"),
        row_end([0, 900, 1800]),
    )
    (table,) = read(write_doc(tmp_path / "a.doc", *rows)).fragments
    assert isinstance(table, RawTable)
    assert [found.text for found in table.rows[0]] == ["外\n外末", "邻"]
    (inside,) = table.rows[0][0].inside
    assert isinstance(inside, RawTable)
    assert [[found.text for found in row] for row in inside.rows] == [["内一", "内二"]]
