"""Documents packed into a Word file (altChunk): HTML pages, alone or in a MIME archive."""

from __future__ import annotations

import quopri
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.raw import Raw, RawTable, RawText
from tests.extract._docx import p, read, write_docx

RELATION = (
    '<Relationship Id="c" Target="{}" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/aFChunk"/>'
)


def packed(folder: Path, data: bytes, name: str = "chunk.mht", before: str = "") -> Raw:
    """A Word file with ``before`` and then a chunk; its account is proven by ``read``."""
    body = before + '<w:altChunk r:id="c"/>'
    files = {f"word/{name}": data}
    return read(folder, body, files=files, relations=RELATION.format(name))


def page(inside: str) -> bytes:
    return f"<html><head><title>不见</title></head><body>{inside}</body></html>".encode()


def mime(html: bytes, charset: str = "utf-8") -> bytes:
    head = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="==b"\n\n'
        f'--==b\nContent-Type: text/html; charset="{charset}"\n'
        "Content-Transfer-Encoding: quoted-printable\n\n"
    )
    return head.encode() + quopri.encodestring(html) + b"\n--==b--\n"


def texts(raw: Raw) -> list[str]:
    return [f.text for f in raw.fragments if isinstance(f, RawText) and f.text]


def test_a_page_in_a_mime_archive_is_read_after_what_stands_before_it(tmp_path: Path) -> None:
    raw = packed(tmp_path, mime(page("<p>第一段。</p>\n<p>第二段。</p>")), before=p("前言"))
    assert texts(raw) == ["前言", "第一段。", "第二段。"]
    assert raw.notices == ()


def test_the_charset_that_the_archive_names_is_believed(tmp_path: Path) -> None:
    html = "<html><body><p>堤防巡查</p></body></html>".encode("gb18030")
    assert texts(packed(tmp_path, mime(html, "gb2312"))) == ["堤防巡查"]


def test_the_charset_that_the_page_names_is_believed(tmp_path: Path) -> None:
    html = '<html><head><meta charset="gbk"></head><body><p>物资储备</p></body></html>'
    assert texts(packed(tmp_path, html.encode("gbk"), "chunk.htm")) == ["物资储备"]


def test_headings_carry_their_level_and_alignment_is_kept(tmp_path: Path) -> None:
    raw = packed(
        tmp_path, page('<h1>通知</h1><h2 style="text-align:center">一、范围</h2><p>文</p>')
    )
    looks = [(f.hints.outline, f.hints.align) for f in raw.fragments if isinstance(f, RawText)]
    assert looks == [(1, None), (2, "center"), (None, None)]


def test_marks_links_and_breaks_are_read_as_in_word(tmp_path: Path) -> None:
    html = '<p>面积<b>80</b>m<sup>2</sup>，<a href="https://a.cn/"><u>见此</u></a><br/>另起</p>'
    (found,) = packed(tmp_path, page(html)).fragments
    assert isinstance(found, RawText)
    assert found.text == "面积80m2，见此\n另起"
    marks = {(s.kind, found.text[s.start : s.end], s.target) for s in found.spans}
    assert marks == {
        ("bold", "80", None),
        ("superscript", "2", None),
        ("link", "见此", "https://a.cn/"),
    }


def test_items_of_a_numbered_list_carry_the_number_that_is_shown(tmp_path: Path) -> None:
    raw = packed(tmp_path, page('<ol start="3"><li>丙</li><li>丁</li></ol><ul><li>点</li></ul>'))
    assert texts(raw) == ["3.丙", "4.丁", "点"]
    assert [f.hints.number for f in raw.fragments if isinstance(f, RawText)] == [2, 2, 0]


def test_a_table_keeps_its_merged_cells_paragraphs_and_header(tmp_path: Path) -> None:
    html = (
        "<table><caption>分工表</caption><tr><th colspan='2'>单位</th></tr>"
        "<tr><td rowspan='2'><p>甲</p><p>乙</p></td><td>丙</td></tr><tr><td>丁</td></tr></table>"
    )
    raw = packed(tmp_path, page(html))
    assert texts(raw) == ["分工表"]
    table = raw.fragments[-1]
    assert isinstance(table, RawTable)
    assert table.header_rows == 1
    cells = [[(c.text, c.colspan, c.rowspan) for c in row] for row in table.rows]
    assert cells == [[("单位", 2, 1)], [("甲\n乙", 1, 2), ("丙", 1, 1)], [("丁", 1, 1)]]


def test_a_numbered_list_within_a_cell_is_accounted_for(tmp_path: Path) -> None:
    html = "<table><tr><td><ol><li>甲</li><li>乙</li></ol></td></tr></table>"
    (table,) = packed(tmp_path, page(html)).fragments
    assert isinstance(table, RawTable)
    assert table.rows[0][0].text == "1.甲\n2.乙"


def test_what_is_no_page_is_named_by_a_notice(tmp_path: Path) -> None:
    raw = packed(tmp_path, b"\xd0\xcf\x11\xe0\0\0", "chunk.doc", before=p("前言"))
    assert [(n.code, "chunk.doc" in n.message) for n in raw.notices] == [("alt_chunk", True)]


def test_pictures_of_a_page_are_named_by_a_notice(tmp_path: Path) -> None:
    raw = packed(tmp_path, page('<p>图<img src="a.png"/></p>'))
    assert [n.code for n in raw.notices] == ["linked_picture"]


TAGS = [
    "p",
    "div",
    "b",
    "a",
    "ol",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h2",
    "span",
    "br",
    "style",
]
TREES = st.recursive(
    st.sampled_from(["文", " 字 ", "a b", "\n", "　", ""]),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format, st.sampled_from(TAGS), st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=25,
)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60)
@given(TREES)
def test_every_character_of_a_page_is_read_however_its_tags_nest(tmp_path: Path, html: str) -> None:
    packed(tmp_path, page(f"<p>始</p>{html}"))  # reading proves the account


def word(folder: Path, body: str, parts: dict[str, str] | None = None, **more: bytes) -> bytes:
    """The bytes of a Word file; ``more`` are files by the names of their parts."""
    files = {name.replace("__", "/") + ".docx": data for name, data in more.items()}
    relations = "".join(RELATION.format(name.rpartition("/")[2]) for name in files)
    folder.mkdir(exist_ok=True)
    return write_docx(folder / "inner.docx", body, parts, files, relations).read_bytes()


def note(id_: int, text: str) -> str:
    return f'<w:footnote w:id="{id_}">{p(text)}</w:footnote>'


def cited(text: str, id_: int) -> str:
    return p(text, f'<w:r><w:footnoteReference w:id="{id_}"/></w:r>')


def test_a_packed_word_file_stands_in_its_place(tmp_path: Path) -> None:
    inner = word(tmp_path / "in", p("内一", "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"))
    raw = packed(tmp_path, inner, "chunk.docx", before=p("外一"))
    assert texts(raw) == ["外一", "内一"]
    assert raw.fragments[1].origin.part == "word/chunk.docx!word/document.xml"
    assert [(d.text, d.reason) for d in raw.dropped] == [("删", "deleted")]
    assert raw.source_chars == 5


def test_footnotes_of_a_packed_file_are_counted_on(tmp_path: Path) -> None:
    inner = word(tmp_path / "in", cited("内文", 7), {"footnotes": note(7, "内注")})
    raw = read(
        tmp_path,
        cited("外文", 1) + '<w:altChunk r:id="c"/>' + cited("末文", 2),
        {"footnotes": note(1, "外注") + note(2, "末注")},
        {"word/chunk.docx": inner},
        RELATION.format("chunk.docx"),
    )
    assert [(n.mark, n.text) for n in raw.footnotes] == [
        ("1", "外注"),
        ("2", "内注"),
        ("3", "末注"),
    ]
    marks = [f.spans[0].target for f in raw.fragments if isinstance(f, RawText)]
    assert marks == ["1", "2", "3"]


def test_files_packed_into_each_other_are_read_to_a_depth_and_then_named(tmp_path: Path) -> None:
    chunk = '<w:altChunk r:id="c"/>'
    data = word(tmp_path / "in", p("最里"))
    for depth in range(4):
        data = word(tmp_path / "in", p(f"第{depth}层") + chunk, word__inner=data)
    raw = packed(tmp_path, data, "chunk.docx")
    assert texts(raw) == ["第3层", "第2层", "第1层"]
    assert [n.code for n in raw.notices] == ["alt_chunk"]


def test_a_file_that_packs_one_part_many_times_comes_to_an_end(tmp_path: Path) -> None:
    inner = word(tmp_path / "in", p("同"))
    chunks = '<w:altChunk r:id="c"/>' * 500
    raw = read(tmp_path, chunks, files={"word/c.docx": inner}, relations=RELATION.format("c.docx"))
    assert texts(raw) == ["同"] * 200
    assert [n.code for n in raw.notices] == ["alt_chunk"]


def test_packed_rich_text_is_read(tmp_path: Path) -> None:
    data = rb"{\rtf1\ansi\ansicpg936 \u22564?\u38450?\par }"
    assert texts(packed(tmp_path, data, "chunk.rtf", before=p("前言"))) == ["前言", "堤防"]


def test_a_packed_plain_text_is_read_line_by_line(tmp_path: Path) -> None:
    raw = packed(tmp_path, "第一行\n第二行\n".encode("gb18030"), "chunk.txt")
    assert texts(raw) == ["第一行", "第二行"]


def test_a_packed_file_that_is_broken_or_locked_costs_a_notice(tmp_path: Path) -> None:
    raw = packed(tmp_path, b"PK\x03\x04 broken", "chunk.docx", before=p("前言"))
    assert texts(raw) == ["前言"]
    assert [(n.code, "damaged_file" in n.message) for n in raw.notices] == [("alt_chunk", True)]
