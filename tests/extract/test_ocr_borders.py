"""What a scanner sees beside the print is no ink, and print that touches it is."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from stages.extract._ocr.borders import beside_print
from stages.extract._ocr.page import read_page
from stages.extract._ocr.prepare import turn
from tests.extract.test_ocr_page import MadeUp, paper, quad, reading

SIZE = 30.0


def sheet() -> np.ndarray:
    return np.zeros((1400, 1000), np.uint8)


def test_a_dark_border_is_set_aside_and_text_that_touches_it_stays() -> None:
    mask = sheet()
    mask[:, :60] = 255
    mask[700:704, 60:110] = 255  # strokes of a character, as thick as such strokes are
    mask[690:720, 85:89] = 255
    out = beside_print(mask, SIZE)
    assert out[100:1300, 5:55].all()
    assert not out[690:720, 70:].any()


def test_a_picture_that_reaches_far_into_the_page_is_no_border() -> None:
    mask = sheet()
    mask[:, :600] = 255
    assert not beside_print(mask, SIZE)[200:1200, 150:590].any()


@pytest.mark.parametrize("degrees", [3.0, -3.0])
def test_the_border_of_a_page_that_lay_askew_is_set_aside(degrees: float) -> None:
    lay = np.full((1400, 1000, 3), 255, np.uint8)
    # Not all around: turned back, one of these stands off the edge of the picture.
    lay[150:400, :40], lay[1000:1250, :40] = 0, 0
    upright = turn(lay, degrees)
    mask = np.where(upright[:, :, 0] < 128, np.uint8(255), np.uint8(0))
    left = cv2.subtract(mask, beside_print(mask, SIZE, degrees))
    assert np.count_nonzero(left) < 0.01 * np.count_nonzero(mask)


def test_punched_holes_are_set_aside_and_a_dot_in_the_text_is_not() -> None:
    mask = sheet()
    for x, y in ((50, 500), (52, 900), (400, 700), (400, 300)):
        cv2.circle(mask, (x, y), 14, 255, -1)
    out = beside_print(mask, SIZE)
    assert out[500, 50] == out[900, 52] == 255
    assert not out[:, 300:].any()


@pytest.mark.parametrize("x", [45, 1000 - 45 - 42])
def test_a_staple_in_an_upper_corner_is_set_aside(x: int) -> None:
    mask = sheet()
    cv2.line(mask, (x, 80), (x + 42, 45), 255, 6)  # 12 mm of wire on a sheet of 210
    assert beside_print(mask, SIZE)[40:90, x - 5 : x + 50].sum() >= mask.sum()


@pytest.mark.parametrize(
    "ends",
    [
        ((45, 60), (100, 60)),  # a dash
        ((45, 45), (45, 95)),  # a bracket
        ((45, 80), (150, 20)),  # longer than a staple
        ((45, 380), (87, 345)),  # below the corner
    ],
)
def test_other_strokes_near_the_edge_are_no_staple(
    ends: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    mask = sheet()
    cv2.line(mask, *ends, 255, 6)
    assert not beside_print(mask, SIZE).any()


def test_a_slanting_stroke_beside_other_print_in_the_corner_is_print() -> None:
    mask = sheet()
    cv2.line(mask, (45, 80), (87, 45), 255, 6)
    cv2.line(mask, (100, 50), (130, 90), 255, 6)
    assert not beside_print(mask, SIZE).any()


def test_one_disc_at_the_edge_may_be_a_mark_of_a_list() -> None:
    mask = sheet()
    cv2.circle(mask, (50, 500), 14, 255, -1)
    assert not beside_print(mask, SIZE).any()


def test_a_clean_page_has_nothing_beside_its_print() -> None:
    mask = sheet()
    mask[700:704, 300:600] = 255
    assert not beside_print(mask, SIZE).any()


@pytest.mark.parametrize("text", ["一", "／"])
def test_a_staple_that_was_taken_for_a_character_is_no_text(text: str) -> None:
    page = paper()
    cv2.line(page, (45, 80), (87, 45), (90, 90, 90), 6)
    page[300:340, 100:500] = 0
    lines = [
        (quad(40, 40, 92, 85), reading(text)),
        (quad(100, 300, 500, 340), reading("青禾县档案馆")),
    ]
    found = read_page(page, MadeUp(lines))
    assert "".join(atom.text for atom in found.atoms) == "青禾县档案馆"
    assert (found.ink, found.unread) == (6, ())
