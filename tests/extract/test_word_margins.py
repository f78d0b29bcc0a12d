"""Headers, footers and comments: left out with their reasons, read where there is nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import NothingInside
from tests.extract._docx import dropped, p, read, texts


def comment(id_: int, text: str, author: str) -> str:
    said = f'w:id="{id_}" w:author="{author}" w:date="2026-03-0{id_}T08:00:00Z"'
    return f"<w:comment {said}>{p(text)}</w:comment>"


def referring(text: str, id_: int) -> str:
    return p(text, f'<w:r><w:commentReference w:id="{id_}"/></w:r>')


def test_each_comment_is_listed_with_author_and_date_in_the_order_of_the_text(
    tmp_path: Path,
) -> None:
    comments = (
        comment(1, "后引", "洪一帆") + comment(2, "先引", "郁青") + comment(3, "未引", "郁青")
    )
    raw = read(tmp_path, referring("甲", 2) + referring("乙", 1), {"comments": comments})
    assert texts(raw) == ["甲", "乙"]
    assert [(d.text, d.reason, d.author, d.date) for d in raw.dropped] == [
        ("先引", "comment", "郁青", "2026-03-02T08:00:00Z"),
        ("后引", "comment", "洪一帆", "2026-03-01T08:00:00Z"),
        ("未引", "comment", "郁青", "2026-03-03T08:00:00Z"),
    ]


def test_the_same_words_of_two_reviewers_are_two_comments(tmp_path: Path) -> None:
    comments = comment(1, "请核实", "洪一帆") + comment(2, "请核实", "郁青")
    raw = read(tmp_path, p("正文"), {"comments": comments})
    assert [d.author for d in raw.dropped] == ["洪一帆", "郁青"]


def test_a_file_with_text_only_in_its_header_gives_that_text(tmp_path: Path) -> None:
    raw = read(tmp_path, p(), {"hdr": p("澜江镇人民政府"), "ftr": p("第1页")})
    assert [text for text in texts(raw) if text] == ["澜江镇人民政府", "第1页"]
    assert [n.code for n in raw.notices] == ["only_headers"]
    assert raw.dropped == ()


LOGO = "<w:r><w:pict><v:shape><v:imagedata {}/></v:shape></w:pict></w:r>"


def test_a_picture_in_a_header_is_told(tmp_path: Path) -> None:
    raw = read(tmp_path, p("正文"), {"hdr": p("澜江镇", LOGO.format('r:id="i"'))})
    assert [n.code for n in raw.notices] == ["margin_picture"]


def test_a_shape_without_a_picture_in_a_header_is_none(tmp_path: Path) -> None:
    raw = read(tmp_path, p("正文"), {"hdr": p("澜江镇", LOGO.format('o:title=""'))})
    assert raw.notices == ()


def test_a_file_with_nothing_but_a_page_number_is_empty(tmp_path: Path) -> None:
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    code = "<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>"
    with pytest.raises(NothingInside):
        read(tmp_path, p(), {"ftr": p("第", field, code, "页 共 3 页")})


def test_a_broken_header_costs_a_notice_and_not_the_document(tmp_path: Path) -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relation = f'<Relationship Id="h" Type="{kinds}header" Target="h.xml"/>'
    raw = read(tmp_path, p("正文"), files={"word/h.xml": b"<w:hdr>"}, relations=relation)
    assert texts(raw) == ["正文"]
    assert [n.code for n in raw.notices] == ["broken_part"]


@pytest.mark.parametrize("kind", ["theme", "styles", "numbering"])
def test_a_broken_part_without_text_costs_a_notice_and_not_the_document(
    tmp_path: Path, kind: str
) -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relation = f'<Relationship Id="x" Type="{kinds}{kind}" Target="x.xml"/>'
    raw = read(tmp_path, p("正文"), files={"word/x.xml": b"<w:x>"}, relations=relation)
    assert texts(raw) == ["正文"]
    assert [(n.code, "word/x.xml" in n.message) for n in raw.notices] == [("broken_part", True)]


def test_headers_of_a_file_with_text_are_left_out(tmp_path: Path) -> None:
    raw = read(tmp_path, p("正文"), {"hdr": p("页眉"), "ftr": p("页脚")})
    assert texts(raw) == ["正文"]
    assert dropped(raw) == {"header": "页眉", "footer": "页脚"}
