"""OpenDocument text: paragraphs, marks, notes, changes, pictures, and bad input."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.errors import DamagedFile, DangerousFile, EncryptedFile, GuidangError, NothingInside
from pipeline.raw import RawFigure, RawOpaque
from tests.extract._docx import dropped, marks, paragraph, texts
from tests.extract._odt import MIME, automatic, content, extract, p, read, write_odt

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
BOLD = automatic("T1", '<style:text-properties fo:font-weight="bold"/>', "text")


def span(text: str, style: str = "T1") -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def test_blanks_tabs_and_line_ends_are_read_as_shown(tmp_path: Path) -> None:
    raw = read(tmp_path, p("\n  甲 \n 乙<text:s text:c='3'/>丙<text:tab/>丁<text:line-break/>戊"))
    assert texts(raw) == ["甲 乙   丙\t丁\n戊"]
    assert (raw.source.format, paragraph(raw).origin.by) == ("odt", "open_document")


def test_marks_of_automatic_styles_become_spans_and_nest(tmp_path: Path) -> None:
    under = automatic("T2", '<style:text-properties style:text-underline-style="solid"/>', "text")
    raw = read(tmp_path, p(f"甲{span('乙' + span('丙', 'T2'))}丁"), BOLD + under)
    assert marks(paragraph(raw)) == [("bold", "乙丙"), ("underline", "丙")]


def test_the_look_of_a_common_style_is_no_mark_but_a_hint(tmp_path: Path) -> None:
    common = automatic(
        "正文_20_一",
        '<style:paragraph-properties fo:text-align="end" fo:margin-left="1in"/>'
        '<style:text-properties style:font-size-asian="16pt" fo:font-weight="bold"/>',
    )
    made = automatic(
        "P1", '<style:paragraph-properties fo:text-indent="32pt"/>', parent="正文_20_一"
    )
    raw = read(tmp_path, p("文", "P1"), made, common)
    look = paragraph(raw).hints
    assert (look.style, look.align, look.size, look.bold) == ("正文 一", "right", 16.0, True)
    assert (look.first_indent, look.left_indent) == (2.0, 4.5)
    assert marks(paragraph(raw)) == []


def test_headings_carry_their_level_and_pages_their_break(tmp_path: Path) -> None:
    made = automatic("P1", '<style:paragraph-properties fo:break-before="page"/>')
    raw = read(
        tmp_path,
        p("文") + '<text:h text:style-name="P1" text:outline-level="2">标题</text:h>',
        made,
    )
    assert (paragraph(raw, 1).hints.outline, paragraph(raw, 1).hints.new_page) == (2, True)


def test_notes_comments_and_links_stand_where_they_belong(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('见附表。')}</text:note-body></text:note>"
    )
    comment = (
        "<office:annotation><dc:creator>丙</dc:creator><dc:date>2024-01-02T03:04:05</dc:date>"
        f"{p('请核实')}</office:annotation>"
    )
    link = '<text:a xlink:href="https://a.cn/#b">链接</text:a>'
    raw = read(tmp_path, p(f"甲{note}乙{comment}{link}"))
    assert texts(raw) == ["甲乙链接"]
    assert [(n.mark, n.text) for n in raw.footnotes] == [("1", "见附表。")]
    assert dropped(raw) == {"comment": "请核实"}
    found = [(s.kind, s.start, s.target) for s in paragraph(raw).spans]
    assert found == [("footnote", 1, "1"), ("link", 2, "https://a.cn/#b")]


def tracked(kind: str, inside: str = "") -> str:
    return (
        f'<text:tracked-changes><text:changed-region text:id="c"><text:{kind}><office:change-info>'
        "<dc:creator>甲</dc:creator><dc:date>2024-01-02T00:00:00</dc:date></office:change-info>"
        f"{inside}</text:{kind}></text:changed-region></text:tracked-changes>"
    )


POINT = '<text:change text:change-id="c"/>'


def test_what_was_deleted_is_listed_and_what_was_inserted_is_read(tmp_path: Path) -> None:
    assert dropped(read(tmp_path, tracked("deletion", p("旧")) + p(f"甲{POINT}乙"))) == {
        "deleted": "旧"
    }
    start, end = '<text:change-start text:change-id="c"/>', '<text:change-end text:change-id="c"/>'
    assert texts(read(tmp_path, tracked("insertion") + p(f"甲{start}新{end}乙"))) == ["甲新乙"]


def test_a_deleted_end_of_paragraph_joins_what_is_around_it(tmp_path: Path) -> None:
    raw = read(tmp_path, tracked("deletion", p("尾") + p("头")) + p(f"甲{POINT}乙"))
    assert texts(raw) == ["甲乙"]
    assert sorted("".join(dropped(raw).values()).replace("\n", "")) == sorted("尾头")


def test_deleted_paragraphs_and_deletions_without_a_place_are_listed(tmp_path: Path) -> None:
    for point in (POINT, ""):
        raw = read(tmp_path, tracked("deletion", p("整段")) + p("甲") + point + p("乙"))
        assert dropped(raw) == {"deleted": "整段"}
        assert texts(raw)[0] == "甲"


def test_pictures_text_boxes_and_formulas_are_read(tmp_path: Path) -> None:
    picture = (
        '<draw:frame svg:width="1in" svg:height="0.5in"><draw:image xlink:href="Pictures/a.png"/>'
        "<svg:desc>站房</svg:desc></draw:frame>"
    )
    box = f"<draw:frame><draw:text-box>{p('框内')}</draw:text-box></draw:frame>"
    formula = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    math = (
        b'<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>a</mi><mo>=</mo><mn>2</mn>'
        b"</mrow><annotation>a = 2</annotation></math>"
    )
    files = {"Pictures/a.png": PNG, "Object 1/content.xml": math}
    raw = read(tmp_path, p(f"文{picture}{box}") + p(formula), files=files)
    assert texts(raw) == ["文", "框内"]
    figure = raw.fragments[1]
    assert isinstance(figure, RawFigure)
    assert (figure.alt, figure.width, raw.assets[figure.asset]) == ("站房", 72.0, PNG)
    assert [f.text for f in raw.fragments if isinstance(f, RawOpaque)] == ["a=2"]


def test_headers_contents_and_hidden_text_stand_in_the_ledger(tmp_path: Path) -> None:
    pages = f'<style:master-page style:name="a"><style:header>{p("页眉")}</style:header></style:master-page>'  # noqa: E501
    index = f"<text:table-of-content><text:index-body>{p('一、概况 1')}</text:index-body></text:table-of-content>"  # noqa: E501
    section = f'<text:section text:display="none">{p("隐")}</text:section>'
    raw = read(tmp_path, index + section + p("文"), pages=pages)
    assert [text for text in texts(raw) if text] == ["文"]
    assert dropped(raw) == {"contents": "一、概况 1", "hidden": "隐", "header": "页眉"}


def test_lines_in_the_styles_of_contents_are_contents(tmp_path: Path) -> None:
    common = automatic("Contents_20_1", "")
    raw = read(tmp_path, p("一、概况<text:tab/>1", "Contents_20_1") + p("文"), common=common)
    assert dropped(raw) == {"contents": "一、概况1"}


def test_ruby_keeps_its_base_and_old_boxes_their_state(tmp_path: Path) -> None:
    base, aid = "<text:ruby-base>堤</text:ruby-base>", "<text:ruby-text>dī</text:ruby-text>"
    ruby = f"<text:ruby>{base}{aid}</text:ruby>"
    box = (
        '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX">'
        '<field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark>'
    )
    raw = read(tmp_path, p(f"{ruby}防{box}"))
    assert texts(raw) == ["堤防☑"]
    assert dropped(raw) == {"alternative": "dī"}


def test_a_flat_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    flat = content(p("平文件")).replace("document-content", "document")
    path.write_text('<?xml version="1.0"?>' + flat, "utf-8")
    raw = extract(path)
    assert (raw.source.format, texts(raw)) == ("odt", ["平文件"])


def refused(path: Path, error: type[GuidangError]) -> GuidangError:
    with pytest.raises(error) as caught:
        extract(path)
    return caught.value


def test_a_locked_file_is_called_so(tmp_path: Path) -> None:
    names = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    manifest = f"<manifest:manifest {names}><manifest:encryption-data/></manifest:manifest>"
    files = {"META-INF/manifest.xml": manifest.encode()}
    refused(write_odt(tmp_path / "a.odt", p("文"), files=files), EncryptedFile)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("", NothingInside),
        ("<text:span>" * 300 + "</text:span>" * 300, DangerousFile),
        ("<text:p>", DamagedFile),
        (
            '<table:table><table:table-row table:number-rows-repeated="999999">'
            f'<table:table-cell table:number-columns-repeated="999">{p("文")}</table:table-cell>'
            "</table:table-row></table:table>",
            DangerousFile,
        ),
    ],
)
def test_bad_bodies_are_clear_errors(tmp_path: Path, body: str, error: type[GuidangError]) -> None:
    refused(write_odt(tmp_path / "a.odt", body), error)


def test_a_document_type_that_only_names_a_file_elsewhere_is_passed_over(tmp_path: Path) -> None:
    """OpenOffice.org up to 3 wrote one into its manifest."""
    names = 'xmlns:manifest="http://openoffice.org/2001/manifest"'
    manifest = (
        '<?xml version="1.0"?>\n<!DOCTYPE manifest:manifest PUBLIC '
        f'"-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">\n<manifest:manifest {names}/>'
    )
    files = {"META-INF/manifest.xml": manifest.encode()}
    assert texts(read(tmp_path, p("文"), files=files)) == ["文"]


def test_a_document_type_is_dangerous(tmp_path: Path) -> None:
    path = tmp_path / "a.fodt"
    doctype = '<!DOCTYPE a [<!ENTITY b "c">]>'
    path.write_text(doctype + content(p("&b;")).replace("document-content", "document"), "utf-8")
    refused(path, DangerousFile)


def test_a_package_without_content_is_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as package:
        package.writestr("mimetype", MIME)
    assert "content.xml" in refused(tmp_path / "a.odt", DamagedFile).reason
