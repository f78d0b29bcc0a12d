"""Tables with merged cells, nested tables and pictures."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw, RawFigure, RawTable
from tests.extract._docx import dropped, image_relation, p, r, read, tbl, tc, tr

BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def table(raw: Raw) -> RawTable:
    found = raw.fragments[0]
    assert isinstance(found, RawTable)
    return found


def shape(found: RawTable) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in found.rows]


def test_merged_cells_stand_once_with_their_spans(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("项目", properties=BEGIN), tc("意见", properties=span(2))),
        tr(tc(properties=GO_ON), tc("同意"), tc("不同意")),
        tr(tc("安装"), tc("是"), tc("")),
    )
    assert shape(table(read(tmp_path, body))) == [
        [("项目", 1, 2), ("意见", 2, 1)],
        [("同意", 1, 1), ("不同意", 1, 1)],
        [("安装", 1, 1), ("是", 1, 1), ("", 1, 1)],
    ]


def test_a_merge_ends_where_another_cell_takes_its_column(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("上", properties=BEGIN), tc("甲")),
        tr(tc("中", properties=BEGIN), tc("乙")),
        tr(tc(properties=GO_ON), tc("丙")),
    )
    assert [row[0][2] for row in shape(table(read(tmp_path, body)))] == [1, 2, 1]


def test_text_in_a_continued_cell_is_hidden_and_listed(tmp_path: Path) -> None:
    body = tbl(tr(tc("甲", properties=BEGIN)), tr(tc("遗留", properties=GO_ON)))
    raw = read(tmp_path, body)
    assert shape(table(raw)) == [[("甲", 1, 2)], []]
    assert dropped(raw) == {"hidden": "遗留"}


def test_paragraphs_of_a_cell_are_joined_and_their_marks_move_along(tmp_path: Path) -> None:
    body = tbl(tr(tc(p("第一段"), p(), p("第", r("二", "<w:b/>"), "段"))))
    cell = table(read(tmp_path, body)).rows[0][0]
    assert cell.text == "第一段\n第二段"
    assert [(s.kind, s.start, s.end) for s in cell.spans] == [("bold", 5, 6)]


def test_a_mark_over_several_paragraphs_of_a_cell_is_one(tmp_path: Path) -> None:
    underline = '<w:u w:val="single"/>'
    line_end = "<w:r><w:rPr><w:b/></w:rPr><w:br/></w:r>"
    first = p(r("甲", "<w:b/>"), line_end) + p(r("乙", "<w:b/>"), r("丙", underline))
    cell = table(read(tmp_path, tbl(tr(tc(first, p(r("丁", underline))))))).rows[0][0]
    assert cell.text == "甲\n\n乙丙\n丁"
    spans = [(s.kind, cell.text[s.start : s.end]) for s in cell.spans]
    assert spans == [("bold", "甲\n\n乙"), ("underline", "丙\n丁")]


def test_a_nested_table_and_a_picture_lie_inside_their_cell(tmp_path: Path) -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="254000" cy="127000"/>'
        '<wp:docPr id="1" name="x" descr="公章"/><a:graphic><a:graphicData><pic:pic>'
        '<pic:blipFill><a:blip r:embed="i1"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    inner = tbl(tr(tc("里")))
    body = tbl(tr(tc(p("外", picture), inner, p())))
    raw = read(
        tmp_path, body, files={"word/m/1.png": b"png"}, relations=image_relation("i1", "m/1.png")
    )
    cell = table(raw).rows[0][0]
    assert cell.text == "外"
    figure, nested = cell.inside
    assert isinstance(figure, RawFigure)
    assert (figure.width, figure.height, figure.alt) == (20.0, 10.0, "公章")
    assert raw.assets == {figure.asset: b"png"}
    assert figure.asset.endswith(".png")
    assert isinstance(nested, RawTable)
    assert nested.rows[0][0].text == "里"


def test_header_rows_are_the_leading_ones_that_say_so(tmp_path: Path) -> None:
    header = "<w:tblHeader/>"
    body = tbl(tr(tc("姓名"), properties=header), tr(tc("甲")), tr(tc("乙"), properties=header))
    assert table(read(tmp_path, body)).header_rows == 1


def test_a_deleted_row_is_listed_and_left_out(tmp_path: Path) -> None:
    body = tbl(tr(tc("留")), tr(tc("删"), properties="<w:del/>"))
    raw = read(tmp_path, body)
    assert shape(table(raw)) == [[("留", 1, 1)]]
    assert dropped(raw) == {"deleted": "删"}


def test_rows_and_cells_in_content_controls_are_found(tmp_path: Path) -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('内')}</w:sdtContent></w:sdt>"
    body = tbl(f"<w:sdt><w:sdtContent>{tr(cell)}</w:sdtContent></w:sdt>")
    assert shape(table(read(tmp_path, body))) == [[("内", 1, 1)]]


def test_skipped_columns_keep_the_grid(tmp_path: Path) -> None:
    body = tbl(tr(tc("甲"), tc("乙")), tr(tc("丙"), properties='<w:gridBefore w:val="1"/>'))
    assert shape(table(read(tmp_path, body)))[1] == [("", 1, 1), ("丙", 1, 1)]
