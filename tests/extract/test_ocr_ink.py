"""Which ink counts as passed over: neither dust nor what a character covers, but little marks."""

from __future__ import annotations

import numpy as np
import pytest

from stages.extract._ocr.ends import lengthened
from stages.extract._ocr.ink import DUST, faint_ink, uncovered
from stages.extract._ocr.lines import covered
from stages.extract._ocr.rules import lines_of
from tests.extract._seen import line, mask_of, paper, quad, reading

SIZE = 30.0


def test_a_little_mark_is_told_and_dust_is_not() -> None:
    page = paper()
    page[500:509, 500:509] = 0
    page[700:704, 300:304] = 0
    assert uncovered(mask_of(page), [], SIZE) == [(500, 500, 509, 509)]


def test_a_page_full_of_specks_is_dusty() -> None:
    page = paper()
    for i in range(DUST + 1):
        page[100 * (i + 1) : 100 * (i + 1) + 9, 500:509] = 0
    page[100:140, 100:200] = 0
    assert uncovered(mask_of(page), [], SIZE) == [(100, 100, 200, 140)]


def test_a_thin_dash_is_told() -> None:
    page = paper()
    page[500:503, 500:526] = 0
    assert len(uncovered(mask_of(page), [], SIZE)) == 1


def test_ink_beside_a_line_at_an_angle_is_not_covered_by_the_box_around_it() -> None:
    page = paper()
    page[610:640, 200:230] = 0
    slanting = np.array([[200, 200], [600, 600], [575, 625], [175, 225]], np.float32)
    assert uncovered(mask_of(page), [slanting], SIZE) == [(200, 610, 230, 640)]


def test_a_gap_in_a_reading_covers_no_ink() -> None:
    seen = line(quad(100, 100, 700, 140), reading("县志"))
    parts = covered(seen)  # two characters at a quarter and three quarters of 600 pixels
    assert len(parts) == 2
    page = paper()
    page[105:135, 380:420] = 0
    assert len(uncovered(mask_of(page), parts, SIZE)) == 1


def test_a_line_without_a_reading_covers_nothing() -> None:
    assert covered(line(quad(100, 100, 700, 140), reading(""))) == []


def test_characters_next_to_each_other_cover_their_whole_line() -> None:
    (part,) = covered(line(quad(100, 100, 500, 140), reading("青禾县档案馆今年清点")))
    assert part.min(axis=0).tolist() == [100, 100]
    assert part.max(axis=0).tolist() == [500, 140]


def test_a_standing_line_is_covered_from_its_first_character_on() -> None:
    parts = covered(line(quad(100, 100, 140, 700), reading("县")))
    (part,) = parts
    assert 360 < part[:, 1].min() < 400 < part[:, 1].max() < 440
    assert part[:, 0].min() == 100


@pytest.mark.parametrize("shade", [190, 205])
def test_grey_and_yellow_print_is_faint_ink_and_noise_is_none(shade: int) -> None:
    page = paper()
    chance = np.random.default_rng(1)
    page = np.clip(page + chance.normal(0, 9, page.shape[:2])[:, :, None], 0, 255).astype(np.uint8)
    page[500:530, 500:530] = shade
    page[700:730, 500:530, 0] = 120  # yellow swallows blue alone
    ink = faint_ink(page)
    assert ink[505:525, 505:525].all()
    assert ink[705:725, 505:525].all()
    assert not ink[:400].any()


def test_grey_hair_strokes_are_ink_on_clean_paper_and_none_on_yellowed_paper() -> None:
    page = paper()
    page[500:530, 500:530] = 226
    assert faint_ink(page)[505:525, 505:525].all()
    page[1000:1200] = 228  # a stain over a seventh of the sheet
    assert not faint_ink(page).any()


def test_a_line_is_made_longer_by_the_full_stop_behind_it() -> None:
    page = paper()
    page[105:135, 100:500] = 0
    page[124:134, 508:518] = 0
    (longer,) = lengthened([quad(100, 100, 500, 140)], mask_of(page), lines_of(paper()))
    assert 518 <= longer[:, 0].max() <= 530
    assert longer[:, 0].min() == 100


def test_a_line_is_not_made_longer_over_a_gap_or_over_a_ruled_line() -> None:
    page = paper()
    page[105:135, 100:500] = 0
    page[105:135, 540:560] = 0
    first = quad(100, 100, 500, 140)
    assert lengthened([first], mask_of(page), lines_of(paper()))[0] is first
    ruled = paper()
    ruled[50:1000, 506:509] = 0
    page[105:135, 512:530] = 0
    assert lengthened([first], mask_of(page), lines_of(ruled))[0] is first


def test_a_line_is_not_made_longer_by_ink_of_the_next_line() -> None:
    page = paper()
    page[105:135, 100:500] = 0
    page[130:180, 504:520] = 0
    first = quad(100, 100, 500, 140)
    assert lengthened([first], mask_of(page), lines_of(paper()))[0] is first
