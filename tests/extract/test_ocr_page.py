"""A page picture around a made-up engine: what is asked of it and what becomes of its answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from stages.extract._layout.doubt import in_doubt
from stages.extract._layout.lines import build_lines
from stages.extract._ocr.colour import red_ink, without_red
from stages.extract._ocr.engine import Reading
from stages.extract._ocr.lines import line_atoms
from stages.extract._ocr.page import read_page
from stages.extract._ocr.prepare import even_paper, skew_of, turn

Picture = NDArray[np.uint8]


def paper(width: int = 1000, height: int = 1400) -> Picture:
    return np.full((height, width, 3), 255, np.uint8)


def quad(x0: float, y0: float, x1: float, y1: float) -> NDArray[np.float32]:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def reading(text: str, sure: float = 1.0) -> Reading:
    count = len(text)
    return Reading(text, (sure,) * count, tuple((i + 0.5) / count for i in range(count)))


class MadeUp:
    """Finds the given lines wherever it is asked, and reads them in order."""

    def __init__(self, lines: Sequence[tuple[NDArray[np.float32], Reading]]) -> None:
        self.lines = lines
        self.looks: list[int] = []
        self.crops: Sequence[Picture] = ()

    def detect(self, picture: Picture, longest: int) -> list[NDArray[np.float32]]:
        assert picture.ndim == 3
        if picture.shape[0] < 600:
            return []  # a part of the page, looked at once more
        self.looks.append(longest)
        return [found for found, _text in self.lines]

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        if self.crops or len(crops) != len(self.lines):
            return [Reading("", (), ())] * len(crops)
        self.crops = crops
        return [text for _found, text in self.lines]


def test_a_line_of_low_confidence_is_kept_and_every_character_counted() -> None:
    page = paper()
    page[100:140, 100:500] = 0
    found = read_page(page, MadeUp([(quad(100, 100, 500, 140), reading("青禾县档案馆", 0.1))]))
    assert "".join(a.text for a in found.atoms) == "青禾县档案馆"
    assert found.ink == 6
    assert all(a.sure == 0.1 for a in found.atoms)


def test_ink_that_no_line_covers_is_listed_with_its_place() -> None:
    page = paper()
    page[100:140, 100:500] = 0
    page[800:840, 300:420] = 0
    found = read_page(page, MadeUp([(quad(100, 100, 500, 140), reading("青禾县档案馆档案"))]))
    assert len(found.unread) == 1
    x0, y0, x1, y1 = found.unread[0]
    assert x0 <= 305
    assert x1 >= 415
    assert y0 <= 805
    assert y1 >= 835


def test_the_pieces_of_a_picture_are_one_patch_of_unread_ink() -> None:
    page = paper()
    page[100:140, 100:500] = 0
    for x in (300, 370, 440):
        for y in (800, 870):
            page[y : y + 40, x : x + 40] = 0
    page[1200:1240, 300:420] = 0
    found = read_page(page, MadeUp([(quad(100, 100, 500, 140), reading("青禾县档案馆档案"))]))
    assert len(found.unread) == 2
    assert found.unread[0][2] - found.unread[0][0] > 170


def test_dust_and_ruled_lines_are_no_unread_ink() -> None:
    page = paper()
    page[100:140, 100:500] = 0
    page[600:603, 100:900] = 0
    page[900:905, 400:405] = 0
    found = read_page(page, MadeUp([(quad(100, 100, 500, 140), reading("青禾县档案馆档案"))]))
    assert found.unread == ()


def test_a_page_on_which_nothing_is_found_is_told_from_a_blank_one() -> None:
    drawn = paper()
    drawn[:700] = 0
    assert read_page(drawn, MadeUp([])).has_ink
    assert read_page(drawn, MadeUp([])).unread
    assert not read_page(paper(), MadeUp([])).has_ink


def test_small_type_is_looked_for_a_second_time_at_a_larger_size() -> None:
    engine = MadeUp(
        [(quad(100, 100 + 30 * i, 900, 114 + 30 * i), reading("小" * 40)) for i in range(9)]
    )
    read_page(paper(1400, 2000), engine)
    assert len(engine.looks) == 2
    assert engine.looks[1] > engine.looks[0]


def test_usual_type_is_looked_for_once() -> None:
    engine = MadeUp(
        [(quad(100, 100 + 60 * i, 900, 140 + 60 * i), reading("大" * 20)) for i in range(9)]
    )
    read_page(paper(1400, 2000), engine)
    assert len(engine.looks) == 1


def test_the_skew_is_the_median_of_the_long_lines() -> None:
    lines = [quad(100, 100 * i, 900, 100 * i + 40) for i in range(1, 6)]
    for line in lines:
        line[1:3, 1] += 800 * np.tan(np.radians(1.5))
    assert skew_of(lines) == pytest.approx(1.5, abs=0.05)
    assert skew_of([quad(100, 100, 900, 140)] * 5) == 0


def test_a_page_turned_back_has_its_lines_level() -> None:
    page = paper()
    for x in range(100, 900):
        y = 600 + round((x - 100) * np.tan(np.radians(2)))
        page[y : y + 6, x] = 0
    rows = np.flatnonzero((turn(page, 2)[:, :, 0] < 128).any(axis=1))
    assert rows.max() - rows.min() < 12


def test_a_shadow_is_evened_out_and_ink_stays() -> None:
    page = paper()
    page[:] = np.linspace(255, 130, 1000, dtype=np.uint8)[None, :, None]
    page[400:430, 100:900] = page[400:430, 100:900] // 4
    even = even_paper(page)
    assert even[700, 50:950].min() > 225
    assert even[415, 150:850].max() < 110


def test_red_over_black_is_lifted_off_and_red_type_is_told() -> None:
    crop = paper(200, 40)
    crop[10:30, 10:60] = (40, 40, 220)
    share, color = red_ink(crop)
    assert (share, color) == (1.0, "DC2828")
    crop[10:30, 60:160] = 0
    assert 0.3 < red_ink(crop)[0] < 0.4
    assert without_red(crop)[20, 30].min() > 200
    assert without_red(crop)[20, 100].max() == 0


def test_the_engine_is_shown_a_sealed_line_without_its_seal_and_a_red_one_as_it_is() -> None:
    page = paper()
    page[100:140, 100:400] = 0
    page[100:140, 400:500] = (40, 40, 220)
    page[300:340, 100:500] = (40, 40, 220)
    lines = [quad(100, 100, 500, 140), quad(100, 300, 500, 340)]
    engine = MadeUp([(found, reading("青禾县档案馆")) for found in lines])
    found = read_page(page, engine)
    sealed, red = engine.crops
    assert sealed[20, 350].min() > 180
    assert red[20, 350].min() < 80
    assert found.atoms[0].color is None
    assert (found.atoms[-1].color or "")[0] == "D"  # the red of 220, edges mixed in


def test_characters_stand_where_the_engine_saw_them() -> None:
    seen = Reading("局长张三", (1.0,) * 4, (0.1, 0.3, 0.7, 0.9))
    (line,) = build_lines(line_atoms(quad(0, 0, 160, 40), seen, None), 1)
    assert line.text == "局长\u3000张三"


def test_a_small_gap_between_digits_is_no_blank() -> None:
    seen = Reading("2023年", (1.0,) * 5, (0.08, 0.2, 0.45, 0.58, 0.85))
    (line,) = build_lines(line_atoms(quad(0, 0, 120, 40), seen, None), 1)
    assert line.text == "2023年"


@pytest.mark.parametrize(
    ("char", "sure", "doubtful"),
    [
        ("己", 0.85, True),
        ("己", 0.95, False),
        ("（", 0.6, False),
        ("（", 0.4, True),
        ("己", None, False),
    ],
)
def test_doubt_is_measured_for_each_kind_of_character(
    char: str, sure: float | None, doubtful: bool
) -> None:
    assert in_doubt(char, sure) is doubtful
