"""Points that 首先, 其次 and 最后 number."""

from __future__ import annotations

import pytest

from pipeline.walk import texts
from stages.parse.understand import understand
from stages.parse.understand.numbering import numbering_findings
from tests.parse.test_parts import BODY, CONTEXT, report_of


def points(*lines: str) -> list[tuple[str | None, str]]:
    """The label of each point and the text that it covers."""
    report = understand(report_of("工作总结", *lines), CONTEXT).report
    return [
        (span.label, text.text[span.start : span.end])
        for text in texts(report)
        for span in text.spans
        if span.kind == "point"
    ]


def test_they_number_one_paragraph_after_another() -> None:
    lines = ("首先，渠首漏水。", "其次，泵房偏远。", "另有一事。", "最后，人手不足。", BODY)
    assert points("一、问题", *lines) == [
        ("首先，", lines[0]),
        ("其次，", lines[1]),
        ("最后，", lines[3]),
    ]


def test_they_number_the_sentences_of_one_paragraph() -> None:
    assert points("问题有三。首先，渠首漏水；其次，泵房偏远；再次，人手不足。") == [
        ("首先，", "首先，渠首漏水；"),
        ("其次，", "其次，泵房偏远；"),
        ("再次，", "再次，人手不足。"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("首先，请允许我代表水务局致谢。", BODY, "最后，祝大家顺利。"),
        ("其次，泵房偏远。", "最后，人手不足。"),
        ("一、渠首", "首先，渠首漏水。", "二、泵房", "其次，泵房偏远。"),
        ("自己首先，要做到；其次，要守住。",),
    ],
)
def test_one_of_them_alone_is_no_point(lines: tuple[str, ...]) -> None:
    assert points(*lines) == []


def test_a_word_left_out_leaves_no_gap() -> None:
    report = report_of("工作总结", "首先，渠首漏水。", "其次，泵房偏远。", "最后，人手不足。")
    assert not list(numbering_findings(understand(report, CONTEXT).report))
