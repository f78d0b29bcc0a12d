"""Brackets and book titles without a partner, and numbers that tell roughly how many."""

from __future__ import annotations

import pytest

from tests.normalize._reports import report_of, run


def _found(name: str, *paragraphs: str) -> list[tuple[str | None, int | None]]:
    done = run(report_of(*paragraphs), name)
    assert done.changes == ()
    return [(f.block, f.start) for f in done.findings]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("见附件（共3页，已送达", [3]),
        ("共3页），已送达", [3]),
        ("（甲（乙）丙", [0]),
        ("甲【乙）丙", [1, 3]),
        ("云政〔2023 5号", [2]),
        ("见附件(共3页）", []),
        ("（一）甲；1）乙；其中a）项", []),
        ("分三步：一）查；二）改；（三）评", []),
        ("谢谢大家:)", []),
        ("见http://a.gov.cn/a(b的页面", []),
    ],
)
def test_a_bracket_without_a_partner_is_found(text: str, starts: list[int]) -> None:
    assert [start for _block, start in _found("brackets", text)] == starts


def test_a_remark_of_two_paragraphs_is_whole_but_not_one_over_many() -> None:
    assert _found("brackets", "（前一段。", "后一段。）") == []
    far = ("（前一段。", "甲", "乙", "丙", "后一段。）")
    assert _found("brackets", *far) == [("b1", 0), ("b5", 4)]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("学习《甲法和乙法", [2]),
        ("学习甲法》和乙法", [4]),
        ("《甲〈乙》", [2]),
        ("《甲法、《乙法》", [0]),
        ("《关于印发〈办法〉的通知》", []),
    ],
)
def test_a_book_title_mark_without_a_partner_is_found(text: str, starts: list[int]) -> None:
    assert [start for _block, start in _found("book_titles", text)] == starts


def test_a_title_over_two_lines_is_whole() -> None:
    assert _found("book_titles", "《关于云岭", "水渠的调查》") == []


def test_a_mark_without_a_partner_keeps_the_titles_of_its_text_as_they_are() -> None:
    text = "《甲《乙》》、《丙"
    assert _found("book_titles", text) == [("b1", 7)]


@pytest.mark.parametrize(
    "text", ["整改用了三、四天", "还剩七、八个月", "来了四、五十人", "修了五、六年，才通水"]
)
def test_two_numbers_in_a_row_that_count_are_noted(text: str) -> None:
    assert len(_found("approximate_numbers", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "评为三、四级",
        "发展二、三产业",
        "依照第三、四条",
        "一、二组先行",
        "三、四月开工",
        "小学一、二年级",
        "整改一、二、三个问题",
        "整改三四天",
        "三、四天内办结",
        "出席：三、四人",
        "整改三、五天",
    ],
)
def test_ranks_lists_and_beginnings_are_none(text: str) -> None:
    assert _found("approximate_numbers", text) == []
