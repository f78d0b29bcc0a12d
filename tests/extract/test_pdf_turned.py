"""Text on its side, and text that runs downwards, is read as its reader holds the page."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import RawFigure, RawTable
from stages.extract._layout.compose import compose
from stages.extract._layout.model import on_source
from tests.extract._print import ruled, show
from tests.extract._sheet import Scissors, code, picture, read, sheet

ON_ITS_SIDE = "q 0 1 -1 0 600 0 cm\n"
"""What was drawn upwards is now drawn from left to right, for a reader who turns the page."""


def test_a_page_drawn_on_its_side_is_read_upright_and_its_boxes_lie_in_the_file(
    tmp_path: Path,
) -> None:
    grid = ruled([80, 200, 320], [340, 380, 420]) + show("闸门", 90, 366) + show("三座", 210, 406)
    drawn = sheet(tmp_path, ON_ITS_SIDE + show("渠首工程一览", 80, 320) + grid + "Q")
    scissors = Scissors()
    found = read(drawn, scissors)
    assert [line.text for line in found.page.lines] == ["渠首工程一览"]
    table = found.page.placed[0].fragment
    assert isinstance(table, RawTable)
    assert [[c.text for c in row] for row in table.rows] == [["闸门", ""], ["", "三座"]]
    (first, *_rest) = drawn.glyphs
    box = on_source(found.page.lines[0].box, found.page)
    assert abs(box[0] - first.box[0]) < 1
    assert abs(box[3] - first.box[3]) < 1


def test_a_picture_on_a_turned_page_is_cut_out_where_it_lies_in_the_file(tmp_path: Path) -> None:
    content = ON_ITS_SIDE + show("渠首工程一览", 80, 400) + picture(80, 500, 100, 40) + "Q"
    drawn = sheet(tmp_path, content)
    scissors = Scissors()
    found = read(drawn, scissors)
    assert [type(p.fragment) for p in found.page.placed] == [RawFigure]
    (cut,) = scissors.cut
    assert all(abs(a - b) < 0.2 for a, b in zip(cut, drawn.pictures[0], strict=True))


def test_words_on_their_side_in_a_cell_are_the_cells(tmp_path: Path) -> None:
    side = f"BT /F 16 Tf 0 1 -1 0 110 480 Tm <{code('车间')}> Tj ET\n"
    grid = ruled([80, 130, 320], [300, 380, 420])
    body = "".join(show(text, 140, y) for text, y in (("水轮机检修", 330), ("已完成", 406)))
    found = read(sheet(tmp_path, grid + side + body)).page
    table = found.placed[0].fragment
    assert isinstance(table, RawTable)
    assert [[c.text for c in row] for row in table.rows] == [["车间", "水轮机检修"], ["", "已完成"]]


def test_words_on_their_side_in_the_margin_are_a_line_of_their_own(tmp_path: Path) -> None:
    side = f"BT /F 16 Tf 0 -1 1 0 40 600 Tm <{code('装订线内')}> Tj ET\n"
    body = "".join(show("灌区今年增收", 120, y) for y in (200, 228, 256, 284))
    page = read(sheet(tmp_path, side + body)).page
    assert [line.text for line in page.lines] == [*["灌区今年增收"] * 4, "装订线内"]
    fragments = compose([page]).fragments
    assert [getattr(f, "text", "") for f in fragments][-1] == "装订线内"


def test_a_watermark_askew_is_kept_as_one_line(tmp_path: Path) -> None:
    mark = f"BT /F 30 Tf 0.7 0.7 -0.7 0.7 200 400 Tm <{code('内部资料')}> Tj ET\n"
    body = "".join(show("灌区今年增收", 80, y) for y in (200, 228, 256, 284))
    lines = [line.text for line in read(sheet(tmp_path, body + mark)).page.lines]
    assert lines == [*["灌区今年增收"] * 4, "内部资料"]


def test_lines_that_run_downwards_are_read_from_the_right(tmp_path: Path) -> None:
    content = "".join(
        f"BT /F 16 Tf {x} 700 Td <{code(text)}> Tj ET\n"
        for x, text in ((400, "渠水清清"), (370, "稻香千里"), (340, "丰收在望"))
    )
    page = read(sheet(tmp_path, content, vertical=True)).page
    assert [line.text for line in page.lines] == ["渠水清清", "稻香千里", "丰收在望"]
