"""Run-in headings of any length, rows within a paragraph, numbers that may be none."""

from __future__ import annotations

import pytest

from pipeline.raw import Hints, RawText
from stages.parse.understand.numbering import numbering_findings
from tests.parse.test_headings import outline, styled, tree
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import HERE, raw_of

TEXTS = tuple(BODY + mark for mark in "甲乙丙丁")
LONG = (
    "以管护为抓手，以清淤为重点，以巡查为保障，让每一条渠道都有人看、有人修、有人管、有人督促检查"
)


def test_a_run_in_heading_may_be_of_any_length_among_siblings_with_headings() -> None:
    rows = (f"（一）{LONG}。{TEXTS[0]}", f"（二）加固堤防。{TEXTS[1]}")
    assert tree(*rows) == [
        (2, "（一）", LONG, True, ["…"]),
        (2, "（二）", "加固堤防", True, ["…"]),
    ]


def test_a_short_sentence_among_long_ones_without_headings_is_no_heading_either() -> None:
    rows = (f"（一）对渠首的闸门，{TEXTS[0]}。{TEXTS[1]}。", "（二）请增加一名巡查员。")
    assert tree("一、建议", *rows, "二、其他", TEXTS[2])[0][4] == [
        (2, "（一）", "", True, ["…"]),
        (2, "（二）", "", True, ["…"]),
    ]


def test_a_remark_behind_a_long_sentence_does_not_make_it_a_heading() -> None:
    rows = (f"（一）{LONG}。（3 分）", f"（二）加固堤防。{TEXTS[1]}")
    assert tree(TEXTS[2], *rows)[1] == (2, "（一）", "", True, ["…"])


def test_a_long_line_without_a_stop_over_a_text_is_a_heading() -> None:
    assert tree(f"一、{LONG}", TEXTS[0], "二、支流", TEXTS[1]) == [
        (1, "一、", LONG, False, ["…"]),
        (1, "二、", "支流", False, ["…"]),
    ]


def test_a_row_within_one_paragraph_is_a_row_of_points_and_no_heading() -> None:
    row = "（1）巡查不够细。支渠看得少。（2）清淤不够勤。淤泥积得多。（3）记录不够全。"
    assert tree("一、问题", row) == [(1, "一、", "问题", False, ["…"])]


def test_some_three_or_four_days_are_no_third_heading_unless_the_third_is_missing() -> None:
    about = "三、四天清完一条支渠，过去做不到。现在每条支渠都做到了，群众也满意。"
    rows = ("一、干流", TEXTS[0], "二、支流", TEXTS[1])
    assert tree(*rows, about, "三、渠首", TEXTS[2])[1:] == [
        (1, "二、", "支流", False, ["…", "…"]),
        (1, "三、", "渠首", False, ["…"]),
    ]
    assert tree(*rows, "三、四个月清淤", TEXTS[2], "四、渠首", TEXTS[3])[2:] == [
        (1, "三、", "四个月清淤", False, ["…"]),
        (1, "四、", "渠首", False, ["…"]),
    ]
    assert tree("一、干流", TEXTS[0], "三、四天清淤", TEXTS[1]) == [
        (1, "一、", "干流", False, ["…", "…", "…"])
    ]


def test_small_letters_count_items_and_head_only_where_a_style_says_so() -> None:
    report = styled(
        ("1 闸门", "heading 1", 1),
        ("a)启闭机", "heading 2", 0),
        (TEXTS[0], None, 0),
        ("b)看好水位。并作记录。", None, 0),
        ("c)止水", None, 0),
        (TEXTS[1], None, 0),
    )
    assert outline(report.body) == [
        (1, "1", "闸门", False, [(2, "a)", "启闭机", False, ["…"] * 4)]),
    ]


def test_numbers_of_an_annex_count_their_own_levels() -> None:
    report = styled(
        ("F.1 闸门", "heading 1", 0),
        ("F.1.1 止水", "heading 2", 0),
        (TEXTS[0], None, 0),
        ("F.2 泵站", "heading 1", 0),
        (TEXTS[1], None, 0),
    )
    assert outline(report.body) == [
        (1, "F.1", "闸门", False, [(2, "F.1.1", "止水", False, ["…"])]),
        (1, "F.2", "泵站", False, ["…"]),
    ]


def test_a_number_without_its_point_counts_on_in_the_row_before_a_bracket() -> None:
    report = styled(
        ("1.【闸门】", "heading 1", 0),
        (TEXTS[0], None, 0),
        ("2.【泵站】", "heading 1", 0),
        (TEXTS[1], None, 0),
        ("3【渠道】", "heading 1", 0),
        (TEXTS[2], None, 0),
    )
    assert [part[:3] for part in outline(report.body) if isinstance(part, tuple)] == [
        (3, "1.", "【闸门】"),
        (3, "2.", "【泵站】"),
        (3, "3", "【渠道】"),
    ]
    assert [f.kind for f in numbering_findings(report)] == ["level_skipped"]


def test_what_spoke_for_a_heading_is_kept_under_its_key() -> None:
    look = Hints(align="center", bold=True, style="heading 1", outline=1)
    rows = (
        line("工作报告"),
        RawText(text="一、干流", hints=look, origin=HERE),
        line(TEXTS[0]),
        line(f"二、清淤。{TEXTS[1]}"),
    )
    report = parsed(raw_of(rows))
    assert report.evidence[report.body[0].id] == (
        "label:一、",
        "row",
        "style:heading 1",
        "outline:1",
        "centred",
        "bold",
        "alone",
    )
    assert report.evidence[report.body[1].id] == ("label:二、", "row", "run_in")


def test_capital_letters_count_headings_where_a_style_says_that_they_are_ones() -> None:
    report = styled(
        ("一、渠首", "heading 1", 0),
        ("A.闸门", "heading 3", 0),
        (TEXTS[0], None, 0),
        ("B　启闭机", "heading 3", 0),
        (TEXTS[1], None, 0),
        ("二、泵站", "heading 1", 0),
        ("A.\t水泵", "heading 3", 0),
        (TEXTS[2], None, 0),
    )
    assert outline(report.body) == [
        (1, "一、", "渠首", False, [
            (2, "A.", "闸门", False, ["…"]),
            (2, "B", "启闭机", False, ["…"]),
        ]),
        (1, "二、", "泵站", False, [(2, "A.", "水泵", False, ["…"])]),
    ]  # fmt: skip
    assert tree("一、题目", "A.渠首", TEXTS[0], "B.渠尾", TEXTS[1])[0] == (
        1, "一、", "题目", False, ["…", "…", "…", "…"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "words", ["A股市场", "A Report", "B. Smith", "IT　部门", "A.I.应用", "A级"]
)
def test_a_letter_that_begins_a_word_is_no_label(words: str) -> None:
    lines = ((words, "heading 1", 0), (TEXTS[0], None, 0), ("渠首", "heading 1", 0))
    assert outline(styled(*lines, (TEXTS[1], None, 0)).body) == [
        (1, "", words, False, ["…"]),
        (1, "", "渠首", False, ["…"]),
    ]
