"""Articles and chapters whose line end was lost: they open in the middle of a line."""

from __future__ import annotations

import pytest

from tests.parse.test_articles import TEXTS, article
from tests.parse.test_headings import tree
from tests.parse.test_parts import BODY, report_of

CLOSED = "渠首闸门由护渠队看守。"


def test_an_article_that_is_missing_opens_where_it_stands_in_mid_line() -> None:
    run_on = f"第一条　{TEXTS[0]}。第二条　【轮灌】{CLOSED}"
    assert tree(run_on, "（一）先远后近。", f"第三条　{TEXTS[1]}") == [
        article("第一条"),
        (3, "第二条", "【轮灌】", True, ["…", "…"]),
        article("第三条"),
    ]


def test_several_articles_may_stand_on_one_line() -> None:
    run_on = f"第一条　{TEXTS[0]}。第二条　{CLOSED}第三条　{CLOSED}"
    assert tree(run_on, f"第四条　{TEXTS[1]}") == [
        article(f"第{number}条") for number in "一二三四"
    ]


def test_a_chapter_that_is_missing_opens_at_the_end_of_a_line() -> None:
    lines = (
        "第一章　总则",
        f"第一条　{TEXTS[0]}。第二章　看守",
        f"第二条　{TEXTS[1]}",
        "第三章　附则",
    )
    assert tree(*lines, f"第三条　{TEXTS[2]}") == [
        (1, "第一章", "总则", False, [article("第一条")]),
        (1, "第二章", "看守", False, [article("第二条")]),
        (1, "第三章", "附则", False, [article("第三条")]),
    ]


@pytest.mark.parametrize(
    "said",
    [
        f"{CLOSED}第二条 的罚款由乡镇收取。",  # 第二条 opens below
        f"{CLOSED}第九条　所称渠道，含支渠。",  # so many are not missing
        f"{CLOSED}依照第三条　处理。",  # in mid-sentence
    ],
)
def test_what_is_said_of_an_article_in_mid_line_opens_none(said: str) -> None:
    lines = (f"第一条　{TEXTS[0]}", said, f"第二条　{TEXTS[1]}", f"第四条　{TEXTS[2]}")
    assert tree(*lines) == [article("第一条", "…", "…"), article("第二条"), article("第四条")]


def test_a_report_without_articles_is_not_cut() -> None:
    assert len(report_of("工作报告", f"{BODY}第二条　{CLOSED}", BODY + "又").body) == 2
