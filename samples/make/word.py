"""A report as the Word file that somebody might have typed."""

from __future__ import annotations

from pipeline.report import Report

from .look import Look
from .printed import Line, printed
from .tables import add_figure, add_table
from .writer import Writer


def word_file(report: Report, look: Look) -> bytes:
    """``report`` as .docx, the same bytes each time."""
    writer = Writer(look, report.title or "")
    last = ""
    for item in printed(report, look):
        if isinstance(item, Line):
            writer.line(item, last)
            last = item.role
        elif hasattr(item, "rows"):
            add_table(writer, item)
        else:
            add_figure(writer, item)
    writer.mess.check()
    writer.tracked.check()
    return writer.bytes()
