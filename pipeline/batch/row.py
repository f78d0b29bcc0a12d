"""What came of one document, as the summary tells it."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from pipeline.errors import GuidangError
from pipeline.report import Report, Section
from pipeline.walk import blocks


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One document of a run. ``seconds`` is wall time."""

    source: str
    seconds: float
    format: str | None = None
    read_by: tuple[str, ...] = ()
    pages: int | None = None
    kind: str | None = None
    title: str | None = None
    sections: int = 0
    chars: int = 0
    changes: int = 0
    findings: dict[str, int] = {}
    severities: dict[str, int] = {}
    notices: dict[str, int] = {}
    """What was met while reading and survived, by code."""
    written: tuple[str, ...] = ()
    error: str | None = None
    """The code of the error that stopped this document."""
    message: str | None = None
    exit_code: int = 0


def row_of(source: str, seconds: float, report: Report, written: tuple[str, ...]) -> Row:
    """The row of a document that is done.

    Ink that nobody read stands in the ledger and not among the findings, which come back from
    Word as they were; here it counts as a warning like them.
    """
    ledger = report.ledger
    found = Counter(finding.kind for finding in report.findings)
    severities = Counter[str](finding.severity for finding in report.findings)
    if ledger and ledger.unread_ink:
        found["unread_ink"] = len(ledger.unread_ink)
        severities["warning"] += len(ledger.unread_ink)
    return Row(
        source=source,
        seconds=round(seconds, 3),
        format=report.source.format if report.source else None,
        read_by=tuple(sorted({origin.by for origin in report.origins.values()})),
        pages=report.source.pages if report.source else None,
        kind=report.kind,
        title=report.title,
        sections=sum(isinstance(block, Section) for block in blocks(report)),
        chars=ledger.source_chars if ledger else 0,
        changes=len(report.changes),
        findings=dict(sorted(found.items())),
        severities=dict(severities),
        notices=dict(Counter(notice.code for notice in ledger.notices)) if ledger else {},
        written=written,
    )


def failed_row(source: str, seconds: float, error: GuidangError) -> Row:
    """The row of a document that was given up, with reason and mend."""
    return Row(
        source=source,
        seconds=round(seconds, 3),
        error=error.code,
        message=str(error),
        exit_code=error.exit_code,
    )
