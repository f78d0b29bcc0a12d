"""Pages put into the scanner the wrong way round, and places told on the picture as it lies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from stages.extract._layout.model import Page, on_source
from stages.extract._ocr.engine import Reading, Seen
from stages.extract._ocr.prepare import turn
from stages.extract._ocr.upright import quarter_turns, sample_of

Picture = NDArray[np.uint8]


class DarkEnd:
    """Reads surely what begins with ink, and unsurely what ends with it."""

    def __init__(self) -> None:
        self.asked = 0

    def detect(self, picture: Picture, longest: int) -> list[NDArray[np.float32]]:
        raise AssertionError(f"{picture.shape} at {longest}: the lines are known")

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        self.asked += len(crops)
        return [self._line(crop) for crop in crops]

    def _line(self, crop: Picture) -> Reading:
        if crop.shape != (30, 300, 3):
            return Reading("", (), ())  # cut into squares, as if its characters were upright
        return Reading("县", (0.97 if crop[:, 0].mean() < 128 else 0.4,), (0.5,))


def turned(lines: Sequence[Seen], engine: DarkEnd) -> int:
    quads = [line.quad for line in lines]
    return quarter_turns([lines[i] for i in sample_of(quads)], quads, engine)


def seen(count: int, *, standing: bool, from_its_end: bool) -> list[Seen]:
    across, down = (30, 300) if standing else (300, 30)
    quad = np.array([[0, 0], [across, 0], [across, down], [0, down]], dtype=np.float32)
    crop = np.full((30, 300, 3), 255, np.uint8)
    crop[:, -40:] = 0
    if not from_its_end:
        crop = crop[:, ::-1]
    (reading,) = DarkEnd().recognise([crop])
    return [Seen(quad, crop, reading, None)] * count


@pytest.mark.parametrize(
    ("standing", "from_its_end", "turns"),
    [(False, False, 0), (True, False, 1), (False, True, 2), (True, True, 3)],
)
def test_a_page_is_turned_the_way_round_in_which_its_lines_are_read_surely(
    standing: bool, from_its_end: bool, turns: int
) -> None:
    lines = seen(4, standing=standing, from_its_end=from_its_end)
    assert turned(lines, DarkEnd()) == turns


def test_a_page_that_reads_well_is_not_read_again() -> None:
    engine = DarkEnd()
    turned(seen(9, standing=False, from_its_end=False), engine)
    assert engine.asked == 0


def test_a_word_down_the_side_turns_no_page() -> None:
    level = seen(4, standing=False, from_its_end=False)
    assert turned([*level, *seen(1, standing=True, from_its_end=False)], DarkEnd()) == 0


def test_a_cover_with_one_line_is_turned_too() -> None:
    assert turned(seen(1, standing=True, from_its_end=True), DarkEnd()) == 3
    assert turned(seen(1, standing=False, from_its_end=True), DarkEnd()) == 2


class Downwards(DarkEnd):
    """Reads a line as well when its characters are put side by side."""

    def _line(self, crop: Picture) -> Reading:
        return Reading("县", (0.97 if crop.size else 0.0,), (0.5,))


def test_chinese_that_runs_downwards_turns_no_page() -> None:
    assert turned(seen(4, standing=True, from_its_end=False), Downwards()) == 0


def test_lines_that_are_read_no_better_upside_down_stay() -> None:
    lines = seen(4, standing=False, from_its_end=True)
    blank = [Seen(s.quad, np.full_like(s.crop, 255), s.reading, None) for s in lines]
    assert turned(blank, DarkEnd()) == 0


@pytest.mark.parametrize("degrees", [3, -3, 90, 180, 270])
def test_a_place_on_the_upright_page_is_told_as_it_lies_on_the_picture(degrees: int) -> None:
    picture = np.full((400, 300, 3), 255, np.uint8)
    picture[80:86, 200:206] = 0
    quarters = degrees // 90 if degrees >= 90 else 0
    upright = np.rot90(picture, quarters) if quarters else turn(picture, degrees)
    ys, xs = np.nonzero(upright[:, :, 0] < 128)
    page = Page(
        number=1,
        width=upright.shape[1],
        height=upright.shape[0],
        lines=(),
        by="ocr",
        skew=degrees,
    )
    x0, y0, x1, y1 = on_source((xs.min(), ys.min(), xs.max() + 1, ys.max() + 1), page)
    assert (x0 + x1) / 2 == pytest.approx(203, abs=1.5)
    assert (y0 + y1) / 2 == pytest.approx(83, abs=1.5)
