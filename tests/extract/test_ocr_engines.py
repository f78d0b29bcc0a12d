"""The engines behind the seam: what the networks say made lines and characters, and who runs."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline import registry
from pipeline.errors import DamagedFile, MissingPart
from pipeline.stage import Context
from stages.extract._ocr import loaded, models, tesseract_program, with_onnxruntime, with_openvino
from stages.extract._ocr.ctc import decode, joined
from stages.extract._ocr.engine import Engine, Reading
from stages.extract._ocr.heat import lines_in
from stages.extract._ocr.loaded import engine
from stages.extract._ocr.paddle import COLUMN, HIGH, PaddleEngine, pieces

NOTE = Path(__file__).parent / "data" / "note.png"
FIRST, SECOND = "青禾县档案馆借阅说明", "库房每周五下午通风除湿，进出须登记。"
LETTERS = ("", "甲", "乙", "A", " ")

Picture = NDArray[np.uint8]
Batch = NDArray[np.float32]


def note() -> Picture:
    with Image.open(NOTE) as picture:
        return np.asarray(picture.convert("RGB"))[:, :, ::-1].copy()


def columns(*said: tuple[int, float]) -> NDArray[np.float32]:
    """For each column the letter that is surest, and how sure it is."""
    made = np.full((len(said), len(LETTERS)), 0.01, np.float32)
    for row, (index, share) in enumerate(said):
        made[row, index] = share
    return made


def test_a_character_over_several_columns_is_one_and_stands_in_their_middle() -> None:
    got = decode(columns((0, 0.9), (1, 0.5), (1, 0.8), (0, 0.9), (3, 0.7), (0, 0.9)), LETTERS, 6)
    assert got.text == "甲A"
    assert got.sure == (0.8, 0.7)
    assert got.middles == (2 / 6, 4.5 / 6)


def test_two_alike_are_two_where_an_empty_column_parts_them() -> None:
    got = decode(columns((1, 0.9), (0, 0.9), (1, 0.6)), LETTERS, 3)
    assert got.text == "甲甲"
    assert got.sure == (0.9, 0.6)


def test_places_are_shares_of_the_line_and_not_of_its_padding() -> None:
    got = decode(columns((0, 0.9), (1, 0.9), (0, 0.9), (0, 0.9)), LETTERS, 2)
    assert got.middles == (0.75,)


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0.2, 1.0)), min_size=1, max_size=40))
def test_every_character_has_a_confidence_and_a_place_in_order(
    said: list[tuple[int, float]],
) -> None:
    got = decode(columns(*said), LETTERS, len(said))
    assert len(got.text) == len(got.sure) == len(got.middles)
    assert all(0 <= share <= 1 for share in got.sure)
    assert all(a <= b for a, b in itertools.pairwise(got.middles))


def test_readings_of_pieces_are_one_line() -> None:
    left, right = Reading("甲", (0.9,), (0.5,)), Reading("乙A", (0.8, 0.7), (0.25, 0.75))
    got = joined([(left, 100), (right, 300)])
    assert got == Reading("甲乙A", (0.9, 0.8, 0.7), (0.125, 0.4375, 0.8125))


def test_a_core_grows_to_the_line_around_it() -> None:
    heat = np.zeros((200, 400), np.float32)
    heat[100:110, 50:250] = 0.9
    (quad,) = lines_in(heat)
    # Area through half the circumference, times 1.6, shared out on both sides: about 8.
    assert np.abs(quad - [[42, 92], [258, 92], [258, 118], [42, 118]]).max() < 1.2


@pytest.mark.parametrize(
    ("rows", "share"), [(slice(100, 102), 0.9), (slice(100, 110), 0.4)], ids=["thin", "faint"]
)
def test_scratches_and_what_is_hardly_seen_are_no_lines(rows: slice, share: float) -> None:
    heat = np.zeros((200, 400), np.float32)
    heat[rows, 50:250] = share
    assert lines_in(heat) == []


def test_lines_come_from_top_to_bottom_and_stay_on_the_page() -> None:
    heat = np.zeros((300, 300), np.float32)
    for top in (0, 140, 290):
        heat[top : top + 10, :] = 0.9
    found = lines_in(heat)
    assert [round(float(q[0, 1]) / 100) for q in found] == [0, 1, 3]
    corners = np.concatenate(found)
    assert corners.min() >= 0
    assert corners.max() <= 299


class Blank:
    """A network that sees nothing, and tells what it was shown."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def __call__(self, batch: Batch) -> Batch:
        self.shapes.append(batch.shape)
        wide = batch.shape[3] // COLUMN
        return np.tile(np.array([1, 0, 0, 0, 0], np.float32), (1, wide, 1))


@settings(max_examples=20, deadline=None)
@given(st.integers(8, 60), st.integers(1, 3000))
def test_no_line_makes_the_network_wider_than_is_bounded(height: int, width: int) -> None:
    reads = Blank()
    crop = np.full((height, width, 3), 255, np.uint8)
    (got,) = PaddleEngine(Blank(), reads, LETTERS).recognise([crop])
    assert got.text == ""
    assert all(shape[2] == HIGH and shape[3] <= 3900 for shape in reads.shapes)
    assert all(shape[3] % 32 == 0 for shape in reads.shapes)


def test_a_line_is_cut_where_no_character_stands() -> None:
    crop = np.full((10, 1900, 3), 255, np.uint8)
    crop[2:8, :, :] = 0
    crop[:, 780:784] = 255
    crop[:, 1540:1544] = 255
    cut = pieces(crop)
    edges = np.cumsum([piece.shape[1] for piece in cut])
    assert 780 <= edges[0] <= 784
    assert 1540 <= edges[1] <= 1544
    assert edges[-1] == 1900


def asked(name: str) -> Context:
    return Context(style=registry.style("gbt9704"), threads=1, ocr_engine=name)  # type: ignore[arg-type]


def lines_of(reader: Engine) -> list[Reading]:
    page = note()
    quads = reader.detect(page, 960)
    crops = [
        page[int(q[:, 1].min()) : int(q[:, 1].max()), int(q[:, 0].min()) : int(q[:, 0].max())]
        for q in quads
    ]
    return reader.recognise(crops)


@pytest.mark.parametrize("name", ["onnxruntime", "openvino", "auto"])
def test_every_engine_reads_the_same(name: str) -> None:
    if name == "openvino":
        pytest.importorskip("openvino")
    got = lines_of(engine(asked(name)))
    assert [reading.text for reading in got] == [FIRST, SECOND]
    assert min(share for reading in got for share in reading.sure) > 0.8


@pytest.mark.parametrize("name", ["onnxruntime", "openvino"])
def test_reading_leaves_the_smallest_numbers_of_the_process_as_they_are(name: str) -> None:
    pytest.importorskip(name)
    code = (
        "import numpy as np, sys\n"
        "from pipeline import registry\n"
        "from pipeline.stage import Context\n"
        "from stages.extract._ocr.loaded import engine\n"
        f"made = engine(Context(style=registry.style('gbt9704'), ocr_engine='{name}', threads=2))\n"
        "page = np.full((400, 400, 3), 255, np.uint8)\n"
        "page[100:130, 50:300:8] = 0\n"
        "made.detect(page, 400), made.recognise([page[90:140, 40:310]])\n"
        "sys.exit(0 if sys.float_info.min / 2 > 0 else 'numbers near zero are lost')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_tesseract_reads_where_it_is_asked_for() -> None:
    if tesseract_program.version() is None:
        pytest.skip("needs tesseract-ocr and tesseract-ocr-chi-sim")
    first, second = lines_of(engine(asked("tesseract")))
    assert first.text == FIRST
    assert second.text.startswith("库房每周五下午")
    assert len(first.sure) == len(first.middles) == len(FIRST)
    assert all(a < b for a, b in itertools.pairwise(first.middles))
    assert all(0.5 < share <= 1 for share in first.sure)


def test_latin_and_digits_have_each_their_own_confidence() -> None:
    picture = Image.new("RGB", (620, 60), "white")
    ImageDraw.Draw(picture).text(
        (20, 8), "Tel 0871-6532 Qinghe", fill="black", font=ImageFont.load_default(36)
    )
    # Half of one digit is wiped off.
    picture.paste("white", (196, 0, 205, 60))
    (got,) = engine(asked("onnxruntime")).recognise([np.asarray(picture).copy()])
    assert got.text.startswith("Tel 0")
    assert len(set(got.sure)) > 3
    assert max(got.sure) - min(got.sure) > 0.05


@pytest.fixture
def unloaded() -> None:
    loaded._loaded.cache_clear()


@pytest.mark.usefixtures("unloaded")
def test_where_openvino_does_not_start_onnx_runtime_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaded, "openvino_version", lambda: "1.0")
    monkeypatch.setattr(with_openvino, "is_fit", lambda: True)
    monkeypatch.setitem(sys.modules, "openvino", None)
    started: list[int] = []
    monkeypatch.setattr(with_onnxruntime, "load", started.append)
    engine(asked("auto"))
    assert started == [1]
    with pytest.raises(MissingPart, match=r"guidang\[fast\]"):
        engine(asked("openvino"))


@pytest.mark.usefixtures("unloaded")
def test_a_machine_that_openvino_is_not_built_for_is_left_to_onnx_runtime(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loaded, "openvino_version", lambda: "1.0")
    monkeypatch.setattr(with_openvino, "is_fit", lambda: False)
    monkeypatch.setattr(with_openvino, "load", lambda _threads: pytest.fail("was started"))
    monkeypatch.setattr(with_onnxruntime, "load", lambda threads: threads)
    assert engine(asked("auto")) == 1


@pytest.mark.usefixtures("unloaded")
def test_without_onnx_runtime_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingPart, match="pip install onnxruntime"):
        engine(asked("onnxruntime"))


def test_models_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _name: None)
    with pytest.raises(MissingPart, match="rapidocr"):
        models.model(models.READS)
    monkeypatch.setattr(models, "find_spec", lambda _name: SimpleNamespace(origin="/nowhere/i.py"))
    with pytest.raises(MissingPart, match=r"PP-OCRv6_rec_small\.onnx"):
        models.model(models.READS)


@given(st.binary(max_size=200))
def test_what_is_no_model_has_no_properties_and_ends(data: bytes) -> None:
    assert isinstance(models.properties(data), dict)


def test_properties_of_a_model_stand_behind_its_network() -> None:
    entry = b"\x0a\x04name\x12\x06\xe7\xa4\xbe\xe5\x8c\xba"
    data = b"\x08\x0a\x3a\x03net\x72" + bytes([len(entry)]) + entry
    assert models.properties(data) == {"name": "社区"}


def write_program(folder: Path, script: str) -> None:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    tesseract_program._languages.cache_clear()
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in")
def test_tesseract_without_chinese_is_missing_a_part(elsewhere: Path) -> None:
    write_program(elsewhere, "echo eng")
    with pytest.raises(MissingPart, match=r"chi_sim.*tesseract-ocr-chi-sim"):
        tesseract_program.ready()
    assert tesseract_program.version() is None


def test_without_tesseract_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPart, match="apt install tesseract-ocr"):
        tesseract_program.ready()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in")
def test_tesseract_that_hangs_is_stopped(elsewhere: Path) -> None:
    write_program(elsewhere, "sleep 60")
    with pytest.raises(DamagedFile, match=r"stopped.*--ocr-engine auto"):
        tesseract_program.ask((str(elsewhere / "tesseract"),), elsewhere, 0.3)
