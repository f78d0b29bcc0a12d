"""What an OFD page shows and does not hold as text: letters drawn as outlines, a printed form as
one picture, pictures of watermarks, handwriting."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from stages.extract._ocr.engine import Reading
from tests.extract._ofd import (
    Parts,
    extract,
    figures,
    grid,
    media,
    notices,
    parts,
    path,
    picture,
    png,
    resources,
    tables,
    text,
    texts,
    write,
)
from tests.extract.test_ofd_pictures import annotated

Picture = NDArray[np.uint8]


class Seeing:
    """Finds one line where there is ink at all, and reads it as ``said``."""

    def __init__(self, said: str) -> None:
        self.said = said
        self.found: tuple[float, float, float, float] | None = None
        """Where there was ink, in millimetres of an A4 page."""

    def detect(self, picture: Picture, _longest: int) -> list[NDArray[np.float32]]:
        ys, xs = np.nonzero(picture.min(axis=2) < 200)
        if picture.shape[0] < 600 or not len(xs):
            return []
        x0, y0, x1, y1 = int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max())
        fine = picture.shape[1] / 210
        self.found = x0 / fine, y0 / fine, x1 / fine, y1 / fine
        return [np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)]

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        count = len(self.said)
        places = tuple((i + 0.5) / count for i in range(count))
        return [Reading(self.said, (1.0,) * count, places) for _crop in crops]


class Unasked:
    def detect(self, _picture: Picture, _longest: int) -> list[NDArray[np.float32]]:
        raise AssertionError("recognition was asked for")


def letter(x: float, y: float) -> str:
    """A letter of polygons, 12 mm wide and high, red."""
    return path(
        "M 0 0 L 12 0 L 12 9 L 7 9 L 7 12 L 5 12 L 5 9 L 0 9 C "
        "M 1 4 L 5 4 L 5 8 L 1 8 C M 7 4 L 11 4 L 11 8 L 7 8 C",
        f"{x} {y} 12 12",
        'Stroke="false" Fill="true" Rule="Even-Odd"',
        '<ofd:FillColor Value="250 20 20"/>',
    )


HEAD = "".join(letter(40 + 13 * i, 20) for i in range(6))


def see(monkeypatch: pytest.MonkeyPatch, engine: object) -> None:
    monkeypatch.setattr("stages.extract._ocr.loaded.engine", lambda _context: engine)


def test_a_head_drawn_as_outlines_is_read_beside_the_text_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Seeing("青禾县档案局")
    see(monkeypatch, engine)
    page = HEAD + text("现将有关情况函告如下。", 28, 70)
    raw = extract(write(tmp_path, parts([page])), "auto")
    assert texts(raw) == ["青禾县档案局", "现将有关情况函告如下。"]
    assert [(p.way, p.reason) for p in raw.pages] == [("both", "部分文字画成了轮廓线")]
    # The text of the file was not in the picture: what is lowest there ends at 32 mm.
    assert engine.found is not None
    assert engine.found[3] == pytest.approx(32, abs=0.5)


def test_outlines_that_are_not_to_be_recognised_are_listed_as_unread(tmp_path: Path) -> None:
    page = HEAD + text("现将有关情况函告如下。", 28, 70)
    raw = extract(write(tmp_path, parts([page])), "never")
    assert texts(raw) == ["现将有关情况函告如下。"]
    assert raw.unread_ink
    assert raw.unread_ink[0].box[1] == pytest.approx(20 * 72 / 25.4, abs=1)


def test_a_page_of_nothing_but_outlines_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch, Seeing("青禾县档案局"))
    raw = extract(write(tmp_path, parts([HEAD])), "auto")
    assert texts(raw) == ["青禾县档案局"]
    assert [p.way for p in raw.pages] == ["ocr"]


def test_a_cross_in_a_circle_and_outlines_upon_letters_ask_for_no_recognition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch, Unasked())
    ring = path("M 0 2 B 0 0 4 0 4 2 B 4 4 0 4 0 2 M 1 1 L 3 3 M 3 1 L 1 3", "30 100 4 4")
    shadow = path("M 0 0 L 2 0 L 2 1 L 1 1 L 1 2 L 2 2 L 2 3 L 0 3 C", "29 46 3 3", 'Fill="true"')
    raw = extract(write(tmp_path, parts([text("合计壹佰元整") + ring + 20 * shadow])), "auto")
    assert texts(raw) == ["合计壹佰元整"]
    assert [p.way for p in raw.pages] == ["text"]


def test_what_is_printed_on_a_form_that_is_one_picture_is_recognised_beside_what_fills_it_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = "".join(text("山南镇石桥村集体资产登记", 60, 90 + 12 * i) for i in range(4))
    made = form(filled, printed="25 25 75 33")
    see(monkeypatch, Seeing("权属登记表"))
    raw = extract(write(tmp_path, made), "auto")
    assert texts(raw)[0] == "权属登记表"
    assert "".join(texts(raw)).count("山南镇石桥村集体资产登记") == 4
    assert [p.way for p in raw.pages] == ["both"]


def form(draw: str, *, printed: str) -> Parts:
    """A page that is one picture, on which ``printed`` places hold ink, and ``draw`` upon it."""
    from PIL import Image

    image = Image.new("RGB", (840, 1188), "white")
    for place in printed.split(";"):
        x0, y0, x1, y1 = (4 * int(word) for word in place.split())
        image.paste("black", (x0, y0, x1, y1))
    stream = BytesIO()
    image.save(stream, "PNG")
    return parts(
        [picture("20", "0 0 210 297") + draw],
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        more={
            "Doc_0/DocumentRes.xml": resources(media("20", "a.png")),
            "Doc_0/Res/a.png": stream.getvalue(),
        },
    )


def test_what_a_scan_shows_as_the_file_says_it_too_is_not_read_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Seeing("不该读到")
    see(monkeypatch, engine)
    said = text("山南镇石桥村集体资产登记册共二十", 60, 90)
    # Half of the square of each letter is black in the picture as well.
    doubled = ";".join(f"{round(60 + 5.6 * i)} 87 {round(60 + 5.6 * i) + 3} 90" for i in range(15))
    raw = extract(write(tmp_path, form(said, printed=doubled)), "auto")
    assert texts(raw) == ["山南镇石桥村集体资产登记册共二十"]
    assert engine.found is None


def test_a_slanting_watermark_hides_nothing_that_a_form_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Seeing("权利人")
    see(monkeypatch, engine)
    # Its letters stand from 97 to 130 mm across and from 70 to 112 mm down.
    across = text("仅供查档", 95, 112, size=12, extra='CTM="0.7 -0.7 0.7 0.7 0 0"')
    raw = extract(write(tmp_path, form(across, printed="105 95 130 103")), "auto")
    assert sorted(texts(raw)) == ["仅供查档", "权利人"]
    # All that is printed was seen.
    assert engine.found == pytest.approx((105, 95, 130, 103), abs=0.5)


def watermarked(boundary: str) -> Parts:
    laid = f'<ofd:Appearance Boundary="0 0 210 297">{picture("20", boundary)}</ofd:Appearance>'
    made = annotated(laid, "Watermark")
    document = str(made["Doc_0/Document.xml"]).replace(
        "</ofd:CommonData>", "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
    )
    return made | {
        "Doc_0/Document.xml": document,
        "Doc_0/DocumentRes.xml": resources(media("20", "a.png")),
        "Doc_0/Res/a.png": png(),
    }


def test_a_picture_laid_on_as_a_watermark_is_kept_unless_it_covers_the_page(
    tmp_path: Path,
) -> None:
    small = extract(write(tmp_path, watermarked("90 10 30 20")))
    (figure,) = figures(small)
    assert small.assets[figure.asset] == png()
    assert not notices(small, "watermark_picture")
    large = extract(write(tmp_path, watermarked("0 0 210 297")))
    assert texts(large) == ["正文"]
    assert not figures(large)
    assert notices(large, "watermark_picture") == ["第1页有1张盖满页面的水印图片没有保留"]


def test_what_was_written_with_a_pen_is_a_figure_and_cuts_no_table(tmp_path: Path) -> None:
    waves = " ".join(f"L {1 + i % 3} {i}" for i in range(1, 19))
    rules = " ".join(f"M 0 {y} L 60 {y}" for y in (2, 5))
    pen = path(f"M 0 0 {waves} {waves} {rules}", "0 0 60 20", 'LineWidth="0.5"')
    laid = f'<ofd:Appearance Boundary="40 55 60 20">{pen}</ofd:Appearance>'
    made = annotated(laid, "Stamp")
    table = grid([30, 60, 120], [50, 60, 80]) + text("拟办", 32, 57) + text("同意", 62, 57)
    made |= {"Doc_0/Pages/Page_0/Content.xml": parts([table])["Doc_0/Pages/Page_0/Content.xml"]}
    raw = extract(write(tmp_path, made))
    assert tables(raw) == [[["拟办", "同意"], ["", ""]]]
    (figure,) = figures(raw)
    assert figure.shows == "handwriting"
    assert raw.assets[figure.asset].startswith(b"\x89PNG")
    assert figure.origin.box is not None
    assert figure.origin.box[1] == pytest.approx(55 * 72 / 25.4, abs=3)


@pytest.mark.parametrize("boundary", ["0 0 900000 900000", "-900000 -900000 1 1"])
def test_a_pen_that_leaves_the_page_is_shown_as_far_as_it_is_on_it(
    tmp_path: Path, boundary: str
) -> None:
    zigzag = " ".join(f"L {i * 2000} {i % 7 * 2000}" for i in range(1, 40))
    pen = path(f"M 0 0 {zigzag}", boundary, 'LineWidth="900"')
    laid = f'<ofd:Appearance Boundary="40 55 60 20">{pen}</ofd:Appearance>'
    raw = extract(write(tmp_path, annotated(laid, "Stamp")))
    assert texts(raw) == ["正文"]
    for figure in figures(raw):
        assert figure.origin.box is not None
        assert min(figure.origin.box) >= 0
        assert max(figure.origin.box) <= 842
