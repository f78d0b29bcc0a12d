"""What a person sees: the Word file laid out by LibreOffice, measured on the page.

Needs LibreOffice and a Chinese font; where they are missing the tests are skipped.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline import registry, run
from pipeline.report import Paragraph, Report, Section
from pipeline.stage import Context

STYLE = registry.style("gbt9704")
MM = 72 / 25.4
LONG = "汛期前完成全部堤段巡查并逐一登记造册落实到人" * 100


def rendered(report: Report, folder: Path) -> Path:
    """``report`` as Word, printed to PDF."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (word,) = registry.emitters_named(["docx"])
    (folder / "a.docx").write_bytes(word.emit(report, {}, STYLE))
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    return folder / "a.pdf"


def pages(path: Path) -> list[list[dict[str, Any]]]:
    """The characters of each page that are not blank."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [[c for c in page.chars if not c["text"].isspace()] for page in pdf.pages]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """A report of three pages of one paragraph."""
    report = Report(schema="report/1", body=(Paragraph(id="b1", text=LONG[:1700]),))
    return pages(rendered(report, tmp_path_factory.mktemp("printed")))


def body(page: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [c for c in page if c["bottom"] < (297 - 33) * MM]


def lines(page: list[dict[str, Any]]) -> list[int]:
    """How many characters stand in each line of the text block."""
    rows = Counter(round(c["bottom"]) for c in body(page))
    return [rows[at] for at in sorted(rows)]


def test_a_page_holds_22_lines_of_28_characters(printed: list[list[dict[str, Any]]]) -> None:
    assert [len(lines(page)) for page in printed[:2]] == [22, 22]
    assert lines(printed[0])[0] == 26  # two characters of indent
    assert set(lines(printed[0])[1:]) == {28}


def test_the_text_stands_within_the_margins_of_the_standard(
    printed: list[list[dict[str, Any]]],
) -> None:
    text = body(printed[0])
    assert min(c["x0"] for c in text) == pytest.approx(28 * MM, abs=1 * MM)
    assert max(c["x1"] for c in text) == pytest.approx((210 - 26) * MM, abs=1.5 * MM)
    assert min(c["top"] for c in text) == pytest.approx(37 * MM, abs=4 * MM)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(
    printed: list[list[dict[str, Any]]],
) -> None:
    feet = [[c for c in page if c["bottom"] >= (297 - 33) * MM] for page in printed]
    assert ["".join(c["text"] for c in foot) for foot in feet] == ["—1—", "—2—", "—3—"]
    middle = 105 * MM
    assert all(c["x0"] > middle for c in feet[0] + feet[2])
    assert all(c["x1"] < middle for c in feet[1])


def test_a_report_printed_to_pdf_and_read_again_is_the_same(tmp_path: Path) -> None:
    sections = tuple(
        Section(
            id=f"b{2 * n}",
            level=1,
            label=label,
            heading=heading,
            run_in=False,
            blocks=(
                Paragraph(id=f"b{2 * n + 1}", text=f"{heading}按月推进。" + LONG[:180] + "。"),
            ),
        )
        for n, (label, heading) in enumerate((("一、", "堤防巡查"), ("二、", "物资储备")), 1)
    )
    report = Report(
        schema="report/1",
        title="关于汛前准备工作情况的报告",
        salutation="县人民政府：",
        body=(Paragraph(id="b1", text="现将汛前准备情况报告如下。"), *sections),
        signature=("苇川县水务局",),
        date="2024-04-18",
    )
    context = Context(style=STYLE, kinds=registry.kinds())
    report = run.understand(report, (), context)
    found = run.convert(rendered(report, tmp_path), context).report
    for part in ("title", "salutation", "body", "signature", "date"):
        assert getattr(found, part) == getattr(report, part), part
