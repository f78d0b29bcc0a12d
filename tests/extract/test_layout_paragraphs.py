"""Lines become paragraphs by indent, right edge, size and place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Line
from tests.extract._print import atoms, centred, full, line, page


def texts(*lines: Line) -> list[str]:
    return [f.text for f in compose([page(lines)]).fragments if isinstance(f, RawText)]


def test_a_line_that_reaches_the_edge_goes_on_in_the_next() -> None:
    found = texts(
        line(full("今年")[:-2], 0, indent=2),
        line(full("我们"), 1),
        line("完成了任务。", 2),
        line("明年继续努力。", 3, indent=2),
    )
    assert found == [full("今年")[:-2] + full("我们") + "完成了任务。", "明年继续努力。"]


def test_an_indented_line_opens_a_paragraph_even_behind_a_full_one() -> None:
    found = texts(
        line(full("今年")[:-2], 0, indent=2),
        line(full("我们"), 1),
        line(full("明年")[:-2], 2, indent=2),
        line("继续努力。", 3),
    )
    assert found == [full("今年")[:-2] + full("我们"), full("明年")[:-2] + "继续努力。"]


def test_a_short_line_ends_its_paragraph_where_nothing_is_indented() -> None:
    found = texts(line(full("甲"), 0), line("到此为止。", 1), line(full("乙"), 2), line("完。", 3))
    assert found == [full("甲") + "到此为止。", full("乙") + "完。"]


def test_a_line_that_could_not_take_the_next_latin_word_goes_on() -> None:
    short = full("系统采用")[:-3]
    found = texts(line(full("甲"), 0), line(short, 1), line("OpenDocument格式。", 2))
    assert found == [full("甲") + short + "OpenDocument格式。"]


def test_centred_lines_of_one_large_size_are_one_title_with_its_line_break() -> None:
    found = texts(
        centred("青禾县档案馆关于", 0, size=22),
        centred("二〇二三年工作情况的报告", 1, size=22),
        centred("馆长　林知秋", 3),
        line(full("今年")[:-2], 5, indent=2),
        line(full("我们"), 6),
        line("完成了任务。", 7),
    )
    assert found[0] == "青禾县档案馆关于\n二〇二三年工作情况的报告"
    assert found[1] == "馆长\u3000林知秋"


def test_lines_at_the_right_stand_alone_with_that_hint() -> None:
    lines = [line(full("今年"), 0), line(full("我们"), 1), line("完成了。", 2)]
    lines += [line("青禾县档案馆", 4, indent=19), line("2023年12月20日", 5, indent=19)]
    found = compose([page(lines)]).fragments
    assert [f.hints.align for f in found if isinstance(f, RawText)] == ["left", "right", "right"]


def test_a_paragraph_runs_over_the_page_end_and_keeps_both_places() -> None:
    first = page([line(full("今年")[:-2], 0, indent=2), line(full("我们"), 1)])
    second = page([line("完成了任务。", 0, page=2), line(full("另"), 1, page=2)], number=2)
    found = compose([first, second]).fragments[0]
    assert isinstance(found, RawText)
    assert found.text == full("今年")[:-2] + full("我们") + "完成了任务。"
    assert (found.origin.page, [o.page for o in found.origin.more]) == (1, [2])


def test_a_fragment_that_begins_a_page_says_so() -> None:
    first = page([line(full("今年"), 0), line("完。", 1)])
    second = page([line("附件1", 0, page=2), line(full("另"), 1, page=2)], number=2)
    found = [f for f in compose([first, second]).fragments if isinstance(f, RawText)]
    assert [f.hints.new_page for f in found] == [False, True, False]


def test_latin_words_are_joined_with_a_blank_and_chinese_without() -> None:
    words = "the quick brown fox jumps over the lazy dog and does not come"
    found = texts(line(words[:56], 0), line(words[56:] + " back", 1))
    assert found == [words[:56].rstrip() + " " + words[56:].strip() + " back"]


def test_a_wide_gap_becomes_a_blank_and_a_wider_one_a_tab() -> None:
    (name,) = build_lines(atoms("局长　张三"), 1)
    (number,) = build_lines(atoms("青档发〔2024〕3号") + atoms("签发人：林知秋", x=400), 1)
    assert name.text == "局长\u3000张三"
    assert number.text == "青档发〔2024〕3号\t签发人：林知秋"


def test_a_line_with_a_tab_is_never_joined_to_its_neighbours() -> None:
    wide = build_lines(
        atoms("项目甲甲甲甲甲甲甲", y=128) + atoms("金额乙乙乙乙乙乙", x=432, y=128), 1
    )
    found = texts(line(full("说明"), 0), *wide, line(full("说明"), 2))
    assert len(found) == 3


def test_first_line_indent_is_told_in_characters() -> None:
    found = compose(
        [page([line(full("今年")[:-2], 0, indent=2), line(full("我们"), 1), line("完。", 2)])]
    ).fragments[0]
    assert isinstance(found, RawText)
    assert (found.hints.first_indent, found.hints.left_indent, found.hints.size) == (2.0, None, 16)


def test_a_last_line_of_three_recognised_characters_belongs_to_its_paragraph() -> None:
    """Its size is only guessed from the height of its box: a quarter too high here."""
    found = texts(
        recognised(line(full("今年")[:-2], 0, indent=2), 16),
        recognised(line(full("见附"), 1), 16),
        recognised(line("件1。", 2), 20.5),
    )
    assert found == [full("今年")[:-2] + full("见附") + "件1。"]


def recognised(found: Line, size: float) -> Line:
    """``found`` as OCR tells it: with confidences, and a size of its own."""
    return replace(found, size=size, sure=(0.99,) * len(found.text))


def test_an_article_or_the_next_of_a_list_opens_a_paragraph_without_an_indent() -> None:
    articles = texts(
        line((full("第七条　水渠")[:-1]) + "。", 0),
        line("第八条　渠首由专人看守。", 1),
    )
    assert articles == [full("第七条　水渠")[:-1] + "。", "第八条　渠首由专人看守。"]
    listed = texts(line(full("1. 渠道"), 0), line(full("2. 泵站")[:-6], 1))
    assert len(listed) == 2


def test_the_first_of_a_list_behind_a_colon_at_the_edge_opens_a_paragraph() -> None:
    above = line(full("有下列情形之一的，水渠关闸")[:-1] + "：", 0)
    assert len(texts(above, line("（一）渠首水位过高的；", 1))) == 2
    assert len(texts(above, line("（三）渠首水位过高的；", 1))) == 1


def test_an_article_named_at_the_start_of_a_line_stays_in_its_sentence() -> None:
    cited = [full("按照本办法")[:-1] + "。", "第八条所称渠首，是指引水处。"]
    assert texts(line(cited[0], 0), line(cited[1], 1)) == ["".join(cited)]
    within = [full("参见"), "2. 泵站一节。"]
    assert len(texts(line(within[0], 0), line(within[1], 1))) == 1


def test_a_line_in_another_face_behind_a_full_stop_opens_by_its_label() -> None:
    above = line(full("渠首在")[:-1] + "。", 0)
    below = line("7.3.3　泵站", 1)
    assert len(texts(replace(above, font="宋体"), replace(below, font="宋体"))) == 1
    assert len(texts(replace(above, font="宋体"), replace(below, font="黑体"))) == 2


def test_lines_set_deeper_go_on_where_the_sentence_does() -> None:
    lines = [line(full("甲"), 0), line("到此为止。", 1)]
    lines += [line(full("乙")[:-2], 2, indent=2), line("其余的话。", 3, indent=2)]
    assert texts(*lines)[1:] == [full("乙")[:-2] + "其余的话。"]
    ended = full("丙")[:-3] + "。"
    lines += [line(ended, 4, indent=2), line("另一段。", 5, indent=2)]
    assert texts(*lines)[2:] == [ended, "另一段。"]


def test_a_mark_whose_box_begins_left_of_the_one_before_keeps_its_turn() -> None:
    quote, bracket, first = atoms("“（一", x=80)
    bracket = replace(bracket, box=(78.0, *bracket.box[1:]))
    (found,) = build_lines([quote, bracket, first], 1)
    assert found.text == "“（一"


def test_rows_of_a_form_do_not_widen_the_text_below() -> None:
    menu = [line("首页" + "\u3000" * 3 + "政策" + "\u3000" * 25 + "服务", row) for row in (0, 1)]
    text = [
        line("坚" + "持" * 23, 4, indent=3.5),
        line("质" * 25, 5, indent=1.5),
        line("优先。", 6, indent=1.5),
    ]
    again = [
        line("突" + "出" * 23, 7, indent=3.5),
        line("转" * 25, 8, indent=1.5),
        line("化。", 9, indent=1.5),
    ]
    found = texts(*menu, *text, *again)
    assert found[2:] == ["".join(t.text for t in text), "".join(t.text for t in again)]


def test_a_blank_line_parts_what_stands_on_a_page_of_short_paragraphs() -> None:
    rows = (0, 1, 2.6, 3.6, 5.2, 6.2, 7.8, 8.8)
    notes = [
        line(full("说")[:-2], row, indent=2) if index % 2 == 0 else line("完。", row)
        for index, row in enumerate(rows)
    ]
    found = texts(*notes, line(full("末"), 10.4), line("零七：", 12.4))
    assert found[-2:] == [full("末"), "零七："]


def test_a_line_of_text_beside_hanging_headings_is_not_centred() -> None:
    heads = [line("零一", 0), line("零二", 4)]
    first = line("甲" * 24, 1, indent=3)
    second = line("乙" * 26, 2, indent=1)
    found = texts(heads[0], first, second, heads[1], line("丙" * 28, 5), line("丁" * 28, 6))
    assert "甲" * 24 + "乙" * 26 in found


def test_a_last_line_of_figures_on_a_scan_belongs_to_its_paragraph() -> None:
    """No two Chinese characters stand side by side in it, so its size is only guessed."""
    found = texts(
        recognised(line(full("今年")[:-2], 0, indent=2), 16),
        recognised(line(full("补种"), 1), 16),
        recognised(line("树36株。", 2), 21.5),
    )
    assert len(found) == 1


def test_a_wider_gap_than_between_the_lines_before_parts_paragraphs_set_close() -> None:
    rows = (0, 0.65, 1.3, 2.36, 3.01, 3.66)
    lines = [line(full("河渠"), row) for row in rows]
    assert texts(*lines) == [full("河渠") * 3, full("河渠") * 3]


def test_short_lines_of_one_length_that_end_with_marks_are_not_joined() -> None:
    verse = ["渠水绕青山，", "人家在柳间。", "春来修闸坝，", "秋后送粮还。"]
    assert texts(*(line(text, row) for row, text in enumerate(verse))) == verse
    middle = [line(text, row, indent=10.5) for row, text in enumerate(verse)]
    assert texts(*middle) == verse


def test_a_narrow_block_of_running_text_is_joined() -> None:
    lines = ["渠水自北向南流过", "三个乡镇并在闸口", "分作两支灌溉全县", "七成的水田。"]
    assert texts(*(line(text, row) for row, text in enumerate(lines))) == ["".join(lines)]


def test_a_title_of_recognised_lines_that_look_low_is_one() -> None:
    found = texts(
        recognised(line("青禾县水利局关于全县渠道" + "甲" * 15, 0), 17.9),
        recognised(centred("修缮情况的报告", 1, size=19), 19),
        *(recognised(line(full("今年"), row), 16) for row in (3, 4, 5)),
    )
    assert found[0].endswith("\n修缮情况的报告")


def test_a_sentence_runs_on_beside_a_picture_at_the_top_of_the_next_page() -> None:
    first = page([line(full("今年")[:-2], 0, indent=2), line(full("我们"), 1)])
    rest = [line("的" * 26, row, indent=2, page=2) for row in (0, 1)]
    rest += [line(full("另"), row, page=2) for row in (2, 3)]
    found = compose([first, page(rest, number=2)]).fragments
    assert len(found) == 1
    own = [rest[0], *(line(full("另"), row, page=2) for row in (1, 2))]
    assert len(compose([first, page(own, number=2)]).fragments) == 2


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("water infor-", "mation", "water infor-mation"),
        ("see https://example.org/", "canal", "see https://example.org/canal"),
        ("see example", ".org", "see example.org"),
        ("water (", "canal)", "water (canal)"),
        ("water", "canal", "water canal"),
    ],
)
def test_a_latin_word_that_a_line_end_cuts_has_no_blank_in_it(
    first: str, second: str, whole: str
) -> None:
    before = "w" * (56 - len(first) - 1) + " "
    (found,) = texts(line(before + first, 0), line(second, 1))
    assert found == before + whole


def test_every_sign_of_a_list_opens_an_item_behind_a_full_line_too() -> None:
    items = ["◦" + full("食堂")[:-2] + "；", "◦" + full("宿舍")[:-2] + "；", "◦其他设施齐全。"]
    assert texts(*(line(text, n) for n, text in enumerate(items))) == items


def test_a_line_of_contents_does_not_run_on_into_the_text_behind_it() -> None:
    row = "九、实施时间" + "." * 2 * (len(full("甲")) - 8) + " 6"
    text = full("项目")[:-2]
    assert texts(line(row, 0), line(text, 1), line("到此为止。", 2)) == [row, text + "到此为止。"]


@pytest.mark.parametrize("number", ["2. 2. 1", "2.2.1", "（三）", "第五条", "7"])
def test_a_heading_that_runs_into_its_text_is_no_row(number: str) -> None:
    narrow = sum(char.isascii() for char in number) // 2
    head = full(f"{number}　渠首　渠首引水") + "的" * narrow
    above = [line(full("水渠"), 0), line("到此为止。", 1)]
    found = texts(*above, line(head, 2), line("由专人看守。", 3))
    assert found[1:] == [f"{head.strip()}由专人看守。"]


def test_a_row_of_a_list_does_not_run_on_into_the_next_line() -> None:
    above = [line(full("水渠"), 0), line("到此为止。", 1)]
    rows = ["7　渠首　水闸" + "　" * 2 + "三孔", "甲　渠首　水闸" + "闸" * 21]
    assert len(texts(*above, line(rows[0], 2), line("由专人看守。", 3))) == 3
    assert len(texts(*above, line(rows[1], 2), line("由专人看守。", 3))) == 3


def test_the_rest_of_a_code_is_not_the_next_of_a_list() -> None:
    assert len(texts(line(full("3. 泵站设备")[:-2] + "B03.", 0), line("04. 02）。", 1))) == 1
    assert len(texts(line(full("3. 泵站设备")[:-2] + "B03.", 0), line("04.", 1))) == 1


def test_entries_of_references_hang_and_their_numbers_open_them() -> None:
    first = "［1］LIN Z, " + "canal and sluice " * 2 + "of "
    first += "a" * (56 - 2 - len(first))
    second = full("［2］林知秋.渠首")
    lines = [first, "in dry years. 2031.", second, "的引水. 2032."]
    deep = [line(text, row, indent=0 if row % 2 == 0 else 2) for row, text in enumerate(lines)]
    deep[3] = replace(deep[3], font="Times")
    deep[2] = replace(deep[2], font="SimSun")
    found = texts(*deep)
    assert [text[:3] for text in found] == ["［1］", "［2］"]
    assert len(texts(line(full("［1］水渠"), 0), line(full("［2］水闸"), 1))) == 2
    assert len(texts(line(full("见［1］"), 0), line("［2］所说。", 1))) == 1


def test_a_heading_with_a_bare_number_in_another_face_opens_behind_a_full_stop() -> None:
    above = replace(line(full("渠首在")[:-1] + "。", 0), font="宋体")
    head = replace(line("3　渠首", 1), font="黑体")
    assert len(texts(above, head)) == 2
    assert len(texts(above, replace(head, font="宋体"))) == 1
    assert len(texts(replace(line(full("渠首"), 0), font="宋体"), head)) == 1
    long = replace(line(full("3　渠首"), 1), font="黑体")
    assert len(texts(above, long)) == 1


def test_centred_lines_within_the_name_of_a_document_are_one() -> None:
    text = [line(full("今年")[:-2], 5, indent=2), line(full("我们"), 6), line("完成了。", 7)]
    cited = ["水利厅印发《关于规范渠首", "引水计量使用　树立正确", "用水导向的意见》的通知"]
    lines = [centred(part, row) for row, part in enumerate(cited)]
    whole = cited[0] + cited[1] + cited[2]
    assert texts(*lines, centred("水利厅办公室", 3), *text)[:2] == [whole, "水利厅办公室"]
    plain = [centred("青禾县水利厅档案室", 0), centred("渠首管理处资料室", 1)]
    assert len(texts(*plain, *text)) == 3


def test_the_second_line_of_an_item_set_deeper_is_not_centred() -> None:
    text = [line(full("今年")[:-2], 0, indent=2), line(full("我们"), 1), line("完成了。", 2)]
    first = line("渠首引水的名称" + "的" * 15, 3, indent=6)
    second = line("与图册里写明的一致，并且连同附图。" + "的" * 3, 4, indent=4)
    assert len(texts(*text, first, second)) == 2
    ended = line("渠首引水的名称" + "的" * 14 + "。", 3, indent=6)
    assert len(texts(*text, ended, second)) == 3


def test_a_long_line_that_stops_with_a_comma_a_little_short_of_the_edge_goes_on() -> None:
    text = [line(full("渠首"), 0), line(full("水闸")[:-4] + "，", 1), line(full("仍要")[:-1], 2)]
    assert len(texts(*text)) == 1
    ended = line(full("水闸")[:-4] + "。", 1)
    assert len(texts(text[0], ended, text[2])) == 2
    far = line(full("水闸")[:-6] + "，", 1)
    assert len(texts(text[0], far, text[2])) == 2
    assert len(texts(text[0], text[1], line("仍要看守。", 2))) == 2


def test_centred_lines_of_a_cover_are_not_run_together() -> None:
    cover = ["青禾县水利投资股份有限公司", "Qinghe Water Ltd.", "2031年年度报告书"]
    rows = ["股份代码：900123", "股份简称：青禾水利", "披露日期：2032年3月27日"]
    lines = [on_sheet(text, row, 26) for row, text in enumerate(cover)]
    lines += [on_sheet(text, row + 9, 18) for row, text in enumerate(rows)]
    assert texts(*lines) == [*cover, *rows]


def test_lines_of_running_text_about_the_middle_of_the_sheet_are_no_cover() -> None:
    assert len(texts(*(on_sheet("渠水绕山" * 6, row, 16) for row in range(4)))) == 1


def on_sheet(text: str, row: int, size: float) -> Line:
    """``text`` about the middle of the test page, which is 600 wide."""
    (wide,) = build_lines(atoms(text, 0, size=size), 1)
    x = 300 - wide.box[2] / 2
    return build_lines(atoms(text, x, 100 + row * 40, size), 1)[0]
