"""What lies on the parts that are plain texts is printed on just their words."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from pipeline.report import (
    DOUBT,
    Annex,
    Back,
    Cell,
    Footnote,
    Front,
    Paragraph,
    Report,
    Section,
    Span,
    Table,
)
from tests.emit._opened import W, document, emit, part, printed


def doubted(start: int, end: int) -> tuple[Span, ...]:
    return (Span(kind=DOUBT, start=start, end=end),)


def shaded(root: etree._Element) -> list[tuple[str, str]]:
    """Style and words of each run in a style of doubtful characters."""
    found = []
    for run in root.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and "Doubtful" in style.get(f"{W}val", ""):
            found.append((style.get(f"{W}val", ""), "".join(run.itertext())))
    return found


BODY = Paragraph(id="b1", text="现将情况报告如下。")
NAMED = Front(issuer="青禾县水务局文件", document_number="青水报〔2023〕7号", signer="林知远")


@pytest.mark.parametrize(
    ("report", "place", "span", "words"),
    [
        (Report(schema="report/1", title="水库除险报告"), "title", (2, 4), "除险"),
        (Report(schema="report/1", byline="水务局\n林知远"), "byline", (5, 6), "知"),
        (Report(schema="report/1", front=NAMED), "front.issuer", (0, 2), "青禾"),
        (Report(schema="report/1", front=NAMED), "front.document_number", (10, 11), "号"),
        (Report(schema="report/1", attachments=("甲表", "乙表")), "attachments.1", (0, 1), "乙"),
        (Report(schema="report/1", signature=("水务局", "林知远")), "signature.1", (0, 1), "林"),
        (Report(schema="report/1", note="联系人：周明"), "note", (4, 5), "周"),
        (
            Report(schema="report/1", annexes=(Annex(label="附件1", title="甲表", body=(BODY,)),)),
            "annexes.0.title",
            (1, 2),
            "表",
        ),
        (
            Report(schema="report/1", back=Back(copies_to="市财政局")),
            "back.copies_to",
            (0, 1),
            "市",
        ),
        (Report(schema="report/1", date="2023-07-09"), "date", (0, 10), "2023年7月9日"),
        (
            Report(schema="report/1", back=Back(printed_by="办公室", printed_on="2023-07-10")),
            "back.printed_on",
            (0, 10),
            "2023年7月10日",
        ),
        (
            Report(
                schema="report/1",
                body=(Section(id="b1", level=1, label="三、", heading="打算", run_in=False),),
            ),
            "b1.label",
            (0, 1),
            "三",
        ),
    ],
)
def test_a_doubt_is_shown_on_just_the_words_of_a_part(
    report: Report, place: str, span: tuple[int, int], words: str
) -> None:
    made = replace(report, spans={place: doubted(*span)})
    assert shaded(document(made)) == [("Doubtful", words)]
    assert printed(document(made)) == printed(document(report))


def test_a_doubt_about_the_signer_keeps_the_face_of_his_name() -> None:
    report = Report(schema="report/1", front=NAMED, spans={"front.signer": doubted(1, 2)})
    assert shaded(document(report)) == [("SignerDoubtful", "知")]
    style = next(
        s for s in part(emit(report), "styles.xml") if s.get(f"{W}styleId") == "SignerDoubtful"
    )
    faces = {s.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") for s in (style, _style("Signer"))}
    assert len(faces) == 1
    assert style.find(f"{W}rPr/{W}shd") is not None


def _style(id_: str) -> etree._Element:
    styles = part(emit(Report(schema="report/1", title="报告")), "styles.xml")
    return next(s for s in styles if s.get(f"{W}styleId") == id_)


def test_a_date_under_the_byline_carries_its_doubt_and_its_note() -> None:
    note = Span(kind="footnote", start=10, end=10, target="1")
    report = Report(
        schema="report/1",
        byline="林知远",
        date="2023-12-20",
        footnotes=(Footnote(mark="1", text="定稿之日。"),),
        spans={"date": (*doubted(0, 10), note)},
    )
    root = document(report)
    assert shaded(root) == [("Doubtful", "2023年12月20日")]
    reference = next(root.iter(f"{W}footnoteReference")).getparent()
    assert "".join(reference.getnext().itertext()) == "）"


def test_a_long_issuer_with_a_doubt_is_small_throughout_and_has_one_look_a_run() -> None:
    report = Report(
        schema="report/1",
        front=Front(issuer="青禾县水务局水库移民安置管理办公室文件"),
        spans={"front.issuer": doubted(3, 5)},
    )
    runs = [r for r in document(report).iter(f"{W}r") if "".join(r.itertext())]
    assert [[e.tag.removeprefix(W) for e in r] for r in runs] == [["rPr", "t"]] * 3
    assert len({r.find(f"{W}rPr/{W}sz").get(f"{W}val") for r in runs}) == 1
    assert shaded(document(report)) == [("Doubtful", "水务")]


def test_a_caption_keeps_its_footnote() -> None:
    report = Report(
        schema="report/1",
        body=(Table(id="b1", rows=((Cell(text="甲"),),), caption="表1 水库"),),
        footnotes=(Footnote(mark="1", text="截至年底。"),),
        spans={"b1.caption": (Span(kind="footnote", start=5, end=5, target="1"),)},
    )
    caption = next(document(report).iter(f"{W}p"))
    assert caption.find(f".//{W}footnoteReference") is not None


def test_a_link_in_a_footnote_is_one_of_the_footnotes_part() -> None:
    report = Report(
        schema="report/1",
        body=(Paragraph(id="b1", text="文", spans=(_note(1),)),),
        footnotes=(Footnote(mark="1", text="见年鉴。"),),
        spans={"footnotes.0": (Span(kind="link", start=1, end=3, target="https://a.example"),)},
    )
    data = emit(report)
    link = next(part(data, "footnotes.xml").iter(f"{W}hyperlink"))
    rid = next(v for k, v in link.items() if k.endswith("}id"))
    own = {r.get("Id"): r.get("Target") for r in part(data, "_rels/footnotes.xml.rels")}
    assert own[rid] == "https://a.example"
    others = [r.get("Target") for r in part(data, "_rels/document.xml.rels")]
    assert "https://a.example" not in others


def _note(at: int) -> Span:
    return Span(kind="footnote", start=at, end=at, target="1")
