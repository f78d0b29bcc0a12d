"""What is compared when a damaged scan was read."""

import pytest
from msgspec.structs import replace

from benchmarks._documents import TEXTS
from benchmarks._plain import alike, page_text, report_text, typed_text
from benchmarks._structure import KINDS, compare
from benchmarks.damaged import Outcome, confusions
from pipeline.origin import Origin
from pipeline.raw import Raw, RawText
from pipeline.report import Front, Paragraph, Report, Section, Source
from pipeline.stage import Piece
from samples.make.truth import read_truth

SOURCE = Source(name="a.tiff", format="tiff", sha256="", bytes=1)


def raw(*lines: str) -> Raw:
    made = tuple(RawText(text=line, origin=Origin(by="ocr")) for line in lines)
    return Raw(schema="raw/1", source=SOURCE, fragments=made, source_chars=0)


def piece(source: int, block: str, field: str | None = None) -> Piece:
    return Piece(source=str(source), start=0, end=1, block=block, field=field)


def test_a_page_number_is_left_out_where_it_is_the_last_line() -> None:
    assert page_text("全年巡河 30 次\n— 3 —\n") == "全年巡河30次"
    assert page_text("000017\n全年巡河") == "000017全年巡河"


def test_what_was_typed_from_several_pages_is_only_their_words() -> None:
    assert typed_text("12\n巡河 12 次\n=== page 2 ===\n清理\n- 13 -\n") == "巡河12次清理"


def test_values_get_their_printed_dress_again() -> None:
    report = Report(
        schema="report/1",
        title="巡河报告",
        attachments=("名册", "地图"),
        signature=("河湾村",),
        date="2024-03-05",
    )
    lines = raw("巡河报告", "附件：1.名册", "2.地图", "河湾村", "2024年3月5日")
    pieces = (
        piece(0, "title"),
        piece(1, "attachments", "0"),
        piece(2, "attachments", "1"),
        piece(3, "signature", "0"),
        piece(4, "date"),
    )
    assert report_text(report, lines, pieces) == "巡河报告附件：1.名册2.地图河湾村2024年3月5日"


def test_a_part_in_another_place_of_the_report_stands_where_it_was_read() -> None:
    lines = raw("河湾村", "全年巡河。")
    signed = Report(
        schema="report/1", body=(Paragraph(id="b1", text="全年巡河。"),), signature=("河湾村",)
    )
    pieces = (piece(0, "signature", "0"), piece(1, "b1"))
    assert report_text(signed, lines, pieces) == "河湾村全年巡河。"


def test_marks_of_another_width_are_a_fault_of_their_own_kind() -> None:
    outcome = Outcome("guidang", "a", "（一）“河长”", '(一)"河长"')
    assert (outcome.wrong, outcome.marks_aside) == (4, 0)
    assert alike("〔2024〕") == alike("[2024]")


def test_a_lost_line_is_one_confusion_and_like_faults_are_counted_together() -> None:
    outcome = Outcome("guidang", "a", "未时巡河未果，清理垃圾五吨。", "末时巡河末果，")
    assert confusions([outcome], 9) == ["2 × 未 → 末", "1 × 清理垃圾五吨。 → nothing"]


def test_all_that_a_report_has_is_found_in_itself() -> None:
    for path in sorted(TEXTS.glob("*.xml")):
        report = read_truth(path)
        found = compare(report, report)
        assert all(f.f1 in (1, None) for f in found.values())
        assert found["sections"].expected > 2


@pytest.mark.parametrize("level", [1, 2])
def test_a_section_counts_only_with_its_level_and_its_whole_heading(level: int) -> None:
    def of(number: int, heading: str) -> Report:
        section = Section(id="b1", level=number, label="一、", heading=heading, run_in=False)
        return Report(schema="report/1", body=(section,))

    assert compare(of(1, "巡河"), of(level, "巡河"))["sections"].f1 == (1 if level == 1 else 0)
    assert compare(of(1, "巡河"), of(1, "巡何"))["sections"].f1 == 0


def test_what_is_too_much_lowers_the_figure_as_what_is_missing_does() -> None:
    truth = Report(schema="report/1", signature=("河湾村",))
    twice = replace(truth, signature=("河湾村", "河弯村"))
    assert compare(truth, twice)["signature"].f1 == pytest.approx(2 / 3)
    assert compare(twice, truth)["signature"].f1 == pytest.approx(2 / 3)
    assert compare(truth, truth)["dates"].f1 is None


def test_a_document_number_in_other_words_is_not_found() -> None:
    one = Report(schema="report/1", front=Front(document_number="河发〔2024〕1号"))
    other = Report(schema="report/1", front=Front(document_number="河发〔2024〕7号"))
    assert compare(one, other)["parts"].both == 0
    assert set(compare(one, other)) == set(KINDS)
