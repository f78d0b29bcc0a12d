"""What is counted as found where Word files are read beside their truth, and who typed them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from benchmarks._exact import compare, items
from benchmarks._slips import slips
from benchmarks._structure import Found
from benchmarks._typists import TYPISTS, automatic_levels, typed, without_seals
from benchmarks.structure_word import Reading, lacks, shown
from pipeline.report import Fact, Figure, Paragraph, Report, Section, Span
from pipeline.walk import blocks
from samples.make.look import Look
from samples.make.truth import FOLDER, read_truth
from tests.samples import CONTEXT

COUNT = Span(kind="count", start=5, end=7, value=6, unit="场")
FACT = Fact(kind="count", value=6, unit="场", subject="夜校", block="b2", start=5, end=7)


def section(heading: str, *inside: Paragraph, label: str = "一、", run_in: bool = False) -> Section:
    return Section(id="b1", level=1, label=label, heading=heading, run_in=run_in, blocks=inside)


def report(*body: Section | Paragraph, title: str = "栗坪乡夜校工作总结", **rest: object) -> Report:
    return Report(schema="report/1", title=title, body=body, **rest)  # type: ignore[arg-type]


TRUE = report(
    section("办学情况", Paragraph(id="b2", text="全年开夜校6场，座无虚席。", spans=(COUNT,))),
    facts=(FACT,),
    signature=("栗坪乡文化站",),
    date="2024-02-06",
)


def test_a_heading_that_lacks_a_character_is_not_found() -> None:
    read = replace(TRUE, body=(section("办学情", *TRUE.body[0].blocks),))  # type: ignore[union-attr]
    assert compare(TRUE, read)["sections"] == Found(1, 1, 0)
    assert compare(TRUE, TRUE)["sections"] == Found(1, 1, 1)


def test_the_title_is_no_subtitle_and_the_signature_no_element() -> None:
    read = replace(TRUE, title=None, subtitle=TRUE.title, signature=(), byline="栗坪乡文化站")
    found = compare(TRUE, read)
    assert found["titles"] == Found(1, 1, 0)
    assert found["signature"] == Found(1, 0, 0)
    assert found["elements"] == Found(0, 1, 0)


@pytest.mark.parametrize(
    "wrong",
    [replace(COUNT, end=6), replace(COUNT, value=60), replace(COUNT, unit="次")],
    ids=["place", "value", "unit"],
)
def test_a_value_counts_only_with_its_place_its_number_and_its_unit(wrong: Span) -> None:
    text = "全年开夜校6场，座无虚席。"
    read = report(section("办学情况", Paragraph(id="b9", text=text, spans=(wrong,))))
    assert compare(TRUE, read)["values"] == Found(1, 1, 0)


def test_block_ids_say_nothing_about_what_was_found() -> None:
    moved = Paragraph(id="b7", text="全年开夜校6场，座无虚席。", spans=(COUNT,))
    fact = replace(FACT, block="b7")
    read = replace(TRUE, body=(section("办学情况", moved),), facts=(fact,))
    assert items(read) == items(TRUE)


def test_a_fact_about_something_else_is_half_found() -> None:
    read = replace(TRUE, facts=(replace(FACT, subject="开夜校"),))
    assert compare(TRUE, read)["facts"] == Found(1, 1, 1)
    assert compare(TRUE, read)["facts, of what"] == Found(1, 1, 0)


def test_what_is_not_quite_all_is_never_shown_as_all() -> None:
    assert shown(Found(9999, 9999, 9999)) == "1"
    assert shown(Found(9999, 9999, 9998)) == "0.999"
    assert shown(Found(0, 0, 0)) == ""


def test_every_line_gets_a_slip_of_its_own_but_none_that_stands_twice() -> None:
    twice = (Paragraph(id="b3", text="台账齐全。"), Paragraph(id="b4", text="台账齐全。"))
    body = (section("办学情况", Paragraph(id="b2", text="先到村口，再到祠堂。"), *twice),)
    pairs = slips(report(*body, date="2024-02-06"), Look())
    assert ["先到村口，再到祠堂。", "先到村口,再到祠堂。"] in pairs
    assert ["2024年2月6日", "二〇二四年二月六日"] in pairs
    assert not any("台账" in was for was, _typed in pairs)


def test_numbers_are_automatic_only_where_words_list_would_count_the_same() -> None:
    def levels(*labels: str) -> list[int]:
        return automatic_levels(report(*(section("办学", label=label) for label in labels)), Look())

    assert levels("一、", "二、", "三、") == [1]
    assert levels("一、", "三、") == []
    assert levels("", "") == []


@pytest.mark.parametrize("look", TYPISTS)
def test_every_typist_gives_a_word_file_with_all_the_words(look: str) -> None:
    raw = typed(without_seals(read_truth("letter")), TYPISTS[look], CONTEXT.style)
    text = "".join(p.text for p in Document(io.BytesIO(raw)).paragraphs)
    assert "白崖市档案馆" in text
    assert any(isinstance(block, Figure) for block in blocks(read_truth("letter")))


def test_what_was_pasted_has_its_words_and_tables_and_no_looks() -> None:
    truth = without_seals(read_truth("minutes-party-group"))
    plain, pasted = (
        Document(io.BytesIO(typed(truth, TYPISTS[look], CONTEXT.style)))
        for look in ("by hand", "pasted")
    )
    assert [p.text for p in pasted.paragraphs] == [p.text for p in plain.paragraphs]
    assert len(pasted.tables) == len(plain.tables) == 1
    assert any(p.alignment is not None for p in plain.paragraphs)
    assert all(p.alignment is None and p.style.name == "Normal" for p in pasted.paragraphs)


def test_what_slipped_from_the_typist_is_read_as_it_was_meant(tmp_path: Path) -> None:
    reading = Reading(FOLDER / "conduct.xml", "slips", CONTEXT, tmp_path)
    for kind in ("titles", "dates", "signature", "sections", "paragraphs"):
        assert reading.counts[kind].f1 == 1, kind


def test_what_is_lacking_is_named_once_for_all_typists(tmp_path: Path) -> None:
    truth = FOLDER / "letter.xml"
    readings = [Reading(truth, look, CONTEXT, tmp_path) for look in ("by hand", "styles")]
    for reading in readings:
        reading.report = replace(reading.report, date=None)
    named = lacks(readings).splitlines()
    assert "- letter: 'date' '2024-03-15' [by hand, styles]" in named
    assert "## dates: 2" in named
