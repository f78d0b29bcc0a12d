"""What must hold whatever is typed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import registry
from pipeline.chars import letters
from pipeline.proof import prove_changes
from pipeline.report import MARKS, Report, Span
from pipeline.walk import Text, texts
from tests.normalize._reports import report_of, run, section, with_blocks

MAY_LOSE = {rule.name for rule in registry.rules() if rule.may_lose}

_PIECES = st.one_of(
    st.sampled_from(list("工作会议一二三十年月日号第发张李市〇")),
    st.sampled_from(list("abXs019０９Ａ％")),
    st.sampled_from(list(",;:?!().，。、；：？！（）．｡､[]【】〔〕《》")),
    st.sampled_from(list("\"'“”‘’「」『』＂")),
    st.sampled_from(list(" \u3000\u00a0\t\n\u200b")),
    st.sampled_from(list("-—–…~～/\\@%+é한🙂□\u200d")),
    st.sampled_from(
        [
            "2023.7.19", "二〇二三年七月十九日", "2023年07月", "云办发[2023]第012号",
            "www.a.gov.cn/x",
            "a.b@c.cn", "9:30", "1,234.5", "don't", "……", "。。", "...", "--", "出席：", "（一）",
            "1、", "附件1:", "Hello world", "5'10\"", "至二十一日", "(2024)1号",
        ]
    ),
)  # fmt: skip
TYPED = st.lists(_PIECES, min_size=1, max_size=24).map("".join)


@st.composite
def marked(draw: st.DrawFn) -> Report:
    """A paragraph with marks of its author anywhere in it."""
    text = draw(TYPED)
    spans = []
    for kind in draw(st.lists(st.sampled_from(sorted(MARKS - {"footnote", "link"})), max_size=3)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        spans.append(Span(kind=kind, start=start, end=end))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        spans.append(Span(kind="footnote", start=at, end=at, target="1"))
    return report_of(text, spans=tuple(spans))


@settings(max_examples=200, deadline=None)
@given(marked())
def test_source_and_changes_give_the_output_and_nothing_goes_wrong(report: Report) -> None:
    done = run(report)
    prove_changes(report, done.report, done.changes)
    assert {f.kind for f in done.findings} <= {"unpaired_quote", "repeated_mark"}


@settings(max_examples=200, deadline=None)
@given(marked())
def test_a_second_run_changes_nothing(report: Report) -> None:
    once = run(report)
    twice = run(once.report)
    assert twice.changes == ()
    assert twice.report == once.report
    assert twice.findings == once.findings


@settings(max_examples=200, deadline=None)
@given(marked())
def test_letters_and_digits_stay_and_marks_stay_on_their_words(report: Report) -> None:
    careful = [rule for rule in registry.rules() if rule.name not in MAY_LOSE]
    done = run(report, careful)
    (old,), (new,) = texts(report), texts(done.report)
    assert letters(old.text) == letters(new.text)
    assert _words_marked(new) == _words_marked(old)


def _words_marked(text: Text) -> list[tuple[str, str, str]]:
    """Each mark that lies on words or is a footnote: kind, its words, the words before it."""
    return [
        (span.kind, letters(text.text[span.start : span.end]), letters(text.text[: span.start]))
        for span in text.spans
        if span.kind == "footnote" or letters(text.text[span.start : span.end])
    ]


@settings(max_examples=100, deadline=None)
@given(
    heading=TYPED,
    label=st.sampled_from(["", "一.", "（一）、", "1、", "(1)", "第 一 章", "１．", "廿一、"]),
)
def test_headings_hold_the_same_promises(heading: str, label: str) -> None:
    report = with_blocks(section(heading, label))
    done = run(report)
    prove_changes(report, done.report, done.changes)
    assert run(done.report).changes == ()
    assert {f.kind for f in done.findings} <= {"unpaired_quote", "repeated_mark"}


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(max_codepoint=0x24F), min_size=1, max_size=40))
def test_a_text_without_chinese_is_left_alone(text: str) -> None:
    assert run(report_of(text)).changes == ()
