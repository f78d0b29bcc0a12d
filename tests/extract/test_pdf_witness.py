"""Who looks closer at a page in doubt: pictures of writing are told from charts."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline import registry
from pipeline.origin import Box
from pipeline.stage import Context
from stages.extract._ocr import loaded
from stages.extract._printed.drawn import Drawn
from stages.extract.pdf._witness import PageWitness

Picture = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

BOX = (50.0, 100.0, 550.0, 500.0)


class Lines:
    """Finds ten wide lines in any picture."""

    def __init__(self) -> None:
        self.asked = 0

    def detect(self, picture: Picture, _longest: int) -> list[Picture]:
        self.asked += 1
        height, width = picture.shape[:2]
        step, right = height / 12, 0.9 * width
        tops = [(n + 0.5) * step for n in range(10)]
        return [
            np.array(
                [(0.1 * width, y), (right, y), (right, y + step / 2), (0.1 * width, y + step / 2)]
            )
            for y in tops
        ]


class Cut:
    """Gives ``picture`` whatever is to be cut out."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture

    def cut(self, _number: int, _box: Box, _size: tuple[float, float]) -> Picture:
        return self.picture


def written(picture: Picture, engine: Lines, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(loaded, "engine", lambda _context: engine)
    page = Drawn(number=1, width=600, height=840, pictures=(BOX,))
    context = Context(style=registry.style("gbt9704"))
    return PageWitness(page, Cut(picture), context).has_written_picture()  # type: ignore[arg-type]


def writing() -> Picture:
    """Rows of dark strokes on paper that is a little yellow."""
    picture = np.full((400, 500, 3), (222, 240, 246), np.uint8)
    for top in range(20, 380, 30):
        picture[top : top + 12, 30:470:6] = (40, 40, 40)
    return picture


def test_a_picture_of_a_page_of_writing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Lines()
    assert written(writing(), engine, monkeypatch)
    assert engine.asked == 1


def test_a_red_head_makes_no_chart_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = writing()
    picture[:60, 100:400] = (30, 30, 200)
    assert written(picture, Lines(), monkeypatch)


def test_a_chart_in_colours_starts_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    picture, engine = writing(), Lines()
    picture[100:380, 40:240] = (214, 160, 250)
    assert not written(picture, engine, monkeypatch)
    assert engine.asked == 0


def test_a_photograph_starts_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    shades = np.linspace(0, 255, 500).astype(np.uint8)
    engine = Lines()
    assert not written(np.broadcast_to(shades[:, None], (400, 500, 3)).copy(), engine, monkeypatch)
    assert engine.asked == 0
