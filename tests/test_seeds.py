"""The two seeds: reports by others that must come out right, checked without their sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import registry, run
from pipeline.chars import count_ink
from pipeline.origin import Origin
from pipeline.raw import Raw, RawText
from pipeline.record import Dropped
from pipeline.report import Paragraph, Report, Section, Source
from pipeline.stage import Context
from pipeline.walk import blocks
from tests.shared import shared_file

FIRST = "seeds/000_53c83c3a2992787f.txt"
SECOND = "seeds/003_b58a7c9db0a20c48.txt"


def read(path: Path) -> Report:
    """The report in a plain text; extraction has its own tests."""
    lines = path.read_text("utf-8").splitlines()
    fragments = tuple(
        RawText(text=line, origin=Origin(by="text", paragraph=i)) for i, line in enumerate(lines, 1)
    )
    source = Source(name=path.name, format="txt", sha256="0", bytes=1)
    ink = sum(count_ink(line) for line in lines)
    raw = Raw(schema="raw/1", source=source, fragments=fragments, source_chars=ink)
    style = registry.style("gbt9704")
    return run.parse(raw, Context(style=style, kinds=registry.kinds()))


@pytest.fixture(scope="module")
def first() -> Report:
    return read(shared_file(FIRST))


@pytest.fixture(scope="module")
def second() -> Report:
    return read(shared_file(SECOND))


def sections(report: Report) -> list[Section]:
    return [block for block in blocks(report) if isinstance(block, Section)]


def paragraphs(report: Report) -> list[Paragraph]:
    return [block for block in blocks(report) if isinstance(block, Paragraph)]


def labels(paragraph: Paragraph, kind: str = "point") -> list[str | None]:
    return [span.label for span in paragraph.spans if span.kind == kind]


def said(paragraph: Paragraph, kind: str) -> list[str]:
    return [paragraph.text[s.start : s.end] for s in paragraph.spans if s.kind == kind]


def found(report: Report, kind: str) -> int:
    return sum(finding.kind == kind for finding in report.findings)


def test_the_first_seed_has_no_title_and_none_is_invented(first: Report) -> None:
    assert (first.title, first.subtitle, first.byline) == (None, None, None)
    assert found(first, "missing_title") == 1
    assert found(first, "missing_date") == 1


def test_the_first_seed_has_its_salutation_and_one_opening_paragraph(first: Report) -> None:
    assert first.salutation == "各位同志："
    assert isinstance(first.body[0], Paragraph)
    assert len(first.body[0].text) == 21
    assert all(isinstance(block, Section) for block in first.body[1:])


def test_the_first_seed_has_seven_sections_of_the_first_level(first: Report) -> None:
    assert [(s.level, s.label, s.heading, s.run_in) for s in sections(first)] == [
        (1, "一、", "执行政治纪律和政治规矩的情况", False),
        (1, "二、", "落实全面从严治党主体责任的情况", False),
        (1, "三、", "推进党风廉政建设和反腐败工作的情况", False),
        (1, "四、", "执行廉洁纪律的情况", False),
        (1, "五、", "个人有关事项报告", False),
        (1, "六、", "存在问题及整改措施", False),
        (1, "七、", "自评等次为：优秀", False),
    ]


def test_the_fifth_section_of_the_first_seed_is_the_only_empty_one(first: Report) -> None:
    empty = [f for f in first.findings if f.kind == "empty_section"]
    assert [f.block for f in empty] == [sections(first)[4].id]


def test_points_and_leads_of_the_first_seed_are_in_their_places(first: Report) -> None:
    inside = [[b for b in s.blocks if isinstance(b, Paragraph)] for s in sections(first)]
    assert [[labels(p) for p in group] for group in inside] == [
        [[]], [[]], [["一是", "二是"]], [[]], [], [["一是", "二是"]], [],
    ]  # fmt: skip
    assert said(inside[1][0], "lead") == [
        "强化组织领导。",
        "强化廉政教育。",
        "注重党建引领。",
        "强化作风建设。",
    ]
    assert said(inside[3][0], "lead") == ["严守生活纪律。", "严树清廉形象。"]
    assert said(inside[2][0], "lead") == ["加大廉政教育力度。", "压实党风廉政建设责任。"]


def test_the_last_point_of_the_sixth_section_ends_where_the_plans_begin(first: Report) -> None:
    paragraph = sections(first)[5].blocks[0]
    assert isinstance(paragraph, Paragraph)
    points = [s for s in paragraph.spans if s.kind == "point"]
    assert points[0].end == points[1].start
    assert paragraph.text[points[1].end :].startswith("下一步，")


def test_the_self_rating_is_a_fact_and_no_signature(first: Report) -> None:
    assert first.signature == ()
    [fact] = [fact for fact in first.facts if fact.kind == "self_rating"]
    last = sections(first)[-1]
    assert (fact.kind, fact.value, fact.block, fact.field) == (
        "self_rating", "优秀", last.id, "heading",
    )  # fmt: skip
    assert last.heading[fact.start : fact.end] == "优秀"


def test_the_kinds_of_both_seeds_are_known_from_their_words(first: Report, second: Report) -> None:
    assert first.kind == "述责述廉报告"
    assert second.kind == "党风廉政建设情况报告"


def test_the_second_seed_has_neither_title_nor_salutation(second: Report) -> None:
    assert (second.title, second.salutation, second.signature) == (None, None, ())
    assert isinstance(second.body[0], Paragraph)
    assert found(second, "missing_title") == 1


def test_the_second_seed_has_three_sections_with_run_in_headings_inside(second: Report) -> None:
    assert [(s.level, s.label, s.run_in) for s in sections(second)] == [
        (1, "一、", False), (2, "（一）", True), (2, "（二）", True), (2, "（三）", True),
        (1, "二、", False),
        (1, "三、", False), (2, "（一）", True), (2, "（二）", True), (2, "（三）", True),
        (2, "（四）", True), (2, "（五）", True),
    ]  # fmt: skip
    headings = [s.heading for s in sections(second)]
    assert [headings[i] for i in (0, 4, 5)] == ["履职情况", "存在的问题", "下一步努力方向"]
    assert headings[3] == "深化廉政建设，纵深推进反腐败工作"
    assert not any(h.endswith("。") for h in headings)


def test_points_of_the_second_seed_stand_inside_paragraphs_and_at_their_start(
    second: Report,
) -> None:
    assert [labels(p) for p in paragraphs(second) if labels(p)] == [
        ["一是", "二是", "三是"],
        ["一是", "二是", "三是"],
        ["一是", "二是", "三是", "四是"],
        ["一是"],
        ["二是"],
        ["三是"],
    ]
    whole = paragraphs(second)[4]
    assert [(s.start, s.end) for s in whole.spans if s.kind == "point"] == [(0, len(whole.text))]


def test_each_placeholder_of_the_second_seed_is_a_span_and_a_finding(second: Report) -> None:
    spans = [(p.id, s.start, s.end) for p in paragraphs(second) for s in p.spans
             if s.kind == "placeholder"]  # fmt: skip
    noted = [(f.block, f.start, f.end) for f in second.findings if f.kind == "placeholder"]
    assert spans == noted
    assert len(noted) == 3
    assert {f.text for f in second.findings if f.kind == "placeholder"} == {"xx"}


def test_nothing_else_is_found_in_the_second_seed(second: Report) -> None:
    assert {f.kind for f in second.findings} == {"missing_title", "missing_date", "placeholder"}


def test_only_the_stops_of_run_in_headings_are_dropped(first: Report, second: Report) -> None:
    assert first.ledger is not None
    assert second.ledger is not None
    assert first.ledger.dropped == ()
    assert second.ledger.dropped == (Dropped(text="。", reason="dress", count=8),)


def _stated(report: Report) -> set[tuple[float | str, str | None, str | None]]:
    return {(fact.value, fact.unit, fact.subject) for fact in report.facts if fact.unit}


def test_the_seeds_state_what_was_done_how_often(first: Report, second: Report) -> None:
    assert _stated(first) == {(8, "次", "中心组学习"), (13, "人次", "廉政提醒谈话")}
    assert {(10, "次", "集体学习"), (10, "项", "相关制度"), (10, "人次", "廉政谈话")} <= _stated(
        second
    )
