"""What a person decided holds in every later run, wherever the words have moved to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import registry
from pipeline.edit import Normalized, normalize
from pipeline.report import Report
from pipeline.review.file import Entry, Review, Verdict
from pipeline.review.honour import honour
from pipeline.review.listing import judged, listed
from tests.normalize._reports import STYLE, report_of, text_of

SAID = "全站检修水泵,更换轴承四只,备用机组随时待命。"


def _run(report: Report, review: Review, *without: str) -> Normalized:
    honoured = honour(review)
    rules = [rule for rule in registry.rules() if rule.name not in without]
    ordered = (*honoured.before, *rules, *honoured.after)
    return normalize(report, ordered, STYLE, honoured.refuses)


def _comma(verdict: str, left: str = "全站检修水泵", right: str = "更换轴承四只") -> Review:
    said = Verdict(
        rule="punctuation",
        verdict="reject" if verdict == "reject" else "accept",
        before=",",
        after="，",
        left=left,
        right=right,
    )
    return Review(change=(said,))


def test_a_rejected_change_is_not_made_and_its_neighbours_are() -> None:
    done = _run(report_of(SAID), _comma("reject"))
    assert text_of(done) == "全站检修水泵,更换轴承四只，备用机组随时待命。"
    assert done.findings == ()


def test_a_rejection_holds_where_a_new_scan_has_other_numbers_and_one_other_character() -> None:
    again = report_of("新读出的一段。", SAID.replace("水泵", "水汞"))
    assert text_of(_run(again, _comma("reject")), "b2").startswith("全站检修水汞,更换")


def test_a_rejection_says_nothing_about_the_same_mark_between_other_words() -> None:
    done = _run(report_of("巡查员住在坝上,每天两次。", SAID), _comma("reject"))
    assert text_of(done, "b1") == "巡查员住在坝上，每天两次。"


def _first_rejected(report: Report, before: str) -> Review:
    """A review that rejects the first change of ``before``, as `guidang changes` writes it."""
    done = _run(report, Review())
    shown = listed(replace(done.report, changes=done.changes), Review())
    number = next(item.number for item in shown if item.before == before)
    return judged(Review(), shown, (), (number,))


@pytest.mark.parametrize(
    "before", ["二〇二一年九月三日", "二〇二二年八月二日", "二〇二三年七月一日"]
)
def test_one_date_stays_as_it_was_though_its_neighbours_are_rewritten(before: str) -> None:
    report = report_of("二〇二一年九月三日、二〇二二年八月二日、二〇二三年七月一日")
    review = _first_rejected(report, before)
    done = _run(report, review)
    assert before in text_of(done)
    assert len(done.changes) == 2
    assert _run(done.report, review).changes == ()


def test_a_rejection_holds_in_a_later_round_in_which_its_neighbour_has_changed() -> None:
    report = report_of("一九九一年九月三日修堤０段二〇二一年九月三日")
    review = _first_rejected(report, "０")
    done = _run(report, review)
    assert "堤０段" in text_of(done)
    assert _run(done.report, review).changes == ()


def test_a_rejection_holds_though_a_blank_within_the_change_has_gone() -> None:
    report = report_of("完成八成，即80\u200b％以上")
    change = Verdict(
        rule="percent",
        verdict="reject",
        before="\u200b％",
        after="%",
        left="完成八成，即80",
        right="以上",
    )
    done = _run(report, Review(change=(change,)))
    assert "％" in text_of(done)


def test_an_accepted_change_is_made_though_its_rule_is_left_out() -> None:
    done = _run(report_of(SAID), _comma("accept"), "punctuation")
    assert text_of(done) == "全站检修水泵，更换轴承四只,备用机组随时待命。"
    assert [(c.rule, c.why) for c in done.changes] == [("punctuation", "人工确认的修改")]


def test_an_accepted_change_is_made_though_its_rule_no_longer_proposes_it() -> None:
    said = Verdict(
        rule="punctuation", verdict="accept", before=",", after="，", left="泵型A", right="B两种"
    )
    report = report_of("泵型A,B两种。")
    assert text_of(_run(report, Review())) == "泵型A,B两种。"
    assert text_of(_run(report, Review(change=(said,)))) == "泵型A，B两种。"


def test_an_accepted_change_that_its_rule_makes_is_made_once() -> None:
    done = _run(report_of(SAID), _comma("accept"))
    assert [c.rule for c in done.changes] == ["punctuation", "punctuation"]
    assert done.findings == ()


def _correction(**entry: str) -> Review:
    return Review(correction=(Entry(**entry),))


FOUR = {"before": "四只", "after": "十四只", "left": "水泵,更换轴承", "right": ",备用机组随时"}


def test_a_correction_is_made_recorded_and_the_same_the_second_time() -> None:
    first = _run(report_of(SAID), _correction(**FOUR))
    assert text_of(first) == "全站检修水泵，更换轴承十四只，备用机组随时待命。"
    assert [(c.before, c.after) for c in first.changes if c.rule == "correction"] == [
        ("四只", "十四只")
    ]
    second = _run(first.report, _correction(**FOUR))
    assert (second.changes, second.findings) == ((), ())


def test_no_rule_writes_over_what_a_person_corrected() -> None:
    half = _correction(before="水泵", after="水泵(2号)", left="全站检修", right="更换轴承四只")
    assert text_of(_run(report_of(SAID), half)).startswith("全站检修水泵(2号)，更换")


def test_a_correction_that_no_longer_fits_its_place_is_a_finding() -> None:
    done = _run(report_of("闸门启闭四次，运行正常。"), _correction(**FOUR))
    assert text_of(done) == "闸门启闭四次，运行正常。"
    (finding,) = done.findings
    assert (finding.kind, finding.severity) == ("review_unmatched", "warning")
    assert "四只→十四只" in finding.message


def test_between_two_places_that_are_as_like_a_correction_is_not_guessed() -> None:
    twice = report_of("水泵甲轴承四只，备用机组待命。", "水泵乙轴承四只，备用机组待命。")
    done = _run(twice, _correction(**FOUR))
    assert done.changes == ()
    assert [f.kind for f in done.findings] == ["review_unmatched"]


def test_a_rejection_whose_words_are_gone_is_an_advice() -> None:
    done = _run(report_of("闸门启闭四次。"), _comma("reject"))
    assert [(f.kind, f.severity) for f in done.findings] == [("review_unmatched", "advice")]


@pytest.mark.parametrize("lost", ["left", "right"])
def test_one_side_alone_does_not_make_a_place_known(lost: str) -> None:
    entry = FOUR | {lost: "与此处毫不相干的话语在此"}
    assert _run(report_of(SAID), _correction(**entry)).findings


@given(st.text('水泵，,。.“”"四4 (（a', min_size=1, max_size=30))
def test_the_first_change_of_a_run_is_not_made_again_once_all_are_rejected(text: str) -> None:
    first = _run(report_of(text), Review())
    items = listed(replace(first.report, changes=first.changes), Review())
    review = judged(Review(), items, (), [item.number for item in items])
    again = _run(report_of(text), review)
    firsts = {(c.start, c.before, c.after) for c in first.changes[:1]}
    assert firsts.isdisjoint({(c.start, c.before, c.after) for c in again.changes[:1]})
