"""Picture files: what is refused before it is decoded, and one small page read for real."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from pipeline import registry
from pipeline.errors import DamagedFile, DangerousFile, GuidangError, NothingInside
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawText
from pipeline.run import probe
from pipeline.stage import Context
from stages.extract.picture import EXTRACTOR

CONTEXT = Context(style=registry.style("gbt9704"), threads=2)
NOTE = Path(__file__).parent / "data" / "note.png"
"""Two lines of our own, set in a free font (Noto Serif CJK) and drawn with Pillow."""


def read(path: Path) -> Raw:
    name = EXTRACTOR.recognise(probe(path))
    assert name is not None
    raw = EXTRACTOR.extract(path, name, CONTEXT)
    prove_extraction(raw)
    return raw


def png_header(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + b"\x00" * 20


def test_a_giant_picture_is_refused_from_its_header(tmp_path: Path) -> None:
    path = tmp_path / "giant.png"
    path.write_bytes(png_header(30_000, 30_000))
    with pytest.raises(DangerousFile, match="30000×30000"):
        read(path)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.png", b"\x89PNG and then words", DamagedFile),
        ("a.jpg", b"\xff\xd8\xff\xe0 and then nothing", DamagedFile),
        ("a.png", png_header(100, 100), DamagedFile),
        ("a.tif", b"II*\x00\xff\xff\xff\xff", DamagedFile),
    ],
)
def test_what_only_begins_like_a_picture_is_claimed_and_refused(
    tmp_path: Path, name: str, data: bytes, error: type[GuidangError]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error):
        read(path)


@pytest.mark.parametrize(("kind", "name"), [("PNG", "png"), ("JPEG", "jpeg"), ("TIFF", "tiff")])
def test_pictures_are_known_by_their_content(tmp_path: Path, kind: str, name: str) -> None:
    path = tmp_path / "scan.dat"
    Image.new("L", (60, 80), 255).save(path, kind)
    assert EXTRACTOR.recognise(probe(path)) == name


def test_white_paper_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "white.png"
    Image.new("L", (600, 800), 255).save(path)
    with pytest.raises(NothingInside):
        read(path)


def test_ink_without_text_is_told_and_shown(tmp_path: Path) -> None:
    picture = Image.new("L", (600, 800), 255)
    picture.paste(0, (100, 300, 500, 500))
    path = tmp_path / "black.png"
    picture.save(path)
    raw = read(path)
    assert raw.unread_ink or raw.fragments
    if not raw.fragments:
        assert [n.code for n in raw.notices] == ["no_text"]


def test_a_small_page_is_read_with_place_and_confidence() -> None:
    raw = read(NOTE)
    texts = [f for f in raw.fragments if isinstance(f, RawText)]
    assert [t.text for t in texts] == [
        "青禾县档案馆借阅说明",
        "库房每周五下午通风除湿，进出须登记。",
    ]
    origin = texts[0].origin
    assert (origin.by, origin.page) == ("ocr", 1)
    assert origin.confidence is not None
    assert origin.confidence > 0.9
    assert origin.box is not None
    assert 0 <= origin.box[0] < origin.box[2] <= 640


def test_each_page_of_a_tiff_is_read(tmp_path: Path) -> None:
    with Image.open(NOTE) as note:
        page = note.convert("L")
    path = tmp_path / "two.tif"
    page.save(path, save_all=True, append_images=[page])
    raw = read(path)
    assert raw.source.pages == 2
    assert {f.origin.page for f in raw.fragments} == {1, 2}


def test_a_page_askew_is_read_and_placed_on_the_picture_as_it_lies(tmp_path: Path) -> None:
    with Image.open(NOTE) as note:
        upright = Image.new("L", (900, 700), 255)
        for top in (40, 260, 480):
            upright.paste(note.convert("L"), (100, top))
    path = tmp_path / "askew.png"
    upright.rotate(-4, Image.Resampling.BICUBIC, fillcolor=255).save(path)
    texts = [f for f in read(path).fragments if isinstance(f, RawText)]
    assert [t.text for t in texts].count("库房每周五下午通风除湿，进出须登记。") == 3
    first = texts[0].origin.box
    assert first is not None
    # Turned by 4°, the box of a line is higher than the line.
    assert first[3] - first[1] > 50
