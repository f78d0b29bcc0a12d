"""JSON → Word → JSON gives the same JSON, from what a person sees on the page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from pipeline import registry
from pipeline.codec import to_json
from pipeline.report import Report
from pipeline.run import convert, normalize_report
from pipeline.stage import Context
from stages.emit.word import EMITTER
from tests.generated import ASSETS, reports, tracked_reports

STYLE = registry.style("gbt9704")
CONTEXT = Context(style=STYLE, kinds=registry.kinds())


def bare(report: Report) -> bytes:
    """``report`` as JSON, without what it says about its source and its making."""
    return to_json(replace(report, source=None, origins={}, evidence={}, changes=(), ledger=None))


def there_and_back(made: Report, context: Context) -> None:
    report = normalize_report(made, context)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(EMITTER.emit(report, ASSETS, STYLE))
        again = convert(path, context)
    assert bare(again.report).decode().splitlines() == bare(report).decode().splitlines()
    assert again.assets.keys() <= ASSETS.keys()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports())
def test_a_report_comes_back_from_word_as_it_was(made: Report) -> None:
    there_and_back(made, CONTEXT)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(tracked_reports())
def test_tracked_changes_that_are_kept_come_back_from_word_as_they_were(made: Report) -> None:
    there_and_back(made, replace(CONTEXT, revisions="keep"))
