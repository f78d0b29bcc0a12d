"""Nothing of a Word file is lost: it is read, or it stands in the ledger with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import RawFigure, RawOpaque
from tests.extract._docx import (
    dropped,
    field,
    image_relation,
    level,
    marks,
    numbered,
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


def box(content: str) -> str:
    """A text box as Word writes it: once for new readers and once for old ones."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:ins w:id='1'>{}</w:ins>",
        "<w:moveTo w:id='1'>{}</w:moveTo>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:customXml>{}</w:customXml>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:fldSimple w:instr='DATE'>{}</w:fldSimple>",
        "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
        "<w:bdo w:val='ltr'>{}</w:bdo>",
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_text_in_wrappers_is_read(tmp_path: Path, wrapper: str) -> None:
    assert texts(read(tmp_path, p("前", wrapper.format(r("中")), "后"))) == ["前中后"]


def test_paragraphs_in_content_controls_are_read(tmp_path: Path) -> None:
    body = f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>{p('乙')}"
    assert texts(read(tmp_path, body)) == ["甲", "乙"]


def test_deletions_and_moves_stand_in_the_ledger(tmp_path: Path) -> None:
    gone = "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('移走')}</w:moveFrom>"
    raw = read(tmp_path, p("留", gone, "下", moved))
    assert texts(raw) == ["留下"]
    assert dropped(raw) == {"deleted": "删去", "moved": "移走"}


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    cut = "<w:rPr><w:del w:id='1'/></w:rPr>"
    raw = read(tmp_path, p("前半", properties=cut) + p("后半"))
    assert texts(raw) == ["前半后半"]


def test_hidden_text_is_listed_and_its_number_with_it(tmp_path: Path) -> None:
    hidden = r("密", "<w:vanish/>")
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p("明", hidden) + p(hidden, properties=number)
    raw = read(tmp_path, body, {"numbering": numbering(level(0, "decimal", "%1."))})
    assert texts(raw) == ["明"]
    assert dropped(raw) == {"hidden": "密1."}


def test_field_codes_are_dropped_and_results_kept(tmp_path: Path) -> None:
    nested = field("IF ", r("年"))
    raw = read(tmp_path, p("共", field(" NUMPAGES ", r("8")), "页", nested))
    assert texts(raw) == ["共8页年"]
    assert dropped(raw) == {"field_code": " NUMPAGES IF "}


def test_text_within_an_instruction_is_dropped_with_it(tmp_path: Path) -> None:
    condition = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f"{field('DATE', r('今日'))}"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>是</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    raw = read(tmp_path, p("答", condition))
    assert texts(raw) == ["答是"]
    assert dropped(raw) == {"field_code": "IF DATE今日"}


def test_a_field_that_never_ends_swallows_nothing(tmp_path: Path) -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "正文") + p("继续")
    assert texts(read(tmp_path, body)) == ["正文", "继续"]


def test_a_text_box_is_read_once_behind_its_anchor(tmp_path: Path) -> None:
    raw = read(tmp_path, p("锚", box(p("框一") + p("框二"))) + p("后"))
    assert texts(raw) == ["锚", "框一", "框二", "后"]
    assert dropped(raw) == {"alternative": "框一\n框二"}


def test_a_numbered_paragraph_in_a_text_box_is_counted_once(tmp_path: Path) -> None:
    body = p(box(numbered("甲"))) + numbered("乙")
    raw = read(tmp_path, body, {"numbering": numbering(level(0, "decimal", "%1."))})
    assert texts(raw) == ["1.甲", "2.乙"]


def test_a_form_with_nothing_to_show_gives_way_to_the_other(tmp_path: Path) -> None:
    twin = (
        "<mc:AlternateContent><mc:Choice Requires='x'><w:r/></mc:Choice>"
        f"<mc:Fallback>{r('后备')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(tmp_path, p(twin))) == ["后备"]


def test_the_second_form_of_a_text_box_in_a_header_is_no_header_text(tmp_path: Path) -> None:
    raw = read(tmp_path, p("正文"), {"hdr": p(box(p("机密")))})
    assert dropped(raw) == {"header": "机密", "alternative": "机密"}


def test_a_picture_in_two_forms_is_kept_once(tmp_path: Path) -> None:
    twin = (
        "<w:r><w:drawing><mc:AlternateContent><mc:Choice Requires='x'><a:blip r:embed='i'/>"
        "</mc:Choice><mc:Fallback><v:imagedata r:id='i'/></mc:Fallback></mc:AlternateContent>"
        "</w:drawing></w:r>"
    )
    raw = read(
        tmp_path, p(twin), files={"word/i.png": b"x"}, relations=image_relation("i", "i.png")
    )
    assert [type(f) for f in raw.fragments] == [RawFigure]


def test_ruby_keeps_its_base(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('zhāo')}</w:rt><w:rubyBase>{r('昭')}</w:rubyBase></w:ruby></w:r>"
    raw = read(tmp_path, p(ruby, "通"))
    assert texts(raw) == ["昭通"]
    assert dropped(raw) == {"alternative": "zhāo"}


def test_headers_footers_and_comments_are_listed(tmp_path: Path) -> None:
    parts = {
        "hdr": p("云岭市教育局"),
        "ftr": p("第", field(" PAGE ", r("1")), "页"),
        "comments": f"<w:comment w:id='0'>{p('请核实')}</w:comment>",
    }
    raw = read(tmp_path, p("正文"), parts)
    assert texts(raw) == ["正文"]
    assert dropped(raw) == {
        "header": "云岭市教育局",
        "footer": "第1页",
        "field_code": " PAGE ",
        "comment": "请核实",
    }


def reference(kind: str, id_: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def note(id_: int, inside: str) -> str:
    return f'<w:footnote w:id="{id_}">{inside}</w:footnote>'


def test_notes_are_marked_in_the_order_of_their_references(tmp_path: Path) -> None:
    parts = {
        "footnotes": (
            note(0, p("<w:r><w:separator/></w:r>"))
            + note(1, p("后注"))
            + note(2, p("<w:r><w:footnoteRef/></w:r>", " 先注") + p("续"))
            + note(3, p("无人引用"))
        ),
        "endnotes": f"<w:endnote w:id='1'>{p('尾注')}</w:endnote>",
    }
    body = p(
        "甲", reference("footnote", 2), "乙", reference("endnote", 1), reference("footnote", 1)
    )
    raw = read(tmp_path, body, parts)
    assert [(n.mark, n.text) for n in raw.footnotes] == [
        ("1", "先注\n续"),
        ("2", "尾注"),
        ("3", "后注"),
    ]
    spans = [(s.kind, s.start, s.end, s.target) for s in paragraph(raw).spans]
    assert spans == [
        ("footnote", 1, 1, "1"),
        ("footnote", 2, 2, "2"),
        ("footnote", 2, 2, "3"),
    ]
    assert dropped(raw) == {"hidden": "无人引用"}


def test_marks_in_a_note_lie_on_its_words_without_blanks_and_mark(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>※</w:t></w:r>'
    italic = r("年鉴", "<w:i/>")
    parts = {"footnotes": note(1, p("※ 见", italic) + p() + p(" 又见", italic))}
    found = read(tmp_path, p("文", mark), parts).footnotes[0]
    assert found.text == "见年鉴\n又见年鉴"
    assert [(s.kind, s.start, s.end) for s in found.spans] == [("italic", 1, 3), ("italic", 6, 8)]


def test_a_note_whose_reference_is_deleted_is_deleted_too(tmp_path: Path) -> None:
    parts = {"footnotes": note(1, p("注"))}
    raw = read(tmp_path, p("文", f"<w:del>{reference('footnote', 1)}</w:del>"), parts)
    assert raw.footnotes == ()
    assert dropped(raw) == {"deleted": "注"}


PICTURE = (
    '<w:r><w:pict><v:shape style="width:30pt;height:1in"><v:imagedata r:id="i"/></v:shape>'
    "</w:pict></w:r>"
)


def test_a_picture_of_the_old_kind_follows_its_paragraph(tmp_path: Path) -> None:
    raw = read(
        tmp_path,
        p("图", PICTURE),
        files={"word/i.PNG": b"x"},
        relations=image_relation("i", "i.PNG"),
    )
    figure = raw.fragments[1]
    assert isinstance(figure, RawFigure)
    assert (figure.width, figure.height) == (30.0, 72.0)
    assert raw.assets[figure.asset] == b"x"


def test_a_picture_that_is_not_there_is_a_notice(tmp_path: Path) -> None:
    raw = read(tmp_path, p("图", PICTURE))
    assert [n.code for n in raw.notices] == ["missing_picture"]


def test_a_picture_of_a_kind_that_word_does_not_show_is_a_notice(tmp_path: Path) -> None:
    """It would keep the whole document from being written as Word again."""
    body = p('<w:r><w:pict><v:imagedata r:id="i"/></w:pict></w:r>', "文")
    relations = image_relation("i", "i.bin")
    unknown = read(tmp_path, body, files={"word/i.bin": b"VCLMTF"}, relations=relations)
    assert [n.code for n in unknown.notices] == ["unknown_picture"]
    assert not unknown.assets
    known = read(tmp_path, body, files={"word/i.bin": b"\x89PNG"}, relations=relations)
    assert [name.rpartition(".")[2] for name in known.assets] == ["png"]


def test_a_shape_that_names_no_picture_lacks_none(tmp_path: Path) -> None:
    raw = read(tmp_path, p("框", PICTURE.replace('r:id="i"', 'o:title=""')))
    assert raw.notices == ()


EQUATION = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"


def test_an_equation_alone_is_kept_whole(tmp_path: Path) -> None:
    opaque = read(tmp_path, p(f"<m:oMathPara>{EQUATION}</m:oMathPara>")).fragments[0]
    assert isinstance(opaque, RawOpaque)
    assert (opaque.text, opaque.media) == ("a+b", "application/omml+xml")
    assert opaque.data.startswith("<m:oMathPara")


def test_an_equation_among_words_is_a_span_that_holds_it(tmp_path: Path) -> None:
    found = paragraph(read(tmp_path, p("设", EQUATION, "为")))
    assert marks(found) == [("equation", "a+b")]
    assert (found.spans[0].data or "").startswith("<m:oMath xmlns:m=")


def test_an_embedded_object_is_named(tmp_path: Path) -> None:
    object_ = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="x"/></w:object></w:r>'
    raw = read(tmp_path, p("表", object_))
    assert [n.code for n in raw.notices] == ["embedded_object"]
    assert "Excel.Sheet.12" in raw.notices[0].message


def test_a_document_within_the_document_is_a_notice(tmp_path: Path) -> None:
    raw = read(tmp_path, p("前言") + '<w:altChunk r:id="c"/>')
    assert [n.code for n in raw.notices] == ["alt_chunk"]


def test_a_table_within_a_run_is_read(tmp_path: Path) -> None:
    raw = read(tmp_path, p("前", f"<w:r>{tbl(tr(tc('格')))}</w:r>"))
    assert [type(f).__name__ for f in raw.fragments] == ["RawText", "RawTable"]


def test_check_boxes_of_old_forms_are_read(tmp_path: Path) -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p(box.format("<w:checked/>"), "是", box.format('<w:default w:val="0"/>'), "否")
    assert texts(read(tmp_path, body)) == ["☑是☐否"]


def test_the_strict_variant_is_read(tmp_path: Path) -> None:
    from tests.extract._docx import NAMESPACES

    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = f"<w:document {strict}><w:body>{p('严格')}</w:body></w:document>"
    assert texts(read(tmp_path, "", files={"word/document.xml": document.encode()})) == ["严格"]


@pytest.mark.parametrize(
    "outer", ['<w:fldChar w:fldCharType="begin">{}</w:fldChar>', "<w:t>上{}</w:t>"]
)
def test_texts_that_a_tool_nested_in_each_other_are_read(tmp_path: Path, outer: str) -> None:
    raw = read(tmp_path, p(f"<w:r>{outer.format('<w:t>下</w:t>')}</w:r>"))
    assert texts(raw)[0].endswith("下")
