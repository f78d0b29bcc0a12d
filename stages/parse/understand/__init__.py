"""What the words of a report tell: spans, kind, facts, findings.

A pure function of texts and structure. ``run.py`` calls it again after normalization, and on
a report that came back from Word it must say the same.
"""

from __future__ import annotations

from pipeline.kind import Kind
from pipeline.report import Report
from pipeline.stage import Context, Understood
from stages.parse.understand.facts import find_facts
from stages.parse.understand.findings import find_findings
from stages.parse.understand.kinds import kind_of
from stages.parse.understand.spans import lay_spans


def understand(report: Report, context: Context) -> Understood:
    """``report`` with its ``UNDERSTOOD`` spans and kind set anew, its facts and findings."""
    kinds: tuple[Kind, ...] = context.kinds
    seen = lay_spans(report, kind_of(report, kinds))
    return Understood(report=seen, facts=find_facts(seen), findings=find_findings(seen))
