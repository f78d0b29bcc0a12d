"""Tables that no one sees as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import RawTable, RawText
from tests.extract._docx import LINES, p, read, tbl, tc, tr

CENTRED = '<w:jc w:val="center"/>'
BORDERS = f"<w:tblBorders>{LINES}</w:tblBorders>"
NO_LINES = LINES.replace("single", "nil")
COVER = (tr(tc(p("堤防加固工程", properties=CENTRED))), tr(tc("编制说明", "第二稿")))


def test_a_column_without_lines_is_read_as_its_paragraphs(tmp_path: Path) -> None:
    raw = read(tmp_path, tbl(*COVER, properties="") + p("正文"))
    found = [f for f in raw.fragments if isinstance(f, RawText)]
    assert [f.text for f in found] == ["堤防加固工程", "编制说明", "第二稿", "正文"]
    assert found[0].hints.align == "center"


def test_cells_that_take_the_lines_of_their_table_off_make_a_frame(tmp_path: Path) -> None:
    cell = tc("第二稿", properties=f"<w:tcBorders>{NO_LINES}</w:tcBorders>")
    assert isinstance(read(tmp_path, tbl(tr(cell))).fragments[0], RawText)


@pytest.mark.parametrize(
    "table",
    [
        tbl(*COVER),
        tbl(*COVER, properties='<w:tblStyle w:val="Grid"/>'),
        tbl(*COVER, properties='<w:shd w:fill="DDDDDD"/>'),
        tbl(tr(tc("甲"), tc("乙")), properties=""),
        tbl(tr(tc("甲"), properties="<w:tblHeader/>"), tr(tc("乙")), properties=""),
    ],
    ids=["lines", "lines of its style", "shade", "two columns", "a header"],
)
def test_what_is_seen_as_a_table_stays_one(tmp_path: Path, table: str) -> None:
    grid = (
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>'
        f"<w:tblPr>{BORDERS}</w:tblPr></w:style>"
    )
    assert isinstance(read(tmp_path, table, {"styles": grid}).fragments[0], RawTable)
