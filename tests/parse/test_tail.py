"""落款 and 附注: who signs, when, and what is noted below, wherever the page has them."""

from __future__ import annotations

import pytest

from pipeline.proof import prove_parse
from pipeline.raw import RawFigure, RawText
from pipeline.report import Paragraph, Report, Section
from stages.parse import PARSER
from tests.parse.test_parts import BODY, line, parsed, report_of
from tests.parse.test_there_and_back import CONTEXT
from tests.parse.wordform import HERE, raw_of

TITLE = line("关于清淤经费的请示", "center", size=22.0)
TEXT = line(BODY * 3, "justify", size=16.0)
DAY = "2024年3月8日"


def right(text: str) -> RawText:
    return line(text, "right", size=16.0)


def closed_by(*lines: RawText) -> Report:
    return parsed(raw_of((TITLE, TEXT, *lines)))


def test_organs_that_sign_below_each_other_sign_each() -> None:
    report = closed_by(right("云岭市水务局"), right("云岭市财政局"), right(DAY))
    assert report.signature == ("云岭市水务局", "云岭市财政局")
    assert report.date == "2024-03-08"


def test_pictures_of_seals_between_the_rows_of_joint_signatures_end_none_of_them() -> None:
    seal = RawFigure(asset="0123456789abcdef.png", width=120.0, height=120.0, origin=HERE)
    first = line("云岭市水务局\t云岭市财政局", "center", size=16.0)
    second = line("云岭市林业局\t中共云岭市委网信办", "center", size=16.0)
    report = parsed(raw_of((TITLE, TEXT, seal, first, seal, seal, second, right(DAY))))
    organs = ("云岭市水务局", "云岭市财政局", "云岭市林业局", "中共云岭市委网信办")
    assert (report.signature, report.date) == (organs, "2024-03-08")
    shown = parsed(raw_of((TITLE, TEXT, line("渠首鸟瞰", "center"), seal, second, right(DAY))))
    assert shown.signature == organs[2:]


@pytest.mark.parametrize("said", ["信息公开选项：主动公开", "公开属性：依申请公开"])
def test_whether_it_is_public_is_noted_below_the_date(said: str) -> None:
    report = closed_by(right("云岭市水务局"), right(DAY), line(said, size=16.0))
    assert (report.signature, report.note) == (("云岭市水务局",), said)
    assert len(report.body) == 1


def test_that_a_page_has_no_text_is_said_of_a_page_and_not_of_the_report() -> None:
    page = line("（此页无正文）", size=16.0, new_page=True)
    raw = raw_of((TITLE, TEXT, page, right("云岭市水务局"), right(DAY)))
    done = PARSER.parse(raw, CONTEXT)
    ledger = prove_parse(raw, done)
    assert (len(done.report.body), done.report.note) == (1, None)
    assert ("（此页无正文）", "dress") in [(d.text, d.reason) for d in ledger.dropped]
    behind = closed_by(right("云岭市水务局"), right(DAY), page)
    assert (len(behind.body), behind.note) == (1, None)
    assert len(closed_by(line("（以下无正文）", size=16.0), right(DAY)).body) == 2


@pytest.mark.parametrize("gap", ["　　　", "\t", "     "])
def test_organs_that_sign_beside_each_other_sign_each(gap: str) -> None:
    beside = line(f"云岭市水务局{gap}云岭市财政局", size=16.0)
    for dates in ((right(DAY),), (line(f"{DAY}{gap}{DAY}", size=16.0),)):
        report = closed_by(beside, *dates)
        assert report.signature == ("云岭市水务局", "云岭市财政局")
        assert report.date == "2024-03-08"
        assert len(report.body) == 1


def test_the_organ_that_signed_last_dates_the_document() -> None:
    first, last = right("2024年3月6日"), right(DAY)
    organs = right("云岭市水务局"), right("云岭市财政局")
    report = closed_by(organs[0], first, organs[1], last)
    assert report.date == "2024-03-08"
    assert report.signature == ("云岭市水务局", "云岭市财政局", "2024年3月6日")
    assert closed_by(organs[0], last, organs[1], first).date == "2024-03-08"


def test_an_office_and_a_name_sign() -> None:
    for said in ("局　长　　周　明", "局长：周明", "周　明"):
        assert closed_by(line(said, size=16.0), line(DAY, size=16.0)).signature == (said,)


def test_a_stamp_behind_a_name_is_part_of_what_signs() -> None:
    for said in ("云岭市水务局（盖章）", "周明（签字）"):
        assert report_of("清淤工作报告", BODY, said, DAY).signature == (said,)


def test_name_and_date_in_one_line_are_two_parts() -> None:
    for who in ("周　明", "局长周明", "云岭市水务局"):
        report = report_of("清淤工作报告", BODY, f"{who}　　{DAY}")
        assert (report.signature, report.date) == ((who,), "2024-03-08")


@pytest.mark.parametrize(
    "printed",
    ["二〇二四年三月八日", "二○二四年三月八日", "2024.3.8", "2024-03-08", "２０２４年３月８日"],
)
def test_the_day_is_read_in_every_form(printed: str) -> None:
    assert closed_by(right("云岭市水务局"), right(printed)).date == "2024-03-08"


@pytest.mark.parametrize("printed", ["2024年3月", "二〇二四年三月", "2024年　月　日", "年　月　日"])
def test_a_date_without_its_day_stays_as_words_of_the_signature(printed: str) -> None:
    for lines in ((right("云岭市水务局"), right(printed)), (line("云岭市水务局"), line(printed))):
        report = closed_by(*lines)
        assert (report.signature, report.date) == (("云岭市水务局", printed), None)


def test_attachments_may_stand_above_between_or_below_signature_and_date() -> None:
    organ, day, listed = right("云岭市水务局"), right(DAY), line("附件：清淤计划表", size=16.0)
    for order in ((listed, organ, day), (organ, listed, day), (organ, day, listed)):
        report = closed_by(*order)
        assert report.attachments == ("清淤计划表",)
        assert (report.signature, report.date) == (("云岭市水务局",), "2024-03-08")


def test_a_note_may_stand_above_or_below_the_date() -> None:
    organ, day, note = right("云岭市水务局"), right(DAY), line("（联系人：周明，电话：5550101）")
    for order in ((organ, day, note), (organ, note, day), (note, organ, day)):
        report = closed_by(*order)
        assert report.note == "联系人：周明，电话：5550101"
        assert (report.signature, report.date) == (("云岭市水务局",), "2024-03-08")


def test_two_notes_are_two_lines_of_one() -> None:
    notes = line("（此件公开发布）"), line("（联系人：周明）")
    report = closed_by(right("云岭市水务局"), right(DAY), *notes)
    assert report.note == "此件公开发布\n联系人：周明"


def test_a_signature_without_a_date_below_it_stands_above_its_note() -> None:
    dated = line("（2024年3月8日）", "center", size=16.0)
    note = line("（联系人：周明，电话：5550101）", size=16.0)
    report = parsed(raw_of((TITLE, dated, TEXT, right("云岭市水务局"), note)))
    assert (report.signature, report.date) == (("云岭市水务局",), "2024-03-08")
    assert report.note == "联系人：周明，电话：5550101"


def test_brackets_that_end_a_text_are_no_note() -> None:
    bracketed = line("（以上数据截至年底）", size=16.0)
    report = parsed(raw_of((TITLE, TEXT, bracketed)))
    assert (report.note, len(report.body)) == (None, 2)
    signed = closed_by(bracketed, right("云岭市水务局"), right(DAY))
    assert (signed.note, signed.signature, len(signed.body)) == (None, ("云岭市水务局",), 2)


def test_a_letter_quoted_in_the_text_signs_and_dates_nothing() -> None:
    quoted = (line("特此函达。"), right("云岭市水务局"), right(DAY))
    after = line("二、写法要点"), line("函的正文要写明事由，语气平和。")
    report = parsed(
        raw_of((line("公文写作须知", "center", size=22.0), line("一、函的样式"), *quoted, *after))
    )
    assert (report.signature, report.date) == ((), None)
    sections = [block for block in report.body if isinstance(block, Section)]
    assert [s.heading for s in sections] == ["函的样式", "写法要点"]
    said = [b.text for b in sections[0].blocks if isinstance(b, Paragraph)]
    assert said == ["特此函达。", "云岭市水务局", DAY]


def test_short_lines_above_who_signs_at_the_left_are_text() -> None:
    report = report_of("清淤工作报告", BODY, "淤泥已全部外运", "云岭市水务局", DAY)
    assert report.signature == ("云岭市水务局",)


def test_a_date_that_is_called_so_dates_the_report() -> None:
    report = report_of("清淤工作报告", BODY, "报告人：周明", f"报告时间：{DAY}")
    assert (report.signature, report.date) == (("报告人：周明",), "2024-03-08")
    under = report_of("清淤工作报告", "汇报单位：云岭市水务局", f"汇报时间：{DAY}", BODY)
    assert (under.byline, under.date) == ("汇报单位：云岭市水务局", "2024-03-08")


def test_the_time_of_a_meeting_dates_no_minutes() -> None:
    said = (f"时间：{DAY}", "地点：三楼会议室", "出席：周明、李禾")
    report = report_of("云岭市水务局会议纪要", *said, BODY)
    assert (report.byline, report.date) == (None, None)
    assert [b.text for b in report.body if isinstance(b, Paragraph)] == [*said, BODY]


def test_whom_to_ask_is_noted_though_blanks_widen_the_words() -> None:
    lines = ("联 系 人：沈渠生", "联系电话：5512093", "渠首管理所", "2024年3月8日")
    report = report_of("关于检修水闸的通知", BODY, *lines)
    assert report.note is not None
    assert "沈渠生" in report.note
    assert [block.text for block in report.body if isinstance(block, Paragraph)] == [BODY]


def test_a_number_alone_signs_nothing() -> None:
    report = report_of("渠首管理所工作总结", BODY, "渠首管理所", "1", "2024年3月8日")
    assert report.signature == ("渠首管理所",)
    assert [block.text for block in report.body if isinstance(block, Paragraph)] == [BODY, "1"]
