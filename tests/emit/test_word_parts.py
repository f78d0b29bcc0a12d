"""Where the parts of a report stand."""

from __future__ import annotations

import pytest

from pipeline.report import Annex, Back, Front, Paragraph, Report, Section, Span
from tests.emit._opened import W, body, document, indents, paragraph, printed

WHOLE = Report(
    schema="report/1",
    front=Front(
        copy_number="000012",
        secrecy="机密★1年",
        urgency="特急",
        issuer="青禾县水务局文件",
        document_number="青水报〔2023〕7号",
        signer="林知远",
    ),
    title="关于水库除险情况的报告",
    salutation="青禾县人民政府：",
    body=(paragraph("现将情况报告如下。"),),
    attachments=("水库名单", "经费明细"),
    signature=("青禾县水务局",),
    date="2023-07-09",
    note="联系人：周一鸣",
    annexes=(Annex(label="附件1", title="水库名单", body=(paragraph("共三座。"),)),),
    back=Back(copies_to="青禾县财政局", printed_by="县水务局办公室", printed_on="2023-07-10"),
)


def test_parts_stand_in_the_order_of_the_standard_each_in_its_style() -> None:
    assert printed(document(WHOLE)) == [
        ("CopyNumber", "000012"),
        ("Secrecy", "机密★1年"),
        ("Urgency", "特急"),
        ("Issuer", "青禾县水务局文件"),
        ("DocumentNumber", "青水报〔2023〕7号\t签发人：林知远"),
        ("Title", "关于水库除险情况的报告"),
        ("Salutation", "青禾县人民政府："),
        ("ReportBody", "现将情况报告如下。"),
        ("AttachmentList", "附件：1.水库名单"),
        ("AttachmentList", "2.经费明细"),
        ("Signature", "青禾县水务局"),
        ("Date", "2023年7月9日"),
        ("ReportNote", "（联系人：周一鸣）"),
        ("AnnexLabel", "附件1"),
        ("AnnexTitle", "水库名单"),
        ("ReportBody", "共三座。"),
        ("CopiesTo", "抄送：青禾县财政局。"),
        ("PrintedBy", "县水务局办公室\t2023年7月10日印发"),
    ]


def test_a_date_without_signature_stands_under_the_byline() -> None:
    report = Report(
        schema="report/1", title="述责述廉报告", byline="县水务局\n林知远", date="2023-12-20"
    )
    assert printed(document(report))[1:] == [
        ("Byline", "县水务局"),
        ("Byline", "林知远"),
        ("BylineDate", "（2023年12月20日）"),
    ]


@pytest.mark.parametrize(
    ("name", "date", "name_right", "date_right"),
    [
        ("青禾县水务局", "2023-12-20", 500, 200),  # 6 and 7 characters: the date two from the edge
        ("青禾县水务局水库管理处", "2023-07-09", 200, 500),  # 11 and 6: the name two from it
        ("青禾县水务局所", "2023-07-09", 300, 200),  # 7 and 6
    ],
)
def test_the_date_begins_two_characters_right_of_the_signature(
    name: str, date: str, name_right: int, date_right: int
) -> None:
    root = document(Report(schema="report/1", signature=(name,), date=date))
    assert indents(root, "Signature")[0]["rightChars"] == name_right
    assert indents(root, "Date")[0]["rightChars"] == date_right


def test_several_signatures_begin_below_each_other() -> None:
    root = document(
        Report(schema="report/1", signature=("青禾县水务局", "县财政局"), date="2023-12-20")
    )
    assert [i["rightChars"] for i in indents(root, "Signature")] == [500, 700]


def test_a_long_attachment_hangs_below_its_first_character() -> None:
    several = indents(document(WHOLE), "AttachmentList")
    assert [(i["leftChars"], i["hangingChars"]) for i in several] == [(575, 375), (575, 75)]
    single = document(Report(schema="report/1", attachments=("水库名单",)))
    assert printed(single) == [("AttachmentList", "附件：水库名单")]
    assert indents(single, "AttachmentList")[0]["leftChars"] == 500


def test_no_lines_are_drawn_for_a_report_without_front_and_back() -> None:
    root = document(body(paragraph("现将情况报告如下。")))
    assert not [*root.iter(f"{W}pBdr"), *root.iter(f"{W}shd"), *root.iter(f"{W}framePr")]


def test_the_back_has_three_lines_of_which_the_middle_one_is_thin() -> None:
    lines = [e for e in document(WHOLE).iter(f"{W}p") if e.find(f"{W}pPr/{W}shd") is not None]
    heights = [int(e.find(f"{W}pPr/{W}spacing").get(f"{W}line")) for e in lines]
    assert heights == [20, 14, 20]  # 0.35, 0.25 and 0.35 mm
    frames = {tuple(f.items()) for f in document(WHOLE).iter(f"{W}framePr")}
    assert len(frames) == 1  # neighbours with the same frame share it


def test_a_long_issuer_is_made_to_fit_its_line() -> None:
    def size(issuer: str) -> int | None:
        root = document(Report(schema="report/1", front=Front(issuer=issuer), title="报告"))
        found = next(root.iter(f"{W}sz"), None)
        return None if found is None else int(found.get(f"{W}val"))

    assert size("青禾县水务局文件") is None
    long = "青禾县水务局水库移民安置管理办公室文件"
    smaller = size(long)
    assert smaller is not None
    assert 420 < smaller / 2 * len(long) <= 442.3


def _section(**more: object) -> Section:
    values = {"id": "b1", "level": 2, "label": "（一）", "heading": "压实责任", "run_in": False}
    return Section(**(values | more))  # type: ignore[arg-type]


def test_a_heading_on_its_own_line_is_a_heading_paragraph() -> None:
    assert printed(document(body(_section()))) == [("Heading2", "（一）压实责任")]


def test_a_chapter_stands_apart_from_its_heading() -> None:
    chapter = _section(level=1, label="第一章", heading="总则")
    assert printed(document(body(chapter))) == [("Heading1", "第一章　总则")]


def test_a_run_in_heading_opens_its_paragraph_in_a_character_style() -> None:
    rest = Paragraph(id="b2", text="全年召开专题会议六次。")
    root = document(body(_section(run_in=True, blocks=(rest,))))
    assert printed(root) == [("ReportBody", "（一）压实责任。全年召开专题会议六次。")]
    runs = list(root.iter(f"{W}r"))
    styles = [r.find(f"{W}rPr/{W}rStyle") for r in runs]
    assert styles[0] is not None
    assert styles[0].get(f"{W}val") == "RunInHeading2"
    assert styles[1] is None
    assert runs[0].findtext(f"{W}t") == "（一）压实责任。"


@pytest.mark.parametrize(
    ("label", "printed_"),
    [("第三条", "第三条　河长每月巡河一次。"), ("（三）", "（三）河长每月巡河一次。")],
)
def test_the_label_of_an_article_is_parted_from_its_text(label: str, printed_: str) -> None:
    rest = Paragraph(id="b2", text="河长每月巡河一次。")
    section = _section(label=label, heading="", run_in=True, blocks=(rest,))
    assert printed(document(body(section))) == [("ReportBody", printed_)]


def test_doubt_inside_a_run_in_heading_keeps_both() -> None:
    doubt = Span(kind="low_confidence", start=0, end=2)
    rest = Paragraph(id="b2", text="全年召开专题会议六次。")
    root = document(body(_section(run_in=True, blocks=(rest,), spans=(doubt,))))
    styles = [e.get(f"{W}val") for e in root.iter(f"{W}rStyle")]
    assert styles == ["RunInHeading2", "RunInHeading2Doubtful", "RunInHeading2"]


def test_a_run_in_heading_that_asks_gets_no_full_stop() -> None:
    rest = Paragraph(id="b2", text="答案在基层。")
    root = document(body(_section(heading="路在何方？", run_in=True, blocks=(rest,))))
    assert printed(root) == [("ReportBody", "（一）路在何方？答案在基层。")]


def test_an_annex_without_a_label_begins_its_page_with_its_title() -> None:
    issued = Annex(label="", title="水库管理办法", body=(paragraph("共三条。"),))
    labelled = Annex(label="附件1", title="水库名单", body=())
    root = document(Report(schema="report/1", title="通知", annexes=(issued, labelled)))
    assert printed(root)[1:] == [
        ("AnnexTitle", "水库管理办法"),
        ("ReportBody", "共三条。"),
        ("AnnexLabel", "附件1"),
        ("AnnexTitle", "水库名单"),
    ]
    titles = [
        e for e in root.iter(f"{W}p") if "AnnexTitle" in str(e.find(f"{W}pPr/{W}pStyle").values())
    ]
    broken = [e.find(f"{W}pPr/{W}pageBreakBefore") is not None for e in titles]
    assert broken == [True, False]
