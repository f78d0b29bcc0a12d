"""What opens a paragraph by its words: numbers of lists, articles, references, headings."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.extract._print import full, line, texts


def test_an_article_or_the_next_of_a_list_opens_a_paragraph_without_an_indent() -> None:
    articles = texts(
        line((full("第七条　水渠")[:-1]) + "。", 0),
        line("第八条　渠首由专人看守。", 1),
    )
    assert articles == [full("第七条　水渠")[:-1] + "。", "第八条　渠首由专人看守。"]
    listed = texts(line(full("1. 渠道"), 0), line(full("2. 泵站")[:-6], 1))
    assert len(listed) == 2


def test_the_number_of_an_article_alone_opens_a_paragraph_behind_a_full_line() -> None:
    above = full("渠首在")[:-1] + "。"
    assert texts(line(above, 0), line("第八条", 1), line("看守渠首。", 2, indent=2)) == [
        above,
        "第八条",
        "看守渠首。",
    ]


def test_the_rest_of_an_articles_number_is_joined_to_it() -> None:
    assert texts(line("第八条", 0), line("之一", 1), line("看守渠首。", 2, indent=2)) == [
        "第八条之一",
        "看守渠首。",
    ]
    assert len(texts(line("渠首有三孔", 0), line("之一", 1))) == 2


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
