"""Tracked changes (ECMA-376-1, 17.13.5) as the policy asks: accepted, rejected, both kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import RawFigure, RawTable
from pipeline.stage import Revisions
from tests.extract._docx import (
    dropped,
    image_relation,
    level,
    marks,
    numbering,
    p,
    paragraph,
    r,
    read,
    tbl,
    tc,
    texts,
    tr,
)

BY = 'w:id="1" w:author="林知远" w:date="2023-12-20T09:30:00Z"'
POLICIES: tuple[Revisions, ...] = ("accept", "reject", "keep")


def ins(*runs: str, by: str = BY) -> str:
    inside = "".join(x if x.startswith("<") else r(x) for x in runs)
    return f"<w:ins {by}>{inside}</w:ins>"


def gone(text: str, by: str = BY) -> str:
    return f"<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def moved(text: str, way: str) -> str:
    range_ = f'<w:move{way}Range{{}} w:id="7" w:name="m1"/>'
    return (
        f"{range_.format('Start')}<w:move{way} {BY}>{r(text)}</w:move{way}>{range_.format('End')}"
    )


def by_policy(folder: Path, body: str, **more: object) -> dict[str, list[str]]:
    return {way: texts(read(folder, body, revisions=way, **more)) for way in POLICIES}  # type: ignore[arg-type]


def test_insertions_and_deletions_follow_the_policy(tmp_path: Path) -> None:
    assert by_policy(tmp_path, p("全年", gone("走访"), ins("慰问"), "群众")) == {
        "accept": ["全年慰问群众"],
        "reject": ["全年走访群众"],
        "keep": ["全年走访慰问群众"],
    }


def test_what_is_left_out_is_listed_with_its_author_and_date(tmp_path: Path) -> None:
    other = 'w:id="2" w:author="周明"'
    body = p("全年", gone("走访"), gone("多次", other), ins("慰问"), "群众")
    raw = read(tmp_path, body)
    assert [(d.text, d.reason, d.author, d.date) for d in raw.dropped] == [
        ("走访", "deleted", "林知远", "2023-12-20T09:30:00Z"),
        ("多次", "deleted", "周明", None),
    ]
    raw = read(tmp_path, body, revisions="reject")
    assert [(d.text, d.reason, d.author) for d in raw.dropped] == [("慰问", "inserted", "林知远")]


def test_both_are_kept_under_spans_with_author_and_date(tmp_path: Path) -> None:
    found = paragraph(read(tmp_path, p("全年", gone("走访"), ins("慰问")), revisions="keep"))
    assert marks(found) == [("deleted", "走访"), ("inserted", "慰问")]
    assert {(s.author, s.date) for s in found.spans} == {("林知远", "2023-12-20T09:30:00Z")}


def test_moved_text_stands_where_the_policy_has_it(tmp_path: Path) -> None:
    body = p("甲", moved("乙", "From"), "丙", moved("乙", "To"))
    assert by_policy(tmp_path, body) == {
        "accept": ["甲丙乙"],
        "reject": ["甲乙丙"],
        "keep": ["甲乙丙乙"],
    }
    assert dropped(read(tmp_path, body)) == {"moved": "乙"}
    assert dropped(read(tmp_path, body, revisions="reject")) == {"moved": "乙"}
    kept = paragraph(read(tmp_path, body, revisions="keep"))
    assert [(s.kind, s.start) for s in kept.spans] == [("deleted", 1), ("inserted", 3)]


def test_what_was_inserted_and_then_deleted_is_gone_either_way(tmp_path: Path) -> None:
    body = p("留", ins(gone("来去")))
    assert by_policy(tmp_path, body) == {"accept": ["留"], "reject": ["留"], "keep": ["留来去"]}
    assert dropped(read(tmp_path, body)) == {"deleted": "来去"}
    assert dropped(read(tmp_path, body, revisions="reject")) == {"inserted": "来去"}
    found = paragraph(read(tmp_path, body, revisions="keep"))
    assert marks(found) == [("deleted", "来去"), ("inserted", "来去")]


def test_plain_text_in_a_deletion_is_deleted_and_deleted_text_by_itself_too(tmp_path: Path) -> None:
    assert texts(read(tmp_path, p("留", f"<w:del {BY}>{r('去')}</w:del>"))) == ["留"]
    lone = p("留", "<w:r><w:delText>去</w:delText></w:r>")
    assert by_policy(tmp_path, lone) == {"accept": ["留"], "reject": ["留去"], "keep": ["留去"]}
    assert marks(paragraph(read(tmp_path, lone, revisions="keep"))) == [("deleted", "去")]


@pytest.mark.parametrize(
    ("mark", "joined"),
    [("ins", "reject"), ("moveTo", "reject"), ("del", "accept"), ("moveFrom", "accept")],
)
def test_a_paragraph_mark_that_goes_joins_two_paragraphs(
    tmp_path: Path, mark: str, joined: str
) -> None:
    body = p("前半", properties=f"<w:rPr><w:{mark} {BY}/></w:rPr>") + p("后半")
    for way, found in by_policy(tmp_path, body).items():
        assert found == (["前半后半"] if way == joined else ["前半", "后半"])


def test_a_joined_paragraph_looks_as_the_last_part_of_it(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Body Text"/><w:rPr><w:b/></w:rPr>'
        "</w:style>"
    )
    body = p("前", properties=f"<w:rPr><w:del {BY}/></w:rPr>", style="H") + p("后", style="B")
    found = paragraph(read(tmp_path, body, {"styles": styles}))
    assert (found.text, found.hints.style, found.hints.bold) == ("前后", "Body Text", True)


def test_a_paragraph_does_not_run_on_across_a_table(tmp_path: Path) -> None:
    body = p("表前", properties=f"<w:rPr><w:del {BY}/></w:rPr>") + tbl(tr(tc("格"))) + p("表后")
    raw = read(tmp_path, body)
    assert [type(f).__name__ for f in raw.fragments] == ["RawText", "RawTable", "RawText"]
    assert texts(raw) == ["表前", "表后"]


def test_a_paragraph_that_is_gone_has_no_number(tmp_path: Path) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    new = p(ins("新"), properties=f"{number}<w:rPr><w:ins {BY}/></w:rPr>")
    body = p("甲", properties=number) + new + p("乙", properties=number)
    lists = {"numbering": numbering(level(0, "chineseCounting", "%1、"))}
    assert by_policy(tmp_path, body, parts=lists) == {
        "accept": ["一、甲", "二、新", "三、乙"],
        "reject": ["一、甲", "二、乙"],
        "keep": ["一、甲", "二、新", "三、乙"],
    }
    found = paragraph(read(tmp_path, body, lists, revisions="keep"), 1)
    assert marks(found) == [("inserted", "二、新")]


def table(raw_table: object) -> list[list[str]]:
    assert isinstance(raw_table, RawTable)
    return [[cell.text for cell in row] for row in raw_table.rows]


def test_rows_follow_the_policy(tmp_path: Path) -> None:
    body = p("表") + tbl(
        tr(tc("旧"), properties=f"<w:del {BY}/>"),
        tr(tc("新"), properties=f"<w:ins {BY}/>"),
        tr(tc("留")),
    )
    found = {w: table(read(tmp_path, body, revisions=w).fragments[1]) for w in POLICIES}
    assert found == {
        "accept": [["新"], ["留"]],
        "reject": [["旧"], ["留"]],
        "keep": [["旧"], ["新"], ["留"]],
    }
    kept = read(tmp_path, body, revisions="keep").fragments[1]
    assert isinstance(kept, RawTable)
    assert [[s.kind for s in row[0].spans] for row in kept.rows] == [["deleted"], ["inserted"], []]


def test_numbers_in_a_row_that_is_gone_are_not_counted(tmp_path: Path) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    item = p("项", properties=number)
    body = tbl(tr(tc(item), properties=f"<w:del {BY}/>"), tr(tc(item)))
    raw = read(tmp_path, body, {"numbering": numbering(level(0, "decimal", "%1."))})
    assert table(raw.fragments[0]) == [["1.项"]]
    assert dropped(raw) == {"deleted": "项"}


def test_cells_follow_the_policy(tmp_path: Path) -> None:
    body = tbl(
        tr(
            tc("甲"),
            tc("旧", properties=f"<w:cellDel {BY}/>"),
            tc("新", properties=f"<w:cellIns {BY}/>"),
            tc("乙"),
        )
    )
    found = {w: table(read(tmp_path, body, revisions=w).fragments[0]) for w in POLICIES}
    assert found == {
        "accept": [["甲", "新", "乙"]],
        "reject": [["甲", "旧", "乙"]],
        "keep": [["甲", "旧", "新", "乙"]],
    }


def test_cells_merged_under_tracking_are_merged_where_that_is_accepted(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("上", properties=f'<w:cellMerge {BY} w:vMerge="rest"/>'), tc("右")),
        tr(tc("下", properties=f'<w:cellMerge {BY} w:vMerge="cont"/>'), tc("右二")),
    )
    assert table(read(tmp_path, body).fragments[0]) == [["上", "右"], ["右二"]]
    rejected = read(tmp_path, body, revisions="reject")
    assert table(rejected.fragments[0]) == [["上", "右"], ["下", "右二"]]


def test_rejected_formatting_is_as_it_was_before(tmp_path: Path) -> None:
    bold = f"<w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    centred = (
        f'<w:jc w:val="center"/><w:pPrChange {BY}><w:pPr><w:jc w:val="right"/></w:pPr>'
        "</w:pPrChange>"
    )
    body = p("前", r("中", bold), properties=centred)
    accepted = paragraph(read(tmp_path, body))
    assert (marks(accepted), accepted.hints.align) == ([("bold", "中")], "center")
    raw = read(tmp_path, body, revisions="reject")
    assert (marks(paragraph(raw)), paragraph(raw).hints.align) == ([("italic", "中")], "right")
    assert [n.code for n in raw.notices] == ["tracked_formatting"]
    assert "2" in raw.notices[0].message


def test_rejected_numbering_is_the_old_one(tmp_path: Path) -> None:
    old = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    now = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    inserted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {BY}/></w:numPr>'
    other = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    change = f"{now}<w:pPrChange {BY}><w:pPr>{old}</w:pPr></w:pPrChange>"
    body = p("甲", properties=change) + p("乙", properties=inserted)
    lists = {"numbering": numbering(level(0, "decimal", "%1."), nums=other)}
    assert by_policy(tmp_path, body, parts=lists) == {
        "accept": ["1.甲", "2.乙"],
        "reject": ["5.甲", "乙"],
        "keep": ["1.甲", "2.乙"],
    }


def test_changed_instructions_of_fields_follow_the_policy(tmp_path: Path) -> None:
    old = f'<w:del {BY}><w:r><w:delInstrText>HYPERLINK "http://a"</w:delInstrText></w:r></w:del>'
    new = f'<w:ins {BY}><w:r><w:instrText>HYPERLINK "http://b"</w:instrText></w:r></w:ins>'
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', old, new,
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("网页"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )  # fmt: skip
    targets = {
        way: [s.target for s in paragraph(read(tmp_path, body, revisions=way)).spans]
        for way in POLICIES
    }
    assert targets["accept"] == ["http://b"]
    assert targets["reject"] == ["http://a"]
    reasons = [(d.reason, d.author) for d in read(tmp_path, body).dropped]
    assert reasons == [("deleted", "林知远"), ("field_code", None)]


def test_a_deleted_field_goes_with_its_result(tmp_path: Path) -> None:
    field = (
        f'<w:del {BY}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>PAGE'
        '</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>3'
        '</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    )
    assert by_policy(tmp_path, p("第", field, "页"))["accept"] == ["第页"]
    assert by_policy(tmp_path, p("第", field, "页"))["reject"] == ["第3页"]


def test_changes_in_links_and_text_boxes_follow_the_policy(tmp_path: Path) -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )
    link = f"<w:hyperlink w:anchor='a'>{gone('旧')}{ins('新')}</w:hyperlink>"
    body = p("见", link, box.format(p("框", gone("旧"), ins("新"))))
    assert by_policy(tmp_path, body) == {
        "accept": ["见新", "框新"],
        "reject": ["见旧", "框旧"],
        "keep": ["见旧新", "框旧新"],
    }


def test_a_text_box_that_was_inserted_is_inserted_with_its_words(tmp_path: Path) -> None:
    box = (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    )
    body = p("锚", ins(box))
    assert texts(read(tmp_path, body, revisions="reject")) == ["锚"]
    kept = read(tmp_path, body, revisions="keep")
    assert marks(paragraph(kept, 1)) == [("inserted", "框")]


NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'


def test_changes_in_notes_and_of_their_references_follow_the_policy(tmp_path: Path) -> None:
    parts = {
        "footnotes": f'<w:footnote w:id="1">{p("据", gone("旧"), ins("新"), "表")}</w:footnote>'
    }
    notes = {
        way: [n.text for n in read(tmp_path, p("文", NOTE), parts, revisions=way).footnotes]
        for way in POLICIES
    }
    assert notes == {"accept": ["据新表"], "reject": ["据旧表"], "keep": ["据旧新表"]}
    whole = {"footnotes": f'<w:footnote w:id="1">{p("据表")}</w:footnote>'}
    raw = read(tmp_path, p("文", ins(NOTE)), whole, revisions="reject")
    assert raw.footnotes == ()
    assert [(d.text, d.reason, d.author) for d in raw.dropped] == [("据表", "inserted", "林知远")]
    kept = read(tmp_path, p("文", ins(NOTE)), whole, revisions="keep").footnotes[0]
    assert [(s.kind, s.start, s.end) for s in kept.spans] == [("inserted", 0, 2)]


def test_equations_that_were_changed_follow_the_policy(tmp_path: Path) -> None:
    whole = f"<w:ins {BY}><m:oMath><m:r><m:t>a=1</m:t></m:r></m:oMath></w:ins>"
    part = (
        f"<m:oMath><m:r><m:t>b=</m:t></m:r><w:del {BY}><m:r><m:t>2</m:t></m:r></w:del>"
        f"<w:ins {BY}><m:r><m:t>3</m:t></m:r></w:ins></m:oMath>"
    )
    body = p("设", whole, "且", part)
    assert by_policy(tmp_path, body) == {
        "accept": ["设a=1且b=3"],
        "reject": ["设且b=2"],
        "keep": ["设a=1且b=23"],
    }
    data = {way: paragraph(read(tmp_path, body, revisions=way)).spans[-1].data for way in POLICIES}
    assert ">2<" not in (data["accept"] or "")
    assert "w:ins" not in (data["accept"] or "")
    kept = paragraph(read(tmp_path, body, revisions="keep"))
    assert ("deleted", "2") in marks(kept)
    assert ("inserted", "a=1") in marks(kept)


def test_a_picture_that_is_left_out_is_told_of(tmp_path: Path) -> None:
    picture = '<w:r><w:pict><v:shape><v:imagedata r:id="i"/></v:shape></w:pict></w:r>'
    more = {"files": {"word/i.png": b"x"}, "relations": image_relation("i", "i.png")}
    body = p("图", f"<w:del {BY}>{picture}</w:del>")
    accepted = read(tmp_path, body, **more)  # type: ignore[arg-type]
    assert not any(isinstance(f, RawFigure) for f in accepted.fragments)
    assert [n.code for n in accepted.notices] == ["tracked_picture"]
    kept = read(tmp_path, body, revisions="keep", **more)  # type: ignore[arg-type]
    assert any(isinstance(f, RawFigure) for f in kept.fragments)
    assert [n.code for n in kept.notices] == ["tracked_kept"]


@pytest.mark.parametrize("way", ["Ins", "Del", "MoveFrom", "MoveTo"])
def test_tracked_content_controls_keep_what_is_in_them(tmp_path: Path, way: str) -> None:
    start = f"<w:customXml{way}RangeStart {BY}/>"
    end = f'<w:customXml{way}RangeEnd w:id="1"/>'
    control = f"<w:sdt><w:sdtContent>{r('中')}</w:sdtContent></w:sdt>"
    found = by_policy(tmp_path, p("前", start, control, end, "后"))
    assert list(found.values()) == [["前中后"]] * 3


def test_headers_and_comments_keep_their_own_reason_unless_they_were_changed(
    tmp_path: Path,
) -> None:
    raw = read(tmp_path, p("文"), {"hdr": p("页眉", ins("新"))}, revisions="reject")
    assert dropped(raw) == {"header": "页眉", "inserted": "新"}


def test_what_a_kept_change_cannot_show_is_told(tmp_path: Path) -> None:
    split = p("前", properties=f"<w:rPr><w:ins {BY}/></w:rPr>") + p("后")
    raw = read(tmp_path, split, revisions="keep")
    assert [n.code for n in raw.notices] == ["tracked_kept"]
    assert raw.notices[0].message.startswith("1 处")
