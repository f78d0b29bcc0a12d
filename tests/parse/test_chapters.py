"""Chapters with a bare number are headings where their sections bear it."""

from __future__ import annotations

from pipeline.report import Section
from tests.parse.test_headings import styled
from tests.parse.test_parts import BODY, report_of

TEXT = (
    "1　范围", BODY, "2　渠首", "2.1　引水", BODY + "甲", "2.2　冲沙", BODY + "乙",
    "3　水闸", "3.1　闸门", BODY + "丙", "3.2　启闭机", BODY + "丁",
)  # fmt: skip


def outline(*lines: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    def walk(blocks: tuple[object, ...]) -> None:
        for block in blocks:
            if isinstance(block, Section):
                found.append((block.level, block.label))
                walk(block.blocks)

    walk(report_of("渠道设计导则", *lines).body)
    return found


def test_a_bare_number_heads_a_chapter_whose_sections_begin_with_it() -> None:
    whole = [(1, "1"), (1, "2"), (2, "2.1"), (2, "2.2"), (1, "3"), (2, "3.1"), (2, "3.2")]
    assert outline(*TEXT) == whole


def test_bare_numbers_with_a_gap_are_no_chapters() -> None:
    gap = tuple(line for line in TEXT if not line.startswith("1　"))
    assert (1, "2") not in outline(*gap)


def test_bare_numbers_without_sections_are_rows_of_a_list() -> None:
    rows = ("1　渠首", BODY, "2　水闸", BODY + "甲", "3　泵站", BODY + "乙")
    assert outline(*rows) == []


def test_sections_may_be_set_with_a_blank_behind_the_point() -> None:
    wide = tuple(line.replace(".", ". ") for line in TEXT)
    assert [level for level, _label in outline(*wide)] == [1, 1, 2, 2, 1, 2, 2]


def test_a_number_alone_over_a_term_counts_on_in_its_chapter() -> None:
    lines = ("1　范围", BODY, "2　术语", "2. 1", "渠首　head", BODY + "甲", "2.2", "渠尾　tail")
    more = (
        "2.3　符号",
        BODY + "乙",
        "3　检查",
        "3.1　渠首",
        BODY + "丙",
        "4.5",
        "万吨是去年的数。",
    )
    assert outline(*lines, *more) == [
        (1, "1"),
        (1, "2"),
        (2, "2. 1"),
        (2, "2.2"),
        (2, "2.3"),
        (1, "3"),
        (2, "3.1"),
    ]


def test_styled_headings_that_count_without_a_blank_are_numbered() -> None:
    def read(*names: str) -> list[str]:
        rows = [each for name in names for each in ((name, "heading 1", 0), (BODY + name, None, 0))]
        return [block.label for block in styled(*rows).body if isinstance(block, Section)]

    assert read("1概述", "2渠首", "3水闸") == ["1", "2", "3"]
    assert read("1概述", "2渠首", "4个水闸") == ["", "", ""]


def test_a_narrow_blank_may_stand_behind_the_bare_numbers_of_chapters() -> None:
    narrow = tuple(line.replace("　", " ") for line in TEXT)
    assert outline(*narrow) == outline(*TEXT)


def test_chinese_numbers_without_a_mark_head_chapters_that_stand_over_a_text() -> None:
    for blank in ("　", " ", "  "):
        rows = (f"一{blank}渠首", BODY, f"二{blank}水闸", "（一）闸门", BODY + "甲", "（二）启闭机")
        more = ("乙" + BODY, f"三{blank}泵站", "丙" + BODY)
        assert outline(*rows, *more) == [
            (1, "一"), (1, "二"), (2, "（一）"), (2, "（二）"), (1, "三"),
        ]  # fmt: skip


def test_rows_of_a_table_that_lost_its_lines_are_no_chapters() -> None:
    assert outline("一 渠首 三十处 每年", "二 水闸 五处 每季", "三 泵站 两处 每月", BODY) == []
    assert outline("一 渠首", BODY, "三 泵站", "甲" + BODY, "四 水闸", "乙" + BODY) == []


def test_ordinals_before_short_lines_head_what_stands_below_them() -> None:
    rows = ("第一、抓渠首", BODY, "第二、抓水闸", "甲" + BODY, "第三、抓泵站", "乙" + BODY)
    assert outline(*rows) == [(1, "第一、"), (1, "第二、"), (1, "第三、")]
    below = [(1, "一、"), (2, "第一、"), (2, "第二、"), (2, "第三、"), (1, "二、")]
    assert outline("一、做法", *rows, "二、打算", BODY) == below
    assert outline("第一、抓渠首", BODY, "第三、抓泵站", "乙" + BODY) == []
    assert outline("第一、抓渠首", "第二、抓水闸", "第三、抓泵站", BODY) == []
