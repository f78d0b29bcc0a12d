"""Which kind of report it is, what speaks for that, and when nothing speaks enough."""

from __future__ import annotations

import pytest

from pipeline.evidence import unknown
from pipeline.report import Block, Paragraph, Report, Section
from tests.parse.test_understand import seen


def report(title: str | None = None, *blocks: str, salutation: str | None = None) -> Report:
    """``blocks``: a heading begins with its number, 一、; anything else is a paragraph."""
    body: list[Block] = []
    for number, text in enumerate(blocks, 1):
        label = next((text[: len(m)] for m in _labels(text)), "")
        if label:
            level = 3 if label.endswith("条") else 1
            heading = "" if level == 3 else text[len(label) :]
            inner = (Paragraph(id=f"p{number}", text=text[len(label) :] or "内容。"),)
            body.append(
                Section(
                    id=f"b{number}",
                    level=level,
                    label=label,
                    heading=heading,
                    run_in=level == 3,
                    blocks=inner,
                )
            )
        else:
            body.append(Paragraph(id=f"b{number}", text=text))
    return Report(schema="report/1", title=title, salutation=salutation, body=tuple(body))


def _labels(text: str) -> list[str]:
    numbers = "一二三四五六七八九"
    marks = [f"{n}、" for n in numbers] + [f"第{n}条" for n in numbers]
    return [mark for mark in marks if text.startswith(mark)]


def kind(made: Report) -> str | None:
    return seen(made).report.kind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("栗溪镇2024年度领导班子成员述责述廉情况汇报", "述责述廉报告"),
        ("在2024年述学述职述廉评议会上的述职报告", "述职述廉报告"),
        ("沅河水管所所长履行全面从严治党责任和廉洁从政情况述责述廉报告", "述责述廉报告"),
        ("关于落实全面从严治党主体责任情况的报告", "党风廉政建设情况报告"),
        ("关于2024年党风廉政建设情况的报告", "党风廉政建设情况报告"),
        ("关于省委巡视反馈意见整改进展情况的报告", "整改落实报告"),
        ("关于报送整改情况的通知", "通知"),
        ("关于征求《河道采砂管理办法》意见的函", "函"),
        ("局长办公会纪要（第7期）", "会议纪要"),
        ("柘峰县河道采砂管理办法（征求意见稿）", "规章制度"),
        ("关于申请防汛物资的请示", "请示"),
        ("2024年上半年工作总结", "工作总结"),
        ("渠首管理所2024年工作总结和2025年工作安排", "工作总结"),
        ("2024年工作总结及下步工作打算", "工作总结"),
        ("关于报送工作总结和计划的通知", "通知"),
        ("关于渠首闸门损坏情况的报告", "报告"),
    ],
)
def test_the_last_word_of_a_title_names_the_kind(title: str, expected: str) -> None:
    assert kind(report(title, "一、概况")) == expected


@pytest.mark.parametrize(
    "title",
    ["水泵性能检测报告", "录取通知书发放表", "投标人声明函", "防汛工作总结会议程", "栗溪镇志"],
)
def test_where_nothing_speaks_enough_there_is_no_kind(title: str) -> None:
    assert kind(report(title, "一、概况", "二、做法")) is None


def test_minutes_without_a_title_are_known_from_their_parts() -> None:
    made = report(None, "出席：甲、乙、丙", "一、议定事项", "二、工作要求")
    assert kind(made) == "会议纪要"


def test_regulations_are_known_from_their_articles() -> None:
    chapters = ("一、总则", "第一条为了管好渠道。", "第二条适用于本县。", "第三条由局负责。")
    assert kind(report("栗溪灌区用水公约", *chapters, "二、附则")) == "规章制度"
    assert kind(report("栗溪灌区用水公约", *chapters[1:])) is None
    aimed = "第一条为了管好渠道，制定本规则。"
    assert kind(report("栗溪灌区用水公约", aimed, *chapters[2:])) == "规章制度"


def test_a_request_without_a_title_is_known_from_its_closing() -> None:
    assert kind(report(None, "渠首闸门损坏，急需更换。", "妥否，请批示。")) == "请示"


def test_a_closing_that_several_kinds_share_tells_none() -> None:
    assert kind(report(None, "渠首闸门已经更换。", "特此报告。")) is None


def test_a_closing_that_others_have_too_counts_the_less() -> None:
    own = seen(report("关于购置水泵的请示", "妥否，请批示。")).report.evidence["kind"][-1]
    shared = seen(report("关于购置水泵情况的报告", "特此报告。")).report.evidence["kind"][-1]
    assert shared < "score:0.85" < own


def test_a_document_that_a_title_names_is_not_what_it_is() -> None:
    parts = ("一、存在问题", "二、原因分析", "三、下一步打算")
    assert kind(report("《防汛工作总结》读后", *parts)) is None
    assert kind(report("《防汛工作总结》", *parts)) == "工作总结"


def test_two_kinds_that_are_as_likely_are_none() -> None:
    made = report(None, "本人将述职述廉与述责述廉一并进行。")
    assert kind(made) is None


def test_what_spoke_for_the_kind_is_told_with_its_score() -> None:
    made = report("2024年度述责述廉报告", "一、存在问题", "二、自评等次：称职")
    codes = seen(made).report.evidence["kind"]
    assert codes[0] == "title:述责述廉报告"
    assert {"part:存在问题", "part:自评等次", "phrase:自评等次"} <= set(codes)
    assert codes[-1].startswith("score:0.9")
    assert unknown(codes) == []


def test_each_further_witness_makes_the_score_higher() -> None:
    scores = [
        seen(report("关于购置水泵的请示", *more)).report.evidence["kind"][-1]
        for more in ((), ("一、请示事项",), ("一、请示事项", "妥否，请批示。"))
    ]
    assert scores == sorted(set(scores))


def test_what_is_no_kind_has_no_evidence_of_one() -> None:
    assert "kind" not in seen(report("水泵性能检测报告", "一、概况")).report.evidence
