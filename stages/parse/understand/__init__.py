"""What the words of a report tell: spans, kind, facts, findings.

A pure function of texts and structure. ``run.py`` calls it again after normalization, and on
a report that came back from Word it must say the same.
"""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.report import Paragraph, Report
from pipeline.stage import Context, Understood
from pipeline.walk import blocks
from stages.parse.understand.closings import closing_findings, closing_spans, find_closing
from stages.parse.understand.facts import find_facts
from stages.parse.understand.findings import find_findings
from stages.parse.understand.kinds import judge
from stages.parse.understand.lead_rows import row_lead_spans
from stages.parse.understand.missing_parts import part_findings
from stages.parse.understand.parts import find_parts, part_spans, present_evidence
from stages.parse.understand.spans import lay_spans
from stages.parse.understand.spoken_rows import spoken_point_spans


def understand(report: Report, context: Context) -> Understood:
    """``report`` with its ``UNDERSTOOD`` spans, its kind and what speaks for that set anew, its
    facts and findings."""
    closing = find_closing(report, context.kinds)
    verdict = judge(report, context.kinds, closing)
    kind = verdict.kind if verdict else None
    parts = find_parts(report, kind)
    laid = {**part_spans(parts)}
    by_words = closing_spans(closing), row_lead_spans(report), spoken_point_spans(report)
    for by_place in by_words:
        for place, spans in by_place.items():
            laid[place] = [*laid.get(place, ()), *spans]
    seen = lay_spans(report, kind.name if kind else None, laid)
    anew = {"kind", *(block.id for block in blocks(report) if isinstance(block, Paragraph))}
    evidence = {key: codes for key, codes in report.evidence.items() if key not in anew}
    evidence |= present_evidence(parts)
    if verdict:
        evidence["kind"] = verdict.codes
    findings = (
        *find_findings(seen),
        *part_findings(seen, kind),
        *closing_findings(closing, kind, seen),
    )
    return Understood(
        report=replace(seen, evidence=evidence), facts=find_facts(seen), findings=findings
    )
