"""Pictures, scans, seals, annotations and attachments of OFD files."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract._ofd import (
    NAMESPACE,
    Parts,
    der,
    dropped,
    extract,
    figures,
    media,
    notices,
    parts,
    path,
    picture,
    png,
    read,
    resources,
    seal,
    signed,
    text,
    texts,
    write,
)


def with_picture(blocks: str, data: bytes, file: str = "a.png") -> Parts:
    return parts(
        [text("图前") + blocks],
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        more={
            "Doc_0/DocumentRes.xml": resources(media("20", file)),
            f"Doc_0/Res/{file}": data,
        },
    )


def size_of(data: bytes) -> tuple[int, int]:
    from PIL import Image

    return Image.open(BytesIO(data)).size


def test_a_picture_is_kept_as_the_file_holds_it(tmp_path: Path) -> None:
    data = png()
    raw = extract(write(tmp_path, with_picture(picture("20", "30 100 60 40"), data)))
    (figure,) = figures(raw)
    assert raw.assets == {figure.asset: data}
    assert figure.origin.by == "ofd.picture"
    assert (figure.width, figure.height) == pytest.approx((170.1, 113.4), abs=0.1)


def test_a_turned_picture_is_turned(tmp_path: Path) -> None:
    from PIL import Image

    # A quarter turn to the right: across becomes down.
    turned = picture("20", "30 100 40 60", "0 60 -40 0 40 0")
    raw = extract(write(tmp_path, with_picture(turned, png(60, 40))))
    (figure,) = figures(raw)
    image = Image.open(BytesIO(raw.assets[figure.asset])).convert("RGB")
    assert image.height > image.width
    at = (image.width * 3 // 4, image.height // 4)
    assert image.getpixel(at) == (0, 0, 0)  # the black quarter is now on the right


def test_a_jbig2_picture_can_be_shown() -> None:
    from stages.extract.ofd._bitmaps import opened

    # Page information of 8 by 4 pixels, all black by default, and the end of the page.
    page = bytes(3) + b"\0\x30\0\1" + b"\0\0\0\x13" + b"\0\0\0\x08\0\0\0\x04" + bytes(8)
    data = b"\x97JB2\r\n\x1a\n\x01\0\0\0\x01" + page + b"\x04\0\0"
    data += b"\0\0\0\1\x31\0\1" + bytes(4)
    image = opened(data)
    assert image is not None
    assert image.size == (8, 4)
    assert image.getpixel((3, 2)) == (0, 0, 0)
    assert opened(data[:20]) is None


@pytest.mark.parametrize("more", [{}, {"Doc_0/Res/a.png": b"no picture at all"}])
def test_a_missing_or_broken_picture_is_said(tmp_path: Path, more: dict[str, bytes]) -> None:
    made = with_picture(picture("20", "30 100 60 40"), b"")
    del made["Doc_0/Res/a.png"]
    raw = extract(write(tmp_path, made | more))
    assert texts(raw) == ["图前"]
    assert not figures(raw)
    assert "a.png" in notices(raw, "picture_missing")[0]


class Blind:
    """An engine that finds nothing."""

    def detect(self, _picture: object, _longest: int) -> list[object]:
        return []

    def recognise(self, crops: Sequence[object]) -> list[object]:
        assert not crops
        return []


def test_a_page_that_is_one_picture_is_recognised_only_where_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = with_picture("", png())
    page = picture("20", "0 0 210 297")
    made["Doc_0/Pages/Page_0/Content.xml"] = parts([page])["Doc_0/Pages/Page_0/Content.xml"]
    where = write(tmp_path, made)
    raw = extract(where, "never")
    assert [p.way for p in raw.pages] == ["lost"]
    assert len(raw.unread_ink) == 1
    assert len(raw.assets) == 1

    monkeypatch.setattr("stages.extract._ocr.loaded.engine", lambda _context: Blind())
    raw = extract(where, "auto")
    assert [(p.way, p.reason) for p in raw.pages] == [("ocr", "没有文字，页面是图片")]


SEAL = '<ofd:StampAnnot ID="1" PageRef="100" Boundary="120 40 40 40" {}/>'


def test_a_seal_is_a_figure_with_its_name_and_nothing_is_said_of_its_worth(
    tmp_path: Path,
) -> None:
    data = png(80, 80)
    made = signed(
        parts([text("山南镇人民政府")]),
        SEAL.format(""),
        {"Seal.esl": seal("山南镇人民政府", data)},
    )
    raw = extract(write(tmp_path, made))
    (figure,) = figures(raw)
    assert (figure.shows, figure.alt) == ("seal", "山南镇人民政府")
    assert raw.assets[figure.asset] == data
    assert figure.origin.box == pytest.approx((340.2, 113.4, 453.5, 226.8), abs=0.1)
    assert notices(raw, "signed") == [
        "第1页盖有电子印章“山南镇人民政府”（时间2023-12-20 09:30（世界时），签章软件测试签章），"
        "没有验证其是否有效"
    ]


def test_the_seal_within_a_signature_is_found_too(tmp_path: Path) -> None:
    within = der(0x30, der(0x30, der(2, b"\4"), seal("公章", png()), der(3, b"\0" * 9)))
    made = signed(parts([text("正文")]), SEAL.format(""), {"SignedValue.dat": within})
    assert [f.alt for f in figures(extract(write(tmp_path, made)))] == ["公章"]


def test_of_a_seal_across_an_edge_only_its_stretch_is_shown(tmp_path: Path) -> None:
    made = signed(
        parts([text("正文")]),
        SEAL.format('Clip="0 0 10 40"'),
        {"Seal.esl": seal("骑缝章", png(80, 80))},
    )
    raw = extract(write(tmp_path, made))
    (figure,) = figures(raw)
    assert size_of(raw.assets[figure.asset]) == (20, 80)
    assert (figure.width, figure.height) == pytest.approx((28.3, 113.4), abs=0.1)


def test_a_seal_that_cannot_be_shown_is_said(tmp_path: Path) -> None:
    made = signed(
        parts([text("正文")]), SEAL.format(""), {"Seal.esl": seal("公章", b"PK\3\4", "ofd")}
    )
    raw = extract(write(tmp_path, made))
    assert not figures(raw)
    assert "图样无法显示" in notices(raw, "signed")[0]


def test_a_signature_without_a_seal_is_said(tmp_path: Path) -> None:
    made = signed(parts([text("正文")]), "", {}, kind="Sign")
    (said,) = notices(extract(write(tmp_path, made)), "signed")
    assert said.startswith("文件带有数字签名")
    assert said.endswith("没有验证其是否有效")


@pytest.mark.parametrize("cut", [0, 1, 5, 40, 90])
def test_a_broken_seal_stops_nothing(tmp_path: Path, cut: int) -> None:
    broken = {"Seal.esl": seal("公章", png())[:cut]}
    raw = extract(write(tmp_path, signed(parts([text("正文")]), SEAL.format(""), broken)))
    assert texts(raw) == ["正文"]
    assert len(notices(raw, "signed")) == 1


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=200), at=st.integers(0, 400))
def test_no_bytes_in_place_of_a_seal_stop_anything(data: bytes, at: int) -> None:
    from stages.extract.ofd._seal import seal_in

    whole = seal("公章", png())
    seal_in(data)
    found = seal_in(whole[:at] + data + whole[at + len(data) :])
    assert found is None or isinstance(found.name, str)


def test_values_within_values_without_end_are_left_at_some_depth() -> None:
    from stages.extract.ofd._seal import seal_in

    deep = b""
    for _level in range(5000):
        deep = der(0x30, deep)
    assert seal_in(deep) is None
    assert seal_in(der(0x30, *[der(0x30)] * 50_000)) is None


def test_a_page_of_nothing_but_rules_is_no_damaged_one(tmp_path: Path) -> None:
    raw = read(tmp_path, path("M 20 40 L 190 40"))
    assert [(p.way, p.reason) for p in raw.pages] == [("text", "没有文字，只有图形")]
    assert notices(raw, "no_text")


def annotated(blocks: str, kind: str, extra: str = "") -> Parts:
    listed = (
        f'<ofd:Annotations xmlns:ofd="{NAMESPACE}"><ofd:Page PageID="100">'
        "<ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
    )
    one = (
        f'<ofd:PageAnnot xmlns:ofd="{NAMESPACE}"><ofd:Annot ID="60" Type="{kind}"'
        f' Creator="李敏" LastModDate="2023-12-20" {extra}>{blocks}</ofd:Annot></ofd:PageAnnot>'
    )
    return parts(
        [text("正文")],
        document="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        more={
            "Doc_0/Annots/Annotations.xml": listed,
            "Doc_0/Annots/Page_0/Annotation.xml": one,
        },
    )


def laid(said: str, extra: str = "") -> str:
    inside = text(said, 0, 5.6, extra=extra)
    return f'<ofd:Appearance Boundary="100 200 60 20">{inside}</ofd:Appearance>'


def test_a_stamp_is_text_of_the_page_and_a_watermark_is_not(tmp_path: Path) -> None:
    stamp = extract(write(tmp_path, annotated(laid("已收文"), "Stamp")))
    assert texts(stamp) == ["正文", "已收文"]
    water = extract(write(tmp_path, annotated(laid("内部资料"), "Watermark")))
    assert texts(water) == ["正文"]
    assert dropped(water, "watermark") == "内部资料"
    faint = extract(write(tmp_path, annotated(laid("请勿外传", 'Alpha="40"'), "Stamp")))
    assert texts(faint) == ["正文"]
    assert dropped(faint, "watermark") == "请勿外传"
    hidden = extract(write(tmp_path, annotated(laid("作废"), "Stamp", 'Visible="false"')))
    assert texts(hidden) == ["正文"]
    assert dropped(hidden, "hidden") == "作废"


def test_a_remark_is_a_comment_of_its_author(tmp_path: Path) -> None:
    raw = extract(write(tmp_path, annotated("<ofd:Remark>请核对</ofd:Remark>", "Highlight")))
    (comment,) = [d for d in raw.dropped if d.reason == "comment"]
    assert (comment.text, comment.author, comment.date) == ("请核对", "李敏", "2023-12-20")


def test_attached_files_are_named(tmp_path: Path) -> None:
    listed = (
        f'<ofd:Attachments xmlns:ofd="{NAMESPACE}"><ofd:Attachment ID="1" Name="名单.xls">'
        "<ofd:FileLoc>a.xls</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"
    )
    raw = read(
        tmp_path,
        text("正文"),
        document="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
        more={"Doc_0/Attachs/Attachments.xml": listed},
    )
    assert "名单.xls" in notices(raw, "embedded_files")[0]
