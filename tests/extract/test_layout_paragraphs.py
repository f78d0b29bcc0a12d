"""Lines become paragraphs by indent, right edge, gaps and place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from tests.extract._print import atoms, full, line, page, recognised, texts


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


def test_a_long_line_that_stops_with_a_comma_a_little_short_of_the_edge_goes_on() -> None:
    text = [line(full("渠首"), 0), line(full("水闸")[:-4] + "，", 1), line(full("仍要")[:-1], 2)]
    assert len(texts(*text)) == 1
    ended = line(full("水闸")[:-4] + "。", 1)
    assert len(texts(text[0], ended, text[2])) == 2
    far = line(full("水闸")[:-6] + "，", 1)
    assert len(texts(text[0], far, text[2])) == 2
    assert len(texts(text[0], text[1], line("仍要看守。", 2))) == 2
