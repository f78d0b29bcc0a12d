"""Which row a numbered line belongs to, and how deep the row stands under what is open."""

from __future__ import annotations

from tests.parse.test_headings import outline, styled, tree
from tests.parse.test_parts import BODY

TEXTS = tuple(BODY + mark for mark in "甲乙丙丁")


def test_numbers_under_a_decimal_stand_right_below_it() -> None:
    report = styled(
        ("1渠首", "heading 1", 1),
        ("1.1闸门", "heading 2", 3),
        ("1.1.1启闭机", "heading 3", 5),
        ("1.1.1.1卷扬", "heading 4", 7),
        ("1）电机", None, 0),
        (TEXTS[0], None, 0),
        ("2）钢丝绳", None, 0),
        (TEXTS[1], None, 0),
        ("1.1.2止水", "heading 3", 5),
        (TEXTS[2], None, 0),
    )
    assert outline(report.body) == [
        (1, "1", "渠首", False, [
            (2, "1.1", "闸门", False, [
                (3, "1.1.1", "启闭机", False, [
                    (4, "1.1.1.1", "卷扬", False, [
                        (5, "1）", "电机", False, ["…"]),
                        (5, "2）", "钢丝绳", False, ["…"]),
                    ]),
                ]),
                (3, "1.1.2", "止水", False, ["…"]),
            ]),
        ]),
    ]  # fmt: skip


def test_numbers_under_an_unlabelled_heading_stand_right_below_it_in_their_order() -> None:
    report = styled(
        ("渠首", "heading 1", 0),
        ("1.闸门", None, 0),
        ("（1）电机", None, 0),
        (TEXTS[0], None, 0),
        ("（2）止水", None, 0),
        (TEXTS[1], None, 0),
        ("2.管护", None, 0),
        (TEXTS[2], None, 0),
        ("泵站", "heading 1", 0),
        (TEXTS[3], None, 0),
    )
    assert outline(report.body) == [
        (1, "", "渠首", False, [
            (2, "1.", "闸门", False, [
                (3, "（1）", "电机", False, ["…"]),
                (3, "（2）", "止水", False, ["…"]),
            ]),
            (2, "2.", "管护", False, ["…"]),
        ]),
        (1, "", "泵站", False, ["…"]),
    ]  # fmt: skip


def test_a_list_of_1_under_a_bracketed_number_does_not_end_its_row() -> None:
    assert tree(
        "一、设施",
        "1）水闸一侧：",
        "1.启闭机要每月检修；",
        "2.止水要每季更换；",
        "2）泵站一侧：",
        TEXTS[0],
    ) == [
        (1, "一、", "设施", False, [
            (4, "1）", "水闸一侧：", False, ["…", "…"]),
            (4, "2）", "泵站一侧：", False, ["…"]),
        ]),
    ]  # fmt: skip


def test_decimals_do_not_end_the_row_of_their_parents() -> None:
    report = styled(
        ("1.闸门", "heading 1", 0),
        ("1.1 电机", None, 0),
        (TEXTS[0], None, 0),
        ("2.管护", None, 0),
        ("2.1 人员", None, 0),
        (TEXTS[1], None, 0),
    )
    assert outline(report.body) == [
        (1, "1.", "闸门", False, [(2, "1.1", "电机", False, ["…"])]),
        (1, "2.", "管护", False, [(2, "2.1", "人员", False, ["…"])]),
    ]


def test_among_headings_a_long_line_without_a_stop_is_one_too() -> None:
    long = "将原办法的组织准备扩展为建立全流域统一的防汛抢险指挥与会商管理体系"
    lines = ("1）引入定义", TEXTS[0], f"2）{long}", TEXTS[1], "3）调整要点", TEXTS[2])
    assert tree("一、修订", *lines) == [
        (1, "一、", "修订", False, [
            (4, "1）", "引入定义", False, ["…"]),
            (4, "2）", long, False, ["…"]),
            (4, "3）", "调整要点", False, ["…"]),
        ]),
    ]  # fmt: skip


def test_a_row_that_begins_again_right_below_a_heading_of_its_mark_is_its_list() -> None:
    assert tree(
        "一、做法", TEXTS[0], "二、预期", "一、选定两条渠道先行整治", "二、年内完成全部清淤"
    ) == [
        (1, "一、", "做法", False, ["…"]),
        (1, "二、", "预期", False, ["…", "…"]),
    ]


def test_a_row_that_begins_again_in_a_deeper_heading_style_stands_below() -> None:
    report = styled(
        ("1.汛前检查", "heading 1", 0),
        (TEXTS[0], None, 0),
        ("2.度汛安排", "heading 1", 0),
        ("1.值班", "heading 2", 0),
        (TEXTS[1], None, 0),
        ("2.巡查", "heading 2", 0),
        (TEXTS[2], None, 0),
        ("3.经费", "heading 1", 0),
        (TEXTS[3], None, 0),
    )
    assert outline(report.body) == [
        (3, "1.", "汛前检查", False, ["…"]),
        (3, "2.", "度汛安排", False, [
            (4, "1.", "值班", False, ["…"]),
            (4, "2.", "巡查", False, ["…"]),
        ]),
        (3, "3.", "经费", False, ["…"]),
    ]  # fmt: skip


def test_a_number_that_counts_on_in_a_careless_style_stays_in_its_row() -> None:
    report = styled(
        ("1.汛前检查", "heading 1", 0),
        (TEXTS[0], None, 0),
        ("2.度汛安排", "heading 2", 0),
        (TEXTS[1], None, 0),
    )
    assert outline(report.body) == [
        (3, "1.", "汛前检查", False, ["…"]),
        (3, "2.", "度汛安排", False, ["…"]),
    ]


def test_a_second_list_of_1_does_not_end_the_bracketed_row_over_it_either() -> None:
    report = styled(
        ("渠道", "heading 1", 0),
        ("1.及时清淤；", None, 0),
        ("2.及时护坡；", None, 0),
        ("设施", "heading 1", 0),
        ("（1）水闸一侧：", None, 0),
        ("1.启闭机要每月检修；", None, 0),
        ("2.止水要每季更换；", None, 0),
        ("（2）泵站一侧：", None, 0),
        (TEXTS[0], None, 0),
    )
    assert outline(report.body) == [
        (1, "", "渠道", False, ["…", "…"]),
        (1, "", "设施", False, [
            (2, "（1）", "水闸一侧：", False, ["…", "…"]),
            (2, "（2）", "泵站一侧：", False, ["…"]),
        ]),
    ]  # fmt: skip


def test_what_counts_on_within_an_item_of_a_list_is_no_heading() -> None:
    report = styled(
        ("一、分工", None, 0),
        ("（1）渠首由甲组检修，每日两次；", None, 0),
        ("（2）泵站由乙组检修：", None, 0),
        ("①电机。" + TEXTS[0], None, 0),
        ("②阀门。" + TEXTS[1], None, 0),
        ("（3）其余各处由丙组检修，每周一次；", None, 0),
    )
    assert outline(report.body) == [(1, "一、", "分工", False, ["…"] * 5)]
    under = styled(
        ("一、分工", None, 0), ("①电机。" + TEXTS[0], None, 0), ("②阀门。" + TEXTS[1], None, 0)
    )
    assert outline(under.body) == [
        (1, "一、", "分工", False, [(5, "①", "电机", True, ["…"]), (5, "②", "阀门", True, ["…"])])
    ]


def test_where_bare_numbers_are_parents_too_dotted_ones_of_the_first_style_stand_as_high() -> None:
    texts = {
        level: [
            ("1.渠首", f"heading {level}", 2),
            ("1.1.闸门", "heading 2", 4),
            (TEXTS[0], None, 0),
            ("1\u3000泵站", "heading 1", 1),
            ("1.1\u3000电机", "heading 2", 3),
            (TEXTS[1], None, 0),
        ]
        for level in (1, 3)
    }
    below = (2, "1.1.", "闸门", False, ["…"])
    station = (1, "1", "泵站", False, [(2, "1.1", "电机", False, ["…"])])
    assert outline(styled(*texts[1]).body) == [(1, "1.", "渠首", False, [below]), station]
    assert outline(styled(*texts[3]).body) == [(3, "1.", "渠首", False, []), below, station]


def test_sentences_counted_among_headings_of_the_same_mark_with_a_style_are_items() -> None:
    report = styled(
        ("1.【渠首】", "heading 1", 0),
        ("1.1闸门", "heading 2", 0),
        ("来水分为：", None, 0),
        ("1.汛期按日报送水位。", None, 0),
        ("2.枯水期按旬报送水位。", None, 0),
        ("1.2止水", "heading 2", 0),
        (TEXTS[0], None, 0),
        ("2【泵站】", "heading 1", 0),
        (TEXTS[1], None, 0),
    )
    assert outline(report.body) == [
        (1, "1.", "【渠首】", False, [
            (2, "1.1", "闸门", False, ["…", "…", "…"]),
            (2, "1.2", "止水", False, ["…"]),
        ]),
        (1, "2", "【泵站】", False, ["…"]),
    ]  # fmt: skip


def test_a_line_with_boxes_to_tick_is_no_heading_though_it_is_styled_as_one() -> None:
    report = styled(
        ("一、渠首", "heading 1", 0),
        (TEXTS[0], None, 0),
        ("2、随附：□身份证 □水费单 □承包合同", "heading 2", 0),
        (TEXTS[1], None, 0),
    )
    assert outline(report.body) == [(1, "一、", "渠首", False, ["…", "…", "…"])]


def test_a_row_of_three_of_which_only_the_last_is_over_a_text_is_a_list() -> None:
    rows = ("（1）水位读数", "（2）闸门开度", "（3）值守人员")
    assert tree("一、登记", *rows, TEXTS[0]) == [(1, "一、", "登记", False, ["…"] * 4)]
    assert tree("一、登记", rows[0], TEXTS[1], *rows[1:], TEXTS[0]) == [
        (1, "一、", "登记", False, [
            (4, "（1）", "水位读数", False, ["…"]),
            (4, "（2）", "闸门开度", False, []),
            (4, "（3）", "值守人员", False, ["…"]),
        ]),
    ]  # fmt: skip


def test_decimals_that_head_numbered_paragraphs_are_headings_alone() -> None:
    numbers = ("1.1.1", "1.1.2", "1.1.3", "1.2.1")
    clauses = [f"{number}　{text}" for number, text in zip(numbers, TEXTS, strict=True)]
    report = tree("1.1　一般规定", *clauses[:3], "1.2　闸门", clauses[3], TEXTS[0])
    assert report == [
        (2, "1.1", "一般规定", False, ["…", "…", "…"]),
        (2, "1.2", "闸门", False, ["…", "…"]),
    ]


def test_a_row_goes_on_behind_a_list_in_its_own_numbers() -> None:
    quoted = ("一、早巡；", "二、晚巡；", "三、汛期加巡。")
    assert tree("一、值守", BODY, *quoted, "二、维修", TEXTS[0], "三、记录", TEXTS[1]) == [
        (1, "一、", "值守", False, ["…"] * 4),
        (1, "二、", "维修", False, ["…"]),
        (1, "三、", "记录", False, ["…"]),
    ]


def test_a_row_whose_first_stands_behind_a_colon_above_is_a_list() -> None:
    listed = ("另列：1.冬修渠道一览", "2.冬修水闸一览", "（另行印发）")
    assert tree("一、安排", BODY, *listed, "二、要求", TEXTS[0]) == [
        (1, "一、", "安排", False, ["…"] * 4),
        (1, "二、", "要求", False, ["…"]),
    ]


def test_a_line_of_several_numbers_is_no_heading() -> None:
    lines = ("可行的有（　）。", "①清淤 ②加固 ③改线", "甲.①② 乙.②③", TEXTS[0])
    assert tree("一、选择", *lines) == [(1, "一、", "选择", False, ["…"] * 4)]
