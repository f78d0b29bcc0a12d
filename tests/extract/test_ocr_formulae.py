"""A displayed formula on a scan is a figure, at its place among the text."""

from __future__ import annotations

from pathlib import Path

import cv2
import pytest

from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawFigure, RawText
from pipeline.record import REASONS
from stages.extract._layout.raw import make_raw
from stages.extract._ocr.engine import Reading
from stages.extract._ocr.page import read_page
from stages.extract._ocr.sheet import read_sheet
from tests.extract.test_ocr_figures import LINE, MadeUp, Picture, letter, reading

RULE = 710
"""The height of the fraction rule."""

PARTS = (
    ((222.0, 690.0, 344.0, 731.0), "率＝", 0.9),
    ((400.0, 658.0, 590.0, 702.0), "用水总量", 0.95),
    ((350.0, 716.0, 650.0, 760.0), "年末的常住人口", 0.97),
    ((880.0, 688.0, 960.0, 732.0), "（1）", 0.9),
)
"""What the engine reads."""

BELOW = ((100.0, 900.0, 500.0, 940.0), LINE[1], 0.99)


TEXTS = {10: LINE[1:], 1: PARTS[0][1:], 4: PARTS[1][1:], 7: PARTS[2][1:], 2: PARTS[3][1:]}
"""What is read where so many blocks stand side by side."""


class Counting(MadeUp):
    """Reads a crop by how many blocks its middle row cuts."""

    def _read(self, crop: Picture) -> Reading:
        row = crop[crop.shape[0] // 2, :, 0] < 128
        return reading(*TEXTS.get(int((row[1:] > row[:-1]).sum()), ("", 0.0)))


def blocks(page: Picture, x: int, y: int, count: int) -> None:
    for at in range(count):
        page[y : y + 24, x + 40 * at : x + 26 + 40 * at] = 0


def formula(page: Picture) -> None:
    blocks(page, 245, RULE - 12, 1)
    cv2.rectangle(page, (290, RULE - 8), (314, RULE - 6), (0, 0, 0), -1)
    cv2.rectangle(page, (290, RULE + 5), (314, RULE + 7), (0, 0, 0), -1)
    cv2.rectangle(page, (350, RULE - 1), (650, RULE + 1), (0, 0, 0), -1)
    blocks(page, 420, RULE - 38, 4)
    blocks(page, 365, RULE + 15, 7)
    blocks(page, 890, RULE - 12, 2)


def test_a_formula_is_a_figure_with_what_was_read_of_it_and_its_number() -> None:
    page = letter()
    formula(page)
    found = read_page(page, Counting(LINE, *PARTS))
    (mark,) = found.marks
    assert mark.shows == "formula"
    assert mark.text == "率＝ 用水总量 年末的常住人口 （1）"
    assert mark.confidence == pytest.approx(0.93)
    assert mark.box == pytest.approx((245, 672, 960, 749), abs=12)
    assert {part.reason for part in found.left_out} == {"formula"}
    assert "".join(sorted(part.text for part in found.left_out)) == "".join(
        sorted(text for _box, text, _sure in PARTS)
    )
    assert "".join(atom.text for atom in found.atoms) == LINE[1]
    assert found.ink == 10 + 2 + 4 + 7 + 3


def test_ink_of_a_formula_that_nobody_read_is_not_said_to_be_unread() -> None:
    page = letter()
    formula(page)
    found = read_page(page, Counting(LINE, PARTS[0], PARTS[2]))
    assert [mark.shows for mark in found.marks] == ["formula"]
    assert [box for box in found.unread if box[0] < 700] == []


def test_the_same_without_an_equals_sign_stays_text() -> None:
    page = letter()
    formula(page)
    page[RULE - 10 : RULE + 10, 280:320] = 255
    found = read_page(page, Counting(LINE, *PARTS))
    assert "formula" not in [mark.shows for mark in found.marks]
    assert found.left_out == ()


def extracted(tmp_path: Path) -> Raw:
    page = letter()
    formula(page)
    blocks(page, 106, 908, 10)
    file = tmp_path / "page.png"
    file.write_bytes(b"a picture")
    sheet = read_sheet(page, 1, unit=1.0, scale=0.5, engine=Counting(LINE, *PARTS, BELOW))
    return make_raw(
        file, "png", [sheet.page], ink=sheet.ink, has_ink=True,
        dropped=sheet.dropped, assets=sheet.assets,
    )  # fmt: skip


def test_a_formula_stands_between_the_lines_above_and_below_and_the_sums_are_right(
    tmp_path: Path,
) -> None:
    raw = extracted(tmp_path)
    prove_extraction(raw)
    above, figure, below = raw.fragments
    assert isinstance(above, RawText)
    assert isinstance(figure, RawFigure)
    assert isinstance(below, RawText)
    assert (figure.shows, figure.origin.by) == ("formula", "ocr.formula")
    assert figure.asset in raw.assets
    assert (above.text, below.text) == (LINE[1], LINE[1])
    assert {d.reason for d in raw.dropped} == {"formula"} <= set(REASONS)
