"""版记: what besides 抄送 and 印发 stands in it, and what only looks as if it did."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline import registry
from pipeline.kind import ADDRESSEE
from pipeline.proof import prove_parse
from pipeline.raw import RawCell, RawTable, RawText
from pipeline.report import Back, Front, Paragraph, Report
from pipeline.stage import Context
from stages.parse import PARSER
from tests.parse.test_parts import BODY, CONTEXT, line, parsed
from tests.parse.wordform import HERE, raw_of

TITLE = line("关于清淤经费的通知", "center", size=22.0)
TEXT = line(BODY * 3, "justify", size=16.0)
CLOSED = (line("云岭市水务局", "right", size=16.0), line("2024年3月8日", "right", size=16.0))
COPIES = "抄送：市财政局。"
PRINTED = "云岭市水务局办公室　　2024年3月8日印发"


def closed_by(*said: str) -> Report:
    return parsed(raw_of((TITLE, TEXT, *CLOSED, *map(line, said))))


def back_of(*said: str) -> Back | None:
    report = closed_by(*said)
    assert (report.signature, report.date) == (("云岭市水务局",), "2024-03-08")
    assert len(report.body) == 1
    return report.back


def test_every_element_of_the_imprint_is_known_without_its_dress() -> None:
    said = (
        "主题词：水利　清淤　通知",
        "主送：各县（区）水务局，局属各单位。",
        "抄报：市政府办公室。",
        COPIES,
        PRINTED,
        "（共印50份）",
    )
    assert back_of(*said) == Back(
        keywords="水利　清淤　通知",
        sent_to="各县（区）水务局，局属各单位",
        reported_to="市政府办公室",
        copies_to="市财政局",
        printed_by="云岭市水务局办公室",
        printed_on="2024-03-08",
        copies_printed="50",
    )


def test_lists_may_stand_in_any_order_and_take_several_lines() -> None:
    said = ("抄送：市财政局，市审计局，", "市农业农村局。", "抄　报：市政府办公室。", PRINTED)
    back = back_of(*said)
    assert back is not None
    assert (back.copies_to, back.reported_to) == (
        "市财政局，市审计局，市农业农村局",
        "市政府办公室",
    )


@pytest.mark.parametrize("said", ["共印50份", "（共印 50 份）", "(共印50份)", "共印五十份。"])
def test_how_many_were_printed_may_close_a_document_alone(said: str) -> None:
    back = back_of(said)
    assert back is not None
    assert back.copies_printed in ("50", "五十")


def test_those_reported_to_tell_an_imprint_alone() -> None:
    assert back_of("抄报：市政府办公室。") == Back(reported_to="市政府办公室")


@pytest.mark.parametrize("said", ["主题词：水利　清淤　通知", "主送：各县（区）水务局。"])
def test_words_that_open_other_lines_too_tell_none_alone(said: str) -> None:
    assert closed_by(said).back is None


def test_whom_a_short_text_is_sent_to_at_its_top_is_no_imprint() -> None:
    said = (TITLE, line("主送：各县（区）水务局"), line(BODY), line(BODY * 2), *CLOSED)
    report = parsed(raw_of((*said, line(COPIES), line(PRINTED))))
    assert report.back is not None
    assert (report.back.sent_to, report.back.copies_to) == (None, "市财政局")
    texts = [block.text for block in report.body if isinstance(block, Paragraph)]
    assert texts == ["主送：各县（区）水务局", BODY, BODY * 2]


def test_an_imprint_in_a_table_may_hold_all_of_it() -> None:
    rows = (
        ("主题词：水利　清淤　通知", ""),
        ("抄报：市政府办公室。", ""),
        (COPIES, ""),
        ("云岭市水务局办公室", "2024年3月8日印发"),
        ("（共印50份）", ""),
    )
    cells = tuple(tuple(RawCell(text=text) for text in row) for row in rows)
    report = parsed(raw_of((TITLE, TEXT, *CLOSED, RawTable(rows=cells, origin=HERE))))
    assert report.back == Back(
        keywords="水利　清淤　通知",
        reported_to="市政府办公室",
        copies_to="市财政局",
        printed_by="云岭市水务局办公室",
        printed_on="2024-03-08",
        copies_printed="50",
    )


def test_every_character_of_an_imprint_is_accounted_for() -> None:
    said = ("主题词：水利", "抄报：市政府办公室。", COPIES, PRINTED, "（共印 50 份）")
    raw = raw_of((TITLE, TEXT, *CLOSED, *map(line, said)))
    parsed_ = PARSER.parse(raw, CONTEXT)
    assert prove_parse(raw, parsed_).kept_chars > 0
    assert sorted(key for key in parsed_.report.evidence if key.startswith("back.")) == [
        "back.copies_printed",
        "back.copies_to",
        "back.keywords",
        "back.printed_by",
        "back.printed_on",
        "back.reported_to",
    ]


def test_a_short_list_of_facts_is_no_imprint() -> None:
    printed: tuple[RawText, ...] = (line("本册共印50份，分送各站。"), line(BODY))
    assert parsed(raw_of((TITLE, TEXT, *printed))).back is None


def test_those_named_in_the_imprint_are_whom_a_notice_is_sent_to() -> None:
    notice = Report(
        schema="report/1",
        title="关于做好清淤工作的通知",
        front=Front(document_number="云水发〔2024〕9号"),
        body=(Paragraph(id="b1", text=BODY),),
    )
    for back, missing in ((None, 1), (Back(sent_to="各县（区）水务局"), 0)):
        context = Context(style=registry.style("gbt9704"), kinds=registry.kinds())
        found = PARSER.understand(replace(notice, back=back), context).findings
        assert sum((f.kind, f.text) == ("missing_part", ADDRESSEE) for f in found) == missing
