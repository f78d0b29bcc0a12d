"""Signatures written by hand are kept as pictures; print never is."""

from __future__ import annotations

import numpy as np
import pytest

from stages.extract._ocr.page import read_page
from tests.extract.test_ocr_figures import LINE, MadeUp, Picture, letter

ASKING = (100.0, 700.0, 300.0, 740.0)
"""Where 签字： stands, with blank before it: the made-up engine tells lines by their shapes, and a
short one is read with blank beside it too."""

SIGNED = (320.0, 680.0, 480.0, 760.0)
"""Where the hand wrote."""


def signed() -> Picture:
    page = letter()
    for at in range(3):
        page[708:732, 186 + 40 * at : 212 + 40 * at] = 0
    xs = np.arange(322, 478)
    for thick in range(4):
        page[(720 + 32 * np.sin(xs / 9.0)).astype(int) + thick, xs] = 0
    return page


def test_what_was_guessed_from_a_signature_is_left_out_and_the_signature_is_a_picture() -> None:
    engine = MadeUp(LINE, (ASKING, "签字：", 0.99), (SIGNED, "以凡", 0.3))
    found = read_page(signed(), engine)
    (mark,) = found.marks
    assert mark.shows == "handwriting"
    assert mark.box[0] == pytest.approx(320, abs=12)
    assert [(part.text, part.reason) for part in found.left_out] == [("以凡", "handwriting")]
    assert "以" not in "".join(atom.text for atom in found.atoms)
    assert found.ink == 15


def test_a_signature_that_the_engine_passed_over_is_a_picture_and_no_unread_ink() -> None:
    found = read_page(signed(), MadeUp(LINE, (ASKING, "签字：", 0.99)))
    assert [mark.shows for mark in found.marks] == ["handwriting"]
    assert found.unread == ()


def test_a_name_that_is_read_well_behind_the_word_is_text() -> None:
    engine = MadeUp(LINE, (ASKING, "签字：", 0.99), (SIGNED, "林远", 0.9))
    found = read_page(signed(), engine)
    assert found.marks == ()
    assert "".join(atom.text for atom in found.atoms).endswith("林远")


@pytest.mark.parametrize("word", ["合计：", "签字后", "地址："])
def test_badly_read_print_behind_other_words_stays_text(word: str) -> None:
    engine = MadeUp(LINE, (ASKING, word, 0.99), (SIGNED, "以凡", 0.3))
    found = read_page(signed(), engine)
    assert "handwriting" not in [mark.shows for mark in found.marks]
    assert found.left_out == ()


def test_a_badly_read_line_below_the_word_stays_text() -> None:
    engine = MadeUp(LINE, (ASKING, "签字：", 0.99), ((320, 800, 480, 880), "以凡", 0.3))
    page = letter()
    page[810:870, 330:470] = 0
    assert read_page(page, engine).left_out == ()
