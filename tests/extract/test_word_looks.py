"""Marks on words and hints of paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract._docx import link_relation, marks, p, paragraph, r, read, texts

BOLD = "<w:b/>"


def style(
    id_: str, name: str, inside: str = "", *, type_: str = "paragraph", base: str = ""
) -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    start = f'<w:style w:type="{type_}" w:styleId="{id_}">'
    return f'{start}<w:name w:val="{name}"/>{on}{inside}</w:style>'


def run_look(inside: str) -> str:
    return f"<w:rPr>{inside}</w:rPr>"


def para_look(inside: str) -> str:
    return f"<w:pPr>{inside}</w:pPr>"


def test_a_mark_over_runs_cut_to_pieces_is_one_span(tmp_path: Path) -> None:
    body = p("要", r("严", BOLD), r("格", BOLD + '<w:lang w:val="zh-CN"/>'), r("自律", BOLD), "。")
    found = paragraph(read(tmp_path, body))
    assert marks(found) == [("bold", "严格自律")]
    assert not found.hints.bold


def test_blanks_between_marked_words_do_not_cut_the_mark(tmp_path: Path) -> None:
    body = p(r("总", BOLD), r("　"), r("则", BOLD), "如下")
    assert marks(paragraph(read(tmp_path, body))) == [("bold", "总　则")]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("<w:b/>", "bold"),
        ('<w:b w:val="1"/>', "bold"),
        ("<w:i/>", "italic"),
        ('<w:u w:val="single"/>', "underline"),
        ('<w:em w:val="dot"/>', "emphasis"),
        ("<w:strike/>", "strike"),
        ("<w:dstrike/>", "strike"),
        ('<w:vertAlign w:val="superscript"/>', "superscript"),
        ('<w:vertAlign w:val="subscript"/>', "subscript"),
        ('<w:highlight w:val="yellow"/>', "highlight"),
    ],
)
def test_every_mark_of_the_author_is_a_span(tmp_path: Path, properties: str, kind: str) -> None:
    found = paragraph(read(tmp_path, p("前", r("中", properties), "后")))
    assert marks(found) == [(kind, "中")]


@pytest.mark.parametrize(
    "properties", ['<w:b w:val="0"/>', '<w:u w:val="none"/>', '<w:highlight w:val="none"/>']
)
def test_a_mark_that_is_switched_off_is_no_span(tmp_path: Path, properties: str) -> None:
    assert marks(paragraph(read(tmp_path, p("前", r("中", properties))))) == []


def test_what_the_paragraph_style_gives_is_a_hint_and_no_mark(tmp_path: Path) -> None:
    styles = style("T", "Title", run_look("<w:b/>"))
    raw = read(tmp_path, p("述职报告", style="T") + p("全文", r("加粗", BOLD)), {"styles": styles})
    assert marks(paragraph(raw)) == []
    assert paragraph(raw).hints.bold
    assert paragraph(raw).hints.style == "Title"


def test_a_paragraph_wholly_bold_has_the_hint_and_the_mark(tmp_path: Path) -> None:
    found = paragraph(read(tmp_path, p(r("一、", BOLD), r(" "), r("基本情况", BOLD))))
    assert found.hints.bold
    assert marks(found) == [("bold", "一、 基本情况")]


def test_bold_of_character_style_and_paragraph_style_switch_each_other_off(tmp_path: Path) -> None:
    styles = style("T", "Title", run_look(BOLD)) + style(
        "S", "Strong", run_look(BOLD), type_="character"
    )
    raw = read(tmp_path, p(r("细", '<w:rStyle w:val="S"/>'), style="T"), {"styles": styles})
    assert not paragraph(raw).hints.bold


@pytest.mark.parametrize("name", ["Doubtful", "doubtful", "Signer Doubtful"])
def test_each_style_of_doubtful_characters_is_a_doubt(tmp_path: Path, name: str) -> None:
    styles = style("D", name, run_look(BOLD), type_="character")
    body = p("签发人：林", r("知", '<w:rStyle w:val="D"/>'), "远")
    assert marks(paragraph(read(tmp_path, body, {"styles": styles}))) == [("low_confidence", "知")]


def test_run_in_headings_and_doubts_come_from_their_character_styles(tmp_path: Path) -> None:
    styles = style("R2", "run-in heading 2", run_look(BOLD), type_="character") + style(
        "D", "Doubtful", run_look('<w:highlight w:val="yellow"/>'), type_="character"
    )
    body = p(
        r("（一）深化学习。", '<w:rStyle w:val="R2"/>'), "一是", r("己", '<w:rStyle w:val="D"/>')
    )
    found = paragraph(read(tmp_path, body, {"styles": styles}))
    assert marks(found) == [("run_in", "（一）深化学习。"), ("low_confidence", "己")]
    assert found.spans[0].value == 2


def test_links_have_their_target_and_no_underline(tmp_path: Path) -> None:
    underlined = r("网页", '<w:color w:val="0563C1"/><w:u w:val="single"/>')
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "http://b.example" \\l "two" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{underlined}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p("见", f'<w:hyperlink r:id="h">{underlined}</w:hyperlink>', "和", field)
    found = paragraph(read(tmp_path, body, relations=link_relation("h", "http://a.example")))
    assert [(s.kind, s.target) for s in found.spans] == [
        ("link", "http://a.example"),
        ("link", "http://b.example#two"),
    ]
    assert found.text == "见网页和网页"


def test_hints_are_inherited_from_defaults_styles_and_the_paragraph(tmp_path: Path) -> None:
    fonts = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
    styles = (
        f"<w:docDefaults><w:rPrDefault>{run_look(fonts)}</w:rPrDefault></w:docDefaults>"
        + style("B", "正文基础", para_look('<w:jc w:val="both"/><w:ind w:firstLineChars="200"/>'))
        + style("C", "正文", run_look('<w:color w:val="FF0000"/>'), base="B")
    )
    body = p("段落", style="C") + p(
        r("黑体", '<w:rFonts w:eastAsia="黑体"/>'), style="C", properties='<w:jc w:val="center"/>'
    )
    raw = read(tmp_path, body, {"styles": styles})
    first, second = paragraph(raw).hints, paragraph(raw, 1).hints
    assert (first.font, first.size, first.color) == ("仿宋_GB2312", 16.0, "FF0000")
    assert (first.align, first.first_indent, first.style) == ("justify", 2.0, "正文")
    assert (second.font, second.align) == ("黑体", "center")


def test_indents_in_twips_become_characters_of_the_size(tmp_path: Path) -> None:
    body = p(
        r("文", '<w:sz w:val="32"/>'), properties='<w:ind w:firstLine="640" w:left="320"/>'
    ) + p(r("文", '<w:sz w:val="32"/>'), properties='<w:ind w:left="640" w:hanging="640"/>')
    raw = read(tmp_path, body)
    first, second = paragraph(raw).hints, paragraph(raw, 1).hints
    assert (first.first_indent, first.left_indent) == (2.0, 1.0)
    assert (second.first_indent, second.left_indent) == (-2.0, 2.0)


@pytest.mark.parametrize(
    ("name", "properties", "outline"),
    [
        ("heading 3", "", 3),
        ("标题 1", "", 1),
        ("Heading 2", '<w:outlineLvl w:val="9"/>', None),
        ("自定义", '<w:outlineLvl w:val="0"/>', 1),
        ("heading text", "", None),
    ],
)
def test_the_outline_level_counts_from_one(
    tmp_path: Path, name: str, properties: str, outline: int | None
) -> None:
    raw = read(tmp_path, p("文", style="H", properties=properties), {"styles": style("H", name)})
    assert paragraph(raw).hints.outline == outline


def test_a_heading_style_may_say_that_it_has_no_level(tmp_path: Path) -> None:
    styles = style("H", "heading 2", para_look('<w:outlineLvl w:val="9"/>'))
    assert paragraph(read(tmp_path, p("文", style="H"), {"styles": styles})).hints.outline is None


PAGE = '<w:r><w:br w:type="page"/></w:r>'
SECTION = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'


@pytest.mark.parametrize(
    "before",
    [
        p("前", PAGE),
        p("前") + p(PAGE),
        p("前") + p(PAGE) + p(),
        p("前", properties=SECTION.format("continuous")),
    ],
)
def test_a_page_break_before_a_paragraph_is_a_hint(tmp_path: Path, before: str) -> None:
    after = p("附件1") + p("文") + SECTION.format("nextPage")
    raw = read(tmp_path, before + after)
    hints = [f.hints.new_page for f in map(paragraph, [raw] * 2, (-2, -1))]
    assert hints == [True, False]


def test_a_continuous_section_begins_no_page(tmp_path: Path) -> None:
    body = p("前", properties=SECTION.format("nextPage")) + p("后") + SECTION.format("continuous")
    assert not paragraph(read(tmp_path, body), -1).hints.new_page


def test_page_break_before_counts_as_a_new_page(tmp_path: Path) -> None:
    raw = read(tmp_path, p("前") + p("附件1", properties="<w:pageBreakBefore/>"))
    assert paragraph(raw, 1).hints.new_page


def test_soft_breaks_tabs_and_hyphens_are_characters(tmp_path: Path) -> None:
    body = p("甲", "<w:r><w:br/></w:r>", "乙", "<w:r><w:tab/></w:r>", "0871", "<w:r><w:noBreakHyphen/></w:r>", "1")  # fmt: skip  # noqa: E501
    assert texts(read(tmp_path, body)) == ["甲\n乙\t0871-1"]


def test_check_boxes_of_symbol_fonts_are_read(tmp_path: Path) -> None:
    checked = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    empty = '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>'
    unknown = '<w:r><w:sym w:font="Wingdings" w:char="F02B"/></w:r>'
    assert texts(read(tmp_path, p(checked, "是", empty, "否", unknown))) == ["☑是☐否\uf02b"]


def test_the_origin_counts_paragraphs_of_the_document(tmp_path: Path) -> None:
    raw = read(tmp_path, p("甲") + p() + p("乙"))
    origin = raw.fragments[-1].origin
    assert (origin.by, origin.part, origin.paragraph) == ("word", "word/document.xml", 3)
