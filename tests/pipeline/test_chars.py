from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chars import count_ink, fold_width, ink, is_cjk, letters, strip_blanks


@pytest.mark.parametrize("char", ["汉", "〇", "々", "㐀", "\U00020000", "豈"])
def test_han_characters_of_every_plane_are_han(char: str) -> None:
    assert is_cjk(char)


@pytest.mark.parametrize("char", ["a", "，", "ア", "1", "한", ""])
def test_other_characters_are_not(char: str) -> None:
    assert not is_cjk(char)


def test_blanks_of_every_width_leave_no_ink() -> None:
    assert ink(" 甲\u3000乙\u00a0\u200b\t\n丙\ufeff") == "甲乙丙"
    assert count_ink("甲 乙\u3000") == 2


def test_only_blanks_at_the_ends_are_stripped() -> None:
    assert strip_blanks("\u3000\u200b甲 乙\n") == "甲 乙"


def test_full_width_letters_and_marks_fold() -> None:
    assert fold_width("１２（ＡＢ），\u3000甲。") == "12(AB), 甲。"
    assert fold_width("3﹒渠道") == "3.渠道"


def test_letters_are_letters_and_digits_in_one_form() -> None:
    assert letters("１２、甲（Ａ）①…") == "12甲A1"


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@given(st.text())
def test_stripping_and_ink_agree(text: str) -> None:
    assert ink(strip_blanks(text)) == ink(text)
    assert strip_blanks(strip_blanks(text)) == strip_blanks(text)
