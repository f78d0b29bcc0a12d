"""What must hold whatever is typed, whatever is marked in it, and however the house is set.

``EXAMPLES=20000 pytest tests/normalize/test_rules_on_random_texts.py`` looks longer.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import registry
from pipeline.chars import letters
from pipeline.edit import Normalized, normalize
from pipeline.proof import prove_changes, text_map
from pipeline.report import EQUATION, TRACKED, Report
from pipeline.review.file import Review, Verdict
from pipeline.review.honour import honour
from pipeline.review.listing import listed
from pipeline.style import Style
from pipeline.walk import texts
from tests.normalize._random import FOREIGN, TYPED, marked, reports, revised, worded
from tests.normalize._reports import STYLE, report_of, run
from tests.normalize._survivors import follow, under

EXAMPLES = int(os.environ.get("EXAMPLES", "60"))
MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW = settings(MANY, max_examples=EXAMPLES * 2 // 3)

MAY_LOSE = {rule.name for rule in registry.rules() if rule.may_lose}
AS_PRINTED = {"cell", "issuer", "signer"}
CHARACTERS = {"compatible_forms"}
"""Rules that have a say in what else stays as it was printed: which character is meant is no matter
of how a text is dressed."""

STYLES = st.sampled_from(
    [
        STYLE,
        replace(STYLE, rules={"quotes": {"outer": "「」", "inner": "『』"}}),
        replace(STYLE, rules={"quotes": {"outer": "‘’", "inner": "“”"}}),
        replace(STYLE, rules={"number_brackets": {"brackets": "［］"}}),
        replace(STYLE, rules={"number_brackets": {"brackets": "（）"}}),
    ]
)


def _through(report: Report, style: Style = STYLE) -> Normalized:
    return normalize(report, registry.rules(), style)


@MANY
@given(st.one_of(marked(), reports()), STYLES)
def test_source_and_changes_give_the_output_and_a_second_run_changes_nothing(
    report: Report, style: Style
) -> None:
    once = _through(report, style)
    prove_changes(report, once.report, once.changes)
    assert [f for f in once.findings if f.severity == "error"] == []
    twice = _through(once.report, style)
    assert twice.changes == ()
    assert twice.report == once.report
    assert twice.findings == once.findings


@MANY
@given(st.one_of(marked(), reports()), STYLES)
def test_marks_stay_on_the_very_characters_that_they_lay_on(report: Report, style: Style) -> None:
    done = _through(report, style)
    numbers, _written = follow(text_map(report), done.changes)
    now = {text.place: text for text in texts(done.report)}
    for old in texts(report):
        survivors = set(numbers[old.place])
        source = [n if n in survivors else None for n in range(len(old.text))]
        new = now.get(old.place)
        assert under(old.spans, source) == under(new.spans if new else (), numbers[old.place])


@MANY
@given(st.one_of(marked(), reports()), STYLES)
def test_only_rules_that_may_lose_a_letter_change_one(report: Report, style: Style) -> None:
    done = _through(report, style)
    for change in done.changes:
        if change.rule not in MAY_LOSE:
            assert letters(change.before) == letters(change.after), change
    careful = [rule for rule in registry.rules() if rule.name not in MAY_LOSE]
    kept = normalize(report, careful, style).report
    before, after = (
        {place: letters(text) for place, text in text_map(one).items() if letters(text)}
        for one in (report, kept)
    )
    assert before == after


@MANY
@given(reports(), STYLES)
def test_tables_formulae_and_what_was_printed_by_others_stay(report: Report, style: Style) -> None:
    done = _through(report, style)
    now = {text.place: text for text in texts(done.report)}
    roles = {text.place: text.role for text in texts(report)}
    for change in done.changes:
        role = roles[change.block, change.field]
        assert role not in {"opaque", "date", "footnote_mark"}
        assert role not in AS_PRINTED or change.rule in CHARACTERS
    for old in texts(report):
        for span in old.spans:
            if span.kind == EQUATION:
                said = old.text[span.start : span.end]
                new = now[old.place]
                assert said in [new.text[s.start : s.end] for s in new.spans if s.kind == EQUATION]


@FEW
@given(revised(), STYLES)
def test_nothing_is_written_across_the_edge_of_a_revision(report: Report, style: Style) -> None:
    done = _through(report, style)
    (text,) = texts(report)
    _numbers, written = follow(text_map(report), done.changes)
    for change in written:
        over = [number for number in change.over if number is not None]
        for span in text.spans:
            inside = [span.start <= number < span.end for number in over]
            assert span.kind not in TRACKED or all(inside) or not any(inside), change


@FEW
@given(st.sampled_from(FOREIGN), st.lists(st.sampled_from(FOREIGN), max_size=2), TYPED)
def test_a_text_in_another_language_stays_whatever_stands_around_it(
    said: str, more: list[str], chinese: str
) -> None:
    text = " ".join([said, *more])
    done = run(report_of(chinese, text, chinese))
    assert {change.block for change in done.changes} <= {"b1", "b3"}


@FEW
@given(st.text(st.characters(max_codepoint=0x24F), min_size=1, max_size=40))
def test_a_text_without_chinese_is_left_alone(text: str) -> None:
    assert run(report_of(text)).changes == ()


@FEW
@given(worded(), st.data())
def test_a_change_that_a_person_rejected_is_not_made_again(
    report: Report, data: st.DataObject
) -> None:
    done = _through(report)
    if not done.changes:
        return
    shown = replace(done.report, changes=done.changes)
    number = data.draw(st.integers(1, len(done.changes)))
    item = next(item for item in listed(shown, Review()) if item.number == number)
    verdict = Verdict(
        rule=item.rule,
        verdict="reject",
        before=item.before,
        after=item.after,
        left=item.left,
        right=item.right,
    )
    honoured = honour(Review(change=(verdict,)))
    rules = (*registry.rules(), *honoured.after)
    again = normalize(report, rules, STYLE, honoured.refuses)
    prove_changes(report, again.report, again.changes)
    assert [f for f in again.findings if f.severity == "error"] == []
    _numbers, first = follow(text_map(report), done.changes)
    _numbers, then = follow(text_map(report), again.changes)
    rejected = first[number - 1]
    if None in rejected.over or not rejected.over:
        return  # it wrote over what another change had written: there is no such place now
    assert rejected not in then
    assert normalize(again.report, rules, STYLE, honoured.refuses).changes == ()
