"""Tables that only place 版头, a title or 版记 are read as what they place."""

from __future__ import annotations

from pipeline.raw import RawCell, RawTable
from pipeline.report import Back, Front, Report, Table
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import HERE, raw_of

TITLE = line("关于清淤经费的请示", "center", size=22.0)
TEXT = line(BODY * 3, "justify", size=16.0)
CLOSED = (line("云岭市水务局", "right", size=16.0), line("2024年3月8日", "right", size=16.0))


def table(*rows: tuple[str, ...]) -> RawTable:
    return RawTable(rows=tuple(tuple(RawCell(text=t) for t in row) for row in rows), origin=HERE)


def tables(report: Report) -> int:
    return sum(isinstance(block, Table) for block in report.body)


def test_a_letterhead_in_a_table_is_a_letterhead() -> None:
    head = table(
        ("机密★5年", ""),
        ("云岭市水务局\n云岭市财政局", "文件"),
        ("云水〔2024〕9号", "签发人：周　明　李　禾"),
    )
    report = parsed(raw_of((head, TITLE, TEXT)))
    assert report.front == Front(
        secrecy="机密★5年",
        issuer="云岭市水务局\n云岭市财政局文件",
        document_number="云水〔2024〕9号",
        signer="周　明　李　禾",
    )
    assert (report.title, tables(report)) == (TITLE.text, 0)


def test_joint_issuers_and_their_word_may_stand_in_a_table_above_the_number() -> None:
    number = line("云水〔2024〕9号", "center", size=16.0)
    for rows in (
        (("云岭市水务局", "文件"), ("云岭市农商银行分行",)),
        (("云岭市水务局", ""), ("云岭市农商银行分行", "文件")),
    ):
        report = parsed(raw_of((table(*rows), number, TITLE, TEXT)))
        assert report.front == Front(
            issuer="云岭市水务局\n云岭市农商银行分行文件", document_number="云水〔2024〕9号"
        )
        assert (report.title, tables(report)) == (TITLE.text, 0)
    lists = table(("云岭市水务局", "文件"), ("云岭市财政局", "报表"))
    assert tables(parsed(raw_of((lists, number, TITLE, TEXT)))) == 1


def test_the_title_of_a_cover_may_stand_in_a_cell() -> None:
    report = parsed(raw_of((table(("云岭市水务局\n2023年度工作总结",)), TEXT)))
    assert (report.title, tables(report)) == ("云岭市水务局2023年度工作总结", 0)


def test_the_imprint_in_a_table_is_an_imprint() -> None:
    end = table(("抄送：市人大常委会办公室。", ""), ("云岭市水务局办公室", "2024年3月8日印发"))
    report = parsed(raw_of((TITLE, TEXT, *CLOSED, end)))
    assert report.back == Back(
        copies_to="市人大常委会办公室", printed_by="云岭市水务局办公室", printed_on="2024-03-08"
    )
    assert (report.date, tables(report)) == ("2024-03-08", 0)


def test_tables_that_tell_something_stay_tables() -> None:
    asked = table(("项目", "金额"), ("清淤", "320万元"))
    form = table(("清淤工作申请表", ""), ("姓名", ""))
    long = table(("清淤工作总结",), (BODY,))
    for told in (asked, form, long):
        assert tables(parsed(raw_of((told, TEXT)))) == 1
        assert tables(parsed(raw_of((TITLE, TEXT, told)))) == 1


def test_a_letterhead_stands_at_the_top_and_an_imprint_at_the_end() -> None:
    head, end = table(("云水〔2024〕9号",)), table(("抄送：市人大常委会办公室。",))
    report = parsed(raw_of((TITLE, end, TEXT, head, TEXT, TEXT)))
    assert (report.front, report.back, tables(report)) == (None, None, 2)
