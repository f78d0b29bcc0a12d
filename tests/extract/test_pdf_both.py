"""A page read by its text layer and by recognition: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.chars import count_ink
from stages.extract._ocr.engine import Reading
from stages.extract._printed.both import paint_over, read_both
from stages.extract._printed.drawn import Drawn, Glyph

Picture = NDArray[np.uint8]
SCANNED = (100, 400, 240, 420)
"""Where the picture shows a line that the layer knows nothing of."""


class OneLine:
    """Finds and reads the one line that is on the picture but for the layer."""

    def __init__(self) -> None:
        self.seen: Picture | None = None

    def detect(self, picture: Picture, longest: int) -> list[NDArray[np.float32]]:
        if picture.shape[0] < 600 or longest < 600:
            return []  # a part of the page, looked at once more
        if self.seen is None:
            self.seen = picture.copy()
        x0, y0, x1, y1 = SCANNED
        return [np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)]

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        text = "渠首闸门已修好"
        middles = tuple((n + 0.5) / len(text) for n in range(len(text)))
        return [Reading(text, (0.99,) * len(text), middles) for _crop in crops]


def line(text: str, y: float, *, is_visible: bool = True) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(
            text=char,
            box=(100 + 20 * n, y, 120 + 20 * n, y + 20),
            origin=(100 + 20 * n, y + 17),
            size=20,
            is_visible=is_visible,
        )
        for n, char in enumerate(text)
    )


def page(*glyphs: Glyph) -> tuple[Drawn, Picture]:
    picture = np.full((840, 600, 3), 250, np.uint8)
    boxes = [g.box for g in glyphs if g.is_visible]
    for x0, y0, x1, y1 in [*boxes, SCANNED]:
        picture[round(y0) + 4 : round(y1) - 4, round(x0) + 4 : round(x1) - 4] = 0
    return Drawn(number=1, width=600, height=840, glyphs=glyphs), picture


def test_both_stand_in_reading_order_and_all_is_counted() -> None:
    above, below = line("青禾县水务局", 100), line("二〇二四年三月", 600)
    drawn, picture = page(*above, *below)
    engine = OneLine()
    found = read_both(drawn, picture, 1.0, engine)
    texts = [one.text for one in found.sheet.page.lines]
    assert texts == ["青禾县水务局", "渠首闸门已修好", "二〇二四年三月"]
    assert found.dropped == ()
    assert found.ink + found.sheet.ink == sum(map(count_ink, texts))


def test_what_the_layer_tells_is_not_shown_to_the_engine() -> None:
    drawn, picture = page(*line("青禾县水务局", 100))
    engine = OneLine()
    read_both(drawn, picture, 1.0, engine)
    assert engine.seen is not None
    assert engine.seen[90:130].min() > 200
    assert engine.seen[405:415, 120:220].max() < 60


def test_layers_that_nobody_sees_are_counted_and_left_out() -> None:
    hidden = line("他人识别的字", 400, is_visible=False)
    drawn, picture = page(*line("青禾县水务局", 100), *hidden)
    found = read_both(drawn, picture, 1.0, OneLine())
    assert [(d.text, d.reason) for d in found.dropped] == [("他人识别的字", "hidden")]
    assert found.ink == 12


def test_what_a_font_does_not_name_is_shown_to_the_engine_and_left_out() -> None:
    drawn, picture = page(*line("青禾县", 100), *line("\ue000\ue001", 300))
    engine = OneLine()
    found = read_both(drawn, picture, 1.0, engine)
    assert [(d.text, d.reason) for d in found.dropped] == [("\ue000\ue001", "unmapped")]
    assert engine.seen is not None
    assert engine.seen[305:315].min() < 60


def test_a_figure_is_not_shown_to_the_engine() -> None:
    drawn, picture = page(*line("青禾县", 100))
    picture[200:300, 100:300] = 90
    engine = OneLine()
    read_both(drawn, picture, 1.0, engine, [(95, 195, 305, 305)])
    assert engine.seen is not None
    assert engine.seen[200:300].min() > 200


def test_paint_takes_the_colour_of_the_paper_around() -> None:
    picture = np.full((100, 100, 3), (200, 210, 220), np.uint8)
    picture[40:60, 40:60] = 0
    paint_over(picture, (40, 40, 59, 59), 1.0)
    assert (picture == (200, 210, 220)).all()
    paint_over(picture, (-50, -50, 500, 500), 1.0)
    paint_over(picture, (500, 500, 600, 600), 1.0)
