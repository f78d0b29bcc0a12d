"""Headings that open their paragraph, ended in other ways than by a 。, and short lines with a 。
that head what stands below."""

from __future__ import annotations

from tests.parse.test_headings import outline, styled, tree
from tests.parse.test_parts import BODY

SHORT = "下班以后守在泵房，不去别处。"


def test_a_short_line_among_headings_that_end_in_a_colon_ends_its_own_there() -> None:
    lines = (f"（一）盯住用水：{BODY * 2}", f"（二）管住用电：又{BODY}", f"（三）看住用人：{SHORT}")
    assert tree("一、做法", *lines) == [
        (1, "一、", "做法", False, [
            (2, "（一）", "盯住用水：", True, ["…"]),
            (2, "（二）", "管住用电：", True, ["…"]),
            (2, "（三）", "看住用人：", True, ["…"]),
        ]),
    ]  # fmt: skip


def test_a_short_line_with_a_colon_says_all_where_none_beside_it_runs_in() -> None:
    assert tree("一、时间：三月十日上午。", "二、地点：渠首泵房。") == [
        (1, "一、", "时间：三月十日上午。", False, []),
        (1, "二、", "地点：渠首泵房。", False, []),
    ]


def test_a_heading_before_a_colon_may_hold_its_days_in_brackets() -> None:
    lines = (f"（一）自查（3月10日—3月14日）：{BODY}", f"（二）抽查（3月17日）：又{BODY}")
    assert tree(*lines) == [
        (2, "（一）", "自查（3月10日—3月14日）：", True, ["…"]),
        (2, "（二）", "抽查（3月17日）：", True, ["…"]),
    ]


def test_wide_blanks_may_end_the_headings_of_a_row() -> None:
    row = (f"1.坚持日日巡查　{BODY}", f"2.坚持夜夜值守  又{BODY}", f"3.坚持月月检修\u3000再{BODY}")
    short = "4.坚持年年评议　请群众代表到场打分并当场公布得分名次。"
    assert tree("一、做法", *row, short) == [
        (1, "一、", "做法", False, [
            (3, "1.", "坚持日日巡查", True, ["…"]),
            (3, "2.", "坚持夜夜值守", True, ["…"]),
            (3, "3.", "坚持月月检修", True, ["…"]),
            (3, "4.", "坚持年年评议", True, ["…"]),
        ]),
    ]  # fmt: skip


def test_a_wide_blank_ends_no_heading_where_it_parts_columns_or_stands_in_one_line_alone() -> None:
    people = tuple(
        f"{n}.{name}　男，五十岁，{BODY}" for n, name in ((1, "上官柳亭"), (2, "司空明远"))
    )
    assert tree("一、名单", *people) == [(1, "一、", "名单", False, ["…", "…"])]
    once = (f"1.坚持日日巡查　{BODY}", f"2.{BODY}", f"3.又{BODY}")
    assert tree("一、做法", *once) == [(1, "一、", "做法", False, ["…", "…", "…"])]


def test_short_lines_with_a_stop_that_all_head_something_are_headings() -> None:
    lines = (
        "1.责任上肩，人人有份。",
        f"（1）签字。{BODY}",
        f"（2）公示。又{BODY}",
        "2.制度上墙。",
        BODY,
    )
    assert tree("一、做法", *lines) == [
        (1, "一、", "做法", False, [
            (3, "1.", "责任上肩，人人有份。", False, [
                (4, "（1）", "签字", True, ["…"]),
                (4, "（2）", "公示", True, ["…"]),
            ]),
            (3, "2.", "制度上墙。", False, ["…"]),
        ]),
    ]  # fmt: skip
    questions = ("1.渠首在哪里。", "甲在上游", "2.水闸有几座。", "乙有两座")
    assert tree("一、做法", *questions) == [(1, "一、", "做法", False, ["…"] * 4)]
    items = ("1.责任上肩，人人有份。", "2.制度上墙。", BODY)
    assert tree("一、做法", *items) == [(1, "一、", "做法", False, ["…", "…", "…"])]


def test_a_number_that_counts_on_below_the_next_heading_heads_as_its_row_does() -> None:
    lines = (
        "（一）泵房",
        "1.记录不全。",
        BODY,
        "2.巡查不细。",
        "又" + BODY,
        "（二）渠首",
        "3.除草不净。",
    )
    assert tree("一、问题", *lines, "再" + BODY)[0] == (1, "一、", "问题", False, [
        (2, "（一）", "泵房", False, [
            (3, "1.", "记录不全。", False, ["…"]),
            (3, "2.", "巡查不细。", False, ["…"]),
        ]),
        (2, "（二）", "渠首", False, [(3, "3.", "除草不净。", False, ["…"])]),
    ])  # fmt: skip


def test_a_run_in_heading_that_word_counts_goes_on_in_the_row_of_a_styled_one() -> None:
    report = styled(
        ("一、监督", "heading 1", 0),
        ("1.盯重点", "heading 3", 2),
        (BODY, None, 0),
        (f"2.盯少数。又{BODY}", None, 2),
        (f"3.盯经常。再{BODY}", None, 2),
        ("二、问题", "heading 1", 0),
        (f"1.盯得不紧。甲{BODY}", None, 2),
        (f"2.盯得不久。乙{BODY}", None, 2),
    )
    assert outline(report.body) == [
        (1, "一、", "监督", False, [
            (3, "1.", "盯重点", False, ["…"]),
            (3, "2.", "盯少数", True, ["…"]),
            (3, "3.", "盯经常", True, ["…"]),
        ]),
        (1, "二、", "问题", False, [
            (3, "1.", "盯得不紧", True, ["…"]),
            (3, "2.", "盯得不久", True, ["…"]),
        ]),
    ]  # fmt: skip


def test_headlines_before_a_colon_are_headings_behind_arabic_numbers_too() -> None:
    lines = (f"1、抓设备：{BODY}", f"2、强化巡查：{SHORT}", f"3、完善制度：{BODY}")
    assert tree("一、做法", *lines) == [
        (1, "一、", "做法", False, [
            (3, "1、", "抓设备：", True, ["…"]),
            (3, "2、", "强化巡查：", True, ["…"]),
            (3, "3、", "完善制度：", True, ["…"]),
        ]),
    ]  # fmt: skip


def test_what_is_said_of_things_behind_their_names_is_no_heading() -> None:
    rows = (f"1、水闸：{BODY}", f"2、抓手：{BODY}"), (f"1、抓设备：{BODY}", f"2、水闸：{BODY}")
    for row in rows:
        assert tree("一、做法", *row) == [(1, "一、", "做法", False, ["…", "…"])]


def test_a_term_and_what_it_means_are_parted_by_the_blank_between_them() -> None:
    lines = ("2　术语", f"2.1　渠首　{SHORT}{BODY}", f"2.2　水闸（启闭）　挡水的物件，{BODY}")
    assert tree("1　范围", BODY, *lines, "3　检查", "3.1　闸门", BODY)[1] == (
        1, "2", "术语", False, [
            (2, "2.1", "渠首", True, ["…"]),
            (2, "2.2", "水闸（启闭）", True, ["…"]),
        ],
    )  # fmt: skip
