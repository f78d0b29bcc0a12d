"""The report itself, as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codec import to_json
from pipeline.report import Report
from pipeline.stage import Emitter
from pipeline.style import Style


def _emit(report: Report, _assets: Mapping[str, bytes], _style: Style) -> bytes:
    return to_json(report)


EMITTER = Emitter(
    name="json",
    suffix=".json",
    says="the report as structured JSON (`guidang schema` prints its schema)",
    emit=_emit,
)
