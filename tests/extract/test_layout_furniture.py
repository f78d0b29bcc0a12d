"""Page numbers and running heads go into the ledger, lines of the body never do."""

from __future__ import annotations

import pytest

from stages.extract._layout.compose import compose
from stages.extract._layout.model import Line, Page
from tests.extract._print import centred, full, line, page

FOOT, HEAD = 24, -2.5
"""Rows near the lower and the upper edge of the test page."""


def body(number: int) -> list[Line]:
    return [line(full("正文"), row, page=number) for row in range(3, 20)]


def dropped(*pages: Page) -> list[tuple[str, str]]:
    return [(d.text, d.reason) for d in compose(pages).dropped]


@pytest.mark.parametrize("text", ["— 3 —", "-3-", "第3页", "第3页 共5页", "3/5", "3"])
def test_a_page_number_at_the_foot_is_dropped(text: str) -> None:
    lines = [*body(1), centred(text, FOOT)]
    found = dropped(page(lines))
    assert [reason for _text, reason in found] == ["page_number"]


@pytest.mark.parametrize("text", ["20231220", "完", "12345678", "3.5", "（三）"])
def test_another_short_line_at_the_foot_stays(text: str) -> None:
    assert dropped(page([*body(1), centred(text, FOOT)])) == []


def test_a_number_in_the_body_stays() -> None:
    assert dropped(page([*body(1), centred("17", 20)])) == []


def test_bare_numbers_at_the_head_are_page_numbers_where_they_follow_the_pages() -> None:
    first = page([centred("7", HEAD), *body(1)])
    second = page([centred("8", HEAD, page=2), *body(2)], number=2)
    assert dropped(first, second) == [("7", "page_number"), ("8", "page_number")]


def test_a_single_number_at_the_head_stays() -> None:
    assert dropped(page([centred("7", HEAD), *body(1)]), page(body(2), number=2)) == []


def test_a_head_of_several_pages_is_dropped_though_one_character_was_misread() -> None:
    first = page([centred("青禾县档案馆制度汇编（试行）", HEAD), *body(1)])
    second = page([centred("青禾县档案馆制庋汇编（试行）", HEAD, page=2), *body(2)], number=2)
    assert [reason for _text, reason in dropped(first, second)] == ["running_head"] * 2


def test_a_line_said_twice_in_the_bodies_stays() -> None:
    first = page([line("报告如下。", 2), *body(1)])
    second = page([line("报告如下。", 2, page=2), *body(2)], number=2)
    assert dropped(first, second) == []
