"""The engine: what it does, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.chars import letters
from pipeline.edit import normalize, replay, shift_spans
from pipeline.record import Change, Finding
from pipeline.report import Paragraph, Report, Span
from pipeline.stage import Edit, Proposal, Rule
from pipeline.style import Style
from tests.normalize._reports import STYLE, report_of


def _rule(
    propose: Callable[[str], Iterable[Proposal]], name: str = "trial", *, may_lose: bool = False
) -> Rule:
    """A rule that looks at the text of the first paragraph only."""

    def on_report(report: Report, _style: Style) -> Iterable[Proposal]:
        block = report.body[0]
        assert isinstance(block, Paragraph)
        return propose(block.text)

    return Rule(name=name, says="", example=("", ""), propose=on_report, may_lose=may_lose)


def _edit(start: int, end: int, after: str, block: str = "b1") -> Edit:
    return Edit(block=block, start=start, end=end, after=after, why="试")


def _once(text: str, *edits: Proposal) -> Rule:
    """Proposes ``edits`` as long as the text is as it was."""
    return _rule(lambda now: edits if now == text else ())


def _text(report: Report) -> str:
    block = report.body[0]
    assert isinstance(block, Paragraph)
    return block.text


def test_edits_of_one_text_are_made_in_order_and_recorded_where_they_stand() -> None:
    rule = _once("甲,乙,丙", _edit(3, 4, "……"), _edit(1, 2, "，，"))
    done = normalize(report_of("甲,乙,丙"), [rule], STYLE)
    assert _text(done.report) == "甲，，乙……丙"
    assert [(c.start, c.before, c.after, c.rule, c.why) for c in done.changes] == [
        (1, ",", "，，", "trial", "试"),
        (4, ",", "……", "trial", "试"),
    ]


def test_spans_of_a_title_move_with_the_words_they_lie_on() -> None:
    doubt = Span(kind="low_confidence", start=3, end=5)
    report = replace(report_of("文"), title="甲,乙丙丁", spans={"title": (doubt,)})

    def once(now: Report, _style: Style) -> Iterable[Proposal]:
        return [_edit(1, 2, "……", block="title")] if now.title == report.title else []

    done = normalize(report, [replace(_once("文"), propose=once)], STYLE)
    assert done.report.title == "甲……乙丙丁"
    assert done.report.spans == {"title": (replace(doubt, start=4, end=6),)}


def test_an_edit_that_loses_a_letter_is_refused_and_the_text_stays() -> None:
    done = normalize(report_of("甲乙3丙"), [_once("甲乙3丙", _edit(1, 3, "乙"))], STYLE)
    assert _text(done.report) == "甲乙3丙"
    assert done.changes == ()
    assert [(f.kind, f.severity, f.block) for f in done.findings] == [
        ("rule_refused", "error", "b1")
    ]


def test_an_edit_that_changes_the_order_of_letters_is_refused() -> None:
    done = normalize(report_of("甲乙"), [_once("甲乙", _edit(0, 2, "乙甲"))], STYLE)
    assert _text(done.report) == "甲乙"


def test_a_rule_that_may_lose_is_let() -> None:
    rule = _rule(lambda text: [_edit(0, 2, "")] if text == "第012号" else (), may_lose=True)
    assert _text(normalize(report_of("第012号"), [rule], STYLE).report) == "12号"


def test_full_width_letters_and_their_half_width_forms_are_the_same_letters() -> None:
    done = normalize(report_of("共１２人"), [_once("共１２人", _edit(1, 3, "12"))], STYLE)
    assert _text(done.report) == "共12人"


def test_of_two_edits_that_overlap_the_second_is_refused() -> None:
    rule = _once("。。。。", _edit(0, 3, "。"), _edit(2, 4, "。"))
    done = normalize(report_of("。。。。"), [rule], STYLE)
    assert done.changes[0].before == "。。。"
    assert len(done.changes) == 1
    assert _text(done.report) == "。。"


@pytest.mark.parametrize("edit", [_edit(1, 9, ""), _edit(-1, 1, "，"), _edit(2, 1, "，")])
def test_an_edit_outside_of_its_text_is_refused(edit: Edit) -> None:
    done = normalize(report_of("甲乙"), [_rule(lambda _text: [edit])], STYLE)
    assert _text(done.report) == "甲乙"
    assert [f.kind for f in done.findings] == ["rule_refused"]


def test_an_edit_of_a_place_that_is_not_there_is_refused() -> None:
    rule = _rule(lambda _text: [_edit(0, 1, "，", block="b9")])
    done = normalize(report_of("甲"), [rule], STYLE)
    assert [(f.kind, f.block) for f in done.findings] == [("rule_refused", "b9")]


def test_two_rules_of_one_name_are_asked_each_for_itself() -> None:
    silent, other = _rule(lambda _text: []), _once("甲,乙", _edit(1, 2, "，"))
    assert _text(normalize(report_of("甲,乙"), [silent, other], STYLE).report) == "甲，乙"


def test_an_edit_that_changes_nothing_leaves_no_record() -> None:
    done = normalize(report_of("甲，乙"), [_rule(lambda _text: [_edit(1, 2, "，")])], STYLE)
    assert done.changes == ()


def test_a_rule_that_crashes_is_an_error_finding_and_the_others_go_on() -> None:
    def crash(_text: str) -> Iterable[Proposal]:
        yield _edit(0, 1, "，")
        raise KeyError("lost")

    good = _once("，甲", _edit(0, 1, ""))
    done = normalize(report_of("，甲"), [_rule(crash, "broken"), good], STYLE)
    assert _text(done.report) == "甲"
    assert [(f.kind, f.severity) for f in done.findings] == [("rule_failed", "error")]
    assert "broken" in done.findings[0].message
    assert "KeyError" in done.findings[0].message


def test_rules_that_undo_each_other_are_named_and_the_run_ends() -> None:
    there = _rule(lambda text: [_edit(0, 1, "，")] if text == "," else (), "there")
    back = _rule(lambda text: [_edit(0, 1, ",")] if text == "，" else (), "back")
    done = normalize(report_of(","), [there, back], STYLE)
    assert [f.kind for f in done.findings] == ["rule_unstable"]
    assert "back" in done.findings[0].message


def test_rules_run_until_none_has_anything_left_to_propose() -> None:
    needs_b = _rule(lambda t: [_edit(0, 1, "；")] if t == "。" else (), "late")
    gives_b = _rule(lambda t: [_edit(0, 1, "。")] if t == "，" else (), "early")
    done = normalize(report_of("，"), [needs_b, gives_b], STYLE)
    assert _text(done.report) == "；"
    assert [c.rule for c in done.changes] == ["early", "late"]


def test_findings_are_those_of_the_text_as_it_will_stand() -> None:
    def propose(text: str) -> Iterable[Proposal]:
        found = Finding(kind="seen", severity="advice", start=text.index("！"), message="")
        return [found, *([_edit(0, 1, "")] if text[0] == "，" else [])]

    done = normalize(report_of("，甲！"), [_rule(propose)], STYLE)
    assert [f.start for f in done.findings] == [1]


def test_replaying_the_changes_gives_the_output() -> None:
    rule = _once("甲,乙,丙", _edit(1, 2, ""), _edit(3, 4, "——"))
    done = normalize(report_of("甲,乙,丙"), [rule], STYLE)
    text = "甲,乙,丙"
    for change in done.changes:
        text = replay(text, change)
    assert text == _text(done.report) == "甲乙——丙"


def test_a_change_that_does_not_fit_is_not_replayed() -> None:
    change = Change(rule="r", block="b1", start=1, before="丙", after="", why="")
    with pytest.raises(ValueError, match="丙"):
        replay("甲乙", change)


def _moved(
    spans: list[tuple[int, int]], start: int, end: int, length: int
) -> list[tuple[int, int]]:
    made = tuple(Span(kind="bold", start=a, end=b) for a, b in spans)
    return [(s.start, s.end) for s in shift_spans(made, start, end, length)]


@pytest.mark.parametrize(
    ("span", "edit", "after"),
    [
        ((4, 6), (1, 2, 3), [(6, 8)]),
        ((0, 2), (3, 4, 0), [(0, 2)]),
        ((0, 6), (2, 4, 1), [(0, 5)]),
        ((2, 4), (2, 4, 4), [(2, 6)]),
        ((2, 4), (2, 4, 0), []),
        ((2, 4), (2, 2, 1), [(3, 5)]),
        ((2, 4), (4, 4, 1), [(2, 4)]),
        ((2, 4), (3, 3, 1), [(2, 5)]),
        ((3, 5), (2, 4, 1), [(3, 4)]),
    ],
)
def test_a_span_stays_on_its_words(
    span: tuple[int, int], edit: tuple[int, int, int], after: list[tuple[int, int]]
) -> None:
    assert _moved([span], *edit) == after


def test_a_footnote_mark_stays_where_it_is_even_when_its_neighbour_goes() -> None:
    note = (Span(kind="footnote", start=2, end=2, target="1"),)
    assert shift_spans(note, 1, 2, 0)[0].start == 1
    assert shift_spans(note, 2, 3, 0)[0].start == 2
    assert shift_spans(note, 1, 3, 0)[0].start == 1


@given(st.text("甲乙丙丁a1，。 ", max_size=20), st.data())
def test_deleting_marks_keeps_every_span_on_its_letters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    report = report_of(text, spans=(Span(kind="bold", start=start, end=end),))
    rule = Rule(
        name="bare",
        says="",
        example=("", ""),
        propose=lambda r, _s: [
            _edit(m.start(), m.end(), "") for m in re.finditer("[，。 ]", _text(r))
        ],
    )
    block = normalize(report, [rule], STYLE).report.body[0]
    assert isinstance(block, Paragraph)
    assert block.text == letters(text)
    kept = [letters(text[start:end])] if letters(text[start:end]) else []
    assert [block.text[s.start : s.end] for s in block.spans if s.start < s.end] == kept


def _edited(text: str, start: int, end: int, after: str, *spans: Span) -> tuple[str, int]:
    """What a rule's edit makes of ``text`` under ``spans``, and how many findings it leaves."""
    rule = _rule(lambda _text: [_edit(start, end, after)], may_lose=True)
    report = Report(schema="report/1", body=(Paragraph(id="b1", text=text, spans=spans),))
    done = normalize(report, [rule], STYLE)
    block = done.report.body[0]
    assert isinstance(block, Paragraph)
    return block.text, len(done.findings)


def test_no_rule_writes_into_an_equation() -> None:
    equation = Span(kind="equation", start=1, end=4, data="<m:oMath/>")
    assert _edited("设a=b，", 2, 3, "＝", equation) == ("设a=b，", 0)
    assert _edited("设a=b，", 2, 2, "＝", equation) == ("设a=b，", 0)
    assert _edited("设a=b，", 4, 5, "。", equation) == ("设a=b。", 0)


def test_no_rule_writes_across_the_edge_of_a_tracked_change() -> None:
    inserted = Span(kind="inserted", start=2, end=4, author="周明")
    assert _edited("好。。了", 1, 3, "。", inserted) == ("好。。了", 0)
    assert _edited("好。。了", 2, 3, "！", inserted) == ("好。！了", 0)
