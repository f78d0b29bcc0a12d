"""Tables of contents in Word files: what belongs to one, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import RawText
from tests.extract._docx import dropped, field, level, numbered, numbering, p, r, read, texts

STYLES = {
    "styles": '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="TOC Heading"/></w:style>'
}
TAB = "<w:r><w:tab/></w:r>"
CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    f"</w:sdtPr><w:sdtContent>{p('第一章')}</w:sdtContent></w:sdt>"
)
FIELD = p(field("TOC", r("第一章")))
LINE = p("渠首概况", TAB, "12", style="T")


@pytest.mark.parametrize("contents", [CONTROL, FIELD], ids=["control", "field"])
def test_a_table_of_contents_is_listed(tmp_path: Path, contents: str) -> None:
    raw = read(tmp_path, contents + p("正文"))
    assert texts(raw) == ["正文"]
    assert dropped(raw)["contents"] == "第一章"


@pytest.mark.parametrize(
    "line",
    [
        p("渠首概况", TAB, "12", style="T"),
        p("渠首概况……IV", style="T"),
        p("渠首概况", field("PAGEREF _Toc51 \\h", r("12")), style="T"),
        p('<w:hyperlink w:anchor="_Toc51">', r("渠首概况"), "</w:hyperlink>", style="T"),
    ],
    ids=["tab", "leaders", "page reference", "link"],
)
def test_a_line_that_tells_a_page_in_a_style_of_contents_is_contents(
    tmp_path: Path, line: str
) -> None:
    raw = read(tmp_path, line + p("正文"), STYLES)
    assert texts(raw) == ["正文"]
    assert dropped(raw)["contents"].startswith("渠首概况")


@pytest.mark.parametrize("text", ["渠首概况", "二期工程 12", "渠首2.1"])
def test_a_heading_in_a_style_of_contents_is_text(tmp_path: Path, text: str) -> None:
    raw = read(tmp_path, LINE + p(text, style="T") + p("正文"), STYLES)
    assert texts(raw) == [text, "正文"]


def test_an_ordinary_line_that_ends_in_a_number_is_text(tmp_path: Path) -> None:
    raw = read(tmp_path, p("渠首流量", TAB, "12") + LINE, STYLES)
    assert texts(raw) == ["渠首流量\t12"]


@pytest.mark.parametrize("head", ["目录", "目　次", "Table of Contents"])
@pytest.mark.parametrize("contents", [LINE, FIELD, CONTROL], ids=["lines", "field", "control"])
def test_the_word_contents_goes_with_the_contents_below_it(
    tmp_path: Path, head: str, contents: str
) -> None:
    raw = read(tmp_path, p("工作报告") + p(head) + p() + contents + p("正文"), STYLES)
    assert [text for text in texts(raw) if text] == ["工作报告", "正文"]
    assert dropped(raw)["contents"].startswith(head)


def test_the_word_contents_stays_where_no_contents_follow_it(tmp_path: Path) -> None:
    raw = read(tmp_path, p("目录", style="H") + p("说明") + LINE + p("目录"), STYLES)
    assert texts(raw) == ["目录", "说明", "目录"]


def test_a_numbered_line_of_a_contents_field_goes_with_its_number(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    lists = {"numbering": numbering(level(0, "decimal", "%1."))}
    raw = read(tmp_path, p(begin, shown, "甲") + numbered("渠首") + end + numbered("正文"), lists)
    assert [text for text in texts(raw) if text] == ["2.正文"]


def test_the_text_behind_a_page_break_that_ends_the_contents_begins_a_page(tmp_path: Path) -> None:
    last = p("渠首概况", TAB, "12", '<w:r><w:br w:type="page"/></w:r>', style="T")
    raw = read(tmp_path, last + p("正文"), STYLES)
    assert [f.hints.new_page for f in raw.fragments if isinstance(f, RawText)] == [True]
