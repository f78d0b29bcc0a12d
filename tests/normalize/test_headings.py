"""Labels and the marks behind headings."""

from __future__ import annotations

import pytest

from pipeline.report import Span
from tests.normalize._reports import report_of, run, section, text_of, with_blocks


def dressed(text: str) -> str:
    """``text``, a paragraph that is a point with a label, through the rule."""
    point = Span(kind="point", start=0, end=len(text))
    return text_of(run(report_of(text, spans=(point,)), "headings"))


def _label(label: str) -> str:
    return text_of(run(with_blocks(section("整改情况", label)), "headings"), "s1", "label")


def _heading(heading: str, *, run_in: bool = False) -> str:
    report = with_blocks(section(heading, "一、", run_in=run_in))
    return text_of(run(report, "headings"), "s1", "heading")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一", "一、"),
        ("㈠", "（一）"),
        ("⒈", "1."),
        ("⑴", "（1）"),
        ("1", "1"),
        ("一.", "一、"),
        ("一．", "一、"),
        ("十二,", "十二、"),
        ("（一）、", "（一）"),
        ("(二)", "（二）"),
        ("〔三〕", "（三）"),
        ("1、", "1."),
        ("１．", "1."),
        ("1﹒", "1."),
        ("一﹒", "一、"),
        ("(1)", "（1）"),
        ("（ 2 ）", "（2）"),
        ("第 一 章", "第一章"),
        ("１．２", "1.2"),
        ("一、", "一、"),
        ("①", "①"),
        ("廿一.", "廿一."),
        ("01、", "01、"),
        ("第一条", "第一条"),
        ("第十二条之一", "第十二条之一"),
        ("（1）", "（1）"),
        ("1.", "1."),
    ],
)
def test_a_label_gets_the_dress_of_the_house_and_keeps_its_number(before: str, after: str) -> None:
    assert _label(before) == after


@pytest.mark.parametrize("text", ["1、压实责任", "(1)压实责任"])
def test_the_label_of_a_point_is_dressed_too(text: str) -> None:
    assert dressed(text) == {"1": "1.压实责任", "(": "（1）压实责任"}[text[0]]


def test_a_paragraph_that_is_no_point_keeps_its_start() -> None:
    assert text_of(run(report_of("1、压实责任"), "headings")) == "1、压实责任"


def test_a_point_later_in_a_paragraph_keeps_its_label() -> None:
    span = Span(kind="point", start=3, end=7)
    assert text_of(run(report_of("主要是1、压实", spans=(span,)), "headings")) == "主要是1、压实"


def test_a_point_without_a_number_stays() -> None:
    assert dressed("一是压实责任。") == "一是压实责任。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("整改情况。", "整改情况"),
        ("整改情况．", "整改情况"),
        ("落实“四个到位”。", "落实“四个到位”"),
        ("怎么改？", "怎么改？"),
        ("整改情况……", "整改情况……"),
        ("先学。再改。", "先学。再改。"),
        ("与Yunling Co.", "与Yunling Co."),
    ],
)
def test_a_heading_on_its_own_line_loses_only_a_stray_full_stop(before: str, after: str) -> None:
    assert _heading(before) == after


def test_a_sentence_that_stands_as_a_heading_keeps_its_full_stop() -> None:
    sentence = "各单位要在规定的期限以内把自查发现的问题逐条列出，明确责任人和时限，按月报送进展。"
    assert len(sentence) == 41
    assert _heading(sentence) == sentence


def test_a_run_in_heading_keeps_what_it_ends_with() -> None:
    assert _heading("整改情况。", run_in=True) == "整改情况。"


def test_each_change_of_a_heading_is_on_record() -> None:
    done = run(with_blocks(section("整改情况。", "一.")), "headings")
    assert [(c.field, c.before, c.after) for c in done.changes] == [
        ("label", "一.", "一、"),
        ("heading", "。", ""),
    ]
