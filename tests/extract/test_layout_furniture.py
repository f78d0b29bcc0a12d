"""Page numbers and running heads go into the ledger, lines of the body never do."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.origin import Origin
from pipeline.raw import RawFigure
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Line, Page, Placed, Ruling
from tests.extract._print import LEFT, PITCH, SIZE, centred, full, line, page

FOOT, HEAD = 24, -2.5
"""Rows near the lower and the upper edge of the test page."""


def body(number: int) -> list[Line]:
    return [line(full("正文"), row, page=number) for row in range(3, 20)]


def dropped(*pages: Page) -> list[tuple[str, str]]:
    return [(d.text, d.reason) for d in compose(pages).dropped]


@pytest.mark.parametrize("text", ["−5-", "— 3 —", "-3-", "第3页", "第3页 共5页", "3/5", "3"])
def test_a_page_number_at_the_foot_is_dropped(text: str) -> None:
    lines = [*body(1), centred(text, FOOT)]
    found = dropped(page(lines))
    assert [reason for _text, reason in found] == ["page_number"]


@pytest.mark.parametrize("text", ["20231220", "完", "12345678", "3.5", "（三）"])
def test_another_short_line_at_the_foot_stays(text: str) -> None:
    assert dropped(page([*body(1), centred(text, FOOT)])) == []


def test_a_number_whose_box_begins_above_the_foot_is_a_page_number() -> None:
    lines = [*body(1), replace(centred("8", FOOT), box=(300, 735, 308, 755))]
    assert dropped(page(lines)) == [("8", "page_number")]


def test_a_number_close_under_the_text_whose_middle_is_in_the_foot_is_a_page_number() -> None:
    text = [line(full("正文"), row) for row in range(3, 23)]
    lines = [*text, replace(centred("8", FOOT), box=(300, 735, 308, 755))]
    lines[-2] = replace(lines[-2], box=(*lines[-2].box[:3], 720))
    assert dropped(page(lines)) == [("8", "page_number")]


def test_what_stands_beside_a_head_in_another_column_is_no_text_close_to_it() -> None:
    pages = []
    for number in (1, 2):
        date = replace(line("2031/4/5", HEAD, page=number), column=1)
        name = replace(line("青禾县水利局网站", HEAD, indent=20, page=number), column=2)
        pages.append(page([date, name, *body(number)], number=number))
    assert [reason for _text, reason in dropped(*pages)] == ["running_head"] * 4


def test_a_number_in_the_body_stays() -> None:
    assert dropped(page([*body(1), centred("17", 20)])) == []


def test_bare_numbers_at_the_head_are_page_numbers_where_they_follow_the_pages() -> None:
    first = page([centred("7", HEAD), *body(1)])
    second = page([centred("8", HEAD, page=2), *body(2)], number=2)
    assert dropped(first, second) == [("7", "page_number"), ("8", "page_number")]


def test_a_single_number_at_the_head_stays() -> None:
    assert dropped(page([centred("7", HEAD), *body(1)]), page(body(2), number=2)) == []


def test_a_head_of_several_pages_is_dropped_though_one_character_was_misread() -> None:
    first = page([centred("青禾县档案馆制度汇编（试行）", HEAD), *body(1)])
    second = page([centred("青禾县档案馆制庋汇编（试行）", HEAD, page=2), *body(2)], number=2)
    scanned = [replace(found, by="pdf.ocr") for found in (first, second)]
    assert [reason for _text, reason in dropped(*scanned)] == ["running_head"] * 2


def test_titles_alike_at_the_heads_of_two_printed_pages_stay() -> None:
    first = page([centred("第三届“清渠杯”灌溉技能竞赛通知", HEAD), *body(1)])
    second = page([centred("第三届“清渠杯”灌溉技能竞赛名单", HEAD, page=2), *body(2)], number=2)
    assert dropped(first, second) == []


def test_labels_of_annexes_at_the_heads_of_pages_stay_unless_three_say_the_same() -> None:
    def annexes(*labels: str) -> list[Page]:
        return [
            page([line(label, HEAD, page=n), *body(n)], number=n)
            for n, label in enumerate(labels, 1)
        ]

    assert dropped(*annexes("附件1：", "附件2：", "附件 3")) == []
    assert dropped(*annexes("附件1", "附件1")) == []
    assert [reason for _text, reason in dropped(*annexes(*["附件1"] * 3))] == ["running_head"] * 3


@pytest.mark.parametrize(
    "text", ["之一", "渠道损坏的，由管护站照价赔偿，并在三日内报告水利局备查存档。"]
)
def test_what_a_law_says_again_and_again_is_no_running_head(text: str) -> None:
    pages = [page([line(text, HEAD, page=n), *body(n)], number=n) for n in (1, 2, 3)]
    assert dropped(*pages) == []


def test_a_line_said_twice_in_the_bodies_stays() -> None:
    first = page([line("报告如下。", 2), *body(1)])
    second = page([line("报告如下。", 2, page=2), *body(2)], number=2)
    assert dropped(first, second) == []


def test_numbers_close_under_the_text_are_page_numbers_where_they_count_on_at_one_height() -> None:
    first = page([*body(1), line("旧", 20), line("4", 21)])
    second = page([*body(2), line("新", 20, page=2), line("5", 21, indent=26, page=2)], number=2)
    assert dropped(first, second) == [("4", "page_number"), ("5", "page_number")]
    lower = page([*body(2), line("新", 20, page=2), line("5", 22, page=2)], number=2)
    assert dropped(first, lower) == []
    other = page([*body(2), line("新", 20, page=2), line("9", 21, page=2)], number=2)
    assert dropped(first, other) == []


def test_a_foot_beside_a_picture_is_still_a_foot() -> None:
    pages = []
    for number in (1, 2):
        foot = line(f"青禾县档案馆 {number}", FOOT, page=number)
        made = page([*body(number), foot], number=number)
        box = (60.0, foot.box[3] + 2, 120.0, foot.box[3] + 20)
        figure = RawFigure(asset="logo.png", width=60, height=18, origin=Origin(by="test"))
        pages.append(replace(made, placed=(Placed(box=box, fragment=figure),)))
    assert [reason for _text, reason in dropped(*pages)] == ["running_head"] * 2


def test_a_numbered_heading_at_the_head_of_two_pages_is_no_running_head() -> None:
    pages = [page([line("第二章　渠首", HEAD, page=n), *body(n)], number=n) for n in (1, 2, 3)]
    assert dropped(*pages[:2]) == []
    assert [reason for _text, reason in dropped(*pages)] == ["running_head"] * 3


def test_two_sentences_alike_at_the_heads_of_two_pages_stay() -> None:
    alike = "行的各项职责由所在乡镇承担的，应当在三十日内报县"
    first = page([line(full(alike), -2), *[line(full("正文"), r) for r in range(-1, 20)]])
    second = page(
        [line(full(alike), -2, page=2), *[line(full("附则"), r, page=2) for r in range(-1, 20)]],
        number=2,
    )
    assert dropped(first, second) == []


def headed(number: int, head: str, *, ruled: bool = False) -> Page:
    found = page([line(head, HEAD, page=number), *body(number)], number=number)
    y = 100 + HEAD * PITCH + 1.5 * SIZE
    return replace(found, rules=(Ruling(LEFT, LEFT + 28 * SIZE, y),) if ruled else ())


APART = "\u3000" * 6


def test_heads_of_chapters_whose_number_changes_its_side_count_as_the_pages_do() -> None:
    first, second = headed(1, f"12{APART}第一篇　水渠"), headed(2, f"第一章　闸门{APART}13")
    assert [reason for _text, reason in dropped(first, second)] == ["running_head"] * 2
    other = headed(2, f"第一章　闸门{APART}15")
    assert dropped(first, other) == []


def test_a_rule_below_each_head_tells_it_as_well() -> None:
    heads = [f"水渠{APART}12", f"闸门{APART}13"]
    assert dropped(*(headed(i, head) for i, head in enumerate(heads, 1))) == []
    ruled = [headed(i, head, ruled=True) for i, head in enumerate(heads, 1)]
    assert [reason for _text, reason in dropped(*ruled)] == ["running_head"] * 2


def test_numbered_headings_at_the_head_of_two_pages_stay() -> None:
    assert dropped(headed(1, "1\u3000\u3000水渠"), headed(2, "2\u3000\u3000闸门")) == []


def test_words_before_a_number_between_dashes_are_the_foot_of_a_single_page_too() -> None:
    foot = line("内部资料请妥善保管 - 5 -", FOOT)
    assert dropped(page([*body(1), foot])) == [(foot.text, "running_head")]
    for other in ("渠首共有3-5", "doi: canal-2031-17-"):
        assert dropped(page([*body(1), line(other, FOOT)])) == []
    assert dropped(page([line(foot.text, 2), *body(1)])) == []


def test_a_single_number_at_the_head_above_a_rule_is_a_page_number() -> None:
    number = line("7", HEAD, indent=26)
    rule = Ruling(x0=LEFT, x1=LEFT + 28 * SIZE, y=number.box[3] + 6)
    assert dropped(replace(page([number, *body(1)]), rules=(rule,))) == [("7", "page_number")]


def test_part_of_a_head_that_is_one_line_on_other_pages_is_dropped() -> None:
    date, name = "2031/4/9", "青禾县水利局网站首页信息公开栏目"
    whole = [headed(number, f"{date}{APART}{name}") for number in (1, 2)]
    left = replace(line(date, HEAD, page=3), column=1)
    right = replace(line(name, HEAD, indent=9, page=3), column=2)
    assert (date, "running_head") in dropped(*whole, page([left, right, *body(3)], number=3))
    assert (date, "running_head") not in dropped(*whole, page([left, *body(3)], number=3))


def test_a_head_without_the_number_beside_it_on_other_pages_is_one_too() -> None:
    words = "请以县档案馆正式印发的文本为准"
    numbered = [headed(n, f"{n}/3{APART}{words}") for n in (2, 3)]
    assert (words, "running_head") in dropped(headed(1, words), *numbered)


@pytest.mark.parametrize(
    ("number", "size", "is_head"), [("17", 9, True), ("1", 9, False), ("17", SIZE, False)]
)
def test_a_small_line_above_a_rule_is_the_head_of_a_later_page(
    number: str, size: float, *, is_head: bool
) -> None:
    head = line("青禾县水利年鉴", HEAD, indent=10, size=size)
    rule = Ruling(LEFT, LEFT + 28 * SIZE, head.box[3] + 6)
    sheet = replace(page([head, *body(1), centred(number, FOOT)]), rules=(rule,))
    assert ((head.text, "running_head") in dropped(sheet)) is is_head


def test_the_words_of_other_heads_at_their_edges_are_one_below_a_line_of_text_too() -> None:
    pages = [page([line("QHS 31", HEAD, indent=23, page=n), *body(n)], number=n) for n in (1, 2, 3)]

    def last(row: int, indent: float) -> Page:
        return page([line(full("渠"), 0), line("QHS 31", row, indent=indent), *body(4)], number=4)

    def gone(sheet: Page, *others: Page) -> int:
        return [text for text, _reason in dropped(*others, sheet)].count("QHS 31") - len(others)

    assert gone(last(1, 23), *pages) == 1
    assert gone(last(1, 12), *pages) == 0
    assert gone(last(10, 23), *pages) == 0
    assert gone(last(1, 23), *pages[:2]) == 0
