"""References that point nowhere, and those that do or are about another document."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.report import Annex, Cell, Figure, Paragraph, Report, Section, Table
from tests.parse.test_kinds import report
from tests.parse.test_understand import seen


def broken(made: Report) -> list[str | None]:
    return [f.text for f in seen(made).findings if f.kind == "broken_reference"]


def with_annexes(*texts: str) -> Report:
    bound = (Annex(label="附件1", title="甲表"),)
    return replace(
        report("关于渠道清淤情况的报告", *texts), attachments=("甲表", "乙表"), annexes=bound
    )


def rules(*texts: str) -> Report:
    articles = ("第一条为了管好渠道。", "第二条适用于本县。", "第三条由局负责。")
    return report("渠道管理办法", *articles, *texts)


def article(number: str, *texts: str) -> Section:
    inner = tuple(Paragraph(id=f"{number}{n}", text=text) for n, text in enumerate(texts))
    return Section(id=number, level=3, label=f"第{number}条", heading="", run_in=True, blocks=inner)


@pytest.mark.parametrize(
    "text",
    [
        "完成情况见附件1，测算见附件2。",
        "详见附件。",
        "按市局通知附件5的格式填报。",
        "见《采砂规划》附件3。",
        "报送附件3份。",
        "详见附件1-3。",
    ],
)
def test_attachments_that_are_listed_or_of_others_are_no_finding(text: str) -> None:
    assert broken(with_annexes(text)) == []


@pytest.mark.parametrize("text", ["绕行路线详见附件3。", "见附件三。", "（见附 件３）"])
def test_an_attachment_beyond_the_list_is_one(text: str) -> None:
    assert len(broken(with_annexes(text))) == 1


def test_where_no_attachment_is_listed_or_bound_they_lie_elsewhere() -> None:
    assert broken(report("关于渠道清淤情况的报告", "详见附件2。")) == []


def test_the_place_is_that_of_the_words() -> None:
    [found] = [
        f for f in seen(with_annexes("路线详见附件3。")).findings if f.kind == "broken_reference"
    ]
    assert (found.block, found.start, found.end, found.severity) == ("b1", 4, 7, "warning")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第四条违反本办法第二条的，责令改正。", []),
        ("第四条违反本办法第十二条的，责令改正。", ["第十二条"]),
        ("第四条按照第三条、第九条执行。", ["第九条"]),
        ("第四条依照《水法》第六十五条处罚。", []),
        ("第四条依照《水法》第六十五条、第六十六条处罚。", []),
        ("第四条依照《渠道条例》（柘政发〔2020〕5号）第三十条处罚。", []),
        ("第四条依照公务员法第五十九条处理。", []),
        ("第四条依照《水法》的规定，并参照第六十五条处罚。", []),
    ],
)
def test_articles_that_are_not_there(text: str, expected: list[str]) -> None:
    assert broken(rules(text)) == expected


def test_a_text_that_is_not_in_articles_speaks_of_those_of_others() -> None:
    assert broken(report("关于渠道清淤情况的报告", "按照第十二条处罚。")) == []


def test_a_text_that_amends_speaks_of_what_it_amends() -> None:
    made = replace(rules("第四条将第十二条改为：略。"), title="关于修改《渠道管理办法》的决定")
    assert broken(made) == []


ITEMS = ("有下列情形之一的：", "（一）堵塞渠道的；", "（二）损坏闸门的。")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("前款第（二）项所称损坏，由局认定。", []),
        ("前款第（三）项所称损坏，由局认定。", ["第（三）项"]),
        ("前款第一项、第五项由局认定。", ["第五项"]),
        ("完成第五项任务。", []),
        ("《水法》第七条第（九）项另有规定。", []),
    ],
)
def test_items_of_the_same_article(said: str, expected: list[str]) -> None:
    body = (article("一", *ITEMS, said), article("二", "略。"), article("三", "略。"))
    assert broken(Report(schema="report/1", title="渠道管理办法", body=body)) == expected


def test_items_of_another_article_are_looked_for_there() -> None:
    last = article("三", "违反第一条第（二）项、第（四）项的，处以罚款。")
    body = (article("一", *ITEMS), article("二", "下列事项：", "（四）其他。"), last)
    assert broken(Report(schema="report/1", title="渠道管理办法", body=body)) == ["第（四）项"]


def test_items_without_articles_are_looked_for_in_all_of_the_text() -> None:
    made = report("关于清淤的通知", *ITEMS, "见第（二）项；其余见第（三）项。")
    assert broken(made) == ["第（三）项"]


TABLE = Table(id="t1", rows=((Cell(text="甲"),),), caption="表1　清淤进度表")


def shown(text: str, *more: Table | Figure) -> Report:
    made = report("关于渠道清淤情况的报告", text)
    return replace(made, body=(*made.body, *more))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("进度见表1。", []),
        ("进度见表 1。", []),
        ("进度见表2。", ["表2"]),
        ("走向如图2所示。", ["图2"]),
        ("图3所示走向已经调整。", ["图3"]),
        ("见《渠道规划》表3。", []),
        ("据表彰2个集体。", []),
    ],
)
def test_tables_and_pictures_that_are_not_there(text: str, expected: list[str]) -> None:
    assert broken(shown(text, TABLE)) == expected


def test_a_picture_without_a_caption_may_be_the_one_that_is_meant() -> None:
    picture = Figure(id="f1", asset="a.png")
    assert broken(shown("走向见图2。", TABLE, picture)) == []
    assert broken(shown("走向见图2和高程见图3。", TABLE, picture)) == ["图2", "图3"]


def test_a_caption_may_stand_in_a_paragraph_or_a_cell() -> None:
    assert broken(report("关于清淤情况的报告", "见表4.1。", "表4-1　进度")) == []


def test_a_long_line_of_references_is_read_in_no_time() -> None:
    assert len(broken(rules("第四条按照" + "第九条、" * 20_000))) == 20_000
