"""Page numbers that stand among a pasted text, as its print had them."""

from __future__ import annotations

import pytest

from pipeline.report import Paragraph
from tests.parse.test_parts import BODY, ledger_of, line, parsed, report_of
from tests.parse.wordform import raw_of

PAGE = BODY * 5 + "渠首的水闸由"
"""It stops in mid-sentence."""
CHAPTER = BODY * 5


def read(*texts: str) -> tuple[list[str], list[str]]:
    """The paragraphs, and what was left out as page numbers."""
    kept = [block.text for block in report_of(*texts).body if isinstance(block, Paragraph)]
    left = [d.text for d in ledger_of(*texts).dropped if d.reason == "page_number"]
    return kept, left


@pytest.mark.parametrize(
    "numbers",
    [
        ("- 1 -", "- 2 -"),
        ("— 2 —", "— 3 —"),
        ("第7页", "第 8 页"),
        ("第1页 共9页", "第2页 共9页"),
        ("1/9", "2/9"),
        ("·3·", "·4·"),
    ],
)
def test_numbers_in_a_dress_that_count_on_are_those_of_pages(numbers: tuple[str, str]) -> None:
    first, second = numbers
    assert read(BODY, first, BODY + "又", second, BODY + "再") == (
        [BODY, BODY + "又", BODY + "再"],
        [first, second],
    )


def test_the_number_of_a_first_page_may_be_the_only_one() -> None:
    for number in ("- 1 -", "第1页"):
        assert read(BODY, number) == ([BODY], [number])


def test_bare_numbers_are_where_each_counts_a_page_of_text() -> None:
    assert read(PAGE, "1", "甲" + PAGE, "2", "乙" + PAGE, "3")[1] == ["1", "2", "3"]
    assert read(PAGE, "2", "甲" + PAGE, "3", "乙" + PAGE, "4", BODY)[1] == ["2", "3", "4"]


@pytest.mark.parametrize(
    "texts",
    [
        (BODY, "- 2 -", BODY + "又"),  # one alone that is not the first
        (BODY, "1/4", BODY + "又"),  # one alone that may be a share
        (BODY, "- 1 -", BODY + "又", "- 3 -", BODY + "再"),  # they do not count on
        (BODY, "- 1 -", "- 2 -", "- 3 -"),  # nothing on the pages
        (PAGE, "1", "甲" + PAGE, "2", BODY, "3"),  # a column of numbers
        (PAGE, "1", "甲" + PAGE, "2", "乙" + PAGE),  # two bare ones
        (CHAPTER, "1", "甲" + CHAPTER, "2", "乙" + CHAPTER, "3", PAGE),  # of chapters
        (PAGE, "7", "甲" + PAGE, "8", "乙" + PAGE, "9"),  # they begin nowhere
    ],
)
def test_any_other_number_is_text(texts: tuple[str, ...]) -> None:
    assert read(*texts) == ([*texts], [])


def test_a_bare_number_whose_look_is_known_is_text() -> None:
    texts = (PAGE, "1", "甲" + PAGE, "2", "乙" + PAGE, "3", "丙" + PAGE)
    lines = [line(text, "center" if text.isdecimal() else "left", size=16.0) for text in texts]
    body = parsed(raw_of(tuple(lines))).body
    assert [block.text for block in body if isinstance(block, Paragraph)] == [*texts]
