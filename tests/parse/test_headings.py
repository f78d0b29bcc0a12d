"""Which lines open sections, and at which level."""

from __future__ import annotations

import pytest

from pipeline.raw import Hints, RawText
from pipeline.report import Block, Paragraph, Report, Section
from tests.parse.test_parts import BODY, parsed, report_of
from tests.parse.wordform import HERE, raw_of


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Sections as (level, label, heading, run_in, what they hold), paragraphs as ``…``."""
    return [
        (b.level, b.label, b.heading, b.run_in, outline(b.blocks))
        if isinstance(b, Section)
        else "…"
        for b in blocks
    ]


def tree(*lines: str) -> list[object]:
    return outline(report_of("工作报告", *lines).body)


def styled(*lines: tuple[str, str | None, int]) -> Report:
    """Lines with a style name and the length of their automatic number."""
    return parsed(
        raw_of(
            tuple(
                RawText(text=text, hints=Hints(style=style, number=number), origin=HERE)
                for text, style, number in lines
            )
        )
    )


def test_sections_nest_by_their_labels() -> None:
    lines = ("一、干流", "（一）上游", BODY, "（二）下游", BODY + "又", "二、支流", BODY + "再")
    assert tree(*lines) == [
        (1, "一、", "干流", False, [
            (2, "（一）", "上游", False, ["…"]),
            (2, "（二）", "下游", False, ["…"]),
        ]),
        (1, "二、", "支流", False, ["…"]),
    ]  # fmt: skip


def test_a_run_in_heading_keeps_the_rest_of_its_paragraph() -> None:
    report = report_of("工作报告", f"（一）深化学习，提高站位。{BODY}", f"（二）压实责任。{BODY}")
    first = report.body[0]
    assert isinstance(first, Section)
    assert (first.heading, first.run_in) == ("深化学习，提高站位", True)
    assert isinstance(first.blocks[0], Paragraph)
    assert first.blocks[0].text == BODY


def test_a_long_sentence_behind_a_chinese_label_has_no_heading() -> None:
    long = "全局要把防汛抗旱作为头等大事来抓，逐级压实责任，逐河明确专人，逐库落实预案，确保安全。"
    assert tree(f"一、{long}", f"二、{long}又") == [
        (1, "一、", "", True, ["…"]),
        (1, "二、", "", True, ["…"]),
    ]


def test_a_heading_on_its_own_line_keeps_a_final_stop() -> None:
    assert tree("一、干流。", BODY) == [(1, "一、", "干流。", False, ["…"])]


def test_numbered_sentences_are_paragraphs() -> None:
    assert tree("一、要求", "1.值班人员要坚守岗位；", "2.值班电话要保持畅通。") == [
        (1, "一、", "要求", False, ["…", "…"])
    ]


def test_a_bare_list_is_no_row_of_headings() -> None:
    assert tree("一、材料", "1.申请表", "2.身份证明", "3.照片") == [
        (1, "一、", "材料", False, ["…", "…", "…"])
    ]


def test_arabic_labels_with_text_under_them_are_headings() -> None:
    assert tree("一、要求", "1.值守", BODY, "2.巡查", BODY + "又") == [
        (1, "一、", "要求", False, [
            (3, "1.", "值守", False, ["…"]),
            (3, "2.", "巡查", False, ["…"]),
        ]),
    ]  # fmt: skip


def test_full_width_and_half_width_labels_are_read_alike() -> None:
    assert tree("(一)上游", BODY, "（二）下游", BODY + "又") == [
        (2, "(一)", "上游", False, ["…"]),
        (2, "（二）", "下游", False, ["…"]),
    ]


def test_labels_of_one_character_are_read_as_those_of_three() -> None:
    lines = ("㈠上游", "⒈闸门", BODY, "⒉渠道", "又" + BODY, "㈡下游", "再" + BODY)
    assert tree("一、干流", *lines) == [
        (1, "一、", "干流", False, [
            (2, "㈠", "上游", False, [
                (3, "⒈", "闸门", False, ["…"]),
                (3, "⒉", "渠道", False, ["…"]),
            ]),
            (2, "㈡", "下游", False, ["…"]),
        ]),
    ]  # fmt: skip


def test_quantities_at_the_start_are_no_labels() -> None:
    assert tree("1.5万亩农田得到灌溉，群众满意。", "3.2%的河段仍需治理，任务不轻。") == ["…", "…"]


def test_a_chapter_shifts_what_is_numbered_below_it() -> None:
    assert tree("第一章　总则", "一、目的", BODY, "第二章　附则", BODY + "又") == [
        (1, "第一章", "总则", False, [(2, "一、", "目的", False, ["…"])]),
        (1, "第二章", "附则", False, ["…"]),
    ]


def test_a_decimal_whose_first_count_is_its_chapter_stands_right_below_it() -> None:
    first = ("一、水情", "1.1雨量", BODY, "1.2水位", BODY, "二、工情")
    water = (1, "一、", "水情", False, [
        (2, "1.1", "雨量", False, ["…"]),
        (2, "1.2", "水位", False, ["…"]),
    ])  # fmt: skip
    works = [(2, "2.1", "堤防", False, ["…"]), (2, "2.2", "闸门", False, ["…"])]
    counted = tree(*first, "2.1堤防", BODY, "2.2闸门", BODY)
    assert counted == [water, (1, "二、", "工情", False, works)]
    anew = [(4, "1.1", "堤防", False, ["…"]), (4, "1.2", "闸门", False, ["…"])]
    assert tree(*first, "1.1堤防", BODY, "1.2闸门", BODY)[1] == (1, "二、", "工情", False, anew)


def test_articles_are_sections_and_their_items_paragraphs() -> None:
    lines = ("第一章　总则", f"第一条　{BODY}", "（一）上游；", "（二）下游。", f"第二条　{BODY}又")
    assert tree(*lines) == [
        (1, "第一章", "总则", False, [
            (3, "第一条", "", True, ["…", "…", "…"]),
            (3, "第二条", "", True, ["…"]),
        ]),
    ]  # fmt: skip


def test_a_sentence_about_an_article_is_no_article() -> None:
    assert tree("第三条所称河道，包括湖泊和水库，也包括渠道。") == ["…"]


def test_a_heading_style_without_a_label_is_a_section() -> None:
    report = styled(
        ("概况", "heading 1", 0), (BODY, None, 0), ("成效", "heading 1", 0), (BODY + "又", None, 0)
    )
    assert outline(report.body) == [
        (1, "", "概况", False, ["…"]),
        (1, "", "成效", False, ["…"]),
    ]


def test_automatic_decimal_numbers_count_their_own_levels() -> None:
    report = styled(
        ("1\t概况", "heading 1", 1),
        ("1.1\t水系", "heading 2", 3),
        (BODY, None, 0),
        ("2\t成效", "heading 1", 1),
        (BODY + "又", None, 0),
    )
    assert outline(report.body) == [
        (1, "1", "概况", False, [(2, "1.1", "水系", False, ["…"])]),
        (1, "2", "成效", False, ["…"]),
    ]


def test_an_automatic_circled_number_is_read() -> None:
    report = styled((f"①{BODY}", None, 1), (f"②{BODY}", None, 1))
    assert outline(report.body) == ["…", "…"]


def test_labels_win_over_careless_heading_styles() -> None:
    report = styled(
        ("一、干流", "heading 3", 0),
        (BODY, None, 0),
        ("二、支流", "heading 3", 0),
        (BODY + "又", None, 0),
    )
    assert [s.level for s in report.body if isinstance(s, Section)] == [1, 1]


def test_a_report_body_paragraph_of_our_own_is_never_a_heading() -> None:
    report = styled(("一、像标题", "Report Body", 0), ("附件：像附件", "Report Body", 0))
    assert outline(report.body) == ["…", "…"]


def test_bracketed_items_that_end_with_a_semicolon_are_an_enumeration() -> None:
    assert tree("一、范围", "（一）干流；", "（二）支流；", "（三）渠道。") == [
        (1, "一、", "范围", False, ["…", "…", "…"])
    ]


def test_a_heading_style_makes_a_long_numbered_line_a_heading() -> None:
    long = "堤防加固工程第二标段（2023年3月至2023年11月）施工进展与存在问题"
    report = styled((f"1.{long}", "heading 1", 0), (BODY, None, 0))
    assert outline(report.body) == [(3, "1.", long, False, ["…"])]


def test_a_heading_style_makes_no_item_of_an_enumeration_a_heading() -> None:
    report = styled(("巡查堤防两次；", "heading 2", 0), (BODY, None, 0))
    assert outline(report.body) == ["…", "…"]


def test_a_bold_numbered_line_may_be_longer_than_others_and_head_a_section() -> None:
    long = "堤防加固工程第二标段（2023年3月至2023年11月）的进展"
    fragments = []
    for count, body in (("1.", BODY), ("2.", BODY + "又")):
        fragments.append(RawText(text=count + long, hints=Hints(bold=True), origin=HERE))
        fragments.append(RawText(text=body, origin=HERE))
    assert [b.heading for b in parsed(raw_of(tuple(fragments))).body if isinstance(b, Section)] == [
        long,
        long,
    ]


def test_a_numbered_word_and_what_is_said_of_it_is_no_heading() -> None:
    first, second = "（1）水闸：检修完毕，可用。备件已到。", "（2）泵站：正在检修，停用。备件未到。"
    assert tree("一、设施", first, second) == [(1, "一、", "设施", False, ["…", "…"])]


def test_a_list_that_word_counts_is_no_heading_where_headings_have_a_style() -> None:
    report = styled(
        ("1\t水系", "heading 1", 1),
        ("1\t干流", "List Paragraph", 1),
        ("2\t支流", "List Paragraph", 1),
        (BODY, None, 0),
        ("2\t设施", "heading 1", 1),
        (BODY + "又", None, 0),
    )
    assert outline(report.body) == [
        (1, "1", "水系", False, ["…", "…", "…"]),
        (1, "2", "设施", False, ["…"]),
    ]


def test_a_sign_without_words_behind_a_numbered_sentence_is_no_text_under_a_heading() -> None:
    lines = ("（1）检查渠首闸门。◆", "（2）检查支渠水位。◆", "（3）检查泵站电源。◆")
    assert tree("一、要求", *lines) == [(1, "一、", "要求", False, ["…", "…", "…"])]


@pytest.mark.parametrize("number", [3, 0])
def test_a_centred_heading_over_several_lines_with_one_number_is_one(number: int) -> None:
    text = "附录A\n（资料性附录）\n渠道检查流程图"
    hints = Hints(style="附录标识", outline=1, number=number, align="center")
    fragments = [RawText(text=BODY, origin=HERE), RawText(text=text, hints=hints, origin=HERE)]
    report = parsed(raw_of((*fragments, RawText(text=BODY + "又", origin=HERE))))
    assert outline(report.body) == ["…", (1, "", text, False, ["…"])]


def test_a_number_alone_and_what_it_counts_below_it_in_the_same_style_are_one_heading() -> None:
    report = styled(
        ("3\t术语", "heading 1", 1),
        ("3.1\t", "heading 2", 3),
        ("渠首 headworks", "heading 2", 0),
        (BODY, None, 0),
        ("3.2\t", "heading 2", 3),
        ("支渠 lateral canal", "heading 3", 0),
        (BODY + "又", None, 0),
    )
    assert outline(report.body) == [
        (1, "3", "术语", False, [
            (2, "3.1", "渠首 headworks", False, ["…"]),
            (2, "3.2", "", False, [(3, "", "支渠 lateral canal", False, ["…"])]),
        ]),
    ]  # fmt: skip
