"""Where the parts of a report are, and which it lacks or has twice."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.record import Finding
from pipeline.report import Annex, Front, Paragraph, Report, Section
from pipeline.walk import texts
from tests.parse.test_kinds import report
from tests.parse.test_understand import seen

LONG = "栗溪灌区管理处全年清淤渠道，修补渡槽，更换闸门，汛前把每一处险工都走了一遍。" * 6
TITLE = "2024年度述责述廉报告"
WHOLE = ("一、履行责任情况", "二、廉洁自律情况", "三、存在问题", "四、下一步打算")


def parts(made: Report) -> list[tuple[str, str | None]]:
    """The parts in the order of the page, each with the text it lies on."""
    return [
        (text.text, span.label)
        for text in texts(seen(made).report)
        for span in text.spans
        if span.kind == "part" and (span.start, span.end) == (0, len(text.text))
    ]


def found(made: Report, kind: str) -> list[Finding]:
    return [f for f in seen(made).findings if f.kind == kind]


def missing(made: Report) -> list[tuple[str | None, str]]:
    return [(f.text, f.severity) for f in found(made, "missing_part")]


def section(id_: str, heading: str, *inner: Section | Paragraph, level: int = 1) -> Section:
    return Section(id=id_, level=level, label="", heading=heading, run_in=False, blocks=inner)


def test_the_paragraphs_before_the_first_section_open_a_report() -> None:
    made = report(TITLE, "现将情况报告如下。", "请予评议。", "一、存在问题", "末段。")
    assert parts(made) == [
        ("现将情况报告如下。", "引言"),
        ("请予评议。", "引言"),
        ("存在问题", "存在问题"),
    ]


def test_without_sections_nothing_opens_a_report() -> None:
    assert ("现将情况报告如下。", "引言") not in parts(report(TITLE, "现将情况报告如下。"))


def test_two_parts_lie_on_one_heading() -> None:
    assert parts(report(TITLE, "一、存在的不足和努力方向")) == [
        ("存在的不足和努力方向", "下一步打算"),
        ("存在的不足和努力方向", "存在问题"),
    ]


def test_parts_stand_on_the_two_upper_levels_only() -> None:
    third = section("c", "廉洁自律", level=3)
    second = section("b", "作风建设", third, level=2)
    made = Report(schema="report/1", title=TITLE, body=(section("a", "班子运行", second),))
    assert parts(made) == [("作风建设", "作风建设")]


def test_a_part_within_itself_is_told_once_but_each_of_two_is() -> None:
    inner = section("b", "存在的不足", level=2)
    once = section("a", "存在问题", inner)
    assert len(parts(Report(schema="report/1", title=TITLE, body=(once,)))) == 1
    both = section("a", "存在问题和下一步打算", inner)
    assert parts(Report(schema="report/1", title=TITLE, body=(both,)))[-1] == (
        "存在的不足",
        "存在问题",
    )


def test_annexes_have_no_parts_of_the_report() -> None:
    annex = Annex(label="附件", title="清单", body=(section("x", "存在问题"),))
    assert parts(replace(report(TITLE, "一、概况"), annexes=(annex,))) == []


def test_those_who_were_present_are_found_wherever_they_stand() -> None:
    made = report(
        "清淤工作会议纪要", "时间：5月8日", "出席：甲、乙", "研究清淤。", "一、议定事项", "请假：丙"
    )
    assert parts(made) == [
        ("出席：甲、乙", "出席人员"),
        ("研究清淤。", "引言"),
        ("议定事项", "议定事项"),
        ("请假：丙", "出席人员"),
    ]


def test_under_a_heading_that_says_so_those_present_are_told_once() -> None:
    made = report("清淤工作会议纪要", "一、出席人员", "二、议定事项")
    listed = section("b1", "出席人员", Paragraph(id="p", text="出席：甲、乙"))
    assert parts(replace(made, body=(listed, *made.body[1:]))) == [
        ("出席人员", "出席人员"),
        ("议定事项", "议定事项"),
    ]


def test_a_request_without_sections_has_its_parts_in_paragraphs() -> None:
    said = ("水泵已经老旧。", "恳请拨付专款予以解决。")
    assert parts(report("关于购置水泵的请示", *said)) == [(said[1], "请示事项")]
    assert parts(report("关于购置水泵的请示", *said, "一、概况")) == [(s, "引言") for s in said]


def test_a_kind_that_is_not_known_has_no_parts() -> None:
    assert parts(report("水泵性能检测报告", "概述。", "一、存在问题")) == []


def test_a_report_that_has_all_lacks_nothing() -> None:
    assert missing(report(TITLE, LONG, *WHOLE)) == []


def test_what_a_kind_must_have_is_a_warning_and_what_it_should_have_an_advice() -> None:
    assert missing(report(TITLE, LONG, "一、履行责任情况", "二、廉洁自律情况")) == [
        ("存在问题", "warning"),
        ("下一步打算", "advice"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "当前还存在设备老化等问题。下一步，我将更换闸门。",
        "对照要求，管得不够严。今后我将继续改进。",
        "一是学得不够深；二是管得不够细。新的一年要多下乡。",
    ],
)
def test_a_part_without_a_heading_of_its_own_is_there_all_the_same(said: str) -> None:
    assert missing(report(TITLE, LONG, said, "一、履行责任情况", "二、廉洁自律情况")) == []


def test_a_part_is_there_under_a_heading_of_any_level() -> None:
    inner = section("b", "存在的不足", section("c", "努力方向", level=4), level=3)
    outer = section("a", "履行责任和廉洁自律", Paragraph(id="p", text=LONG), inner)
    assert missing(Report(schema="report/1", title=TITLE, body=(outer,))) == []


def test_a_draft_just_begun_or_a_form_lacks_nothing_yet() -> None:
    assert missing(report(TITLE, "一、履行责任情况")) == []


@pytest.mark.parametrize(
    ("title", "lacks"), [("2024年述职述廉报告", ["廉洁自律"]), ("2024年述职报告", [])]
)
def test_a_part_may_be_wanted_only_where_the_title_says_so(title: str, lacks: list[str]) -> None:
    made = report(title, LONG, "一、履行职责情况", "二、存在的不足", "三、今后打算")
    assert [name for name, _severity in missing(made)] == lacks


NUMBERED = Front(issuer="柘峰县水务局文件", document_number="柘水发〔2024〕3号")


def test_a_formal_report_wants_an_addressee() -> None:
    made = replace(report("关于清淤情况的报告", "已清淤。"), front=NUMBERED)
    assert missing(made) == [("主送机关", "warning")]
    assert missing(replace(made, salutation="柘峰县人民政府：")) == []


def test_a_signed_request_wants_an_addressee_and_a_loose_page_does_not() -> None:
    made = report("关于购置水泵的请示", "恳请批准。")
    assert missing(made) == []
    assert missing(replace(made, signature=("柘峰县水务局",))) == [("主送机关", "warning")]


def test_minutes_and_regulations_are_sent_to_nobody() -> None:
    for title in ("清淤工作会议纪要", "渠道管理办法"):
        assert ("主送机关", "warning") not in missing(
            replace(report(title, "甲。"), front=NUMBERED)
        )


def test_a_part_that_stands_twice_is_found_at_the_second() -> None:
    [twice] = found(report(TITLE, LONG, *WHOLE, "五、存在的不足"), "doubled_part")
    assert (twice.block, twice.text, twice.severity) == ("b6", "五、存在的不足", "advice")


@pytest.mark.parametrize(
    "more",
    [
        "五、履行“一岗双责”情况",
        "五、存在问题的原因分析",
        "五、存在的不足和整改措施",
        "五、自评等次：称职",
    ],
)
def test_what_differs_or_may_come_twice_is_not_doubled(more: str) -> None:
    assert found(report(TITLE, LONG, *WHOLE, more), "doubled_part") == []


def test_parts_of_different_sections_are_not_doubled() -> None:
    first = section("a", "班子情况", section("a1", "存在问题", level=2))
    other = section("b", "个人情况", section("b1", "存在问题", level=2))
    made = Report(schema="report/1", title=TITLE, body=(first, other))
    assert found(made, "doubled_part") == []
