"""Tracked changes and equations in Word files, written as Word writes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline import registry
from pipeline.errors import BadJson
from pipeline.report import TRACKED, Footnote, Paragraph, Report, Section, Span
from pipeline.run import convert
from pipeline.stage import Context, Revisions
from tests.emit._opened import STYLE, W, body, document, emit, paragraph, part

TEXT = "全年走访慰问群众三十户。"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
OMML = f'<m:oMath xmlns:m="{MATH}"><m:f><m:t>1</m:t><m:t>2</m:t></m:f></m:oMath>'
DAY = "2023-12-20T09:30:00Z"


def change(kind: str, start: int, end: int, author: str | None = "林知远") -> Span:
    return Span(kind=kind, start=start, end=end, author=author, date=DAY if author else None)


def wrappers(root: etree._Element, tag: str) -> list[tuple[str, str | None, str | None]]:
    """Words, author and date of each change."""
    return [
        ("".join(found.itertext()), found.get(f"{W}author"), found.get(f"{W}date"))
        for found in root.iter(f"{W}{tag}")
    ]


def test_changes_are_those_of_word_with_author_and_date() -> None:
    spans = (change("deleted", 2, 4), change("inserted", 4, 6))
    root = document(body(paragraph(TEXT, *spans)))
    assert wrappers(root, "del") == [("走访", "林知远", DAY)]
    assert wrappers(root, "ins") == [("慰问", "林知远", DAY)]
    assert [t.text for t in root.iter(f"{W}delText")] == ["走访"]
    assert "走访" not in {t.text for t in root.iter(f"{W}t")}


def test_one_change_over_runs_of_several_looks_is_one_wrapper() -> None:
    spans = (change("deleted", 2, 8), Span(kind="bold", start=4, end=6))
    root = document(body(paragraph(TEXT, *spans)))
    assert wrappers(root, "del") == [("走访慰问群众", "林知远", DAY)]


def test_what_was_inserted_and_deleted_again_is_a_deletion_inside_an_insertion() -> None:
    spans = (change("inserted", 2, 4), change("deleted", 2, 4, "周明"))
    root = document(body(paragraph(TEXT, *spans)))
    inner = next(root.iter(f"{W}del"))
    assert inner.getparent().tag == f"{W}ins"


def test_every_change_has_a_number_of_its_own_and_the_same_one_each_time() -> None:
    report = body(
        paragraph(TEXT, change("deleted", 0, 2), change("inserted", 4, 6)),
        Paragraph(id="b2", text=TEXT, spans=(change("deleted", 0, 2),)),
    )
    numbers = [e.get(f"{W}id") for e in document(report).iter(f"{W}ins", f"{W}del")]
    assert numbers == ["1", "2", "3"]
    assert emit(report) == emit(report)


def test_a_reference_goes_with_its_note() -> None:
    note = Span(kind="footnote", start=4, end=4, target="1")
    report = Report(
        schema="report/1",
        body=(paragraph(TEXT, note),),
        footnotes=(Footnote(mark="1", text="见附表。"),),
        spans={"footnotes.0": (change("inserted", 0, 4),)},
    )
    data = emit(report)
    reference = next(part(data, "document.xml").iter(f"{W}footnoteReference"))
    assert reference.getparent().getparent().tag == f"{W}ins"
    assert wrappers(part(data, "footnotes.xml"), "ins") == [("见附表。", "林知远", DAY)]


def test_a_date_that_is_none_is_refused() -> None:
    span = Span(kind="deleted", start=0, end=2, author="周明", date="昨天")
    with pytest.raises(BadJson, match="昨天"):
        emit(body(paragraph(TEXT, span)))


def _read(report: Report, folder: Path, revisions: Revisions) -> Report:
    path = folder / "a.docx"
    path.write_bytes(emit(report))
    return convert(path, Context(style=STYLE, kinds=registry.kinds(), revisions=revisions)).report


def test_a_file_with_kept_changes_reads_as_accepted_or_rejected_text(tmp_path: Path) -> None:
    report = Report(
        schema="report/1",
        title="工作总结",
        body=(
            Section(
                id="b1",
                level=1,
                label="一、",
                heading="走访慰问群众",
                run_in=True,
                spans=(change("deleted", 0, 2), change("inserted", 2, 4)),
                blocks=(Paragraph(id="b2", text="全年三十户。", spans=(change("deleted", 0, 2),)),),
            ),
        ),
        attachments=("名单", "台账"),
        spans={"attachments.1": (change("inserted", 0, 2),)},
    )
    accepted = _read(report, tmp_path, "accept")
    section = accepted.body[0]
    assert isinstance(section, Section)
    assert section.heading == "慰问群众"
    assert isinstance(section.blocks[0], Paragraph)
    assert section.blocks[0].text == "三十户。"
    assert not {span.kind for span in section.blocks[0].spans} & TRACKED
    assert accepted.attachments == ("名单", "台账")
    rejected = _read(report, tmp_path, "reject")
    section = rejected.body[0]
    assert isinstance(section, Section)
    assert section.heading == "走访群众"
    assert rejected.attachments == ("1.名单",)  # as it was typed when there were two


def test_a_heading_that_is_deleted_takes_its_closing_mark_with_it(tmp_path: Path) -> None:
    section = Section(
        id="b1", level=2, label="", heading="深化学习", run_in=True,
        spans=(change("deleted", 0, 4),), blocks=(Paragraph(id="b2", text="全年学习十次。"),),
    )  # fmt: skip
    accepted = _read(body(section), tmp_path, "accept")
    assert isinstance(accepted.body[0], Paragraph)
    assert accepted.body[0].text == "全年学习十次。"


def test_an_equation_among_words_is_put_back_whole() -> None:
    span = Span(kind="equation", start=1, end=3, data=OMML)
    root = document(body(paragraph("设12为值。", span)))
    equation = next(root.iter(f"{{{MATH}}}oMath"))
    assert equation.getparent().tag == f"{W}p"
    assert equation.find(f"{{{MATH}}}f") is not None
    assert [t.text for t in root.iter(f"{W}t")] == ["设", "为值。"]


def test_an_equation_that_says_something_else_than_the_text_is_refused() -> None:
    span = Span(kind="equation", start=1, end=3, data=OMML)
    with pytest.raises(BadJson, match="13"):
        emit(body(paragraph("设13为值。", span)))


def test_an_inserted_equation_stands_in_its_insertion() -> None:
    spans = (Span(kind="equation", start=1, end=3, data=OMML), change("inserted", 0, 3))
    root = document(body(paragraph("设12为值。", *spans)))
    insertion = next(root.iter(f"{W}ins"))
    assert [etree.QName(child).localname for child in insertion] == ["r", "oMath"]
