from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import find_dates, find_months, print_date, print_month, read_date


@pytest.mark.parametrize(
    "text",
    [
        "2023年7月9日", "2023年07月09日", "２０２３年７月９日", "二〇二三年七月九日",
        "二0二三年七月九日",
        "二○二三年七月九日", "二O二三年七月九日", "2O23年7月9日", "2023 年 7 月 9 日", "2023.7.9",
        "2023-07-09", "2023/7/9", "（2023年7月9日）", " 2023年7月9日\u3000", "2023年7月9号",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_day_has_one_value(text: str) -> None:
    assert read_date(text) == "2023-07-09"


@pytest.mark.parametrize(
    "text",
    [
        "2023年2月30日", "2023.13.1", "2023年7月", "七月九日", "2023.7.9.1", "12023.7.9",
        "2023-7-9-1",
        "2023.7-9", "三千年七月九日", "于2023年7月9日", "2023年7月9日前",
        "一二〇二三年七月九日", "",
    ],
)  # fmt: skip
def test_what_is_no_single_day_has_none(text: str) -> None:
    assert read_date(text) is None


def test_dates_are_found_where_they_stand() -> None:
    text = "自2023.7.9起，至二〇二三年十二月三十一日止"
    assert [(text[d.start : d.end], d.iso, d.printed) for d in find_dates(text)] == [
        ("2023.7.9", "2023-07-09", False),
        ("二〇二三年十二月三十一日", "2023-12-31", True),
    ]


def test_months_and_years_are_found_but_no_days() -> None:
    text = "二〇二三年七月、2022年、2023年7月9日、二〇二三年七月初七"
    assert [(text[m.start : m.end], m.iso) for m in find_months(text)] == [
        ("二〇二三年七月", "2023-07"),
        ("2022年", "2022"),
    ]


def test_a_row_of_numerals_is_no_year() -> None:
    assert list(find_months("一二三四年、一九二〇二三年")) == []
    assert list(find_dates("一二〇二三年七月九日、12023年7月9日")) == []


@pytest.mark.parametrize(("iso", "text"), [("2023-07", "2023年7月"), ("2023", "2023年")])
def test_a_month_is_printed_without_zeros(iso: str, text: str) -> None:
    assert print_month(iso) == text


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_printed_date_is_read_again(day: datetime.date) -> None:
    iso = day.isoformat()
    assert read_date(print_date(iso)) == iso
    assert print_date(iso) == f"{day.year}年{day.month}月{day.day}日"
