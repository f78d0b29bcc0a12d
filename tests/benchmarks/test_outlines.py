"""What is compared of title and headings that other readers of Word give, at its best for them."""

from benchmarks._outlines import Outline, compare, of_report
from benchmarks._structure import Found
from pipeline.report import Annex, Paragraph, Report, Section


def section(level: int, label: str, heading: str, run_in: bool = False) -> Section:
    rest = (Paragraph(id="b0", text="逐户登记。"),)
    return Section(id="b0", level=level, label=label, heading=heading, run_in=run_in, blocks=rest)


TRUE = Report(
    schema="report/1",
    title="栗坪乡水井普查报告",
    body=(section(1, "一、", "普查经过"), section(2, "（一）", "分片包干", run_in=True)),
    annexes=(Annex(label="附件", title="水井名录"),),
)


def test_run_in_headings_are_not_asked_for() -> None:
    assert of_report(TRUE).headings == ((1, "一、普查经过"),)


def test_levels_are_moved_by_what_suits_a_tool() -> None:
    said = Outline((TRUE.title or "",), ((2, "一、 普查经过"),))
    assert compare(TRUE, said) == (Found(1, 1, 1), Found(1, 1, 1), Found(1, 1, 1))


def test_a_heading_without_its_number_is_found_as_words_only() -> None:
    for text in ("普查经过", "1 普查经过"):
        found = compare(TRUE, Outline((), ((1, text),)))
        assert (found.with_level.both, found.words.both) == (0, 1), text


def test_a_title_among_the_headings_counts_and_titles_of_annexes_are_none_too_many() -> None:
    said = Outline((), ((1, TRUE.title or ""), (2, "一、普查经过"), (1, "水井名录")))
    found = compare(TRUE, said)
    assert found.title.both == 1
    assert found.with_level == Found(1, 1, 1)


def test_a_paragraph_taken_for_a_heading_is_one_too_many() -> None:
    said = Outline((), ((1, "一、普查经过"), (1, "逐户登记。")))
    assert compare(TRUE, said).words == Found(1, 2, 1)
