"""A notice that issues another text: that text is an annex, though no 附件 stands over it."""

from __future__ import annotations

import pytest

from pipeline.origin import Origin
from pipeline.raw import RawFigure, RawText
from pipeline.report import Annex, Paragraph, Report, Section
from stages.parse import PARSER
from tests.parse.test_parts import BODY, CONTEXT, line, parsed, report_of
from tests.parse.wordform import HERE, raw_of

ISSUER, RULES = "云岭市水务局", "河道清淤管理办法"
NAMED = f"关于印发《{RULES}》的通知"
SAID = f"现将《{RULES}》印发给你们，请认真贯彻执行。"
DAY = "2024年3月8日"
CLOSED = (line(ISSUER, "right", size=16.0), line(DAY, "right", size=16.0))
FIRST, SECOND = "第一条　为了管好河道，制定本办法。", "第二条　清淤按照计划进行。"


def title(said: str, **hints: object) -> RawText:
    return line(said, "center", size=22.0, **hints)


def text(said: str) -> RawText:
    return line(said, "justify", size=16.0)


def notice(*behind: RawText | RawFigure, named: str = NAMED, said: str = SAID) -> Report:
    articles = text(FIRST), text(SECOND)
    return parsed(raw_of((title(named), text("各县水务局："), text(said), *behind, *articles)))


def only_annex(report: Report) -> Annex:
    assert (report.signature, report.date) == ((ISSUER,), "2024-03-08")
    assert sum(isinstance(block, Paragraph) for block in report.body) == 1
    (annex,) = report.annexes
    assert [type(block) for block in annex.body] == [Section, Section]
    assert annex.label == ""
    return annex


@pytest.mark.parametrize(
    "printed",
    [
        (RULES,),
        (ISSUER, RULES),
        (f"{ISSUER}河道清淤", "管理办法"),
        (f"《{RULES}》",),
        (RULES, "（试行）"),
    ],
)
def test_the_text_that_is_issued_is_an_annex_without_a_label(printed: tuple[str, ...]) -> None:
    named = NAMED.replace("》", "（试行）》") if "（试行）" in printed else NAMED
    annex = only_annex(notice(*CLOSED, *map(title, printed), named=named))
    assert annex.title == "".join(printed)


@pytest.mark.parametrize("printed", [(f"{RULES}（试行）",), (RULES, "（试行）")])
def test_it_may_be_called_a_trial_over_its_own_text_alone(printed: tuple[str, ...]) -> None:
    annex = only_annex(notice(*CLOSED, *map(title, printed)))
    assert annex.title == f"{RULES}（试行）"


def test_the_day_of_its_adoption_is_no_part_of_its_title() -> None:
    report = notice(*CLOSED, title(RULES), line("（2024年3月6日）", "center", size=16.0))
    assert [(a.title, len(a.body)) for a in report.annexes] == [(RULES, 3)]


def test_it_may_be_named_without_brackets_or_in_the_text_alone() -> None:
    bare = notice(*CLOSED, title(RULES), named=f"{ISSUER}关于印发{RULES}的通知", said="请执行。")
    assert only_annex(bare).title == RULES
    spoken = notice(*CLOSED, title(RULES), named=f"{ISSUER}通知")
    assert only_annex(spoken).title == RULES


def test_a_plain_text_is_read_alike() -> None:
    report = report_of(NAMED, "各县水务局：", SAID, ISSUER, DAY, RULES, FIRST, SECOND)
    assert only_annex(report).title == RULES


def test_a_note_a_seal_and_the_imprint_may_stand_between() -> None:
    note = text("（此件公开发布）")
    seal = RawFigure(asset="0123456789abcdef.png", origin=HERE, shows="seal")
    imprint = text("抄送：市财政局。"), text(f"{ISSUER}办公室　　{DAY}印发")
    report = notice(*CLOSED, note, seal, *imprint, title(RULES))
    assert only_annex(report).title == RULES
    assert report.note == "此件公开发布"
    assert report.back is not None
    assert report.back.copies_to == "市财政局"


def test_two_texts_that_are_issued_are_two_annexes() -> None:
    named = f"关于印发《{RULES}》《河道巡查办法》的通知"
    second = (title("河道巡查办法", new_page=True), text(FIRST))
    both = (*CLOSED, title(RULES), text(FIRST), text(SECOND), *second)
    report = notice(*both, named=named)
    assert [(a.label, a.title, len(a.body)) for a in report.annexes] == [
        ("", RULES, 2),
        ("", "河道巡查办法", 3),
    ]


def test_a_title_that_stands_twice_begins_one_annex() -> None:
    again = title(RULES, new_page=True), text(FIRST), text(SECOND)
    report = notice(*CLOSED, title(RULES), title("目　录"), *again)
    assert [annex.title for annex in report.annexes] == [RULES]


def test_an_annex_of_the_text_that_is_issued_has_its_label() -> None:
    tail = (text(FIRST), line("附件1", size=16.0, new_page=True), title("清淤计划表"))
    report = notice(*CLOSED, title(RULES), *tail)
    assert [(a.label, a.title) for a in report.annexes] == [("", RULES), ("附件1", "清淤计划表")]


@pytest.mark.parametrize(
    "behind",
    [
        (*CLOSED, title("河道巡查办法")),  # another text
        (title(RULES),),  # no date above it
        (*CLOSED, text(BODY), title(RULES)),  # not right behind it
        (line(DAY, size=16.0), title(RULES)),  # nobody signs
    ],
)
def test_a_title_that_only_looks_alike_begins_no_annex(behind: tuple[RawText, ...]) -> None:
    assert notice(*behind).annexes == ()


def test_a_label_over_it_is_its_label() -> None:
    report = notice(*CLOSED, line("附件", size=16.0), title(RULES))
    assert [(a.label, a.title) for a in report.annexes] == [("附件", RULES)]


def test_a_title_at_the_very_end_is_no_annex() -> None:
    report = parsed(raw_of((title(NAMED), text(SAID), *CLOSED, title(RULES))))
    assert report.annexes == ()
    assert isinstance(report.body[0], Paragraph)
    assert report.origins["title"] == Origin(by="test")


@pytest.mark.parametrize(("label", "broken"), [("附件1", 1), ("", 0)])
def test_only_annexes_with_labels_tell_that_one_is_missing(label: str, broken: int) -> None:
    report = Report(
        schema="report/1",
        body=(Paragraph(id="b1", text="任务分工见附件2。"),),
        annexes=(Annex(label=label, title=RULES),),
    )
    found = PARSER.understand(report, CONTEXT).findings
    assert sum(f.kind == "broken_reference" for f in found) == broken


def test_what_was_announced_as_attached_is_an_annex_where_its_name_stands_behind_the_date() -> None:
    said = text("附：1.清淤任务分工表"), text("2.清淤工作领导小组名单")
    tasks = title("清淤任务分工表", new_page=True), text(BODY)
    names = title("清淤工作领导小组名单", new_page=True), text("组长：周明")
    body = title("关于清淤工作的通知"), text("各县水务局："), text(BODY * 2)
    report = parsed(raw_of((*body, *said, *CLOSED, *tasks, *names)))
    assert report.attachments == ("清淤任务分工表", "清淤工作领导小组名单")
    assert [annex.title for annex in report.annexes] == list(report.attachments)
    assert (report.signature, report.date) == ((ISSUER,), "2024-03-08")
    other = parsed(raw_of((*body, *said, *CLOSED, title("清淤验收表"), text(BODY))))
    assert other.annexes == ()
