from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.labels import join_label, print_label, read_heading_label, read_label


@pytest.mark.parametrize(
    ("text", "mark", "level", "number", "label"),
    [
        ("一、情况", "cn_comma", 1, 1, "一、"),
        ("十二.情况", "cn_comma", 1, 12, "十二."),
        ("（三）情况", "cn_paren", 2, 3, "（三）"),
        ("( 三 )情况", "cn_paren", 2, 3, "( 三 )"),
        ("（三）、情况", "cn_paren", 2, 3, "（三）、"),
        ("㈢情况", "cn_paren", 2, 3, "㈢"),
        ("⒋情况", "arabic_dot", 3, 4, "⒋"),
        ("⑾情况", "arabic_paren", 4, 11, "⑾"),
        ("4.情况", "arabic_dot", 3, 4, "4."),
        ("４、情况", "arabic_dot", 3, 4, "４、"),
        ("1.2023年情况", "arabic_dot", 3, 1, "1."),
        ("(5)情况", "arabic_paren", 4, 5, "(5)"),
        ("（12）情况", "arabic_paren", 4, 12, "（12）"),
        ("6)情况", "half_paren", 4, 6, "6)"),
        ("⑦情况", "circled", 5, 7, "⑦"),
        ("第一章　总则", "chapter", 1, 1, "第一章"),
        ("第 二 节 范围", "clause", 2, 2, "第 二 节"),
        ("第二十一条 本法", "article", 3, 21, "第二十一条"),
        ("第一部分 概况", "part", 1, 1, "第一部分"),
        ("2.3.1 方法", "decimal", 3, 1, "2.3.1"),
        ("2. 3　方法", "decimal", 2, 3, "2. 3"),
        ("2. 3. 10　方法", "decimal", 3, 10, "2. 3. 10"),
        ("2. 3 方法", "arabic_dot", 3, 2, "2."),
        ("2. 3个方法", "arabic_dot", 3, 2, "2."),
        ("第二分编　通则", "subpart", 2, 2, "第二分编"),
        ("B.1.2 方法", "lettered", 3, 2, "B.1.2"),
        ("c)方法", "half_letter", 4, 3, "c)"),
        ("四、季度方法", "cn_comma", 1, 4, "四、"),
    ],
)
def test_a_label_is_read(text: str, mark: str, level: int, number: int, label: str) -> None:
    found = read_label(text)
    assert found is not None
    assert (found.mark, found.level, found.number) == (mark, level, number)
    assert text[: found.end] == label


@pytest.mark.parametrize(
    "text",
    ["1.5万元", "3.2%", "2023.7", "一、二等奖", "一是学习", "第一，学习",
     "三、四天", "B.2B", "e.g. 甲", "十二月", "情况", "12人", "(888) 246-2675", ""],
)  # fmt: skip
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("一.", "一、"),
        ("(二)", "（二）"),
        ("3、", "3."),
        ("(4)", "（4）"),
        ("第一章", None),
        ("⑤", None),
        ("1)甲", None),
    ],
)
def test_a_label_is_printed_as_the_house_does(text: str, printed: str | None) -> None:
    found = read_label(text)
    assert found is not None
    assert print_label(found) == printed


@pytest.mark.parametrize("dress", ["{}、", "（{}）"])
@given(number=st.integers(1, 99))
def test_a_printed_chinese_label_is_read_again(dress: str, number: int) -> None:
    from pipeline.numerals import to_chinese

    found = read_label(dress.format(to_chinese(number)) + "情况")
    assert found is not None
    assert found.number == number
    assert print_label(found) == dress.format(to_chinese(number))


@pytest.mark.parametrize(
    ("label", "heading"),
    [("一、", "情况"), ("第一章", "总则"), ("1.", "5个样本"), ("1", "范围"),
     ("2.3", "方法"), ("", "情况"),
     ("一", "渠首"), ("A.", "渠首"), ("第一、", "渠首"), ("", "三 公 经费")],
)  # fmt: skip
def test_a_joined_label_is_read_back_as_it_was(label: str, heading: str) -> None:
    joined = join_label(label, heading)
    found = read_heading_label(joined)
    assert (joined[: found.end] if found else "") == label


def test_an_article_may_have_a_number_of_four_places() -> None:
    label = read_label("第一千二百三十四条　渠首由专人看守。")
    assert label is not None
    assert (label.mark, label.number) == ("article", 1234)


@pytest.mark.parametrize(
    ("text", "mark", "label"),
    [
        ("4【环境】", "arabic_dot", "4"),
        ("四、五年规划", "cn_comma", "四、"),
        ("5　环境", "decimal", "5"),
        ("十二　渠首", "cn_comma", "十二"),
        ("第十一、渠首", "ordinal", "第十一、"),
        ("B.　渠首", "letter", "B."),
        ("Ｃ　渠首", "letter", "Ｃ"),
    ],
)
def test_of_a_heading_more_is_a_label(text: str, mark: str, label: str) -> None:
    assert read_label(text) is None
    found = read_heading_label(text)
    assert found is not None
    assert (found.mark, text[: found.end]) == (mark, label)
    assert join_label(label, text[found.end :].strip()) == text
