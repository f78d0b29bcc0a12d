"""Pictures on pages, told from text that nobody could read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.proof import prove_extraction
from pipeline.raw import RawFigure
from pipeline.record import REASONS
from stages.extract._layout.raw import make_raw
from stages.extract._ocr.engine import Reading
from stages.extract._ocr.page import read_page
from stages.extract._ocr.sheet import read_sheet

Picture = NDArray[np.uint8]
Quad = NDArray[np.float32]

TEXT = (100.0, 100.0, 500.0, 140.0)
"""Where a line of ten characters stands, each 40 pixels wide."""


def quad(x0: float, y0: float, x1: float, y1: float) -> Quad:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def reading(text: str, sure: float) -> Reading:
    count = len(text)
    return Reading(text, (sure,) * count, tuple((i + 0.5) / count for i in range(count)))


class MadeUp:
    """Finds the given lines, and reads a crop as the line that has its shape."""

    def __init__(self, *lines: tuple[tuple[float, float, float, float], str, float]) -> None:
        self.lines = lines

    def detect(self, _picture: Picture, _longest: int) -> list[Quad]:
        return [quad(*box) for box, _text, _sure in self.lines]

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        return [self._read(crop) for crop in crops]

    def _read(self, crop: Picture) -> Reading:
        for (x0, y0, x1, y1), text, sure in self.lines:
            shape = (x1 - x0) / (y1 - y0)
            if 0.7 < crop.shape[1] / crop.shape[0] / shape < 1.4:
                return reading(text, sure)
        return reading("", 0)


def letter() -> Picture:
    page = np.full((1400, 1000, 3), 255, np.uint8)
    for at in range(10):
        page[108:132, 106 + 40 * at : 132 + 40 * at] = 0
    return page


LINE = (TEXT, "青禾县档案馆今年报告", 0.99)


def drawing(page: Picture, x: int = 500, y: int = 700) -> None:
    """A house over 300 pixels."""
    cv2.rectangle(page, (x - 120, y), (x + 120, y + 150), (0, 0, 0), 5)
    cv2.line(page, (x - 150, y), (x, y - 150), (0, 0, 0), 5)
    cv2.line(page, (x + 150, y), (x, y - 150), (0, 0, 0), 5)
    cv2.line(page, (x - 150, y), (x + 150, y), (0, 0, 0), 5)


def code(page: Picture, x: int = 450, y: int = 700, step: int = 8) -> None:
    """A square of 25 by 25 small ones, with three large ones in its corners."""
    squares = np.random.default_rng(7).random((25, 25)) < 0.5
    for row, column in ((0, 0), (0, 18), (18, 0)):
        squares[row : row + 7, column : column + 7] = True
        squares[row + 1 : row + 6, column + 1 : column + 6] = False
        squares[row + 2 : row + 5, column + 2 : column + 5] = True
    large = np.kron(squares, np.ones((step, step), bool))
    page[y : y + 25 * step, x : x + 25 * step][large] = 0


def test_a_drawing_is_a_figure_and_no_unread_ink() -> None:
    page = letter()
    drawing(page)
    found = read_page(page, MadeUp(LINE))
    (mark,) = found.marks
    assert mark.shows is None
    assert mark.box[0] <= 355
    assert mark.box[2] >= 645
    assert mark.box[1] <= 555
    assert mark.box[3] >= 848
    assert found.unread == ()


def test_a_code_of_squares_is_one_figure_with_all_its_squares() -> None:
    page = letter()
    code(page)
    found = read_page(page, MadeUp(LINE))
    (mark,) = found.marks
    assert np.allclose(mark.box, (450, 700, 650, 900), atol=9)
    assert found.unread == ()


def test_lines_that_nobody_could_read_are_unread_ink_and_no_figure() -> None:
    page = letter()
    for row in range(3):
        for at in range(10):
            page[700 + 60 * row : 726 + 60 * row, 306 + 40 * at : 332 + 40 * at] = 0
    found = read_page(page, MadeUp(LINE))
    assert found.marks == ()
    assert found.unread


def test_what_the_engine_sees_in_a_picture_is_left_out_and_counted() -> None:
    page = letter()
    drawing(page)
    found = read_page(page, MadeUp(LINE, ((430, 730, 590, 780), "口口", 0.2)))
    assert [(part.text, part.reason) for part in found.left_out] == [("口口", "picture")]
    assert "picture" in REASONS
    assert "".join(atom.text for atom in found.atoms) == LINE[1]
    assert found.ink == 12


def test_a_single_letter_guessed_from_a_whole_picture_is_left_out_however_high_it_is() -> None:
    page = letter()
    drawing(page)
    found = read_page(page, MadeUp(LINE, ((350, 600, 650, 800), "合", 0.4)))
    assert [(part.text, part.reason) for part in found.left_out] == [("合", "picture")]
    assert "".join(atom.text for atom in found.atoms) == LINE[1]


def test_a_drawing_over_half_a_page_is_no_letter_and_its_ink_is_told() -> None:
    page = np.full((1400, 1000, 3), 255, np.uint8)
    drawing(page)
    guess = ((300, 500, 700, 900), "合", 0.2)
    found = read_page(page, MadeUp(guess))
    assert (found.atoms, found.ink) == ((), 0)
    assert found.marks or found.unread


def test_a_large_letter_that_is_surely_read_is_text() -> None:
    page = np.full((1400, 1000, 3), 255, np.uint8)
    page[550:850, 350:650] = 0
    found = read_page(page, MadeUp(((300, 500, 700, 900), "密", 0.97)))
    assert "".join(atom.text for atom in found.atoms) == "密"


def test_a_label_that_is_read_well_in_a_picture_stays_text() -> None:
    page = letter()
    drawing(page)
    page[735:775, 440:580] = 0
    found = read_page(page, MadeUp(LINE, ((430, 730, 590, 780), "库房", 0.98)))
    assert found.left_out == ()
    assert "".join(atom.text for atom in found.atoms).endswith("库房")


def test_an_empty_table_and_the_shadow_of_the_border_are_no_pictures() -> None:
    page = letter()
    for x in (200, 400, 600, 800):
        cv2.line(page, (x, 600), (x, 900), (0, 0, 0), 3)
    for y in (600, 700, 800, 900):
        cv2.line(page, (200, y), (800, y), (0, 0, 0), 3)
    page[1000:, :60] = 0
    assert read_page(page, MadeUp(LINE)).marks == ()


def test_a_box_drawn_around_a_text_is_no_picture() -> None:
    page = letter()
    cv2.rectangle(page, (80, 60), (520, 180), (0, 0, 0), 4)
    cv2.rectangle(page, (300, 600), (500, 800), (0, 0, 0), 4)
    assert read_page(page, MadeUp(LINE)).marks == ()


def test_the_sums_are_right_for_a_page_with_a_picture_that_was_taken_for_letters(
    tmp_path: Path,
) -> None:
    page = letter()
    drawing(page)
    file = tmp_path / "page.png"
    file.write_bytes(b"a picture")
    sheet = read_sheet(
        page, 1, unit=1.0, scale=0.5, engine=MadeUp(LINE, ((430, 730, 590, 780), "口口", 0.2))
    )
    raw = make_raw(
        file,
        "png",
        [sheet.page],
        ink=sheet.ink,
        has_ink=True,
        dropped=sheet.dropped,
        assets=sheet.assets,
    )
    prove_extraction(raw)
    (figure,) = (f for f in raw.fragments if isinstance(f, RawFigure))
    assert figure.origin.by == "ocr.picture"
    assert figure.asset in raw.assets
    assert [d.reason for d in raw.dropped] == ["picture"]
