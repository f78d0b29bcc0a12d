"""出席, 请假, 列席 of minutes: paragraphs of the text that are known, wherever they stand."""

from __future__ import annotations

import pytest

from pipeline import registry
from pipeline.report import Paragraph, Report
from pipeline.run import understand
from pipeline.stage import Context
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import raw_of

CONTEXT = Context(style=registry.style("gbt9704"), kinds=registry.kinds())
TITLE = line("云岭市水务局会议纪要", "center", size=22.0)
TEXT = line(BODY * 3, "justify", size=16.0)


@pytest.mark.parametrize("said", ["出席：局长周明", "请假：副局长李禾", "列席人员：各科科长"])
def test_who_was_there_signs_nothing(said: str) -> None:
    for last in (line(said, size=16.0), line(said, size=16.0, left_indent=8.0)):
        report = parsed(raw_of((TITLE, TEXT, last, line("2024年3月8日", "right", size=16.0))))
        assert (report.signature, report.date) == ((), "2024-03-08")
        texts = [block.text for block in report.body if isinstance(block, Paragraph)]
        assert texts[1:] == [said]


def test_what_told_them_is_noted_and_goes_with_them() -> None:
    told, plain = Paragraph(id="b2", text="出席：周明"), Paragraph(id="b1", text=BODY)
    report = Report(schema="report/1", title="云岭市水务局会议纪要", body=(plain, told))
    once = understand(report, (), CONTEXT)
    assert {k: v for k, v in once.evidence.items() if k != "kind"} == {"b2": ("words:出席",)}
    stale = Report(schema="report/1", body=(plain, told), evidence=once.evidence)
    assert understand(stale, (), CONTEXT).evidence == {}
