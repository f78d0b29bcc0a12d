"""The end of a run, as a newcomer reads it."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.row import Row, row_of
from pipeline.batch.summary import read_as, summary
from pipeline.record import Ink, Ledger
from pipeline.report import Report
from pipeline.tables import width

DONE = Row(
    source="2023/述责述廉报告.docx",
    seconds=0.2,
    format="docx",
    kind="述责述廉报告",
    sections=7,
    chars=1800,
    changes=3,
    findings={"empty_section": 1, "placeholder": 12},
    severities={"warning": 13},
    notices={"lines_joined": 1},
)
FAILED = Row(
    source="坏.pdf",
    seconds=0.1,
    error="damaged_file",
    message="a/坏.pdf: is cut off; copy it again",
    exit_code=5,
)


def told(*rows: Row, skipped: dict[str, int] | None = None, columns: int = 160) -> str:
    return "\n".join(summary(rows, skipped or {}, Path("out"), (".json", ".docx"), columns))


def test_it_says_what_was_read_what_was_found_and_where_the_results_lie() -> None:
    text = told(DONE)
    assert "2023/述责述廉报告.docx  Word" in text
    assert "empty_section 1, placeholder 12" in text
    assert "1 of 1 documents done in 0.2 s: 1800 characters, all accounted for; 3 changes" in text
    assert "Results: out/<folder>/<name>.json and <name>.docx" in text
    assert "To look at: 13 warning" in text
    assert "Noted while reading: lines_joined 1" in text


def test_what_failed_stands_at_the_end_with_reason_and_mend() -> None:
    assert told(DONE, FAILED).endswith(
        "Not done: 1. Nothing was written for these:\n  a/坏.pdf: is cut off; copy it again"
    )


def test_files_that_were_passed_over_are_counted() -> None:
    assert "not read: 3 files (.db 1, .xlsx 2)" in told(DONE, skipped={".db": 1, ".xlsx": 2})


def test_the_table_keeps_to_the_terminal() -> None:
    table = told(DONE, columns=90).split("\n\n")[0]
    assert max(map(width, table.splitlines())) <= 90
    assert "…" in table


def test_how_a_document_was_read_is_told_in_words() -> None:
    scan = Row(source="a", seconds=0, format="pdf", pages=3, read_by=("ocr", "pdf.text"))
    assert read_as(scan) == "PDF, 3 pages, OCR"
    assert read_as(Row(source="a", seconds=0, format="tiff", pages=1)) == "TIFF, 1 page"


def test_where_no_document_was_found_it_says_so() -> None:
    assert "No document was found there." in told(skipped={".xlsx": 2})
    assert "0 of 0" not in told()


def test_ink_that_nobody_read_counts_as_a_warning() -> None:
    ink = (Ink(page=2, box=(60.4, 700, 130, 731.6)),)
    ledger = Ledger(source_chars=4, kept_chars=4, unread_ink=ink)
    row = row_of("a.png", 1.0, Report(schema="report/1", title="工作总结", ledger=ledger), ())
    assert row.findings == {"unread_ink": 1}
    assert row.severities == {"warning": 1}
