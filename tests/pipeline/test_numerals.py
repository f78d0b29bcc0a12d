from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.numerals import chinese_number, to_chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿一", 21),
        ("卅", 30),
        ("一百零三", 103),
        ("一百一十", 110),
        ("两千零二十", 2020),
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("", None),
        ("甲", None),
        ("十甲", None),
    ],
)
def test_a_number_in_chinese_is_read(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (103, "一百零三"), (110, "一百一十"),
     (1001, "一千零一"), (1010, "一千零一十"), (9999, "九千九百九十九")],
)  # fmt: skip
def test_a_number_is_written_in_chinese(value: int, text: str) -> None:
    assert to_chinese(value) == text


@given(st.integers(1, 9999))
def test_what_is_written_is_read_again(value: int) -> None:
    assert chinese_number(to_chinese(value)) == value


@pytest.mark.parametrize("value", [0, -1, 10000])
def test_a_number_beyond_reach_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        to_chinese(value)
