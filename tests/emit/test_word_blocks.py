"""Tables, pictures, equations."""

from __future__ import annotations

import struct

import pytest

from pipeline.errors import BadJson
from pipeline.report import Cell, Figure, Opaque, Table
from tests.emit._opened import W, body, document, emit
from tests.generated import ASSET, ASSETS, picture

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _table(*rows: tuple[Cell, ...], **more: object) -> Table:
    return Table(id="b1", rows=rows, **more)  # type: ignore[arg-type]


def test_merged_cells_stand_on_the_grid() -> None:
    table = _table(
        (Cell(text="单位", rowspan=2), Cell(text="隐患", colspan=2)),
        (Cell(text="发现"), Cell(text="整改")),
        header_rows=2,
    )
    root = document(body(table))
    rows = list(root.iter(f"{W}tr"))
    assert [len(row.findall(f"{W}tc")) for row in rows] == [2, 3]
    assert root.find(f".//{W}gridSpan").get(f"{W}val") == "2"
    merges = [e.get(f"{W}val") for e in root.iter(f"{W}vMerge")]
    assert merges == ["restart", None]
    assert all(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)


def test_columns_fill_the_width_of_the_text_and_the_wordy_one_gets_most() -> None:
    table = _table((Cell(text="序号"), Cell(text="排查整改的情况和完成的时限"), Cell(text="备注")))
    widths = [int(e.get(f"{W}w")) for e in document(body(table)).iter(f"{W}gridCol")]
    assert sum(widths) == 11906 - 1587 - 1474
    assert widths[1] > 2 * widths[0] == 2 * widths[2]


def test_paragraphs_of_a_cell_are_paragraphs() -> None:
    cell = next(document(body(_table((Cell(text="甲\n乙"),)))).iter(f"{W}tc"))
    assert ["".join(p.itertext()) for p in cell.iter(f"{W}p")] == ["甲", "乙"]


def test_a_nested_table_is_followed_by_the_paragraph_that_a_cell_must_end_in() -> None:
    inner = Table(id="b2", rows=((Cell(text="内"),),))
    cell = next(document(body(_table((Cell(text="外", blocks=(inner,)),)))).iter(f"{W}tc"))
    assert [e.tag.removeprefix(W) for e in cell] == ["tcPr", "p", "tbl", "p"]


def test_two_tables_are_kept_apart() -> None:
    one, two = _table((Cell(text="甲"),)), Table(id="b2", rows=((Cell(text="乙"),),))
    found = [e.tag.removeprefix(W) for e in document(body(one, two)).find(f"{W}body")]
    assert found[:3] == ["tbl", "p", "tbl"]


@pytest.mark.parametrize(
    "rows",
    [
        ((Cell(text="甲", rowspan=2),),),  # deeper than the table
        ((Cell(text="甲"),), ()),  # a row of nothing
        ((Cell(text="甲", colspan=0),),),
        ((Cell(text="甲", colspan=10**9),),),
        ((Cell(text="甲"), Cell(text="乙", rowspan=2)), (Cell(text="丙", colspan=2),)),
    ],
)
def test_a_grid_that_does_not_work_out_is_refused(rows: tuple[tuple[Cell, ...], ...]) -> None:
    with pytest.raises(BadJson, match="of table b1 does not work out"):
        emit(body(_table(*rows)))


def _extent(**size: float) -> tuple[int, int]:
    figure = Figure(id="b1", asset=ASSET, **size)
    found = next(document(body(figure), ASSETS).iter(f"{WP}extent"))
    return int(found.get("cx", "")), int(found.get("cy", ""))


def test_a_picture_keeps_its_size() -> None:
    assert _extent(width=120, height=60.5) == (120 * 12700, 768350)


def test_a_picture_is_never_wider_than_the_text() -> None:
    width, height = _extent(width=800, height=400)
    assert width == pytest.approx(442.25 * 12700, rel=1e-6)
    assert width == pytest.approx(2 * height, rel=1e-6)


def test_the_size_that_a_report_leaves_out_is_read_from_the_picture() -> None:
    assert _extent() == (19050, 19050)  # two dots of 96 an inch
    assert _extent(width=50) == (50 * 12700, 50 * 12700)


def test_the_size_of_a_metafile_is_read_from_it() -> None:
    frame = struct.pack("<LHhhhhHLH", 0x9AC6CDD7, 0, 0, 0, 1440, 720, 1440, 0, 0)
    metafile = frame + struct.pack("<HHHLHLH", 1, 9, 0x300, 12, 0, 3, 0) + bytes(6)
    figure = Figure(id="b1", asset="a.wmf")
    found = next(document(body(figure), {"a.wmf": metafile}).iter(f"{WP}extent"))
    assert (found.get("cx"), found.get("cy")) == (str(72 * 12700), str(36 * 12700))  # an inch wide


def test_the_paragraph_of_a_picture_is_as_high_as_the_picture() -> None:
    from tests.emit._opened import part

    styles = part(emit(body()), "styles.xml")
    figure = next(s for s in styles if s.get(f"{W}styleId") == "Figure")
    assert figure.find(f"{W}pPr/{W}spacing").get(f"{W}lineRule") == "auto"


def test_a_picture_that_is_not_at_hand_is_named() -> None:
    with pytest.raises(BadJson, match=r"the picture 0.png is not beside the JSON"):
        emit(body(Figure(id="b1", asset="0.png")))


def test_a_picture_that_word_does_not_show_is_refused() -> None:
    figure = Figure(id="b1", asset="0.jp2", width=10, height=10)
    with pytest.raises(BadJson, match="of a kind that Word does not show"):
        emit(body(figure), {"0.jp2": picture()})


def test_an_equation_is_put_back_as_it_came() -> None:
    data = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
    root = document(body(Opaque(id="b1", text="x=1", media="application/omml+xml", data=data)))
    assert root.findtext(f".//{{{MATH}}}t") == "x=1"


@pytest.mark.parametrize("data", ["x=1", "<object/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_anything_else_kept_whole_is_refused(data: str) -> None:
    with pytest.raises(BadJson, match="b1"):
        emit(body(Opaque(id="b1", text="x=1", media="text/plain", data=data)))


def test_a_long_column_wraps_before_a_short_one_does() -> None:
    long, short = Cell(text="逐项整改到位" * 30), Cell(text="12月底前")
    widths = [
        int(e.get(f"{W}w")) for e in document(body(_table((long, short)))).iter(f"{W}gridCol")
    ]
    assert widths[1] >= (4 + 1.5) * 12 * 20 * 0.99


def test_a_row_higher_than_a_page_may_break() -> None:
    table = _table((Cell(text="逐项整改到位" * 200),), (Cell(text="短"),))
    kept = [
        row.find(f"{W}trPr/{W}cantSplit") is not None
        for row in document(body(table)).iter(f"{W}tr")
    ]
    assert kept == [False, True]
