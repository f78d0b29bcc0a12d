"""What the words of a report tell: points, leads, placeholders, documents, facts, findings."""

from __future__ import annotations

import pytest

from pipeline import registry
from pipeline.record import Finding
from pipeline.report import Paragraph, Report, Section, Span
from pipeline.stage import Context, Understood
from stages.parse import PARSER
from stages.parse.understand.leads import find_leads
from stages.parse.understand.placeholders import find_placeholders
from stages.parse.understand.points import find_points
from tests.parse.test_parts import BODY, report_of


def seen(report: Report) -> Understood:
    context = Context(style=registry.style("gbt9704"), kinds=registry.kinds())
    return PARSER.understand(report, context)


def findings(kind: str, *lines: str) -> list[Finding]:
    return [f for f in seen(report_of("工作报告", *lines)).findings if f.kind == kind]


def points(text: str) -> list[tuple[str | None, str]]:
    return [(s.label, text[s.start : s.end]) for s in find_points(text)]


def leads(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_leads(text, find_points(text))]


def test_what_is_doubtful_or_left_open_in_a_part_is_found_at_its_place() -> None:
    report = Report(
        schema="report/1",
        title="关于××情况的报告",
        signature=("云岭市", "水务局"),
        spans={"signature.1": (Span(kind="low_confidence", start=0, end=1),)},
    )
    found = {
        f.kind: (f.block, f.field, f.start, f.end, f.text) for f in seen(report).findings if f.block
    }
    assert found == {
        "placeholder": ("title", None, 2, 4, "××"),
        "low_confidence": ("signature", "1", 0, 1, "水"),
    }
    assert seen(report).report.spans == {
        "title": (Span(kind="placeholder", start=2, end=4),),
        "signature.0": (Span(kind="organ", start=0, end=3),),
        "signature.1": (*report.spans["signature.1"], Span(kind="organ", start=0, end=3)),
    }


def test_a_point_runs_to_the_next_one() -> None:
    assert points("主要做法：一是抓早抓小。常提醒。二是严管严治。") == [
        ("一是", "一是抓早抓小。常提醒。"),
        ("二是", "二是严管严治。"),
    ]


@pytest.mark.parametrize("text", ["这统一是好事，一是一。", "会期共十一是原定。", "他说二是错的。"])
def test_words_that_look_like_points_are_none(text: str) -> None:
    assert points(text) == []


def test_a_paragraph_may_begin_with_a_later_point() -> None:
    assert points("二是监督不够。") == [("二是", "二是监督不够。")]


def test_other_rows_of_points() -> None:
    assert [p[0] for p in points("第一，抓学习。第二，抓作风。")] == ["第一，", "第二，"]
    assert [p[0] for p in points("做到：（1）快；（2）准。")] == ["（1）", "（2）"]
    assert points("1.值班要在岗；") == [("1.", "1.值班要在岗；")]


def test_inner_points_end_with_the_outer_one() -> None:
    text = "一是抓好两件事：①修渠②补坝。二是管水。"
    assert points(text)[1:3] == [("①", "①修渠"), ("②", "②补坝。")]


def test_the_first_sentence_of_a_point_is_its_lead() -> None:
    assert leads("一是压实责任。逐级签订责任书。二是加强巡查。每周一次。") == [
        "压实责任。",
        "加强巡查。",
    ]


def test_a_short_sentence_with_a_headline_verb_is_a_lead() -> None:
    assert leads("全局行动。强化河道巡查。每周组织一次全线巡查，发现问题及时处置。") == [
        "强化河道巡查。"
    ]


def test_the_last_sentence_leads_nothing() -> None:
    assert leads("每周组织一次全线巡查，发现问题及时处置。强化河道巡查。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在xx乡开展", ["xx"]),
        ("由XX局和××局负责", ["XX", "××"]),
        ("为期____天", ["____"]),
        ("负责人＊＊＊", ["＊＊＊"]),
        ("金额【待填】元", ["【待填】"]),
        ("某某单位", ["某某"]),
        ("20XX年X月X日印发", ["20XX", "X", "X"]),
        ("×月××日前报送", ["×", "××"]),
        ("2024年x月15日", ["x"]),
        ("19XX-XX-XX", ["19XX", "XX", "XX"]),
        ("202X年X月15日", ["202X", "X"]),
        ("云水发〔202×〕X号、云水函〔2024〕xx号", ["202×", "X", "xx"]),
        ("放大200x，见〔2024〕6号", []),
        ("型号20XXL，T+X日到账，G20XX", []),
        ("乘3×日产量，某X月刊", []),
        ("项目{{ name }}，{% for x in y %}", ["{{ name }}", "{% for x in y %}"]),
        ("访问 www.xxx.com 下载 foxx，尺码XXL", []),
        ("有的单位认为", []),
        ("【虐待罪】【接待办法】【填埋场】", []),
    ],
)
def test_placeholders(text: str, expected: list[str]) -> None:
    found = [text[s.start : s.end] for s in find_placeholders(text)]
    assert sorted(found) == sorted(expected)


def test_a_meant_placeholder_is_only_advice() -> None:
    found = findings("placeholder", "由某某同志和xx同志负责此事。")
    assert [(f.text, f.severity) for f in found] == [("某某", "advice"), ("xx", "warning")]


def test_documents_are_found_with_what_they_name_inside() -> None:
    report = seen(
        report_of("工作报告", "印发《关于〈河道条例〉的说明》和《规定》，残缺《的")
    ).report
    block = report.body[0]
    assert isinstance(block, Paragraph)
    said = [block.text[s.start : s.end] for s in block.spans if s.kind == "document"]
    assert said == ["《关于〈河道条例〉的说明》", "《规定》"]


@pytest.mark.parametrize(
    "words",
    ["自评等次：称职", "我的自我评价等次为“称职”。", "综上，本人自评为称职等次。"],
)
def test_a_self_rating_in_other_words(words: str) -> None:
    facts = seen(report_of("述职报告", BODY, words)).facts
    assert [(f.kind, f.value) for f in facts] == [("self_rating", "称职")]


def test_an_empty_section_is_found_but_not_one_that_says_all() -> None:
    found = findings("empty_section", "一、概况", "二、成效", BODY, "三、自评等次：优秀")
    assert [f.text for f in found] == ["一、概况"]


def test_a_heading_that_says_the_title_again_is_no_empty_section() -> None:
    again = Section(id="b1", level=1, label="", heading="水源地巡查导则 第2部分频次", run_in=False)
    empty = Section(id="b2", level=1, label="一、", heading="范围", run_in=False)
    report = Report(schema="report/1", title="水源地巡查导则第2部分：频次", body=(again, empty))
    assert [f.block for f in seen(report).findings if f.kind == "empty_section"] == ["b2"]


def test_gaps_and_repeats_in_numbers_are_found_where_they_are() -> None:
    lines = (
        "一、甲况",
        BODY,
        "二、乙况",
        BODY + "又",
        "四、丁况",
        BODY + "再",
        "四、戊况",
        BODY + "还",
    )
    found = findings("numbering_gap", *lines)
    assert [(f.text, f.field) for f in found] == [("四、", "label"), ("四、", "label")]
    assert found[0].block != found[1].block


def test_a_gap_between_points_is_found() -> None:
    [found] = findings("numbering_gap", "做法有：一是早。二是小。四是严。")
    assert found.text == "四是"


def test_articles_count_on_across_chapters() -> None:
    lines = ("第一章　总则", f"第一条　{BODY}", "第二章　附则", f"第二条　{BODY}又")
    assert findings("numbering_gap", *lines) == []


def test_a_level_left_out_is_said_once() -> None:
    lines = ("一、甲况", "1.值守", BODY, "2.巡查", BODY + "又")
    [found] = findings("level_skipped", *lines)
    assert (found.severity, found.text) == ("advice", "1.值守")


def test_a_paragraph_that_stands_twice_is_found_at_its_second_place() -> None:
    [found] = findings("duplicate_paragraph", BODY, "隔开的一段。", BODY)
    assert found.block == "b3"


def test_an_item_that_stands_twice_under_two_numbers_is_found() -> None:
    said = "熟悉库区管护要求，近三年未因巡查不到位受到处理；"
    lines = ("条件如下：", f"（一）{said}", "（二）身体健康；", f"（三）{said}")
    [found] = findings("duplicate_paragraph", *lines)
    assert found.text == f"（三）{said}"


def test_a_drawn_line_that_stands_twice_is_no_repeated_paragraph() -> None:
    rule = "·" * 40
    assert not list(findings("duplicate_paragraph", BODY, rule, "隔开的一段。", rule))


def test_each_doubtful_stretch_is_one_finding() -> None:
    spans = (Span(kind="low_confidence", start=0, end=1),)
    report = Report(
        schema="report/1", title="甲", body=(Paragraph(id="b1", text="己到岗", spans=spans),)
    )
    [found] = [f for f in seen(report).findings if f.kind == "low_confidence"]
    assert (found.text, found.start, found.end) == ("己", 0, 1)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2023年度述责述廉报告", "述责述廉报告"),
        ("个人述职述廉报告", "述职述廉报告"),
        ("述 职 报 告", "述职述廉报告"),
        ("2023年党风廉政建设工作情况报告", "党风廉政建设情况报告"),
        ("云岭市水务局2023年工作总结", "工作总结"),
        ("关于巡察反馈问题整改落实情况的报告", "整改落实报告"),
        ("局长办公会议纪要", "会议纪要"),
        ("关于河道清淤情况的报告", "报告"),
        ("关于增加编制的请示", "请示"),
        ("关于商请支援水泵的函", "函"),
        ("关于印发《河道管理办法》的通知", "通知"),
        ("河道管理办法（试行）", "规章制度"),
        ("水", None),
    ],
)
def test_kinds_are_known_from_titles(title: str, kind: str | None) -> None:
    body = (Section(id="b1", level=1, label="一、", heading="甲", run_in=False),)
    assert seen(Report(schema="report/1", title=title, body=body)).report.kind == kind


@pytest.mark.parametrize(
    ("below", "missing"),
    [
        ("（2019年3月2日云岭市人民代表大会常务委员会第三次会议通过）", 0),
        ("（2019年云岭市人民代表大会常务委员会第三次会议通过）", 1),
        ("（2019年3月2日至9月2日）", 1),
    ],
)
def test_a_note_of_adoption_dates_what_stands_under_it(below: str, missing: int) -> None:
    found = seen(Report(schema="report/1", title="云岭市河道管理规定", subtitle=below)).findings
    assert sum(f.kind == "missing_date" for f in found) == missing
