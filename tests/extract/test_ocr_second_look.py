"""Lines read unsurely are read again; ink that no line covers is looked at again."""

from __future__ import annotations

import numpy as np

from stages.extract._ocr.engine import Reading, Seen
from stages.extract._ocr.passed_over import MOST as MOST_PATCHES
from stages.extract._ocr.passed_over import read_passed_over
from stages.extract._ocr.second_look import MOST, read_again
from tests.extract._seen import NOTHING, Answers, line, mask_of, paper, quad, reading

SIZE = 30.0


def test_a_line_read_for_sure_is_not_read_again() -> None:
    engine = Answers(lambda _crop: reading("别的"))
    seen, twice = read_again(paper(), [line(quad(100, 100, 500, 140), reading("县志办"))], engine)
    assert (seen[0].reading.text, twice, engine.asked) == ("县志办", [], 0)


def test_the_surer_reading_of_an_unsure_line_wins_and_both_are_kept() -> None:
    engine = Answers(lambda _crop: reading("县志办", 0.97))
    seen, twice = read_again(paper(), [line(quad(0, 0, 400, 40), reading("具志办", 0.8))], engine)
    assert seen[0].reading.text == "县志办"
    (both,) = twice
    assert (both.why, both.text, both.other) == ("doubt", "县志办", "具志办")
    assert (both.confidence, both.other_confidence) == (0.97, 0.8)


def test_a_reading_hardly_surer_does_not_win() -> None:
    engine = Answers(lambda _crop: reading("具志办", 0.81))
    seen, twice = read_again(paper(), [line(quad(0, 0, 400, 40), reading("县志办", 0.8))], engine)
    assert seen[0].reading.text == "县志办"
    assert twice[0].other == "具志办"


def test_a_line_that_nobody_reads_better_stays_with_its_low_confidence() -> None:
    first = line(quad(0, 0, 400, 40), reading("县志办", 0.2))
    seen, twice = read_again(paper(), [first], Answers(lambda _crop: NOTHING))
    assert (seen, twice) == ([first], [])


def test_a_standing_line_is_read_from_its_other_end_too() -> None:
    page = paper()
    page[100:140, 100:130] = 0  # where it begins when read from above
    standing = quad(100, 100, 130, 400)
    crop = np.ascontiguousarray(np.rot90(page[100:400, 100:130]))
    first = line(standing, reading("昂昂", 0.5))
    engine = Answers(
        lambda c: reading("存档联", 0.99) if c.shape == crop.shape and c[0, -1, 0] == 0 else NOTHING
    )
    (seen,), _twice = read_again(page, [type(first)(standing, crop, first.reading, None)], engine)
    assert seen.reading.text == "存档联"
    assert seen.quad[0].tolist() == [130, 400]  # it begins below, on the right


def test_only_so_many_lines_of_a_page_are_read_again() -> None:
    lines = [line(quad(0, 50 * i, 400, 50 * i + 40), reading("县志", 0.5)) for i in range(40)]
    engine = Answers(lambda _crop: NOTHING)
    read_again(paper(), lines, engine)
    assert engine.asked <= 4 * MOST


def planted(*, dark: bool = False) -> tuple[np.ndarray, np.ndarray]:
    page = paper()
    page[600:632, 300:420] = 0 if dark else 250
    page[604:628, 300:420:3] = 250 if dark else 0
    return page, mask_of(page)


def test_what_is_read_in_ink_passed_over_is_text_and_is_told() -> None:
    page, ink = planted()
    engine = Answers(lambda _crop: reading("青禾县", 0.95))
    found = read_passed_over(page, ink, [(300, 604, 420, 628)], [], SIZE, engine)
    assert [new.reading.text for new in found.seen] == ["青禾县"]
    (both,) = found.twice
    assert (both.why, both.text, both.other) == ("uncovered", "青禾县", "")
    assert both.box[0] <= 300
    assert both.box[2] >= 419


def test_what_is_read_unsurely_in_a_picture_is_no_text() -> None:
    page, ink = planted()
    engine = Answers(lambda _crop: reading("青禾县", 0.6))
    assert read_passed_over(page, ink, [(300, 604, 420, 628)], [], SIZE, engine).seen == []


def test_a_speck_by_itself_is_no_full_stop_but_one_in_a_line_is() -> None:
    page = paper()
    page[622:630, 512:520] = 0
    patch = (512.0, 622.0, 520.0, 630.0)
    engine = Answers(lambda _crop: reading("。", 0.99))
    assert read_passed_over(page, mask_of(page), [patch], [], SIZE, engine).seen == []
    beside = line(quad(100, 600, 500, 636), reading("青禾县档案馆"))
    found = read_passed_over(page, mask_of(page), [patch], [beside], SIZE, engine)
    assert [new.reading.text for new in found.seen] == ["。"]


def test_light_print_on_a_dark_bar_is_read_as_dark_on_light_and_the_bar_is_settled() -> None:
    page, ink = planted(dark=True)
    light: list[float] = []
    box = (300.0, 600.0, 420.0, 632.0)

    def read(crop: np.ndarray) -> object:
        light.append(float(crop[crop.shape[0] // 2].mean()))
        return reading("征求意见", 0.95)

    found = read_passed_over(page, ink, [box], [], SIZE, Answers(read))  # type: ignore[arg-type]
    assert max(light) > 128
    assert found.settled == [box]


def test_text_that_was_read_is_not_read_again_with_the_ink_beside_it() -> None:
    page = paper()
    page[600:630, 100:500] = 0
    page[600:630, 520:640] = 0
    beside = line(quad(100, 600, 500, 630), reading("青禾县档案馆档案室"))
    dark: list[float] = []

    def find(part: np.ndarray) -> list[np.ndarray]:
        dark.append(float((part[:, : part.shape[1] // 9] < 128).mean()))
        return []

    engine = Answers(lambda _crop: NOTHING, find)
    read_passed_over(page, mask_of(page), [(520, 600, 640, 630)], [beside], SIZE, engine)
    assert dark == [0.0]


def test_lines_up_the_margin_are_found_in_a_patch_and_read_from_below() -> None:
    page = paper()
    page[400:700, 40:70] = page[400:700, 90:120] = 0

    def find(_part: np.ndarray) -> list[np.ndarray]:
        # In the patch made larger: a character's side is kept around it.
        times = 960 / 360
        return [times * quad(30, 30, 60, 330), times * quad(80, 30, 110, 330)]

    standing: list[int] = []

    def read(crop: np.ndarray) -> object:
        standing.append(crop.shape[1])
        again = standing.count(crop.shape[1]) % 2 == 0  # the second way of each line
        return reading("存档联请勿撕毁", 0.97 if crop.shape[1] == 300 and again else 0.3)

    patch = (40.0, 400.0, 120.0, 700.0)
    found = read_passed_over(page, mask_of(page), [patch], [], SIZE, Answers(read, find))  # type: ignore[arg-type]
    assert [new.reading.text for new in found.seen] == ["存档联请勿撕毁"] * 2
    assert {round(float(new.quad[0][1])) for new in found.seen} == {700}


def test_only_so_many_patches_of_a_page_are_looked_at() -> None:
    page = paper()
    patches = [(10.0, 5.0 * i, 30.0, 5.0 * i + 3) for i in range(150)]
    engine = Answers(lambda _crop: NOTHING)
    read_passed_over(page, mask_of(page), patches, [], SIZE, engine)
    assert engine.asked <= 3 * MOST_PATCHES


def test_a_bar_between_words_and_a_scratch_are_no_letter_of_one_stroke() -> None:
    page = paper()
    page[604:628, 512:515] = 0
    engine = Answers(lambda _crop: reading("一", 0.99))
    patch = (512.0, 604.0, 515.0, 628.0)
    assert read_passed_over(page, mask_of(page), [patch], [], SIZE, engine).seen == []


def test_a_narrow_sign_in_a_line_is_not_laid_on_its_side() -> None:
    page = paper()
    page[604:628, 512:516] = 0
    shapes: list[tuple[int, ...]] = []

    def read(crop: np.ndarray) -> object:
        upright = (crop[:, :, 0] < 128).any(axis=0).sum() < (crop[:, :, 0] < 128).any(axis=1).sum()
        shapes.append(crop.shape)
        return reading("1" if upright else "一", 0.99)

    beside = line(quad(100, 600, 500, 636), reading("青禾县档案馆第"))
    engine = Answers(read)  # type: ignore[arg-type]
    patch = (512.0, 604.0, 516.0, 628.0)
    found = read_passed_over(page, mask_of(page), [patch], [beside], SIZE, engine)
    assert [new.reading.text for new in found.seen] == ["1"]
    assert len(shapes) == 1


def test_a_grey_character_amid_a_line_is_read_in_the_whole_gap() -> None:
    page = paper()
    page[604:632, 222:252] = 128
    beside = [
        line(quad(100, 600, 220, 636), reading("青禾县")),
        line(quad(254, 600, 374, 636), reading("档案馆")),
    ]
    patch = (238.0, 610.0, 252.0, 632.0)

    def read(crop: np.ndarray) -> object:
        whole = (crop[:, :, 0] < 200).any(axis=0).sum() >= 30
        return reading("的", 0.97) if whole else NOTHING

    engine = Answers(read)  # type: ignore[arg-type]
    found = read_passed_over(page, mask_of(page), [patch], beside, SIZE, engine)
    assert [new.reading.text for new in found.seen] == ["的"]
    assert [both.why for both in found.twice] == ["uncovered"]


def test_a_gap_of_several_characters_is_not_read_as_one() -> None:
    page = paper()
    page[604:632, 222:330] = 128
    beside = [
        line(quad(100, 600, 220, 636), reading("青禾县")),
        line(quad(354, 600, 474, 636), reading("档案馆")),
    ]
    patch = (230.0, 610.0, 244.0, 632.0)
    wide: list[int] = []

    def read(crop: np.ndarray) -> object:
        wide.append(crop.shape[1])
        return NOTHING

    engine = Answers(read)  # type: ignore[arg-type]
    assert read_passed_over(page, mask_of(page), [patch], beside, SIZE, engine).seen == []
    assert max(wide) < 100


def test_a_short_line_with_one_unsure_character_is_read_with_blank_behind_it() -> None:
    crop = paper(60, 40)
    two = Reading("20", (0.99, 0.87), (0.3, 0.7))
    engine = Answers(lambda c: reading("2。", 0.97) if c.shape[1] == 100 else NOTHING)
    first = Seen(quad(100, 100, 160, 140), crop, two, None)
    (seen,), (both,) = read_again(paper(), [first], engine)
    assert (both.text, both.other) == ("2。", "20")
    # Its characters stand where they stood, whatever blank was put behind them.
    assert seen.quad[:, 0].tolist() == [100, 200, 200, 100]


def test_a_long_line_with_one_unsure_character_is_not_read_again() -> None:
    text = Reading("青禾县档案馆", (0.99,) * 5 + (0.7,), reading("青禾县档案馆").middles)
    engine = Answers(lambda _crop: reading("别的"))
    _seen, twice = read_again(paper(), [line(quad(100, 100, 400, 140), text)], engine)
    assert (twice, engine.asked) == ([], 0)


def test_the_ring_that_a_cup_left_is_no_letter() -> None:
    page = paper()
    page[600:700, 300:310] = page[600:700, 390:400] = 0
    engine = Answers(lambda _crop: reading("C", 0.99))
    ring = (300.0, 600.0, 400.0, 700.0)
    assert read_passed_over(page, mask_of(page), [ring], [], SIZE, engine).seen == []
    small = (300.0, 600.0, 330.0, 630.0)
    assert read_passed_over(page, mask_of(page), [small], [], SIZE, engine).seen


def test_a_page_number_is_read_though_its_dashes_are_not_sure() -> None:
    page, ink = planted()
    patch = (300.0, 604.0, 420.0, 628.0)
    for digit, taken in ((0.99, ["-4—"]), (0.7, [])):
        number = Reading("-4—", (0.6, digit, 0.5), reading("-4—").middles)
        engine = Answers(lambda crop, number=number: number if crop.shape[1] > 60 else NOTHING)
        found = read_passed_over(page, ink, [patch], [], SIZE, engine)
        assert [new.reading.text for new in found.seen] == taken
