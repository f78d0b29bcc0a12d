"""A line that was seen twice is one line."""

from __future__ import annotations

from stages.extract._ocr.doubles import without_doubles
from stages.extract._ocr.engine import Seen
from tests.extract._seen import line, quad, reading


def texts(*seen: Seen) -> list[tuple[str, float]]:
    return [(s.reading.text, float(s.quad[0][0])) for s in without_doubles(seen)]


def test_of_two_that_say_the_same_the_closer_box_stays() -> None:
    wide = line(quad(70, 100, 380, 150), reading("县志办"))
    close = line(quad(290, 100, 396, 148), reading("县志办"))
    assert texts(wide, close) == texts(close, wide) == [("县志办", 290.0)]


def test_a_piece_of_a_line_that_is_there_whole_goes() -> None:
    whole = line(quad(100, 100, 500, 140), reading("青禾县志办公室"))
    piece = line(quad(200, 102, 330, 138), reading("县志办"))
    assert texts(piece, whole) == [("青禾县志办公室", 100.0)]


def test_the_same_words_elsewhere_stay() -> None:
    first = line(quad(100, 100, 300, 140), reading("县志办"))
    second = line(quad(260, 100, 460, 140), reading("县志办"))
    below = line(quad(100, 135, 300, 175), reading("县志办"))
    assert len(without_doubles([first, second, below])) == 3


def test_another_word_in_the_same_place_stays() -> None:
    under = line(quad(100, 100, 300, 140), reading("县志办"))
    over = line(quad(90, 98, 310, 142), reading("档案馆"))
    assert len(without_doubles([under, over])) == 2


def test_a_single_character_may_stand_twice() -> None:
    pair = line(quad(100, 100, 180, 140), reading("天天"))
    one = line(quad(140, 100, 180, 140), reading("天"))
    assert len(without_doubles([pair, one])) == 2
