"""Web pages as files of their own, also those that Word saved and named .doc."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest

from pipeline import registry, run
from pipeline.errors import DangerousFile, GuidangError, NothingInside, WrongType
from pipeline.raw import Raw, RawTable, RawText
from pipeline.stage import Context


def read(folder: Path, data: bytes, name: str = "a.html") -> Raw:
    path = folder / name
    path.write_bytes(data)
    return run.extract(path, Context(style=registry.style("gbt9704")))


def texts(raw: Raw) -> list[str]:
    return [f.text for f in raw.fragments if isinstance(f, RawText)]


def page(inside: str) -> str:
    return f"<html><head><title>不见</title></head><body>{inside}</body></html>"


def mime(*parts: tuple[str, str, bytes]) -> bytes:
    """A MIME archive of (content type, location, bytes)."""
    out = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=b"\r\n\r\n'
    for kind, place, data in parts:
        out += f"--=b\r\nContent-Type: {kind}\r\nContent-Location: {place}\r\n"
        out += f"Content-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(data).decode()}\r\n"
    return (out + "--=b--\r\n").encode()


def refused(folder: Path, data: bytes, error: type[GuidangError]) -> GuidangError:
    with pytest.raises(error) as caught:
        read(folder, data)
    return caught.value


def test_a_page_is_read_with_its_headings_and_tables(tmp_path: Path) -> None:
    html = "<h1>巡查通报</h1><p>正文<b>要点</b>。</p><table><tr><td>甲<td>乙</table>"
    raw = read(tmp_path, page(html).encode())
    assert raw.source.format == "html"
    assert texts(raw) == ["巡查通报", "正文要点。"]
    assert isinstance(raw.fragments[0], RawText)
    assert raw.fragments[0].hints.outline == 1
    assert isinstance(raw.fragments[2], RawTable)
    assert raw.notices == ()


def test_each_line_of_preformatted_text_is_a_paragraph(tmp_path: Path) -> None:
    lines = "第一条 巡查每日两次。\r\n第二条  <b>险情\n即报</b>。\n\n"
    html = f"<p>前\n言</p><pre><code>{lines}</code></pre>后\n记"
    raw = read(tmp_path, page(html).encode())
    assert texts(raw) == ["前 言", "第一条 巡查每日两次。", "第二条  险情", "即报。", "后 记"]
    bold = [[(s.start, s.end) for s in f.spans] for f in raw.fragments if isinstance(f, RawText)]
    assert bold == [[], [], [(5, 7)], [(0, 2)], []]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_of_a_page_is_found(tmp_path: Path, encoding: str) -> None:
    html = page("<p>汛期值守工作安排，各科室遵照执行。</p>")
    assert texts(read(tmp_path, html.encode(encoding))) == ["汛期值守工作安排，各科室遵照执行。"]


def test_a_page_that_lies_about_its_charset_is_read_as_it_is(tmp_path: Path) -> None:
    html = '<html><head><meta charset="utf-16"></head><body><p>防汛</p></body></html>'
    for data in (html.encode(), html.encode() + b"\n"):  # an even and an odd number of bytes
        assert texts(read(tmp_path, data)) == ["防汛"]


def test_a_page_named_doc_is_read_with_a_notice(tmp_path: Path) -> None:
    raw = read(tmp_path, page("<p>文</p>").encode(), "a.docx")
    assert raw.source.format == "html"
    assert [notice.code for notice in raw.notices] == ["other_type"]


def test_an_archive_gives_its_page_in_the_charset_that_it_names(tmp_path: Path) -> None:
    data = mime(
        ("text/html; charset=gb2312", "file:///a.htm", page("<p>堤防</p>").encode("gb18030")),
        ("image/png", "file:///a.png", b"\x89PNG"),
    )
    assert texts(read(tmp_path, data, "a.mht")) == ["堤防"]


def test_pictures_that_are_not_read_are_told(tmp_path: Path) -> None:
    raw = read(tmp_path, page('<p>图<img src="a.png"></p>').encode())
    assert [notice.code for notice in raw.notices] == ["linked_picture"]


def test_a_message_without_a_page_is_of_the_wrong_type(tmp_path: Path) -> None:
    error = refused(tmp_path, mime(("text/plain", "a.txt", b"words")), WrongType)
    assert "without a web page" in error.reason


def test_a_page_without_words_holds_nothing(tmp_path: Path) -> None:
    refused(tmp_path, page("<p> </p><script>var a = 1</script>").encode(), NothingInside)


def test_bottomless_nesting_is_dangerous_and_not_cut_off_in_silence(tmp_path: Path) -> None:
    refused(tmp_path, page("<div>" * 5000 + "文").encode(), DangerousFile)


def test_parts_within_parts_without_end_are_dangerous(tmp_path: Path) -> None:
    start = time.monotonic()
    data = b"MIME-Version: 1.0\n"
    for n in range(2000):
        data += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
    refused(tmp_path, data, DangerousFile)
    assert time.monotonic() - start < 5
