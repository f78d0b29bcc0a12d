"""Rows of points and leads that stand beside each other, and a grade given in plain words."""

from __future__ import annotations

import pytest

from pipeline.report import Paragraph
from stages.parse.understand.points import find_points
from tests.parse.test_parts import BODY, report_of
from tests.parse.test_understand import seen

ROWS = ("先看上游水。", "再看中游坝。", "也看下游田。")
LONGER = "每周组织一次全线巡查，发现问题及时处置。"


def points(text: str) -> list[tuple[str | None, str]]:
    return [(p.label, text[p.start : p.end]) for p in find_points(text)]


def leads(*texts: str) -> list[str]:
    made = seen(report_of("工作报告", *texts)).report
    return [
        block.text[span.start : span.end]
        for block in made.body
        if isinstance(block, Paragraph)
        for span in block.spans
        if span.kind == "lead"
    ]


def test_items_in_chinese_numbers_within_a_paragraph_are_points() -> None:
    assert points("做好：（一）清淤；（二）补坝。") == [
        ("（一）", "（一）清淤；"),
        ("（二）", "（二）补坝。"),
    ]
    assert points("依照第三条第（一）项和第（二）项办理。") == []


def test_a_part_of_a_paper_that_is_spoken_of_is_no_point() -> None:
    assert points("第二部分“闸门改造”中，建议补充一句。") == []


@pytest.mark.parametrize("turn", ["新的一年", "来年", "明年"])
def test_the_last_point_ends_where_the_text_turns_to_what_comes(turn: str) -> None:
    text = f"一是巡查少。二是脾气急。{turn}，我每天到渠首看一看。"
    assert points(text)[1] == ("二是", "二是脾气急。")


def test_three_short_sentences_of_one_length_before_longer_ones_are_leads() -> None:
    text = "".join(row + LONGER for row in ROWS)
    assert leads(text) == list(ROWS)
    assert leads(text.replace(ROWS[2], "下游的田地也要常去看看。")) == []
    assert leads("".join(row + LONGER for row in ROWS[:2])) == []


def test_paragraphs_beside_each_other_that_begin_so_have_leads() -> None:
    texts = [f"{row}{BODY}{LONGER}" for row in ROWS]
    assert leads(*texts) == list(ROWS)
    assert leads(*texts[:2]) == []
    assert leads(texts[0], f"1.{texts[1]}", texts[2]) == []


def test_a_grade_that_somebody_gives_himself_in_plain_words_is_a_self_rating() -> None:
    facts = seen(report_of("述职报告", BODY, "我对自己的评价是称职。")).facts
    assert [(f.kind, f.value) for f in facts] == [("self_rating", "称职")]
