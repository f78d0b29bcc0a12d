"""What sentences state: values with what they are said of, dates and documents."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from pipeline.report import Fact, Report
from stages.parse.understand.values import find_values
from tests.parse.test_parts import BODY, report_of
from tests.parse.test_understand import seen

ROWS = tomllib.loads((Path(__file__).parent / "facts.toml").read_text("utf-8"))
CASES = [(row["text"], row) for rows in ROWS.values() for row in rows]


def facts(text: str) -> list[Fact]:
    return [fact for fact in seen(report_of("工作报告", BODY, text)).facts if fact.block == "b2"]


@pytest.mark.parametrize(("text", "row"), CASES, ids=[text for text, _row in CASES])
def test_a_sentence_states_what_is_written_down_for_it(
    text: str, row: dict[str, list[str]]
) -> None:
    stated, marked = [], []
    for value in find_values(text):
        printed = value.printed
        if value.subject is None:
            marked.append(f"{printed.value}|{printed.unit}")
        else:
            qualifier = f"|{value.qualifier}" if value.qualifier else ""
            stated.append(f"{printed.value}|{printed.unit}|{value.subject}{qualifier}")
    assert stated == row.get("facts", [])
    assert marked == row.get("spans", [])


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,260.5万元", 12605000),
        ("3200余元", 3200),
        ("三百余万元", 3000000),
        ("两千零六元", 2006),
        ("一万二千元", 12000),
        ("1.26亿元", 126000000),
        ("１２元", 12),
        ("5千万元", 50000000),
        ("0.1元", 0.1),
    ],
)
def test_a_sum_of_money_is_told_in_yuan(printed: str, value: float) -> None:
    [found] = find_values(f"投资{printed}。")
    assert (found.printed.kind, found.printed.value) == ("amount", value)
    assert (found.printed.start, found.printed.end) == (2, 2 + len(printed))


@pytest.mark.parametrize("printed", ["三四个", "二〇二三个", "百个", "一百二个三", "零个", "万名"])
def test_what_is_not_counted_so_is_no_number(printed: str) -> None:
    assert not find_values(f"共{printed}单位")


def test_dates_are_facts_where_year_and_month_are_told() -> None:
    found = facts("二〇二三年三月五日启动，2023年10月验收，次年3月、2024年均不计。")
    assert [(f.kind, f.value, f.start, f.end) for f in found] == [
        ("date", "2023-03-05", 0, 9),
        ("date", "2023-10", 12, 20),
    ]


def test_a_month_whose_day_is_left_open_is_no_date() -> None:
    assert facts("定于2024年12月×日召开，2025年1月 XX 日前报名。") == []


def test_a_document_is_a_fact_with_the_number_behind_it() -> None:
    found = facts("按《渠道管护办法》（云水发〔2023〕12号）和《关于〈细则〉的说明》（试行）办。")
    assert [(f.kind, f.value, f.number) for f in found] == [
        ("document", "渠道管护办法", "云水发〔2023〕12号"),
        ("document", "关于〈细则〉的说明", None),
    ]


def test_values_are_spans_with_number_and_unit_and_facts_lie_where_they_do() -> None:
    report = seen(report_of("工作报告", BODY, "走访农户180余户。")).report
    [block] = [block for block in report.body if getattr(block, "text", "").startswith("走访")]
    assert [(s.kind, s.start, s.end, s.value, s.unit) for s in block.spans] == [
        ("count", 4, 9, 180, "户")
    ]
    [fact] = facts("走访农户180余户。")
    assert (fact.start, fact.end, fact.qualifier) == (4, 9, "余")


def test_values_are_read_in_headings_and_not_in_cells_or_titles() -> None:
    report = Report(schema="report/1", title="关于整改问题10项的报告")
    assert seen(report).facts == ()
    found = seen(report_of("工作报告", "一、办好三件实事", BODY, "二、其他", BODY + "又")).facts
    assert [(f.value, f.subject, f.field) for f in found] == [(3, "实事", "heading")]


@pytest.mark.parametrize(
    "text",
    ["一" * 100_000, "1" * 100_000, "5个" * 50_000, "各" * 99_999 + "5个", "《" * 100_000],
    ids=["numerals", "digits", "values", "adverbs", "marks"],
)
def test_a_hundred_thousand_characters_take_seconds_at_most(text: str) -> None:
    begun = time.perf_counter()
    find_values(text)
    assert time.perf_counter() - begun < 6
