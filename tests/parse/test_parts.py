"""Title block, salutation, tail, annexes, 版头 and 版记 of files by others."""

from __future__ import annotations

import pytest

from pipeline.origin import Origin
from pipeline.proof import prove_parse
from pipeline.raw import Align, Hints, Raw, RawText
from pipeline.record import Ledger
from pipeline.report import Back, Front, Paragraph, Report, Section
from stages.parse import PARSER
from stages.parse.understand.numbering import numbering_findings
from tests.parse.test_there_and_back import CONTEXT
from tests.parse.wordform import HERE, plain, raw_of

BODY = "今年以来，全局上下认真落实工作部署，各项任务有序推进，总体情况良好。"


def parsed(raw: Raw) -> Report:
    done = PARSER.parse(raw, CONTEXT)
    prove_parse(raw, done)
    return done.report


def report_of(*lines: str) -> Report:
    return parsed(plain("\n".join(lines)))


def ledger_of(*lines: str) -> Ledger:
    raw = plain("\n".join(lines))
    return prove_parse(raw, PARSER.parse(raw, CONTEXT))


def line(text: str, align: Align | None = None, **hints: object) -> RawText:
    return RawText(text=text, hints=Hints(align=align, **hints), origin=HERE)  # type: ignore[arg-type]


def test_a_plain_first_line_that_names_a_report_is_the_title() -> None:
    report = report_of("云岭市水务局2023年度工作总结", BODY)
    assert report.title == "云岭市水务局2023年度工作总结"
    assert len(report.body) == 1


def test_several_title_lines_are_one_title() -> None:
    report = report_of("云岭市水务局", "关于河道清淤情况的报告", BODY)
    assert report.title == "云岭市水务局关于河道清淤情况的报告"


def test_a_letter_spaced_title_keeps_its_blanks() -> None:
    assert report_of("述 职 报 告", "各位领导：", BODY).title == "述 职 报 告"


def test_a_sentence_is_no_title() -> None:
    report = report_of(BODY, "二是抓好落实。")
    assert report.title is None


def test_a_centred_large_line_is_the_title_and_a_smaller_one_its_byline() -> None:
    report = parsed(
        raw_of(
            (
                line("忠诚履职　清廉为民", "center", size=22.0),
                line("——在述职会上的发言", "center", size=16.0),
                line("云岭市水务局党组书记、局长　周明", "center", size=16.0),
                line("（2023年12月20日）", "center", size=16.0),
                line("各位领导：", "left", size=16.0),
                line(BODY * 2, "justify", size=16.0),
            )
        )
    )
    assert report.title == "忠诚履职　清廉为民"
    assert report.subtitle == "——在述职会上的发言"
    assert report.byline == "云岭市水务局党组书记、局长　周明"
    assert report.date == "2023-12-20"
    assert report.salutation == "各位领导："
    assert report.signature == ()


def test_a_month_without_a_day_stays_in_the_byline() -> None:
    report = report_of("个人述职报告", "云岭市水务局局长　周明", "（2023年12月）", BODY)
    assert report.byline == "云岭市水务局局长　周明\n（2023年12月）"
    assert report.date is None


@pytest.mark.parametrize(
    "words", ["现将有关情况报告如下：", "会议时间：", "附件1：", "03值班要点三："]
)
def test_what_opens_a_list_or_is_numbered_is_no_salutation(words: str) -> None:
    assert report_of("关于汛期值守的通知", words, BODY, BODY + "二").salutation is None


def test_the_organs_spoken_to_are_the_salutation() -> None:
    words = "各县（区）水务局，局属各单位、各科室："
    assert report_of("关于汛期值守的通知", words, BODY).salutation == words


def test_signature_and_date_close_the_text() -> None:
    report = report_of("工作报告", BODY, "云岭市水务局", "2023年12月20日")
    assert (report.signature, report.date) == (("云岭市水务局",), "2023-12-20")
    assert [b.text for b in report.body if isinstance(b, Paragraph)] == [BODY]


def test_a_date_in_chinese_numerals_becomes_iso_by_a_change() -> None:
    raw = plain(f"工作报告\n{BODY}\n云岭市水务局\n二〇二三年十二月二十日")
    done = PARSER.parse(raw, CONTEXT)
    prove_parse(raw, done)
    assert done.report.date == "2023-12-20"
    [change] = done.changes
    assert (change.rule, change.before) == ("date_value", "二〇二三年十二月二十日")


def test_organ_and_date_on_one_line_are_both_found() -> None:
    report = report_of("工作报告", BODY, "云岭市水务局　　2023年12月20日")
    assert (report.signature, report.date) == (("云岭市水务局",), "2023-12-20")


def test_a_date_in_the_middle_of_minutes_dates_nothing() -> None:
    report = report_of("值班记录", "2023年5月6日", BODY, "2023年5月7日", BODY + "又", BODY + "再")
    assert report.date == "2023-05-06"
    assert len(report.body) == 4


def test_a_day_that_is_not_told_stays_in_the_signature() -> None:
    report = report_of("工作报告", BODY, "云岭市水务局", "2023年××月××日")
    assert report.signature == ("云岭市水务局", "2023年××月××日")
    assert report.date is None


def test_a_self_rating_at_the_end_is_no_signature() -> None:
    report = report_of("述职报告", "一、履职情况", BODY, "二、自评等次为：优秀")
    assert report.signature == ()
    last = report.body[-1]
    assert isinstance(last, Section)
    assert (last.label, last.heading) == ("二、", "自评等次为：优秀")


def test_a_labelled_person_signs_without_a_date() -> None:
    assert report_of("述职报告", BODY, "述职人：周明").signature == ("述职人：周明",)


@pytest.mark.parametrize("party", ["原告：", "甲方：", "发包人（盖章）：", "被申请人："])
def test_the_parties_of_a_contract_or_a_suit_are_not_spoken_to(party: str) -> None:
    assert report_of("清淤工程合同", party, BODY).salutation is None


def test_attachments_lose_their_dress() -> None:
    report = report_of(
        "工作报告", BODY, "附件：1.河道台账", "　　　2.巡查记录", "云岭市水务局", "2023年12月20日"
    )
    assert report.attachments == ("河道台账", "巡查记录")
    assert report.signature == ("云岭市水务局",)


def test_one_attachment_needs_no_number() -> None:
    assert report_of("工作报告", BODY, "附件：河道台账", "2023年12月20日").attachments == (
        "河道台账",
    )


def test_two_attachments_with_their_own_openings() -> None:
    report = report_of("工作报告", BODY, "附件1：河道台账", "附件2：巡查记录")
    assert report.attachments == ("河道台账", "巡查记录")


def test_the_name_of_an_attachment_may_run_over_two_lines() -> None:
    lines = ("附件：1.云岭市水务局关于做好沟渠", "清淤管护工作的通知", "2.巡查记录")
    report = report_of("工作报告", BODY, *lines, "云岭市水务局", "2023年12月20日")
    assert report.attachments == ("云岭市水务局关于做好沟渠清淤管护工作的通知", "巡查记录")
    assert report.signature == ("云岭市水务局",)
    other = report_of("工作报告", BODY, "附件：1.河道台账", "清淤由各乡镇实施", "3.巡查记录")
    assert other.attachments == ("河道台账",)


def test_what_is_attached_may_be_said_at_the_top_of_the_page_that_is_signed() -> None:
    said = line("附件：清淤工作实施方案", new_page=True)
    closed = (line("云岭市水务局", "right"), line("2023年12月20日", "right"))
    annex = (line("附件", new_page=True), line("清淤工作实施方案", "center"), line(BODY))
    head = (line("关于清淤工作的通知", "center", size=22.0), line(BODY, size=16.0))
    report = parsed(raw_of((*head, said, *closed, *annex)))
    assert (report.attachments, report.date) == (("清淤工作实施方案",), "2023-12-20")
    assert [a.title for a in report.annexes] == ["清淤工作实施方案"]
    unsigned = parsed(raw_of((*head, said, *annex[2:], *closed)))
    assert [a.title for a in unsigned.annexes] == ["清淤工作实施方案"]


@pytest.mark.parametrize("weekday", ["星期三", "　星期三", "（星期三）", " 周三"])
def test_the_day_of_the_week_may_stand_behind_the_closing_date(weekday: str) -> None:
    report = report_of("工作报告", BODY, "云岭市水务局", f"2023年12月20日{weekday}")
    assert (report.signature, report.date) == (("云岭市水务局",), "2023-12-20")


def test_an_annex_begins_behind_the_date() -> None:
    report = report_of(
        "工作报告", BODY, "附件：河道台账", "云岭市水务局", "2023年12月20日",
        "附件1", "河道台账", "一、干流", BODY,
    )  # fmt: skip
    [annex] = report.annexes
    assert (annex.label, annex.title) == ("附件1", "河道台账")
    assert isinstance(annex.body[0], Section)
    assert report.attachments == ("河道台账",)


def test_a_note_loses_its_brackets() -> None:
    report = report_of("通知", BODY, "云岭市水务局", "2023年12月20日", "（联系人：周明）")
    assert report.note == "联系人：周明"


def test_the_front_of_a_numbered_document() -> None:
    report = report_of(
        "000123", "机密★1年", "特急", "云岭市水务局文件", "云水发[2023]7号　签发人：周明",
        "云岭市水务局关于汛期值守的请示", "市政府：", BODY,
    )  # fmt: skip
    assert report.front == Front(
        copy_number="000123",
        secrecy="机密★1年",
        urgency="特急",
        issuer="云岭市水务局文件",
        document_number="云水发[2023]7号",
        signer="周明",
    )
    assert report.title == "云岭市水务局关于汛期值守的请示"
    assert report.salutation == "市政府："


def test_the_back_of_a_numbered_document() -> None:
    report = report_of(
        "关于汛期值守的通知", BODY, "云岭市水务局", "2023年12月20日",
        "抄送：市委办公室，市政府办公室。", "云岭市水务局办公室　2023年12月21日印发",
    )  # fmt: skip
    assert report.back == Back(
        copies_to="市委办公室，市政府办公室",
        printed_by="云岭市水务局办公室",
        printed_on="2023-12-21",
    )
    assert report.date == "2023-12-20"


def test_a_table_of_contents_typed_by_hand_is_dropped_as_such() -> None:
    lines = (
        "工作报告",
        "目　录",
        "一、干流……3",
        "二、支流……5",
        "一、干流",
        BODY,
        "二、支流",
        BODY + "又",
    )
    reasons = {d.reason for d in ledger_of(*lines).dropped}
    assert "contents" in reasons
    assert [b.label for b in report_of(*lines).body if isinstance(b, Section)] == ["一、", "二、"]


def test_contents_go_on_over_an_inset_a_page_number_and_an_entry_of_two_lines() -> None:
    lines = (
        "工作报告",
        "目　录",
        "一、干流..........3",
        "二、水系图..........（插页）",
        "1",
        "三、支流堤防加固与两岸排水涵闸改建的进度和",
        "资金..........iv",
    )
    report = report_of(*lines, "一、干流", BODY, "3", "二、水系图", BODY + "又")
    assert outline_of(report) == [("一、", 2), ("二、", 1)]
    short = report_of("工作报告", "目　录", "一、干流..........3", "一、干流", BODY, BODY + "又")
    assert outline_of(short) == [("一、", 2)]


def test_a_note_in_brackets_under_each_entry_of_the_contents_belongs_to_them_all() -> None:
    lines = ("文集", "目　录", "修渠的办法…………3", "（二〇二一年五月四日）", "修闸的办法…………5")
    told = ledger_of(*lines, "（二〇二二年六月七日）", BODY)
    assert "（二〇二二年六月七日）" in {d.text for d in told.dropped}
    loose = ledger_of(*lines[:3], lines[4], "（二〇二二年六月七日）", BODY)
    assert "（二〇二二年六月七日）" not in {d.text for d in loose.dropped if d.reason == "contents"}


def outline_of(report: Report) -> list[tuple[str, int]]:
    return [(b.label, len(b.blocks)) for b in report.body if isinstance(b, Section)]


def test_contents_without_page_numbers_are_known_by_being_said_again() -> None:
    entries = ("第一章　总则", "第二章　渠首", "第三章　附则")
    text = (entries[0], BODY, entries[1], BODY + "又", entries[2], BODY + "再")
    report = report_of("渠道管理办法", "目　录", *entries, *text)
    assert [b.heading for b in report.body if isinstance(b, Section)] == ["总则", "渠首", "附则"]
    kept = report_of("渠道管理办法", "目　录", *entries, BODY)
    assert len([b for b in kept.body if isinstance(b, Section)]) == 3


def test_a_part_read_from_two_lines_knows_both_origins() -> None:
    report = report_of("云岭市水务局", "关于河道清淤情况的报告", BODY)
    origin = report.origins["title"]
    assert (origin.paragraph, [o.paragraph for o in origin.more]) == (1, [2])
    assert report.origins["b1"] == Origin(by="text", paragraph=3)


def test_a_soft_break_before_a_label_or_behind_a_heading_begins_a_paragraph() -> None:
    report = parsed(raw_of((line(f"{BODY}\n一、干流\n{BODY}又。"), line("同上一行\n还是一段"))))
    opening, section = report.body
    assert isinstance(opening, Paragraph)
    assert isinstance(section, Section)
    assert opening.text == BODY
    assert section.heading == "干流"
    assert [b.text for b in section.blocks if isinstance(b, Paragraph)] == [
        f"{BODY}又。",
        "同上一行\n还是一段",
    ]


def test_right_under_the_copies_the_printing_office_needs_no_word_for_printing() -> None:
    lines = ("关于汛期值守的通知", BODY, "云岭市水务局", "2023年12月20日", "抄送：市委办公室。")
    dated = report_of(*lines, "云岭市水务局办公室\t2023年12月21日")
    assert dated.back == Back(
        copies_to="市委办公室", printed_by="云岭市水务局办公室", printed_on="2023-12-21"
    )
    undated = report_of(*lines, "云岭市水务局办公室\t20××年×月×日")
    assert undated.back == Back(
        copies_to="市委办公室", printed_by="云岭市水务局办公室\t20××年×月×日"
    )


def test_the_word_contents_alone_on_a_page_is_dropped_as_contents() -> None:
    def page(text: str) -> RawText:
        return line(text, new_page=True)

    raw = raw_of((line("工作报告", "center"), page("目　次"), page("一、干流"), line(BODY)))
    assert [d.text for d in prove_parse(raw, PARSER.parse(raw, CONTEXT)).dropped] == ["目　次"]
    raw = raw_of((line("工作报告", "center"), page("目　次"), line(BODY)))
    assert [b.text for b in parsed(raw).body if isinstance(b, Paragraph)] == ["目　次", BODY]


def test_a_byline_may_stand_below_number_and_issuer_under_the_title() -> None:
    raw = raw_of(
        (
            line("关于汛期值守的通知", "center", style="Title"),
            line("云岭市水务局", "center", size=26.0, color="FF0000"),
            line("云水发〔2023〕7号", "center", size=16.0),
            line("周明", "center", size=16.0),
            line(BODY * 2, size=16.0),
        )
    )
    report = parsed(raw)
    assert report.byline == "周明"
    assert report.front == Front(issuer="云岭市水务局", document_number="云水发〔2023〕7号")


def test_the_first_of_several_headings_that_look_alike_is_no_title() -> None:
    fragments = []
    for heading, body in (("人员要求", BODY), ("评分方法", BODY + "又")):
        fragments += [line(heading, size=22.0, outline=1), line(body * 2, size=16.0)]
    report = parsed(raw_of(tuple(fragments)))
    assert report.title is None
    assert [b.heading for b in report.body if isinstance(b, Section)] == ["人员要求", "评分方法"]


def test_a_box_beside_the_title_of_an_annex_is_not_its_title() -> None:
    raw = raw_of(
        (
            line("附件1", size=16.0),
            line("一寸", "center", size=10.5),
            line("照片", "center", size=10.5),
            line("水库巡查人员登记表", size=18.0),
            line(BODY, size=14.0),
        )
    )
    [annex] = parsed(raw).annexes
    assert (annex.label, annex.title) == ("附件1", "水库巡查人员登记表")
    assert [b.text for b in annex.body if isinstance(b, Paragraph)] == ["一寸", "照片", BODY]


def test_chapters_stand_under_the_parts_and_count_on() -> None:
    report = report_of(
        "渠道法", "第一编　总则", "第一章　渠首", BODY, "第二编　附则", "第二章　泵站", BODY + "又"
    )
    parts = [b for b in report.body if isinstance(b, Section)]
    assert [p.label for p in parts] == ["第一编", "第二编"]
    assert [(b.label, b.level) for p in parts for b in p.blocks if isinstance(b, Section)] == [
        ("第一章", 2),
        ("第二章", 2),
    ]
    assert list(numbering_findings(report)) == []
