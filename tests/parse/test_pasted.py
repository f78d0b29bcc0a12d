"""Files pasted without looks: one type for all lines, so that words and order alone tell."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.raw import RawText
from pipeline.report import Paragraph, Report
from stages.parse.lines.items import read_items
from stages.parse.lines.plain import without_sameness
from tests.parse.test_parts import BODY, line, parsed, report_of
from tests.parse.wordform import raw_of

LETTER = (
    "云岭市水务局",
    "云水函〔2024〕5号",
    "云岭市水务局关于商请借阅水文档案的函",
    "市档案馆，各县水务局：",
    BODY,
)
ALIKE: tuple[dict[str, Any], ...] = (
    {"style": "Normal", "size": 16.0, "font": "仿宋"},
    {"style": "正文", "size": 12.0, "align": "justify", "first_indent": 2.0},
    {},
)


def alike(*texts: str, **look: Any) -> tuple[RawText, ...]:
    return tuple(line(text, **(look or ALIKE[0])) for text in texts)


def pasted(*texts: str, **look: Any) -> Report:
    return parsed(raw_of(alike(*texts, **look)))


@pytest.mark.parametrize("look", ALIKE)
def test_the_head_of_a_pasted_letter_is_known_by_the_number_in_it(look: dict[str, Any]) -> None:
    report = parsed(raw_of(tuple(line(text, **look) for text in LETTER)))
    assert report.front is not None
    assert report.front.issuer == LETTER[0]
    assert report.front.document_number == LETTER[1]
    assert report.title == LETTER[2]
    assert report.salutation == LETTER[3]
    assert [block.text for block in report.body if isinstance(block, Paragraph)] == [BODY]


def test_the_title_of_a_pasted_letter_may_take_two_lines() -> None:
    cut = LETTER[2].index("商请")
    report = pasted(*LETTER[:2], LETTER[2][:cut], LETTER[2][cut:], *LETTER[3:])
    assert (report.title, report.salutation) == (LETTER[2], LETTER[3])


def test_an_organ_alone_above_a_text_without_a_number_is_no_letterhead() -> None:
    assert pasted(LETTER[0], *LETTER[2:]).front is None
    report = pasted(LETTER[0], BODY, LETTER[1], BODY + "又")
    assert report.front is None
    assert len(report.body) == 4


@pytest.mark.parametrize("number", ["云水纪〔2024〕6号", "第6期", "（第6号）"])
def test_the_red_head_of_pasted_minutes_is_not_their_title(number: str) -> None:
    head, title = "云岭市水务局专题会议纪要", "关于山塘清淤工作的会议纪要"
    report = pasted(head, number, title, BODY)
    assert report.title == title
    assert report.front is not None
    assert (report.front.issuer, report.front.document_number) == (head, number.strip("（）"))
    alone = pasted(head, number, BODY)
    assert alone.title == head


def test_the_line_under_the_label_of_a_pasted_annex_is_its_title() -> None:
    main = ("关于山塘清淤情况的报告", BODY, "云岭市水务局", "2024年3月8日")
    report = pasted(*main, "附件1", "山塘位置摘要", "一、上游", BODY, "附件2", BODY + "又")
    assert [annex.title for annex in report.annexes] == ["山塘位置摘要", None]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("云岭市水务局", "山塘管护实施细则"), 2),
        (("云岭市水务局", "“清水入城”行动", "山塘管护登记表"), 3),
        (("山塘管护登记表", "各县分表"), 1),
        (("山塘位置摘要", "东片", "西片"), 1),
        (("山塘位置摘要", "东片", "西片", "各片一览表"), 1),
        (("山塘位置摘要", "一、填报说明"), 1),
        (("山塘位置摘要", "东片", "一、填报说明"), 1),
        (("照", "片", "处"), 0),
    ],
)
def test_the_title_of_a_plain_annex_goes_on_until_it_names_a_kind_of_report(
    lines: tuple[str, ...], title: int
) -> None:
    text = ("关于山塘清淤情况的报告", BODY, "云岭市水务局", "2024年3月8日", "附件", *lines, BODY)
    for report in (pasted(*text), report_of(*text)):
        assert report.annexes[0].title == ("".join(lines[:title]) or None)


def test_the_organ_that_the_title_begins_with_signs_a_pasted_text_without_a_date() -> None:
    title = "云岭市水务局2023年清淤工作总结"
    for report in (pasted(title, BODY, LETTER[0]), report_of(title, BODY, LETTER[0])):
        assert (report.signature, len(report.body)) == ((LETTER[0],), 1)
    for last in ("云岭市财政局", "清淤工作总结"):
        assert pasted(title, BODY, last).signature == ()
    assert pasted("清淤工作情况总结", BODY, "清淤工作").signature == ()
    assert pasted(title, BODY, "主办单位", LETTER[0]).signature == ()


@pytest.mark.parametrize(
    "look",
    [
        {"size": 22.0},
        {"font": "黑体"},
        {"align": "center"},
        {"bold": True},
        {"color": "FF0000"},
        {"outline": 1},
        {"style": "Heading 1"},
        {"rule_below": "FF0000"},
        {"first_indent": 2.0},
        {"place": 0.2},
    ],
)
def test_one_line_set_apart_leaves_its_looks_to_every_line(look: dict[str, Any]) -> None:
    items = read_items(raw_of((line("山塘", **ALIKE[0] | look), *alike(*LETTER))), own=False)
    assert without_sameness(items) is items
    assert without_sameness(items[1:]) != items[1:]


def test_type_that_is_centred_or_bold_throughout_was_set_on_purpose() -> None:
    for look in ({"align": "center"}, {"bold": True}, {"place": 0.2}):
        items = read_items(raw_of(alike(*LETTER, **ALIKE[0] | look)), own=False)
        assert without_sameness(items) is items
