"""Blanks that depend on where a text stands, and on what is marked in it."""

from __future__ import annotations

import pytest

from pipeline.report import Back, Cell, Figure, Paragraph, Span, Table
from tests.normalize._reports import report_of, run, section, text_of, with_blocks


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("述 职 述 廉 报 告", "述职述廉报告"),
        ("关于开展专项检查 工作的通知", "关于开展专项检查工作的通知"),
        ("总 则", "总则"),
        ("履职尽责 担当作为", "履职尽责 担当作为"),
        ("凝心聚力 真抓实干 奋力谱写新的篇章", "凝心聚力 真抓实干 奋力谱写新的篇章"),
        ("云岭市教育局 云岭市财政局关于资助的通知", "云岭市教育局 云岭市财政局关于资助的通知"),
    ],
)
def test_a_title_is_closed_up_but_its_phrases_stay_apart(title: str, after: str) -> None:
    assert run(report_of("正文", title=title), "spaces").report.title == after


@pytest.mark.parametrize(
    ("heading", "after"),
    [
        ("渠首巡查\u3000巡查是水务站每日必做的工作", "渠首巡查\u3000巡查是水务站每日必做的工作"),
        ("渠首\u3000巡查", "渠首巡查"),
    ],
)
def test_a_term_that_opens_a_heading_stays_apart(heading: str, after: str) -> None:
    done = run(with_blocks(section(heading, "1.1")), "spaces")
    assert text_of(done, "s1", "heading") == after


def test_a_name_keeps_its_padding_in_byline_and_signature() -> None:
    report = report_of("正文", byline="云岭市水务局局长\u3000张三", signature=("张\u3000三",))
    done = run(report, "spaces")
    assert done.report.byline == "云岭市水务局局长\u3000张三"
    assert done.report.signature == ("张\u3000三",)


def test_what_cannot_be_seen_goes_from_a_signature_too() -> None:
    assert run(report_of(signature=("张\u200b\u3000三",)), "spaces").report.signature == (
        "张\u3000三",
    )


def test_cells_keep_their_blanks() -> None:
    table = Table(id="t1", rows=((Cell(text="姓 名"), Cell(text="张\u3000三")),), caption="甲 表")
    done = run(with_blocks(table), "spaces")
    assert [(c.field, c.before) for c in done.changes] == [("caption", " ")]


@pytest.mark.parametrize(
    ("caption", "after"),
    [("表 1　人员 情况", "表1　人员情况"), ("图2 流程", "图2 流程"), ("进度 对比", "进度对比")],
)
def test_a_caption_keeps_the_blank_behind_its_number(caption: str, after: str) -> None:
    figure = Figure(id="f1", asset="x.png", caption=caption)
    assert text_of(run(with_blocks(figure), "spaces"), "f1", "caption") == after


def test_an_underlined_gap_is_to_be_filled_in_and_stays() -> None:
    text = "负责人  签字"
    gap = Span(kind="underline", start=3, end=5)
    assert text_of(run(report_of(text, spans=(gap,)), "spaces")) == text
    assert text_of(run(report_of(text), "spaces")) == "负责人签字"


def test_a_mark_of_the_author_stays_on_its_words() -> None:
    bold = Span(kind="bold", start=3, end=7)
    done = run(report_of("做好 各项 工作", spans=(bold,)), "spaces")
    (block,) = done.report.body
    (span,) = block.spans  # type: ignore[union-attr]
    assert text_of(done)[span.start : span.end] == "各项工"


def test_headings_are_closed_up() -> None:
    report = with_blocks(section("工 作 情 况", "一、"))
    assert text_of(run(report, "spaces"), "s1", "heading") == "工作情况"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("守护一江清水  造福两岸人民", "守护一江清水  造福两岸人民"),
        ("守护一江清水  是我们的责任所在", "守护一江清水是我们的责任所在"),
    ],
)
def test_a_slogan_alone_on_its_line_keeps_its_halves_apart(text: str, after: str) -> None:
    assert text_of(run(report_of(text), "spaces")) == after


def test_fields_in_a_row_keep_their_gap_but_not_the_padding_of_their_names() -> None:
    text = "地    址：        地    址："
    assert text_of(run(report_of(text), "spaces")) == "地址：        地址："


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (("决议 会议通过", "决定 会议或机关作出"), True),
        (("决议 会议通过", "甲。", "决定 会议或机关作出"), True),
        (("决议 会议通过", "甲。", "乙。", "决定 会议或机关作出"), False),
        (("深入 推进 乡村 振兴",), False),
        (("决议 会议通过", "述 职 报 告"), False),
        (("决议 会议通过", "决定 会议作出，机关执行"), False),
        (("总 则", "分 则"), False),
    ],
)
def test_rows_of_words_below_each_other_keep_their_gaps_but_one_alone_does_not(
    rows: tuple[str, ...], kept: bool
) -> None:
    done = run(report_of(*rows), "spaces")
    assert text_of(done) == (rows[0] if kept else rows[0].replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("汛情 何时上报", "汛情 何时上报"),
        ("巡渠型 由站长带队，每日出巡 “守渠人”", "巡渠型 由站长带队，每日出巡 “守渠人”"),
        ("汛情 由站长上报。", "汛情由站长上报。"),
        ("XX 县人民政府 XX 县委", "XX县人民政府 XX县委"),
        ("汛 情 由 站 长 上 报", "汛情由站长上报"),
    ],
)
def test_where_a_document_has_rows_lines_without_a_stop_keep_words_apart(
    text: str, after: str
) -> None:
    lost_table = ("决议 会议通过", "决定 会议或机关作出")
    sentences = ("甲。", "乙。", "丙。")
    report = report_of(text, *sentences, *lost_table)
    assert text_of(run(report, "spaces")) == after


def test_a_heading_of_two_words_stays_so_where_the_document_has_rows() -> None:
    rows = tuple(
        Paragraph(id=f"p{n}", text=t) for n, t in enumerate(("决议 会议过", "决定 机关定"))
    )
    heading = section("汛情 旱情", "一、")
    done = run(with_blocks(heading, *rows), "spaces")
    assert text_of(done, "s1", "heading") == "汛情 旱情"
    assert text_of(run(with_blocks(heading), "spaces"), "s1", "heading") == "汛情旱情"


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        (("领会 26% 说明用途，举出例子",), True),
        (("单选题", "名词解释题", "领会 26% 说明用途，举出例子"), True),
        (("领会了其中的用途。",), False),
    ],
)
def test_shares_below_each_other_are_columns(below: tuple[str, ...], kept: bool) -> None:
    text = "识记 40% 说出名称，写出年份"
    after = text if kept else text.replace(" ", "")
    assert text_of(run(report_of(text, *below), "spaces")) == after


def test_the_gaps_of_a_date_are_closed_in_a_row_too() -> None:
    row = "修渠 第一组 2023 年 7 月 9 日 云岭"
    done = run(report_of(row, "护堤 第二组"), "spaces")
    assert text_of(done) == "修渠 第一组 2023年7月9日 云岭"


def test_the_printer_and_the_day_of_printing_stay_apart() -> None:
    report = report_of("正文", back=Back(printed_by="云岭市水务局办公室\t2023年7月9日印发"))
    assert run(report, "spaces").report.back == report.back
