"""Charts and SmartArt in Word files: what is written on them is read, and counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import Raw, RawTable
from tests.extract._docx import dropped, p, read, texts

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SPACES = f'xmlns:c="{_DRAWING}chart" xmlns:a="{_DRAWING}main" xmlns:dgm="{_DRAWING}diagram"'
CHART = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>{}</a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></w:r>"
)
SHOWN = CHART.format(f'<c:chart {_SPACES} r:id="c"/>')


def rich(text: str) -> str:
    return f"<c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx>"


def points(*values: str) -> str:
    listed = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(values))
    return f'<c:f>Sheet1!$A$2</c:f><c:strCache><c:ptCount val="9"/>{listed}</c:strCache>'


def series(name: str, categories: tuple[str, ...], values: tuple[str, ...]) -> str:
    return (
        f"<c:ser><c:tx><c:strRef>{points(name)}</c:strRef></c:tx>"
        f"<c:cat><c:strRef>{points(*categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef>{points(*values)}</c:numRef></c:val></c:ser>"
    )


def chart(*all_series: str, title: str = "", rest: str = "") -> bytes:
    named = f"<c:title>{rich(title)}</c:title>" if title else ""
    return (
        f"<c:chartSpace {_SPACES}><c:chart>{named}<c:plotArea><c:barChart>{''.join(all_series)}"
        f"</c:barChart>{rest}</c:plotArea></c:chart></c:chartSpace>"
    ).encode()


def drawn(folder: Path, data: bytes, body: str = p("图前", SHOWN)) -> Raw:
    relation = f'<Relationship Id="c" Type="{_KINDS}chart" Target="charts/c.xml"/>'
    return read(folder, body, files={"word/charts/c.xml": data}, relations=relation)


def rows(raw: Raw) -> list[list[str]]:
    tables = [f for f in raw.fragments if isinstance(f, RawTable)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


CROPS = ("早稻", "晚稻")


def test_a_chart_is_its_title_and_a_table_of_its_data(tmp_path: Path) -> None:
    data = chart(
        series("去年", CROPS, ("31", "28")), series("今年", CROPS, ("33", "30")), title="产量"
    )
    raw = drawn(tmp_path, data)
    assert texts(raw) == ["图前", "产量"]
    assert rows(raw) == [["", "去年", "今年"], ["早稻", "31", "33"], ["晚稻", "28", "30"]]
    assert dropped(raw) == {"repeated": "早稻\n晚稻"}
    assert [n.code for n in raw.notices] == ["chart_as_table"]


def test_series_over_different_things_each_say_over_which(tmp_path: Path) -> None:
    data = chart(series("甲", ("东", "西"), ("1", "2")), series("乙", ("南",), ("3",)))
    assert rows(drawn(tmp_path, data)) == [
        ["", "甲", "", "乙"],
        ["东", "1", "南", "3"],
        ["西", "2", "", ""],
    ]


def test_titles_of_axes_and_labels_follow_the_table(tmp_path: Path) -> None:
    axis = f"<c:valAx><c:title>{rich('单位：吨')}</c:title></c:valAx>"
    raw = drawn(tmp_path, chart(series("甲", ("东",), ("1",)), title="产量", rest=axis))
    assert [f.text if hasattr(f, "text") else "表" for f in raw.fragments] == [
        "图前",
        "产量",
        "表",
        "单位：吨",
    ]


def test_a_number_is_shown_without_the_noise_of_its_fraction(tmp_path: Path) -> None:
    raw = drawn(tmp_path, chart(series("甲", ("东",), ("8.1999999999999993",))))
    assert rows(raw)[-1] == ["东", "8.2"]
    assert dropped(raw) == {"alternative": "8.1999999999999993"}


def test_a_chart_shown_twice_is_read_and_counted_twice(tmp_path: Path) -> None:
    raw = drawn(tmp_path, chart(series("甲", ("东",), ("1",))), p("图前", SHOWN, SHOWN))
    assert len(rows(raw)) == 4
    assert raw.source_chars == 2 + 2 * 3


def test_text_in_an_extension_of_a_chart_is_listed_as_hidden(tmp_path: Path) -> None:
    extension = "<c:extLst><c:ext><c:v>暗</c:v></c:ext></c:extLst>"
    raw = drawn(tmp_path, chart(series("甲", ("东",), ("1",)), rest=extension))
    assert dropped(raw) == {"hidden": "暗"}


def test_text_between_the_elements_of_a_chart_is_listed(tmp_path: Path) -> None:
    data = chart(series("甲", ("东",), ("1",)), title="产量").replace(
        b"<c:cat>", "漏<c:cat>".encode()
    )
    assert dropped(drawn(tmp_path, data)) == {"foreign": "漏"}


@pytest.mark.parametrize("data", [b"<broken", None])
def test_a_chart_that_is_missing_or_broken_costs_a_notice(
    tmp_path: Path, data: bytes | None
) -> None:
    relation = f'<Relationship Id="c" Type="{_KINDS}chart" Target="charts/c.xml"/>'
    files = {} if data is None else {"word/charts/c.xml": data}
    raw = read(tmp_path, p("图前", SHOWN), files=files, relations=relation)
    assert [n.code for n in raw.notices] == ["missing_chart"]


def test_more_cells_than_a_person_reads_are_no_table(tmp_path: Path) -> None:
    many = [series(f"{n}", (), tuple(map(str, range(40)))) for n in range(60)]
    raw = drawn(tmp_path, chart(*many))
    assert rows(raw) == []
    assert len(texts(raw)) == 1 + 60 * 41


def point(name: str, text: str, kind: str = "node") -> str:
    words = f"<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>" if text else ""
    return f'<dgm:pt modelId="{name}" type="{kind}">{words}</dgm:pt>'


def tie(above: str, below: str, order: int) -> str:
    return f'<dgm:cxn srcId="{above}" destId="{below}" srcOrd="{order}"/>'


def smart_art(folder: Path, points_: str, ties: str, files: dict[str, bytes] | None = None) -> Raw:
    model = (
        f"<dgm:dataModel {_SPACES}><dgm:ptLst>{points_}</dgm:ptLst>"
        f"<dgm:cxnLst>{ties}</dgm:cxnLst></dgm:dataModel>"
    )
    relation = f'<Relationship Id="d" Type="{_KINDS}diagramData" Target="d.xml"/>'
    body = p("图前", CHART.format(f'<dgm:relIds {_SPACES} r:dm="d"/>'))
    every = {"word/d.xml": model.encode(), **(files or {})}
    return read(folder, body, files=every, relations=relation)


def test_smart_art_is_read_in_the_order_of_its_outline(tmp_path: Path) -> None:
    made = point("3", "乙") + point("1", "甲") + point("2", "甲之一") + point("0", "", "doc")
    raw = smart_art(tmp_path, made, tie("0", "3", 1) + tie("0", "1", 0) + tie("1", "2", 0))
    assert texts(raw) == ["图前", "甲", "甲之一", "乙"]
    assert [n.code for n in raw.notices] == ["diagram_as_text"]


def test_points_that_hang_in_a_circle_are_each_read_once(tmp_path: Path) -> None:
    made = point("1", "甲") + point("2", "乙")
    raw = smart_art(tmp_path, made, tie("1", "2", 0) + tie("2", "1", 0))
    assert texts(raw) == ["图前", "甲", "乙"]


def test_the_drawing_kept_beside_smart_art_is_its_second_form(tmp_path: Path) -> None:
    space = "http://schemas.microsoft.com/office/drawing/2008/diagram"
    drawing = f'<d:drawing xmlns:d="{space}" {_SPACES}><a:p><a:t>甲</a:t></a:p></d:drawing>'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/word/w.xml" ContentType="application/vnd.ms-office.drawingml.diagramDrawing'
        '+xml"/></Types>'
    )
    files = {"word/w.xml": drawing.encode(), "[Content_Types].xml": types.encode()}
    raw = smart_art(tmp_path, point("1", "甲"), "", files)
    assert texts(raw) == ["图前", "甲"]
    assert dropped(raw) == {"alternative": "甲"}
