"""What is printed of PDF files read side by side."""

from pathlib import Path

from benchmarks.pdf import JSON, PDFIUM, PLUMBER, RAW, measure, table, unfit
from tests.extract._print import pdf, show


def test_times_are_told_as_ratios_of_the_sums_and_by_file() -> None:
    found = {
        Path("a.pdf"): {RAW: 1.0, JSON: 2.0, PLUMBER: 4.0, PDFIUM: 0.5},
        Path("b.pdf"): {RAW: 3.0, JSON: 4.0, PLUMBER: 4.0, PDFIUM: 0.5},
    }
    rows = table(found).splitlines()
    assert rows[2] == f"| {RAW} | 0.50 | 0.50 | 0.75 | 4.00 |"
    assert rows[4] == f"| {PLUMBER} | 1.00 | 1.00 | 1.00 | 8.00 |"


def test_a_file_is_compared_only_where_all_its_pages_are_read_by_their_text(
    tmp_path: Path,
) -> None:
    assert unfit(pdf(tmp_path / "a.pdf", [show("青禾县档案馆", 80, 100)]), 40) is None
    assert unfit(pdf(tmp_path / "b.pdf", [show("青禾县", 80, 100)] * 3), 2) == "3 pages"
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4\nnothing")
    assert unfit(tmp_path / "c.pdf", 40)


def test_each_tool_has_a_time_for_each_file() -> None:
    path = Path("a.pdf")
    assert measure({"x": str, "y": str}, [path], 2)[path].keys() == {"x", "y"}
