"""Kinds of picture files: each must show the same page, whole or as far as it goes."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps, TiffImagePlugin

from pipeline import registry
from pipeline.errors import DamagedFile, DangerousFile, WrongType
from pipeline.proof import prove_extraction
from pipeline.raw import RawFigure
from pipeline.run import probe
from pipeline.stage import Context
from stages.extract._ocr import frames as frames_module
from stages.extract._ocr import picture as picture_module
from stages.extract._ocr.engine import Reading
from stages.extract._ocr.frames import Frame, frames
from stages.extract.picture import EXTRACTOR

NOTE = Path(__file__).parent / "data" / "note.png"
CONTEXT = Context(style=registry.style("gbt9704"))
Seen = NDArray[np.uint8]


def note() -> Image.Image:
    with Image.open(NOTE) as picture:
        return picture.convert("RGB")


def seen(path: Path) -> list[Frame]:
    found = EXTRACTOR.recognise(probe(path))
    assert found is not None, "no extractor takes it"
    return [frame for frame in frames(path) if frame is not None]


def shows(frame: Frame, page: Image.Image, *, off: float = 3.0) -> bool:
    """Whether ``frame`` shows ``page``, but for ``off`` grey tones on average."""
    assert frame.picture is not None
    wanted = np.asarray(page.convert("RGB"))[:, :, ::-1]
    if frame.picture.shape != wanted.shape:
        return False
    return float(np.abs(frame.picture.astype(int) - wanted.astype(int)).mean()) < off


def grey(dtype: type, most: float, *, negative: bool = False) -> Image.Image:
    values = np.asarray(note().convert("L")).astype(np.float64) / 255
    values = 1 - values if negative else values
    return Image.fromarray((values * most).astype(dtype))


KINDS: dict[str, tuple[str, Callable[[], Image.Image], dict[str, object]]] = {
    "PNG with a palette": ("png", lambda: note().quantize(16), {}),
    "PNG of 16 bits": ("png", lambda: grey(np.uint16, 65535), {}),
    "PNG of one bit": ("png", lambda: note().convert("1"), {}),
    "JPEG in CMYK": ("jpeg", lambda: note().convert("CMYK"), {"quality": 95}),
    "progressive JPEG": ("jpeg", note, {"progressive": True, "quality": 95}),
    "WebP": ("webp", note, {"quality": 95}),
    "JPEG 2000": ("jpeg2000", note, {}),
    "BMP": ("bmp", note, {}),
    "BMP of one bit": ("bmp", lambda: note().convert("1"), {}),
    "GIF": ("gif", note, {}),
    "TIFF, fax group 3": ("tiff", lambda: note().convert("1"), {"compression": "group3"}),
    "TIFF, fax group 4": ("tiff", lambda: note().convert("1"), {"compression": "group4"}),
    "TIFF with JPEG inside": ("tiff", note, {"compression": "jpeg", "quality": 95}),
    "TIFF, LZW": ("tiff", note, {"compression": "tiff_lzw"}),
    "TIFF in CMYK": ("tiff", lambda: note().convert("CMYK"), {}),
    "TIFF with a palette": ("tiff", lambda: note().quantize(16), {}),
    "TIFF of 16 bits": ("tiff", lambda: grey(np.uint16, 65535), {}),
    "TIFF of 32 bits": ("tiff", lambda: grey(np.int32, 65535), {}),
    "TIFF in shares": ("tiff", lambda: grey(np.float32, 1.0), {}),
    "TIFF in floating 255": ("tiff", lambda: grey(np.float32, 255.0), {}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_the_same_in_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    name, make, how = KINDS[kind]
    path = tmp_path / "scan.dat"
    make().save(path, name, **how)
    assert EXTRACTOR.recognise(probe(path)) == name
    (frame,) = seen(path)
    assert shows(frame, note(), off=6.0)


def test_a_raw_stream_of_jpeg_2000_is_known_without_its_box(tmp_path: Path) -> None:
    path = tmp_path / "scan.dat"
    note().save(path, "JPEG2000", no_jp2=True)
    (frame,) = seen(path)
    assert shows(frame, note())


def test_sixteen_bits_in_which_zero_is_white_are_turned_over(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    grey(np.uint16, 65535, negative=True).save(path, tiffinfo={262: 0})
    (frame,) = seen(path)
    assert shows(frame, note())


def test_what_shines_through_lies_on_white_paper(tmp_path: Path) -> None:
    clear = note().convert("RGBA")
    clear.putalpha(ImageOps.invert(note().convert("L")))
    clear.save(tmp_path / "clear.png")
    (frame,) = seen(tmp_path / "clear.png")
    assert shows(frame, note())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_page_stands_as_its_camera_meant_it(tmp_path: Path, kind: str, orientation: int) -> None:
    said = Image.Exif()
    said[0x0112] = orientation
    path = tmp_path / "photo.dat"
    if kind == "TIFF":
        note().save(path, kind, tiffinfo={0x0112: orientation})
    else:
        note().save(path, kind, exif=said, quality=95)
    (frame,) = seen(path)
    with_exif = note()
    with_exif.getexif()[0x0112] = orientation
    assert shows(frame, ImageOps.exif_transpose(with_exif), off=6.0)


def test_a_jpeg_of_twelve_bits_is_refused_with_a_mend(tmp_path: Path) -> None:
    path = tmp_path / "deep.jpg"
    note().save(path, "JPEG")
    data = bytearray(path.read_bytes())
    data[data.index(b"\xff\xc0") + 4] = 12
    path.write_bytes(data)
    with pytest.raises(WrongType, match=r"12 bits.*8 bits"):
        seen(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP"])
def test_of_a_file_cut_off_the_beginning_is_seen_and_that_is_said(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "cut.dat"
    note().save(path, kind)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 7 // 10])
    (frame,) = seen(path)
    assert frame.is_cut
    assert frame.picture is not None
    top = Frame(frame.picture[:80], 1.0, None)
    if kind != "BMP":  # whose rows begin at the foot
        assert shows(top, note().crop((0, 0, 640, 80)), off=6.0)


def tiff(pages: list[Image.Image], compression: str | None) -> bytes:
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:], compression=compression)
    return stream.getvalue()


def spoiled(data: bytes, page: int, strips: slice) -> bytes:
    """``data`` with the given strips of ``page`` filled with what decodes to nothing."""
    bad = bytearray(data)
    with Image.open(io.BytesIO(data)) as image:
        image.seek(page)
        tags = image.tag_v2  # type: ignore[attr-defined]
        for start, size in list(zip(tags[273], tags[279], strict=True))[strips]:
            bad[start : start + size] = b"\xff" * size
    return bytes(bad)


@pytest.mark.parametrize("compression", ["tiff_lzw", "jpeg", "packbits", "tiff_adobe_deflate"])
def test_a_broken_page_in_the_middle_costs_only_itself(tmp_path: Path, compression: str) -> None:
    path = tmp_path / "three.tif"
    path.write_bytes(spoiled(tiff([note()] * 3, compression), 1, slice(None)))
    first, second, third = seen(path)
    assert shows(first, note())
    assert second.picture is None
    assert shows(third, note())


@pytest.mark.parametrize("compression", ["tiff_lzw", "jpeg", "packbits", "tiff_adobe_deflate"])
def test_of_a_broken_page_the_strips_that_decode_are_seen(tmp_path: Path, compression: str) -> None:
    path = tmp_path / "one.tif"
    high = ImageOps.expand(note(), (0, 0, 0, 400), "white")
    data = tiff([high], compression)
    path.write_bytes(spoiled(data, 0, slice(-2, None)))
    (frame,) = seen(path)
    assert frame.is_cut
    assert frame.picture is not None
    assert shows(Frame(frame.picture[:200], 1.0, None), note())
    assert int(frame.picture[-30:].min()) == 255


def test_the_other_pages_of_a_bad_tiff_are_read_and_it_is_said_which_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_module, "engine", lambda _context: OneLine())
    path = tmp_path / "three.tif"
    path.write_bytes(spoiled(tiff([note()] * 3, "tiff_lzw"), 1, slice(None)))
    raw = EXTRACTOR.extract(path, "tiff", CONTEXT)
    prove_extraction(raw)
    assert [(p.first, p.last, p.way) for p in raw.pages] == [
        (1, 1, "ocr"),
        (2, 2, "lost"),
        (3, 3, "ocr"),
    ]
    assert [n.message for n in raw.notices if n.code == "page_damaged"] == ["第2页损坏，无法读取"]
    assert {fragment.origin.page for fragment in raw.fragments} == {1, 3}
    assert raw.source.pages == 3


class OneLine:
    """Reads the same line on every page."""

    def detect(self, picture: Seen, longest: int) -> list[NDArray[np.float32]]:  # noqa: ARG002
        return [np.array([[20, 20], [600, 20], [600, 70], [20, 70]], np.float32)]

    def recognise(self, crops: list[Seen]) -> list[Reading]:
        places = tuple((i + 0.5) / 6 for i in range(6))
        return [Reading("芦溪镇档案室", (0.9,) * 6, places) for _crop in crops]


def test_a_file_of_which_no_page_decodes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.tif"
    data = spoiled(tiff([note()] * 2, "tiff_lzw"), 0, slice(None))
    path.write_bytes(spoiled(data, 1, slice(None)))
    with pytest.raises(DamagedFile):
        EXTRACTOR.extract(path, "tiff", CONTEXT)


def test_pages_that_are_not_to_be_recognised_stay_pictures(tmp_path: Path) -> None:
    path = tmp_path / "two.tif"
    path.write_bytes(tiff([note(), note()], None))
    raw = EXTRACTOR.extract(path, "tiff", Context(style=CONTEXT.style, ocr="never"))
    prove_extraction(raw)
    assert [type(f) for f in raw.fragments] == [RawFigure, RawFigure]
    assert len(raw.assets) == 1
    assert [n.code for n in raw.notices] == ["not_recognised", "not_recognised"]
    assert [ink.page for ink in raw.unread_ink] == [1, 2]
    assert [(p.first, p.last, p.way) for p in raw.pages] == [(1, 2, "lost")]


def test_more_pages_than_any_scanner_makes_are_left_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_module, "engine", lambda _context: OneLine())
    monkeypatch.setattr(frames_module, "MOST_PAGES", 2)
    path = tmp_path / "many.tif"
    path.write_bytes(tiff([note()] * 4, "tiff_lzw"))
    raw = EXTRACTOR.extract(path, "tiff", CONTEXT)
    assert [p.way for p in raw.pages] == ["ocr", "lost"]
    assert "too_many_pages" in {n.code for n in raw.notices}


def test_a_page_is_refused_that_is_small_only_in_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "giant.bmp"
    head = struct.pack("<2sIHHI", b"BM", 54, 0, 0, 54)
    path.write_bytes(head + struct.pack("<IiiHHIIiiII", 40, 30000, 30000, 1, 24, 0, 0, 0, 0, 0, 0))
    with pytest.raises(DangerousFile, match="30000×30000"):
        seen(path)


def frame(width: int, height: int, dpi: float | None) -> Frame:
    return Frame(np.full((height, width, 3), 255, np.uint8), 1.0, dpi)


@pytest.mark.parametrize(
    ("width", "height", "dpi", "points"),
    [
        (1654, 2339, 96, 595.3 / 1654),  # A4, whatever the file states
        (1000, 1000, 200, 0.36),
        (1000, 1000, None, None),
        (1000, 1000, 1, None),
        (6000, 3000, 72, None),  # two metres wide
    ],
)
def test_the_resolution_a_file_states_is_taken_only_where_it_can_be(
    width: int, height: int, dpi: float | None, points: float | None
) -> None:
    of = frame(width, height, dpi)
    assert of.picture is not None
    assert picture_module.points_of(of.picture, of) == (
        None if points is None else pytest.approx(points)
    )


def as_scanners_write(page: Image.Image, compression: str | None) -> bytes:
    """A TIFF of one strip that comes last in its file."""
    data = io.BytesIO()
    page.save(data, "TIFF", compression=compression, strip_size=10**9)
    with Image.open(data) as image:
        tags = image.tag_v2  # type: ignore[attr-defined]
        (start,), (size,) = tags[273], tags[279]
        first = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"II")
        for tag, value in tags.items():
            first.tagtype[tag] = tags.tagtype[tag]
            first[tag] = value
    first[273], first[279] = 0, size
    head = b"II" + struct.pack("<HI", 42, 8) + first.tobytes(8)
    return head + data.getvalue()[start : start + size]


@pytest.mark.parametrize("compression", [None, "group4", "jpeg"])
def test_of_a_tiff_cut_off_the_beginning_is_seen(tmp_path: Path, compression: str | None) -> None:
    page = note().convert("1") if compression == "group4" else note()
    data = as_scanners_write(page, compression)
    path = tmp_path / "cut.tif"
    path.write_bytes(data)
    (whole,) = seen(path)
    assert shows(whole, note(), off=6.0)
    assert not whole.is_cut
    path.write_bytes(data[: len(data) * 6 // 10])
    (cut,) = seen(path)
    assert cut.is_cut
    assert cut.picture is not None
    assert shows(Frame(cut.picture[:80], 1.0, None), note().crop((0, 0, 640, 80)), off=6.0)
