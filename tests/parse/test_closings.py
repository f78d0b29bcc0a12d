"""The phrase that ends a report, and whether it fits its kind."""

from __future__ import annotations

import pytest

from pipeline.record import Finding
from pipeline.report import Paragraph, Report
from pipeline.walk import texts
from tests.parse.test_kinds import report
from tests.parse.test_understand import seen

BODY = "渠首闸门锈蚀严重，汛期无法启闭，需要尽快更换。"


def closing(made: Report) -> list[str]:
    return [
        text.text[span.start : span.end]
        for text in texts(seen(made).report)
        for span in text.spans
        if span.kind == "closing"
    ]


def wrong(made: Report) -> list[Finding]:
    return [f for f in seen(made).findings if f.kind == "wrong_closing"]


@pytest.mark.parametrize(
    "said",
    [
        "特此报告。",
        "妥否，请批示。",
        "以上请示当否，请批复。",
        "以上请示如无不妥，请批准。",
        "特此函达，请予函复。",
        "特此函复",
        "此函。",
        "专此函达，盼复。",
        "请予支持为盼。",
        "特此通知。",
        "请遵照执行。",
        "以上报告，请予审议。",
        "以上述职，请予评议。",
        "以上报告如有不妥，请指示。",
        "以上报告，如有不妥，请批评指正。",
    ],
)
def test_a_phrase_that_ends_a_report_is_its_closing(said: str) -> None:
    assert closing(report("关于更换闸门的情况", BODY, said)) == [said]


def test_a_closing_may_end_the_last_paragraph() -> None:
    assert closing(report("关于更换闸门的请示", f"{BODY}妥否，请批示。")) == ["妥否，请批示。"]


def test_two_sentences_may_be_one_closing() -> None:
    assert closing(report("关于商借水泵的函", BODY, "特此函达。请予函复。")) == [
        "特此函达。请予函复。"
    ]


def test_a_closing_may_stand_before_a_line_about_the_attachments() -> None:
    made = report("关于更换闸门的报告", BODY, "特此报告。", "报表随文报送。")
    assert closing(made) == ["特此报告。"]


@pytest.mark.parametrize(
    "said",
    [
        "局办公室收到函件后，特此函复的有三家单位。",
        "请各单位于3月底前函复意见，以便汇总。",
        "特此通知的事项已经办结三件。",
        "对妥否的问题，请批示后再议论一次。",
    ],
)
def test_a_sentence_that_holds_such_words_is_no_closing(said: str) -> None:
    assert closing(report("关于更换闸门的报告", BODY, said)) == []


def test_a_phrase_in_the_middle_of_a_report_closes_nothing() -> None:
    made = report("关于更换闸门的报告", "特此报告。", BODY, BODY + "一", BODY + "二")
    assert closing(made) == []


def test_the_closing_of_another_kind_is_a_finding_at_its_place() -> None:
    [found] = wrong(report("关于更换闸门的请示", f"{BODY}特此报告。"))
    assert (found.severity, found.block, found.text) == ("warning", "b1", "特此报告。")
    assert (found.start, found.end) == (len(BODY), len(BODY) + 5)
    assert "请示" in found.message


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("关于更换闸门的请示", "妥否，请批示。"),
        ("关于更换闸门的请示", "请予批准为盼。"),
        ("关于更换闸门情况的报告", "特此报告。"),
        ("关于商借水泵的函", "可否，请函复。"),
        ("关于更换闸门的通知", "请认真贯彻执行。"),
        ("2024年度述责述廉报告", "特此报告。"),
        ("水泵性能检测报告", "特此函达。"),
    ],
)
def test_a_closing_that_fits_or_of_no_known_kind_is_no_finding(title: str, said: str) -> None:
    assert wrong(report(title, BODY, said)) == []


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("关于更换闸门情况的报告", "妥否，请批示。"),
        ("关于更换闸门的通知", "特此函告。"),
        ("关于商借水泵的函", "特此通知。"),
    ],
)
def test_reports_must_not_ask_and_letters_not_order(title: str, said: str) -> None:
    assert [f.text for f in wrong(report(title, BODY, said))] == [said]


def test_only_a_request_is_advised_to_have_a_closing() -> None:
    [found] = wrong(report("关于更换闸门的请示", BODY))
    assert (found.severity, found.block, found.text) == ("advice", None, None)
    assert wrong(report("关于更换闸门情况的报告", BODY)) == []


def test_a_long_paragraph_without_any_mark_is_read_in_no_time() -> None:
    long = Paragraph(id="b1", text="请" * 100_000)
    made = Report(schema="report/1", title="关于更换闸门的请示", body=(long,))
    assert closing(made) == []
