from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from pipeline.codec import from_json
from pipeline.report import Report
from stages.emit.json import EMITTER
from tests.emit._opened import STYLE
from tests.generated import reports


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports())
def test_json_is_read_back_as_the_same_report(report: Report) -> None:
    assert from_json(EMITTER.emit(report, {}, STYLE), Report) == report


def test_json_shows_chinese_as_it_is_written() -> None:
    data = EMITTER.emit(Report(schema="report/1", title="工作总结"), {}, STYLE)
    assert '"title": "工作总结"' in data.decode()
