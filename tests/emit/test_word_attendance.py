"""出席, 请假, 列席 below the text of minutes (GB/T 9704-2012, 10.3)."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline import registry
from pipeline.report import Paragraph, Report, Section, Span
from pipeline.run import convert, understand
from pipeline.stage import Context
from tests.emit._opened import STYLE, W, body, document, emit, indents, part

CONTEXT = Context(style=STYLE, kinds=registry.kinds())
NAMES = ("出席：林知远、周一鸣", "请假：沈砚秋（出差）", "列席人员：各水库管理站站长")


def minutes(*said: str) -> Report:
    """Minutes with one section that holds paragraphs which say this."""
    blocks = tuple(Paragraph(id=f"b{n}", text=text) for n, text in enumerate(said, 2))
    section = Section(
        id="b1", level=1, label="一、", heading="会议议定的事项", run_in=False, blocks=blocks
    )
    report = Report(schema="report/1", title="青禾县水务局会议纪要", body=(section,))
    return understand(report, (), CONTEXT)


def labels(root: etree._Element) -> list[str]:
    """What is set in the face of labels."""
    found = []
    for run in root.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and style.get(f"{W}val") == "PartLabel":
            found.append("".join(t.text or "" for t in run.iter(f"{W}t")))
    return found


def test_who_was_there_hangs_behind_a_label_in_the_face_of_headings() -> None:
    report = minutes("会议同意除险方案。", *NAMES)
    root = document(report)
    assert labels(root) == ["出席：", "请假：", "列席人员："]
    assert indents(root, "ReportBody") == [
        {},
        {"leftChars": 500, "rightChars": 0, "hangingChars": 300},
        {"leftChars": 500, "rightChars": 0, "hangingChars": 300},
        {"leftChars": 700, "rightChars": 0, "hangingChars": 500},
    ]
    styles = part(emit(report), "styles.xml")
    named = {e.get(f"{W}styleId"): e for e in styles.iter(f"{W}style")}
    face = named["PartLabel"].find(f"{W}rPr/{W}rFonts")
    assert face.get(f"{W}eastAsia") == "黑体"


def test_one_blank_line_stands_above_the_first() -> None:
    spaced = [
        e.find(f"{W}pPr/{W}spacing") is not None
        for e in document(minutes("会议同意除险方案。", *NAMES)).iter(f"{W}p")
        if e.find(f"{W}pPr/{W}pStyle") is not None
        and e.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "ReportBody"
    ]
    assert spaced == [False, True, False, False]


def test_lines_of_a_form_above_the_text_stay_as_they_are() -> None:
    root = document(minutes("时间：2024年3月8日", *NAMES, "会议同意除险方案。"))
    assert labels(root) == []
    assert indents(root, "ReportBody") == [{}] * 5


def test_only_what_is_understood_so_is_set_so() -> None:
    assert labels(document(body(Paragraph(id="b1", text=NAMES[0])))) == []


def test_it_comes_back_from_word_as_it_was(tmp_path: Path) -> None:
    report = minutes("会议同意除险方案。", *NAMES)
    spans = [Span(kind="part", start=0, end=len(NAMES[0]), label="出席人员")]
    section = report.body[0]
    assert isinstance(section, Section)
    first = section.blocks[1]
    assert isinstance(first, Paragraph)
    assert [s for s in first.spans if s.kind == "part"] == spans
    path = tmp_path / "minutes.docx"
    path.write_bytes(emit(report))
    assert convert(path, CONTEXT).report.body == report.body


def test_a_doubtful_label_stays_doubtful(tmp_path: Path) -> None:
    doubt = Span(kind="low_confidence", start=0, end=2)
    part_ = Span(kind="part", start=0, end=len(NAMES[0]), label="出席人员")
    last = Paragraph(id="b2", text=NAMES[0], spans=(doubt, part_))
    opening = Paragraph(id="b1", text="会议同意除险方案。")
    report = Report(schema="report/1", title="青禾县水务局会议纪要", body=(opening, last))
    path = tmp_path / "minutes.docx"
    path.write_bytes(emit(report))
    again = convert(path, CONTEXT).report.body[1]
    assert isinstance(again, Paragraph)
    assert doubt in again.spans
