"""Findings and records of the quotes rule."""

from __future__ import annotations

import pytest

from pipeline.report import Cell, Opaque, Paragraph, Table
from tests.normalize._reports import STYLE, report_of, rule, run, text_of, with_blocks


def _findings(text: str) -> list[tuple[int | None, str | None]]:
    done = run(report_of(text), "quotes")
    assert {f.kind for f in done.findings} <= {"unpaired_quote"}
    return [(f.start, f.text) for f in done.findings]


def test_a_mark_without_a_partner_is_a_finding_with_its_place_and_words() -> None:
    done = run(report_of("甲", "各单位要做到“四个到位，并按时上报"), "quotes")
    (found,) = done.findings
    assert (found.kind, found.severity, found.block, found.field) == (
        "unpaired_quote",
        "warning",
        "b2",
        None,
    )
    assert (found.start, found.end) == (6, 7)
    assert found.text == "各单位要做到“四个到位，并"
    assert "不成对" in found.message


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("提出“敢为”的要求", []),
        ("甲“乙”丙”丁", [5]),
        ('他讲："先看清。随后“再动手”才稳', [3]),
        ('甲组"乙组"丙组"丁组', [2, 5, 8]),
        ("高5'10\"的柜子", []),
        ('19"屏幕', []),
        ("it's 甲方的", []),
        ("里面‘有一个单引号", [2]),
    ],
)
def test_each_unpaired_mark_is_found_once(text: str, starts: list[int]) -> None:
    assert [start for start, _text in _findings(text)] == starts


def test_undecided_marks_stay_as_typed() -> None:
    done = run(report_of('甲组"乙组"丙组"丁组'), "quotes")
    assert done.changes == ()


def test_a_turned_mark_is_a_change_that_says_so() -> None:
    (change,) = run(report_of("把”实“字写好", "“实“字当头"), "quotes").changes[2:]
    assert (change.block, change.start, change.before, change.after) == ("b2", 2, "“", "”")
    assert change.why == "引号方向或层次有误"


def test_a_stray_mark_never_turns_what_stands_behind_it() -> None:
    rest = "，做到“甲乙”和“丙丁”，再做到“戊己”。"
    assert text_of(run(report_of('先"说一句' + rest), "quotes")) == '先"说一句' + rest


def test_cells_and_opaque_blocks_are_left_alone() -> None:
    table = Table(id="t1", rows=((Cell(text='"甲"'),),))
    opaque = Opaque(id="o1", text='"甲"', media="text/x-math", data='"甲"')
    assert run(with_blocks(table, opaque)).changes == ()


def test_titles_notes_and_captions_are_written_chinese_too() -> None:
    report = report_of("正文", title='关于"实干"的报告', note='联系人称"老张"')
    done = run(report, "quotes")
    assert (done.report.title, done.report.note) == ("关于“实干”的报告", "联系人称“老张”")


def test_a_house_can_choose_other_marks() -> None:
    from msgspec.structs import replace

    from pipeline.edit import normalize

    style = replace(STYLE, rules={"quotes": {"outer": "「」", "inner": "『』"}})
    once = normalize(report_of("他说“要把‘实’字写好”"), [rule("quotes")], style)
    assert once.report.body[0] == Paragraph(id="b1", text="他说「要把『实』字写好」")
    assert normalize(once.report, [rule("quotes")], style).changes == ()
