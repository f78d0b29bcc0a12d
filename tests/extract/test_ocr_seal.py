"""Seals on pictures of pages: found, lifted off, read, and what is beneath them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.raw import RawFigure
from samples.make.seal import font_file, stamp
from stages.extract._ocr.beneath import read_beneath
from stages.extract._ocr.engine import Reading, Seen
from stages.extract._ocr.lift import alone, lifted
from stages.extract._ocr.loaded import engine
from stages.extract._ocr.marks import Mark, figures_of
from stages.extract._ocr.page import read_page
from stages.extract._ocr.prepare import even_paper
from stages.extract._ocr.ring import ring_text
from stages.extract._ocr.seal import Seal, find_seals, is_seal
from stages.extract._ocr.sealed import as_turned
from stages.extract._ocr.sheet import read_sheet
from tests.extract._print import page as layout_page
from tests.extract._stamped import AT, SIZE, WORDS, Picture, bgr, page, sealed
from tests.samples import CONTEXT

SIGNATURE = (600, 765, 800, 812)
"""Where the organ's name is printed, beneath the seal."""


def seals(picture: Picture) -> list[Seal]:
    return find_seals(picture, even_paper(picture))


def quad(x0: float, y0: float, x1: float, y1: float) -> NDArray[np.float32]:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def reading(text: str, sure: float) -> Reading:
    count = len(text)
    return Reading(text, (sure,) * count, tuple((i + 0.5) / count for i in range(count)))


class Answers:
    """Finds no line and gives the same answers to every crop."""

    def __init__(self, *answers: Reading) -> None:
        self.answers = answers

    def detect(self, _picture: Picture, _longest: int) -> list[NDArray[np.float32]]:
        return []

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        return [self.answers[min(i, len(self.answers) - 1)] for i in range(len(crops))]


@pytest.mark.parametrize(
    "dress",
    [
        {},
        {"strength": 0.4},
        {"color": (140, 24, 36)},
        {"color": (232, 84, 30)},
        {"color": (40, 60, 200)},
        {"turn": 20.0, "below": "财务专用章"},
        {"shape": "oval"},
    ],
    ids=["red", "faint", "dark", "orange", "blue", "turned", "oval"],
)
def test_a_seal_on_a_signature_is_found_where_it_lies(dress: dict[str, object]) -> None:
    (found,) = seals(bgr(sealed(**dress)))  # type: ignore[arg-type]
    x0, y0, x1, y1 = found.box
    assert found.shape == "round"
    assert (x0 + x1) / 2 == pytest.approx(AT[0], abs=6)
    assert (y0 + y1) / 2 == pytest.approx(AT[1], abs=6)
    assert x1 - x0 == pytest.approx(SIZE, abs=12)


def test_the_seal_of_a_person_is_found_as_a_square() -> None:
    (found,) = seals(bgr(sealed("林远山印", shape="square", size=80)))
    assert found.shape == "square"


def test_two_seals_that_touch_are_two() -> None:
    both = stamp(stamp(page(), WORDS, (600, 800), SIZE), "青禾县财政局", (815, 800), SIZE)
    assert len(seals(bgr(both))) == 2


def test_a_seal_on_a_grey_scan_is_told_by_its_shape() -> None:
    (found,) = seals(bgr(sealed().convert("L")))
    assert found.tint == "grey"
    assert found.box[0] == pytest.approx(AT[0] - SIZE / 2, abs=8)


def test_a_red_letterhead_a_red_box_around_text_and_a_red_disc_are_no_seals() -> None:
    drawn = page().copy()
    draw = ImageDraw.Draw(drawn)
    red = (214, 30, 40)
    draw.text((200, 100), "青禾县人民政府", fill=red, font=ImageFont.truetype(font_file(), 100))
    draw.rectangle((170, 260, 980, 264), fill=red)
    draw.rectangle((170, 390, 420, 500), outline=red, width=4)
    draw.ellipse((500, 1000, 730, 1230), fill=red)
    assert seals(bgr(drawn)) == []


def test_a_ring_drawn_by_hand_around_words_is_no_seal() -> None:
    drawn = page().copy()
    ImageDraw.Draw(drawn).ellipse((590, 690, 810, 910), outline=(214, 30, 40), width=4)
    assert seals(bgr(drawn)) == []


def test_lifting_a_seal_leaves_paper_where_it_lay_and_the_letters_beneath_dark() -> None:
    picture = bgr(sealed())
    clean = lifted(even_paper(picture), seals(picture))
    bare = bgr(page())
    x0, y0, x1, y1 = SIGNATURE
    letters = bare[y0:y1, x0:x1].max(axis=2) < 60
    assert clean[y0:y1, x0:x1].max(axis=2)[letters].mean() < 90
    white = bare.min(axis=2) > 250
    stamped = white & (picture.min(axis=2) < 120)
    assert stamped.sum() > 3000
    assert (clean.min(axis=2)[stamped] > 200).mean() > 0.98


def test_red_print_beside_a_round_seal_is_not_lifted_with_it() -> None:
    picture = bgr(sealed())
    (seal,) = seals(picture)
    x0, y0 = round(seal.box[0]), round(seal.box[1])
    picture[y0 : y0 + 14, x0 : x0 + 14] = (40, 30, 214)
    clean = lifted(picture, [seal])
    assert clean[y0 + 6, x0 + 6].tolist() == [40, 30, 214]


def test_the_ring_is_read_clockwise_from_the_gap_and_then_the_line_under_the_star() -> None:
    paper = Image.new("RGB", (1150, 1626), "white")
    words = "青禾县住房和城乡建设局"
    picture = bgr(stamp(paper, words, AT, 260, below="财务专用章"))
    (seal,) = seals(picture)
    found = ring_text(alone(even_paper(picture), seal), engine(CONTEXT))
    assert found is not None
    assert found.text == f"{words} 财务专用章"
    assert found.confidence > 0.9


def test_a_ring_that_is_not_read_surely_gives_no_words() -> None:
    picture = bgr(sealed())
    face = alone(even_paper(picture), seals(picture)[0])
    assert ring_text(face, Answers(reading(WORDS, 0.8))) is None
    doubted = Reading(WORDS, (1.0,) * 5 + (0.5,), reading(WORDS, 1).middles)
    assert ring_text(face, Answers(doubted)) is None


def test_a_ring_that_two_strips_read_differently_gives_no_words() -> None:
    picture = bgr(sealed())
    face = alone(even_paper(picture), seals(picture)[0])
    each = [reading(text, 0.99) for text in ("青禾县", "青禾市", "青木县", "春禾县")]
    assert ring_text(face, Answers(*each)) is None


def test_a_page_with_a_seal_gives_its_text_and_the_seal_as_a_figure() -> None:
    sheet = read_sheet(bgr(sealed()), 1, unit=1.0, scale=0.5, engine=engine(CONTEXT))
    assert [line.text for line in sheet.page.lines][-2:] == [WORDS, "2023年12月20日"]
    (placed,) = sheet.page.placed
    figure = placed.fragment
    assert isinstance(figure, RawFigure)
    assert (figure.shows, figure.alt) == ("seal", WORDS)
    assert figure.width == pytest.approx(SIZE / 2, abs=6)
    assert figure.origin.by == "ocr.seal"
    assert sheet.unread == ()
    assert {s.why for s in sheet.second_readings} == {"seal"}
    assert sheet.ink == sum(len(line.text.replace(" ", "")) for line in sheet.page.lines)
    assert sheet.assets[figure.asset].startswith(b"\x89PNG")


def line(text: str, sure: float) -> Seen:
    box = quad(*SIGNATURE)
    return Seen(box, np.zeros((8, 8, 3), np.uint8), reading(text, sure), None)


def beneath(first: Reading, other: Reading) -> tuple[Seen, str]:
    """The line that wins, and what lost."""
    picture = bgr(sealed())
    seen = replace(line("", 0), reading=first)
    lines, twice, _left = read_beneath(picture, seals(picture), [seen], Answers(other))
    return lines[0], twice[0].other


def test_the_surer_reading_of_a_sealed_line_wins_and_both_are_kept() -> None:
    won, lost = beneath(reading(WORDS, 0.6), reading("青禾县档案馆", 0.95))
    assert (won.reading.text, lost) == ("青禾县档案馆", WORDS)
    won, lost = beneath(reading(WORDS, 0.95), reading("青禾县档案馆", 0.96))
    assert (won.reading.text, lost) == (WORDS, "青禾县档案馆")


def test_a_character_that_both_readings_give_surely_and_differently_is_in_doubt() -> None:
    won, _lost = beneath(reading(WORDS, 0.97), reading("青禾县档案馆", 0.95))
    assert won.reading.sure[:5] == (0.97,) * 5
    assert won.reading.sure[5] < 0.6


def gap(text: str, at: int, sure: float) -> Reading:
    """``text`` as read, without the character ``at``, the others where they stand."""
    whole = reading(text, sure)
    return Reading(
        text[:at] + text[at + 1 :],
        whole.sure[:-1],
        whole.middles[:at] + whole.middles[at + 1 :],
    )


def test_a_character_lost_to_the_seal_is_taken_from_the_other_reading() -> None:
    won, lost = beneath(gap(WORDS, 3, 0.98), reading(WORDS, 0.97))
    assert won.reading.text == WORDS
    assert won.reading.middles == reading(WORDS, 1).middles
    assert won.reading.sure[3] == 0.97
    assert lost == WORDS[:3] + WORDS[4:]


def test_a_character_for_which_there_is_no_room_is_the_ink_of_the_seal() -> None:
    short = WORDS[:3] + WORDS[4:]
    won, _lost = beneath(reading(short, 0.98), reading(WORDS, 0.97))
    assert won.reading.text == short
    unsure = beneath(gap(WORDS, 3, 0.98), reading(WORDS, 0.6))[0]
    assert unsure.reading.text == short


def test_what_only_the_ink_of_the_seal_suggests_casts_no_doubt() -> None:
    won, _lost = beneath(reading(WORDS, 0.97), reading("青禾县档案馆", 0.4))
    assert won.reading.sure == (0.97,) * 6


def test_a_line_beside_a_seal_is_not_read_twice() -> None:
    picture = bgr(sealed())
    above = replace(line(WORDS, 0.9), quad=quad(180, 400, 600, 440))
    lines, twice, _left = read_beneath(picture, seals(picture), [above], Answers())
    assert lines == [above]
    assert twice == []


def black() -> Picture:
    """A page copied in black and white, the seal as black as its letters."""
    return bgr(sealed(strength=1.0).convert("L").point(lambda shade: 255 if shade > 170 else 0))


def test_under_a_seal_as_black_as_the_letters_nothing_is_sure() -> None:
    picture = black()
    lines, twice, left = read_beneath(picture, seals(picture), [line(WORDS, 0.99)], Answers())
    assert max(lines[0].reading.sure) < 0.9
    assert twice == left == []


def test_what_was_guessed_from_the_letters_of_a_black_seal_is_left_out_and_listed() -> None:
    picture = black()
    lines, _twice, left = read_beneath(picture, seals(picture), [line("县档", 0.4)], Answers())
    assert lines == []
    assert [(part.text, part.reason) for part in left] == [("县档", "seal")]


def test_the_place_of_a_seal_is_turned_with_its_page() -> None:
    seal = Seal((100.0, 200.0, 140.0, 240.0), "round", "red")
    (there,) = as_turned([seal], np.zeros((1000, 700, 3), np.uint8), 180)
    assert there.box == pytest.approx((560, 760, 600, 800))
    (there,) = as_turned([seal], np.zeros((700, 1000, 3), np.uint8), 90)
    assert there.box == pytest.approx((200, 560, 240, 600))


def test_a_page_without_a_seal_has_no_marks() -> None:
    assert read_page(bgr(page()), Answers(reading("", 0))).marks == ()


def test_the_picture_of_a_seal_alone_is_told_from_other_pictures() -> None:
    x, y, half = *AT, SIZE // 2
    crop = bgr(sealed())[y - half : y + half, x - half : x + half]
    assert is_seal(crop)
    assert not is_seal(bgr(page())[y - half : y + half, x - half : x + half])
    assert not is_seal(np.full((200, 200, 3), (40, 30, 214), np.uint8))


def test_a_mark_on_a_page_of_unknown_size_has_no_size() -> None:
    unknown = replace(layout_page([]), scale=None)
    mark = Mark(box=(10.0, 10.0, 50.0, 50.0), shows="seal", png=b"x", text="印")
    (placed,), assets = figures_of([mark], unknown, 2.0)
    assert isinstance(placed.fragment, RawFigure)
    assert placed.fragment.width is None
    assert placed.fragment.origin.box == (20.0, 20.0, 100.0, 100.0)
    assert list(assets.values()) == [b"x"]
