"""Stamps that are no round seal of an organ: of receipt, of the proof reader, of persons, over
the edge of a page, and copied in black."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from samples.make.seal import RED, Color, font_file, stamp
from stages.extract._ocr.beneath import read_beneath
from stages.extract._ocr.engine import Reading, Seen
from stages.extract._ocr.lift import alone, lifted
from stages.extract._ocr.loaded import engine
from stages.extract._ocr.passed_over import read_passed_over
from stages.extract._ocr.prepare import even_paper
from stages.extract._ocr.seal import Seal, find_seals
from stages.extract._ocr.sealed import read_sealed
from stages.extract._ocr.stamp_words import stamp_words
from tests.extract._stamped import Picture, bgr, page
from tests.samples import CONTEXT

DOT = 1150 / 210
"""Pixels of the page a millimetre."""


def framed(rows: Sequence[str], wide: float, high: float, *, oval: bool = False) -> Image.Image:
    """The face of a stamp with ``rows`` of words, sides in millimetres: white where it inks."""
    face = Image.new("L", (round(wide * DOT), round(high * DOT)), 0)
    draw = ImageDraw.Draw(face)
    edge = (0, 0, face.width - 1, face.height - 1)
    (draw.ellipse if oval else draw.rectangle)(edge, outline=255, width=4)
    each = face.height / len(rows)
    font = ImageFont.truetype(font_file(), round(each * 0.5))
    for row, text in enumerate(rows):
        draw.text((face.width / 2, each * (row + 0.5)), text, fill=255, font=font, anchor="mm")
        if row:
            draw.line((0, each * row, face.width, each * row), fill=255, width=3)
    return face


def pressed(
    face: Image.Image, x: float, y: float, turn: float = 0, color: Color = RED
) -> Image.Image:
    """The page with ``face`` stamped on it, its middle at (``x``, ``y``) millimetres."""
    whole = Image.new("L", page().size, 0)
    turned = face.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    at = (round(x * DOT - turned.width / 2), round(y * DOT - turned.height / 2))
    whole.paste(turned, at)
    share = np.asarray(whole, float)[:, :, None] / 255 * 0.85
    ink = 1 - share * (1 - np.array(color, float) / 255)
    return Image.fromarray((np.asarray(page(), float) * ink).round().astype("uint8"), "RGB")


RECEIPT = ("青禾县档案局收文章", "2021年4月19日", "第0137号")


def only(picture: Picture) -> Seal:
    (seal,) = find_seals(picture, even_paper(picture))
    return seal


def words(picture: Picture, seal: Seal) -> str:
    found = stamp_words(alone(even_paper(picture), seal), engine(CONTEXT))
    return found.text if found else ""


@pytest.mark.parametrize("turn", [3, -4])
def test_a_stamp_of_receipt_is_square_and_no_corner_of_it_is_left_on_the_page(turn: float) -> None:
    picture = bgr(pressed(framed(RECEIPT, 60, 32), 140, 30, turn))
    seal = only(picture)
    assert seal.shape == "square"
    x0, y0, x1, y1 = (round(value) for value in seal.box)
    assert lifted(even_paper(picture), [seal])[y0 - 4 : y1 + 4, x0 - 4 : x1 + 4].min() > 170


def test_the_rows_of_a_stamp_of_receipt_are_its_words() -> None:
    picture = bgr(pressed(framed(RECEIPT, 60, 32), 140, 30, 2))
    assert words(picture, only(picture)) == " ".join(RECEIPT)


def test_a_stamp_of_receipt_upon_lines_of_text_is_found_by_its_own_letters() -> None:
    picture = bgr(pressed(framed(RECEIPT, 60, 32), 60, 80, 3))
    assert only(picture).shape == "square"


def test_red_boxes_around_lines_within_a_red_box_are_no_letters_of_a_stamp() -> None:
    drawn = page().copy()
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((150, 380, 440, 620), outline=RED, width=4)
    for top in (395, 455, 515, 550, 585):
        draw.rectangle((165, top, 425, top + 30), outline=RED, width=2)
    picture = bgr(drawn)
    assert find_seals(picture, even_paper(picture)) == []


def test_the_stamp_of_the_proof_reader_is_a_seal_square_or_oval() -> None:
    square = bgr(pressed(framed(("校对",), 12, 12), 40, 250, 3))
    seal = only(square)
    assert (seal.shape, words(square, seal)) == ("square", "校对")
    oval = bgr(pressed(framed(("已校对",), 22, 13, oval=True), 40, 250, -4))
    seal = only(oval)
    assert (seal.shape, words(oval, seal)) == ("round", "已校对")


def test_an_oval_stamp_of_two_letters_is_found_where_their_strokes_have_run_together() -> None:
    whole = pressed(framed(("校对",), 22, 13, oval=True), 40, 250, -4)
    assert only(bgr(whole.filter(ImageFilter.GaussianBlur(2)))).shape == "round"


def over_edge(share: float, side: str = "right") -> Picture:
    size = 42 * DOT
    width, height = page().size
    x = width - size * share + size / 2 if side == "right" else size * share - size / 2
    at = (x, 600.0)
    if side == "foot":
        at = (400.0, height - size * share + size / 2)
    wide = Image.new("RGB", (width + 600, height + 600), "white")
    wide.paste(page(), (300, 300))
    whole = stamp(wide, "青禾县农业技术推广站", (at[0] + 300, at[1] + 300), size)
    return bgr(whole.crop((300, 300, width + 300, height + 300)))


@pytest.mark.parametrize(
    ("share", "side"), [(0.33, "right"), (0.85, "right"), (0.5, "left"), (0.4, "foot")]
)
def test_a_seal_over_the_edge_is_found_as_far_as_it_is_on_the_page(share: float, side: str) -> None:
    picture = over_edge(share, side)
    seal = only(picture)
    assert seal.shape == "cut"
    across, down = seal.box[2] - seal.box[0], seal.box[3] - seal.box[1]
    assert (down if side == "foot" else across) == pytest.approx(42 * DOT * share, abs=6)
    x0, y0, x1, y1 = (max(round(value), 0) for value in seal.box)
    # White paper stays where the seal lay, up to the edge.
    clean = lifted(even_paper(picture), [seal])
    assert np.percentile(clean[y0:y1, x0:x1].min(axis=2), 2) > 170


def test_the_letters_of_a_seal_over_the_edge_are_no_name() -> None:
    picture = over_edge(0.5)
    marks = read_sealed(picture, even_paper(picture), [only(picture)], 0.0, [], engine(CONTEXT))[2]
    assert [(mark.shows, mark.text) for mark in marks] == [("seal", "")]


def test_red_print_that_reaches_the_edge_is_no_seal() -> None:
    drawn = page().copy()
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((1080, 300, 1150, 520), fill=RED)
    draw.ellipse((1040, 700, 1260, 920), fill=RED)
    for top in (1000, 1300):
        draw.arc((1040, top, 1260, top + 220), 90, 270, fill=RED, width=5)
    draw.ellipse((1090, 1350, 1150, 1470), fill=RED)
    font = ImageFont.truetype(font_file(), 60)
    for row in range(4):
        draw.text((1060, 30 + 60 * row), "青禾", fill=RED, font=font)
    picture = bgr(drawn)
    assert find_seals(picture, even_paper(picture)) == []


def carved(size: float = 20) -> Image.Image:
    """The seal of a person with its letters left white."""
    face = Image.new("L", (round(size * DOT),) * 2, 255)
    draw = ImageDraw.Draw(face)
    half = face.width / 2
    font = ImageFont.truetype(font_file(), round(half * 0.8))
    for char, x, y in (("林", 1, 0), ("远", 1, 1), ("山", 0, 0), ("印", 0, 1)):
        at = (half * (x + 0.5), half * (y + 0.5))
        draw.text(at, char, fill=0, font=font, anchor="mm")
    return face


def test_the_carved_seal_of_a_person_is_lifted_and_what_is_beneath_comes_to_light() -> None:
    picture = bgr(pressed(carved(), 125, 148))
    seal = only(picture)
    assert seal.shape == "carved"
    letters = bgr(page())[765:812, 610:740].max(axis=2) < 60
    clean = lifted(even_paper(picture), [seal])
    assert clean[765:812, 610:740].max(axis=2)[letters].mean() < 90


def test_a_blue_square_with_white_letters_is_a_logo() -> None:
    picture = bgr(pressed(carved(), 125, 148, color=(40, 60, 200)))
    assert find_seals(picture, even_paper(picture)) == []


class Says:
    """Finds as many lines as it is given and says them, in whatever it is shown."""

    def __init__(self, boxes: Sequence[tuple[float, float, float, float]], *texts: str) -> None:
        self.boxes, self.texts = boxes, list(texts)

    def detect(self, _picture: Picture, _longest: int) -> list[NDArray[np.float32]]:
        return [
            np.array([[a, b], [c, b], [c, d], [a, d]], dtype=np.float32)
            for a, b, c, d in self.boxes
        ]

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        said, self.texts = self.texts[: len(crops)], self.texts[len(crops) :]
        return [reading(text, 0.99) for text in said]


def reading(text: str, sure: float) -> Reading:
    count = len(text)
    return Reading(text, (sure,) * count, tuple((i + 0.5) / count for i in range(count)))


ROWS = ((10, 10, 90, 45), (10, 55, 90, 90))
FACE = np.full((100, 100, 3), 255, np.uint8)


def name(*said: str) -> str | None:
    """The name of a seal with two rows, each read twice, then by its columns."""
    found = stamp_words(FACE, Says(ROWS, *said))
    return found.text if found else None


def test_the_letters_of_a_personal_seal_go_down_its_columns_from_the_right() -> None:
    assert name("山林", "山林", "印远", "印远", "山印", "林远") == "林远山印"
    assert name("财务", "财务", "专章", "专章", "财专", "务章") == "财务专章"


def test_a_name_is_given_only_where_rows_and_columns_are_read_alike() -> None:
    assert name("山林", "山林", "印选", "印选", "山印", "林远") is None
    assert name("山林", "山林", "印远", "印选", "山印", "林远") is None


def test_a_name_of_which_nobody_can_tell_the_order_is_not_given() -> None:
    assert name("山林", "山林", "水远", "水远", "山水", "林远") is None


def test_a_logo_carved_like_a_seal_in_which_no_letters_are_read_is_a_picture() -> None:
    picture = bgr(pressed(carved(), 125, 148))
    even = even_paper(picture)
    marks = read_sealed(picture, even, [only(picture)], 0.0, [], Says(()))[2]
    assert [(mark.shows, mark.text) for mark in marks] == [(None, "")]


def line(text: str, sure: float, box: tuple[float, float, float, float]) -> Seen:
    (quad,) = Says((box,)).detect(FACE, 0)
    return Seen(quad, np.zeros((8, 8, 3), np.uint8), reading(text, sure), None)


def test_what_was_written_into_a_stamp_of_receipt_is_left_to_its_picture() -> None:
    picture = bgr(pressed(framed(RECEIPT, 60, 32), 140, 30))
    seal = only(picture)
    x0, y0 = seal.box[:2]
    box = (x0 + 20, y0 + 20, x0 + 90, y0 + 50)
    scrawl, print_ = line("工", 0.6, box), line("收讫", 0.97, box)
    lines, _twice, left = read_beneath(picture, [seal], [scrawl, print_], Says((), "收讫"))
    assert [seen.reading.text for seen in lines] == ["收讫"]
    assert [(part.text, part.reason) for part in left] == [("工", "seal")]


def test_the_ring_of_a_black_seal_is_no_line_of_the_page_however_surely_it_is_read() -> None:
    seal = Seal((585.0, 685.0, 815.0, 915.0), "round", "grey")
    sealed = stamp(page(), "青禾县档案局", (700, 800), 230, (20, 20, 20), strength=1.0)
    black = bgr(sealed.convert("L").point(lambda shade: 255 if shade > 170 else 0))
    ring = line("县档", 0.99, (650, 695, 750, 730))
    signed = line("青禾县档案局", 0.99, (600, 770, 800, 812))
    lines, _twice, left = read_beneath(black, [seal], [ring, signed], Says(()))
    assert [seen.reading.text for seen in lines] == ["青禾县档案局"]
    assert max(lines[0].reading.sure) < 0.9
    assert [part.text for part in left] == ["县档"]


def read_at_the_corner(frame: bool) -> list[str]:
    """What is read in a patch of ink like a 7, alone or at the corner of a frame."""
    drawn = Image.new("RGB", (600, 400), "white")
    draw = ImageDraw.Draw(drawn)
    draw.line((280, 100, 300, 102, 295, 130), fill=0, width=4)
    if frame:
        draw.line((60, 94, 300, 102, 290, 300), fill=0, width=4)
    ink = np.asarray((bgr(drawn)[:, :, 0] < 200) * 255, np.uint8)
    found = read_passed_over(bgr(drawn), ink, [(278, 98, 304, 132)], [], 30.0, Says((), *"7777"))
    return [new.reading.text for new in found.seen]


def test_the_corner_of_a_black_frame_is_no_letter() -> None:
    assert read_at_the_corner(frame=False) == ["7"]
    assert read_at_the_corner(frame=True) == []
