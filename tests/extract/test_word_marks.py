"""Marks and hints where styles, tables and the document's defaults say them together."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import RawTable
from tests.extract._docx import (
    dropped,
    level,
    link_relation,
    marks,
    numbering,
    p,
    paragraph,
    r,
    read,
    tbl,
    tc,
    texts,
    tr,
)

BOLD = "<w:b/>"


def style(id_: str, inside: str, kind: str = "paragraph", name: str = "", base: str = "") -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    named = f'<w:name w:val="{name or id_}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{id_}">{named}{on}{inside}</w:style>'


def rpr(inside: str) -> str:
    return f"<w:rPr>{inside}</w:rPr>"


@pytest.mark.parametrize("switch", ["b", "i", "strike", "vanish"])
def test_toggles_of_paragraph_and_character_style_switch_each_other(
    tmp_path: Path, switch: str
) -> None:
    styles = style("P", rpr(f"<w:{switch}/>")) + style("C", rpr(f"<w:{switch}/>"), "character")
    body = p(r("甲", '<w:rStyle w:val="C"/>'), style="P") + p("乙")
    raw = read(tmp_path, body, {"styles": styles})
    assert texts(raw) == ["甲", "乙"]  # were it hidden, it would be gone
    assert marks(paragraph(raw)) == []
    assert not paragraph(raw).hints.bold


def test_a_double_strike_does_not_switch(tmp_path: Path) -> None:
    styles = style("P", rpr("<w:dstrike/>")) + style("C", rpr("<w:dstrike/>"), "character")
    body = p(r("甲", '<w:rStyle w:val="C"/>'), r("乙", '<w:dstrike w:val="0"/>'), style="P")
    assert marks(paragraph(read(tmp_path, body, {"styles": styles}))) == []


def test_styles_on_one_another_do_not_switch(tmp_path: Path) -> None:
    styles = style("A", rpr(BOLD)) + style("B", rpr(BOLD), base="A")
    assert paragraph(read(tmp_path, p("甲", style="B"), {"styles": styles})).hints.bold


def test_what_the_defaults_switch_on_stays_on_in_styles(tmp_path: Path) -> None:
    styles = (
        f"<w:docDefaults><w:rPrDefault>{rpr(BOLD)}</w:rPrDefault></w:docDefaults>"
        + style("P", rpr('<w:b w:val="0"/>'))
        + style("C", rpr(BOLD), "character")
    )
    body = p(r("甲", '<w:rStyle w:val="C"/>'), style="P") + p(r("乙", '<w:b w:val="0"/>'))
    raw = read(tmp_path, body, {"styles": styles})
    assert [paragraph(raw, n).hints.bold for n in (0, 1)] == [True, False]


def test_bold_of_complex_scripts_is_none_of_chinese(tmp_path: Path) -> None:
    assert marks(paragraph(read(tmp_path, p("前", r("中", "<w:bCs/><w:iCs/>"))))) == []


@pytest.mark.parametrize("kind", ["single", "double", "dotted", "wave", "words", "thick", "dash"])
def test_underlines_of_all_kinds_are_underlines(tmp_path: Path, kind: str) -> None:
    body = p("前", r("中", f'<w:u w:val="{kind}"/>'))
    assert marks(paragraph(read(tmp_path, body))) == [("underline", "中")]


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ('<w:position w:val="8"/><w:sz w:val="14"/>', [("superscript", "2")]),
        ('<w:position w:val="-6"/><w:sz w:val="14"/>', [("subscript", "2")]),
        ('<w:position w:val="8"/>', []),
        ('<w:position w:val="2"/><w:sz w:val="14"/>', []),
    ],
)
def test_small_text_moved_by_hand_is_a_super_or_subscript(
    tmp_path: Path, properties: str, found: list[tuple[str, str]]
) -> None:
    assert marks(paragraph(read(tmp_path, p("m", r("2", properties))))) == found


@pytest.mark.parametrize(
    ("fill", "found"),
    [("FFFF00", [("highlight", "中")]), ("F2F2F2", []), ("auto", []), ("FFFFFF", [])],
)
def test_a_coloured_ground_is_a_highlight(
    tmp_path: Path, fill: str, found: list[tuple[str, str]]
) -> None:
    body = p("前", r("中", f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'))
    assert marks(paragraph(read(tmp_path, body))) == found


GRID = style(
    "T",
    f'{rpr("<w:i/>")}<w:tblStylePr w:type="firstRow">{rpr(BOLD)}</w:tblStylePr>'
    f'<w:tblStylePr w:type="firstCol">{rpr("<w:strike/>")}</w:tblStylePr>',
    "table",
)


def _marked(raw_table: object) -> list[list[list[str]]]:
    assert isinstance(raw_table, RawTable)
    return [[[s.kind for s in cell.spans] for cell in row] for row in raw_table.rows]


@pytest.mark.parametrize(
    ("look", "found"),
    [
        ('w:firstRow="1" w:firstColumn="0"', [[["bold", "italic"]] * 2, [["italic"]] * 2]),
        ('w:val="0020"', [[["bold", "italic"]] * 2, [["italic"]] * 2]),
        (
            'w:val="00A0"',
            [
                [["bold", "italic", "strike"], ["bold", "italic"]],
                [["italic", "strike"], ["italic"]],
            ],
        ),
        ('w:val="04A0" w:firstRow="0" w:firstColumn="0"', [[["italic"]] * 2] * 2),
    ],
)
def test_a_table_style_marks_the_rows_and_columns_it_sets_apart(
    tmp_path: Path, look: str, found: list[list[list[str]]]
) -> None:
    properties = f'<w:tblStyle w:val="T"/><w:tblLook {look}/>'
    body = tbl(tr(tc("年"), tc("数")), tr(tc("甲"), tc("乙")), properties=properties)
    raw = read(tmp_path, body, {"styles": GRID})
    assert _marked(raw.fragments[0]) == found


def test_a_paragraph_style_in_a_table_switches_what_the_table_style_sets(tmp_path: Path) -> None:
    styles = GRID + style("P", rpr(BOLD))
    look = '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'
    body = tbl(tr(tc(p("年", style="P"))), tr(tc("甲"), tc("乙")), properties=look)
    table = read(tmp_path, body, {"styles": styles}).fragments[0]
    assert _marked(table)[0] == [["italic"]]


def test_a_table_inside_a_cell_has_its_own_style(tmp_path: Path) -> None:
    look = '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'
    inner = tbl(tr(tc("里"), tc("间")))
    body = tbl(tr(tc(p("外"), inner, p()), tc("旁")), properties=look)
    outer = read(tmp_path, body, {"styles": GRID}).fragments[0]
    assert isinstance(outer, RawTable)
    assert _marked(outer.rows[0][0].inside[0]) == [[[], []]]
    assert _marked(outer)[0][1] == ["bold", "italic"]


def test_an_underlined_link_keeps_the_underline_that_is_not_how_links_look(tmp_path: Path) -> None:
    styles = style("L", rpr('<w:color w:val="0563C1"/><w:u w:val="single"/>'), "character",
                   "Hyperlink")  # fmt: skip
    plain = r("规定", '<w:rStyle w:val="L"/>')
    underlined = r("全文", '<w:u w:val="single"/>')
    body = p("见", f'<w:hyperlink r:id="h">{plain}{underlined}</w:hyperlink>')
    raw = read(tmp_path, body, {"styles": styles}, relations=link_relation("h", "http://a.example"))
    assert marks(paragraph(raw)) == [("link", "规定全文"), ("underline", "全文")]


def test_a_mark_is_not_cut_by_an_equation(tmp_path: Path) -> None:
    equation = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    body = p("设", r("常数", BOLD), equation, r("为零", BOLD), equation, "。")
    assert marks(paragraph(read(tmp_path, body))) == [
        ("bold", "常数x为零"),
        ("equation", "x"),
        ("equation", "x"),
    ]


def test_hints_come_through_styles(tmp_path: Path) -> None:
    styles = style(
        "P", '<w:pPr><w:pageBreakBefore/><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr>'
    ) + style("Q", "", base="P")
    body = p("前") + p("题", style="Q")
    hints = paragraph(read(tmp_path, body, {"styles": styles}), 1).hints
    assert (hints.new_page, hints.align, hints.outline) == (True, "center", 2)


def test_text_hidden_only_on_the_web_is_read(tmp_path: Path) -> None:
    assert texts(read(tmp_path, p("前", r("3", "<w:webHidden/>")))) == ["前3"]


def test_text_hidden_by_a_style_is_listed(tmp_path: Path) -> None:
    styles = style("H", rpr("<w:vanish/>"), "character")
    raw = read(tmp_path, p("明", r("密", '<w:rStyle w:val="H"/>')), {"styles": styles})
    assert (texts(raw), dropped(raw)) == (["明"], {"hidden": "密"})


def test_a_hidden_row_is_listed(tmp_path: Path) -> None:
    raw = read(tmp_path, tbl(tr(tc("明")), tr(tc("密"), properties="<w:hidden/>")))
    assert dropped(raw) == {"hidden": "密"}


SEPARATOR = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
HEADING = style("H", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', name="heading 2")


def test_a_style_separator_makes_a_run_in_heading_of_two_paragraphs(tmp_path: Path) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p("强化学习。", properties=number + SEPARATOR, style="H") + p("全年学习十次。")
    parts = {"styles": HEADING, "numbering": numbering(level(0, "chineseCounting", "（%1）"))}
    found = paragraph(read(tmp_path, body, parts))
    assert found.text == "（一）强化学习。全年学习十次。"
    assert [(s.kind, s.value, s.start, s.end) for s in found.spans] == [("run_in", 2, 3, 8)]
    assert found.hints.number == 3


@pytest.mark.parametrize(
    "element",
    ["softHyphen", "dayLong", "monthShort", "yearLong", "pgNum", "separator", "annotationRef"],
)
def test_elements_that_stand_for_no_text_of_the_file_give_none(
    tmp_path: Path, element: str
) -> None:
    assert texts(read(tmp_path, p("前", f"<w:r><w:{element}/></w:r>", "后"))) == ["前后"]


def test_a_tab_to_a_place_on_the_page_is_a_tab(tmp_path: Path) -> None:
    body = p("左", '<w:r><w:ptab w:alignment="right" w:relativeTo="margin"/></w:r>', "右")
    assert texts(read(tmp_path, body)) == ["左\t右"]


@pytest.mark.parametrize(
    "properties",
    [
        "<w:showingPlcHdr/><w:text/>",
        '<w:dropDownList><w:listItem w:displayText="甲" w:value="1"/></w:dropDownList>',
        '<w:date w:fullDate="2023-12-20T00:00:00Z"><w:dateFormat w:val="yyyy"/></w:date>',
        '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>',
    ],
)
def test_a_content_control_is_read_as_it_shows(tmp_path: Path, properties: str) -> None:
    control = (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(tmp_path, p("选：", control))) == ["选：甲"]


def test_the_chosen_entry_of_an_old_form_is_read(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read(tmp_path, p("选：", field))) == ["选：乙"]
