"""Pictures of web pages: what came in the archive is shown, nothing is fetched."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from pipeline.raw import Raw, RawFigure, RawTable, RawText
from tests.extract.test_word_chunks import packed, page

PNG = b"\x89PNG\r\n\x1a\n picture"


def archive(html: bytes, head: str) -> bytes:
    picture = f"--==b\nContent-Type: image/png\n{head}\nContent-Transfer-Encoding: base64\n\n"
    return (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="==b"\n\n'
        b"--==b\nContent-Type: text/html\n\n" + html + b"\n" + picture.encode()
        + base64.b64encode(PNG) + b"\n--==b--\n"
    )  # fmt: skip


def shown(raw: Raw) -> list[str]:
    return [f.text if isinstance(f, RawText) else "图" for f in raw.fragments]


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("Content-Location: file:///C:/a/image001.png", "file:///C:/a/image001.png"),
        ("Content-Location: file:///C:/a/image001.png", "a.files/image001.png"),
        ("Content-ID: <p1@a>", "cid:p1@a"),
    ],
)
def test_a_picture_of_the_archive_follows_its_paragraph(
    tmp_path: Path, head: str, address: str
) -> None:
    html = page(f'<p>图<img src="{address}" width="40" height="20px" alt="堤"/>旁</p><p>后</p>')
    raw = packed(tmp_path, archive(html, head))
    assert shown(raw) == ["图旁", "图", "后"]
    figure = raw.fragments[1]
    assert isinstance(figure, RawFigure)
    assert (figure.width, figure.height, figure.alt) == (30.0, 15.0, "堤")
    assert raw.assets == {figure.asset: PNG}
    assert figure.asset.endswith(".png")
    assert raw.notices == ()


def test_a_picture_written_into_the_page_is_shown(tmp_path: Path) -> None:
    data = base64.b64encode(PNG).decode()
    raw = packed(tmp_path, page(f'<p><img src="data:image/png;base64,{data}"/></p><p>后</p>'))
    assert list(raw.assets.values()) == [PNG]


def test_a_picture_in_a_cell_lies_inside_it(tmp_path: Path) -> None:
    html = page('<table><tr><td>甲<img src="cid:p"/></td></tr></table>')
    (table,) = packed(tmp_path, archive(html, "Content-ID: <p>")).fragments
    assert isinstance(table, RawTable)
    assert [type(f) for f in table.rows[0][0].inside] == [RawFigure]


def test_a_picture_that_lies_elsewhere_is_named_and_not_fetched(tmp_path: Path) -> None:
    raw = packed(tmp_path, page('<p>图<img src="http://a.example/b.png"/></p>'))
    (notice,) = raw.notices
    assert (notice.code, "http://a.example/b.png" in notice.message) == ("linked_picture", True)
