"""Word documents as one XML file: Word 2003 XML and flat OPC."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from pipeline import registry, run
from pipeline.errors import DamagedFile, DangerousFile, GuidangError, NothingInside
from pipeline.raw import Raw, RawFigure, RawTable
from pipeline.stage import Context
from tests.extract._docx import NAMESPACES, dropped, marks, paragraph, texts
from tests.extract._docx import p as paragraph_2007

NAMES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(*inside: str, properties: str = "") -> str:
    runs = "".join(x if x.startswith("<") else r(x) for x in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def word_2003(body: str, before: str = "") -> str:
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f"<w:wordDocument {NAMES}>{before}<w:body>{body}</w:body></w:wordDocument>"
    )


def read_bytes(folder: Path, data: bytes) -> Raw:
    path = folder / "a.doc"
    path.write_bytes(data)
    return run.extract(path, Context(style=registry.style("gbt9704")))


def read(folder: Path, body: str, before: str = "") -> Raw:
    """The account is proven by ``run.extract``."""
    return read_bytes(folder, word_2003(body, before).encode())


def refused(folder: Path, data: bytes, error: type[GuidangError]) -> GuidangError:
    with pytest.raises(error) as caught:
        read_bytes(folder, data)
    return caught.value


def test_text_within_sections_and_borders_is_read_in_order(tmp_path: Path) -> None:
    raw = read(
        tmp_path,
        f"<wx:sect>{p('第一段')}<wx:sub-section>{p('第二段')}<wx:pBdrGroup>{p('第三段')}"
        "</wx:pBdrGroup></wx:sub-section></wx:sect>",
    )
    assert texts(raw) == ["第一段", "第二段", "第三段"]
    assert raw.source.format == "word-xml"
    assert paragraph(raw).origin.by == "word_xml"


def test_utf_16_is_read_too(tmp_path: Path) -> None:
    text = word_2003(p("水情通报")).replace('version="1.0"', 'version="1.0" encoding="UTF-16"')
    assert texts(read_bytes(tmp_path, text.encode("utf-16"))) == ["水情通报"]


def test_styles_fonts_and_indents_have_their_old_names(tmp_path: Path) -> None:
    before = (
        '<w:fonts><w:defaultFonts w:ascii="Arial" w:fareast="仿宋" w:h-ansi="Arial"/></w:fonts>'
        '<w:styles><w:style w:type="paragraph" w:default="on" w:styleId="a">'
        '<w:name w:val="Normal"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="1">'
        '<w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:rFonts w:fareast="黑体"/><w:b/></w:rPr></w:style></w:styles>'
    )
    indent = '<w:ind w:first-line="640" w:first-line-chars="200"/>'
    raw = read(
        tmp_path, p("标题", properties='<w:pStyle w:val="1"/>') + p("文", properties=indent), before
    )
    head, text = paragraph(raw).hints, paragraph(raw, 1).hints
    assert (head.style, head.outline, head.align, head.font) == ("heading 1", 1, "center", "黑体")
    assert (text.font, text.size, text.first_indent) == ("仿宋", 16.0, 2.0)


def test_on_and_off_are_understood(tmp_path: Path) -> None:
    raw = read(tmp_path, p("甲", r("乙", '<w:b w:val="on"/>'), r("丙", '<w:b w:val="off"/>')))
    assert marks(paragraph(raw)) == [("bold", "乙")]


LISTS = (
    '<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/>'
    '<w:suff w:val="Nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%2."/></w:lvl>'
    '</w:listDef><w:list w:ilfo="3"><w:ilst w:val="0"/></w:list>'
    '<w:list w:ilfo="4"><w:ilst w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:list></w:lists>"
)


def item(text: str, level: int, list_: int = 3) -> str:
    hint = '<wx:t wx:val="提示"/>'
    return p(
        text,
        properties=f'<w:listPr><w:ilvl w:val="{level}"/><w:ilfo w:val="{list_}"/>{hint}</w:listPr>',
    )


def test_lists_are_numbered_as_word_shows_them(tmp_path: Path) -> None:
    body = item("甲", 0) + item("子", 1) + item("丑", 1) + item("乙", 0) + item("丙", 0, 4)
    assert texts(read(tmp_path, body, LISTS)) == ["一、甲", "1.子", "2.丑", "二、乙", "七、丙"]


def test_tables_keep_their_merged_cells(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else p()}</w:tc>"

    both, first = '<w:gridSpan w:val="2"/>', '<w:vmerge w:val="restart"/>'
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('合计', both)}</w:tr>"
        f"<w:tr>{cell('甲', first)}{cell('乙')}</w:tr>"
        f"<w:tr>{cell('', '<w:vmerge/>')}{cell('丙')}</w:tr>"
    )
    (table,) = read(tmp_path, f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>").fragments
    assert isinstance(table, RawTable)
    cells = [[(c.text, c.colspan, c.rowspan) for c in row] for row in table.rows]
    assert cells == [[("合计", 2, 1)], [("甲", 1, 2), ("乙", 1, 1)], [("丙", 1, 1)]]
    assert table.header_rows == 1


def note(kind: str, text: str) -> str:
    return f"<w:r><w:{kind}>{p(text)}</w:{kind}></w:r>"


def test_notes_stand_where_the_text_refers_to_them(tmp_path: Path) -> None:
    raw = read(
        tmp_path, p("总量", note("footnote", "含外来水。"), "上升", note("endnote", "见表。"))
    )
    assert [(n.mark, n.text) for n in raw.footnotes] == [("1", "含外来水。"), ("2", "见表。")]
    assert [(s.start, s.target) for s in paragraph(raw).spans] == [(2, "1"), (4, "2")]


def change(kind: str, content: str = "") -> str:
    inside = f"<aml:content>{content}</aml:content>" if content else ""
    return (
        f'<aml:annotation aml:id="1" w:type="{kind}" aml:author="甲" '
        f'aml:createdate="2004-03-01T09:00:00Z" w:initials="j">{inside}</aml:annotation>'
    )


def test_changes_are_accepted_and_what_was_deleted_is_listed(tmp_path: Path) -> None:
    deleted = change("Word.Deletion", "<w:r><w:delText>旧</w:delText></w:r>")
    raw = read(tmp_path, p("文", change("Word.Insertion", r("新")), deleted, "稿"))
    assert texts(raw) == ["文新稿"]
    assert dropped(raw) == {"deleted": "旧"}


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    mark = f"<w:rPr>{change('Word.Deletion')}</w:rPr>"
    assert texts(read(tmp_path, p("前", properties=mark) + p("后"))) == ["前后"]


def test_earlier_formatting_and_bookmarks_say_nothing(tmp_path: Path) -> None:
    before = change("Word.Formatting", "<w:rPr><w:b/></w:rPr>")
    raw = read(tmp_path, p(change("Word.Bookmark.Start"), r("文", before), "字"))
    assert marks(paragraph(raw)) == []
    assert texts(raw) == ["文字"]


def test_comments_headers_and_footers_stand_in_the_ledger(tmp_path: Path) -> None:
    comment = f"<w:r>{change('Word.Comment', p('请核实'))}</w:r>"
    section = (
        f'<w:sectPr><w:hdr w:type="odd">{p("页眉")}</w:hdr><w:ftr w:type="odd">{p("页脚")}</w:ftr>'
        '<w:type w:val="next-page"/></w:sectPr>'
    )
    raw = read(tmp_path, p("正文", comment) + section)
    assert texts(raw) == ["正文"]
    assert dropped(raw) == {"comment": "请核实", "header": "页眉", "footer": "页脚"}


def test_links_lead_where_they_led(tmp_path: Path) -> None:
    raw = read(tmp_path, p(f'<w:hlink w:dest="https://a.cn/" w:bookmark="x">{r("见此")}</w:hlink>'))
    assert [(s.kind, s.target) for s in paragraph(raw).spans] == [("link", "https://a.cn/#x")]


def picture(data: str = "", source: str = "wordml://01.png") -> str:
    return (
        f'<w:r><w:pict><w:binData w:name="wordml://01.png">{data}</w:binData>'
        '<v:shape style="width:60pt;height:30pt"><v:imagedata '
        f'src="{source}" o:title="图一"/></v:shape></w:pict></w:r>'
    )


def test_pictures_come_out_of_their_base_64(tmp_path: Path) -> None:
    raw = read(tmp_path, p(picture(base64.encodebytes(PNG).decode())))
    (figure,) = (f for f in raw.fragments if isinstance(f, RawFigure))
    assert raw.assets[figure.asset] == PNG
    assert (figure.alt, figure.width, figure.height) == ("图一", 60.0, 30.0)


def test_a_picture_without_a_suffix_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    named = picture(base64.b64encode(PNG).decode()).replace("01.png", "01")
    raw = read(tmp_path, p(named))
    assert [name.rpartition(".")[2] for name in raw.assets] == ["png"]


@pytest.mark.parametrize(
    ("element", "code"),
    [
        (picture(source="wordml://02.png"), "missing_picture"),
        (picture(source="c:/a.png"), "linked_picture"),
    ],
)
def test_pictures_that_are_not_there_are_told(tmp_path: Path, element: str, code: str) -> None:
    assert code in [n.code for n in read(tmp_path, p("文", element)).notices]


def test_text_boxes_fields_symbols_and_foreign_tags_keep_their_text(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"  # noqa: E501
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("3")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    raw = read(
        tmp_path, p('<st:place xmlns:st="urn:x">', r("云岭"), "</st:place>", field, sign, box)
    )
    assert texts(raw) == ["云岭3☑", "框"]
    assert dropped(raw) == {"field_code": "PAGE"}


def flat(document: str, *parts: tuple[str, str]) -> bytes:
    """Flat OPC with this ``w:body``; ``parts`` are further ones, whole."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    def part(name: str, content: str, type_: str) -> str:
        return f'<pkg:part pkg:name="{name}" pkg:contentType="{type_}">{content}</pkg:part>'

    relations = (
        f'<pkg:xmlData><Relationships xmlns="{package}"><Relationship Id="a" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData>'
    )
    links = (
        f'<pkg:xmlData><Relationships xmlns="{package}"><Relationship Id="p" '
        f'Type="{office}/image" Target="media/a.png"/></Relationships></pkg:xmlData>'
    )
    body = f"<pkg:xmlData><w:document {NAMESPACES}><w:body>{document}</w:body></w:document></pkg:xmlData>"  # noqa: E501
    inside = part("/_rels/.rels", relations, "x") + part("/word/document.xml", body, main)
    inside += part("/word/_rels/document.xml.rels", links, "x")
    inside += "".join(part(name, content, "x") for name, content in parts)
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package '
        f'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inside}</pkg:package>'
    ).encode()


def test_flat_opc_is_read_like_the_package_that_it_is(tmp_path: Path) -> None:
    blip = '<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>'
    encoded = base64.encodebytes(PNG).decode()
    data = flat(
        paragraph_2007("正文", blip),
        ("/word/media/a.png", f"<pkg:binaryData>{encoded}</pkg:binaryData>"),
    )
    raw = read_bytes(tmp_path, data)
    assert raw.source.format == "word-xml"
    assert texts(raw) == ["正文"]
    assert list(raw.assets.values()) == [PNG]


def test_rich_text_packed_into_flat_opc_is_read(tmp_path: Path) -> None:
    encoded = base64.encodebytes(rb"{\rtf1\ansi levee}").decode()
    data = flat(
        paragraph_2007("前言") + '<w:altChunk r:id="p"/>',
        ("/word/media/a.png", f"<pkg:binaryData>{encoded}</pkg:binaryData>"),
    )
    assert texts(read_bytes(tmp_path, data)) == ["前言", "levee"]


def test_a_large_picture_is_no_obstacle(tmp_path: Path) -> None:
    """Parsers with limits refuse a text of more than ten million characters."""
    raw = read(tmp_path, p("文", picture(base64.b64encode(PNG + bytes(9_000_000)).decode())))
    assert [len(data) for data in raw.assets.values()] == [9_000_028]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (word_2003(p()).encode(), NothingInside),
        (word_2003("").replace("<w:body></w:body>", "").encode(), DamagedFile),
        (word_2003(p("文")).encode()[:-30], DamagedFile),
        (flat("")[:-400] + b"</pkg:package>", DamagedFile),
        (word_2003("<w:smartTag>" * 300 + "</w:smartTag>" * 300).encode(), DangerousFile),
        (word_2003(p("&a;")).replace("<w:word", f"{ENTITY}<w:word").encode(), DangerousFile),
    ],
)
def test_bad_xml_is_a_clear_error(tmp_path: Path, data: bytes, error: type[GuidangError]) -> None:
    refused(tmp_path, data, error)
