"""版记 with all that it may hold, as the page shows it."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.report import Back
from tests.emit._opened import W, body, document, indents, paragraph, printed

WHOLE = Back(
    keywords="水利　除险",
    sent_to="各乡镇人民政府",
    reported_to="青禾县人民政府",
    copies_to="青禾县财政局",
    printed_by="县水务局办公室",
    printed_on="2023-07-10",
    copies_printed="50",
)
REPORT = replace(body(paragraph("现将情况报告如下。")), back=WHOLE)


def test_the_elements_of_the_imprint_stand_in_their_order_each_in_its_style() -> None:
    assert printed(document(REPORT))[1:] == [
        ("ReportKeywords", "主题词：水利　除险"),
        ("SentTo", "主送：各乡镇人民政府。"),
        ("ReportedTo", "抄报：青禾县人民政府。"),
        ("CopiesTo", "抄送：青禾县财政局。"),
        ("PrintedBy", "县水务局办公室\t2023年7月10日印发"),
        ("CopiesPrinted", "（共印50份）"),
    ]


def test_no_line_parts_those_it_is_sent_to() -> None:
    shown = [
        "line"
        if e.find(f"{W}pPr/{W}shd") is not None
        else e.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for e in document(REPORT).iter(f"{W}p")
        if e.find(f"{W}pPr/{W}framePr") is not None
    ]
    assert shown == [
        *("line", "ReportKeywords", "line", "SentTo", "ReportedTo", "CopiesTo"),
        *("line", "PrintedBy", "line", "CopiesPrinted", "line"),
    ]


def test_every_list_hangs_behind_its_colon() -> None:
    root = document(REPORT)
    (sent,), (reported,), (copied,) = (
        indents(root, f"{s}To") for s in ("Sent", "Reported", "Copies")
    )
    assert sent == reported == copied
    assert sent["hangingChars"] == 300
