"""Every text of a report, once, at its place; and back."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.report import (
    Annex,
    Back,
    Cell,
    Figure,
    Footnote,
    Front,
    Opaque,
    Paragraph,
    Report,
    Section,
    Span,
    Table,
)
from pipeline.walk import _walked, all_texts, blocks, rewrite, texts, transform

_INNER = Table(id="b5", rows=((Cell(text="内"),),))
FULL = Report(
    schema="report/1",
    front=Front(
        copy_number="000001",
        secrecy="秘密",
        urgency="特急",
        issuer="云岭市档案局文件",
        document_number="云档发〔2023〕1号",
        signer="张三",
    ),
    title="题",
    subtitle="副题",
    byline="云岭市档案局",
    salutation="各科室：",
    body=(
        Section(
            id="b1",
            level=1,
            label="一、",
            heading="标题",
            run_in=False,
            spans=(Span(kind="bold", start=0, end=1),),
            blocks=(
                Paragraph(id="b2", text="段", spans=(Span(kind="bold", start=0, end=1),)),
                Section(id="b3", level=2, label="", heading="", run_in=True),
            ),
        ),
        Table(
            id="b4",
            caption="表1",
            rows=((Cell(text="甲"), Cell(text="乙", blocks=(_INNER,))),),
        ),
        Figure(id="b6", asset="x.png", caption="图1", alt="看不见的说明"),
        Opaque(id="b7", text="x=1", media="text/x-math", data="<x/>"),
    ),
    attachments=("附表",),
    signature=("云岭市档案局", "张三"),
    date="2023-12-20",
    note="此件公开",
    annexes=(Annex(label="附件1", title="附表", body=(Paragraph(id="b8", text="附段"),)),),
    footnotes=(Footnote(mark="1", text="脚注"),),
    back=Back(copies_to="市委办", printed_by="云岭市档案局办公室", printed_on="2023-12-21"),
    spans={"title": (Span(kind="bold", start=0, end=1),)},
)


def test_every_text_has_its_place_and_role_in_the_order_of_the_page() -> None:
    assert [(t.block, t.field, t.role, t.text) for t in texts(FULL)] == [
        ("front", "copy_number", "copy_number", "000001"),
        ("front", "secrecy", "secrecy", "秘密"),
        ("front", "urgency", "urgency", "特急"),
        ("front", "issuer", "issuer", "云岭市档案局文件"),
        ("front", "document_number", "document_number", "云档发〔2023〕1号"),
        ("front", "signer", "signer", "张三"),
        ("title", None, "title", "题"),
        ("subtitle", None, "subtitle", "副题"),
        ("byline", None, "byline", "云岭市档案局"),
        ("salutation", None, "salutation", "各科室："),
        ("b1", "label", "label", "一、"),
        ("b1", "heading", "heading", "标题"),
        ("b2", None, "paragraph", "段"),
        ("b4", "caption", "caption", "表1"),
        ("b4", "r0c0", "cell", "甲"),
        ("b4", "r0c1", "cell", "乙"),
        ("b5", "r0c0", "cell", "内"),
        ("b6", "caption", "caption", "图1"),
        ("b7", None, "opaque", "x=1"),
        ("attachments", "0", "attachments", "附表"),
        ("signature", "0", "signature", "云岭市档案局"),
        ("signature", "1", "signature", "张三"),
        ("date", None, "date", "2023-12-20"),
        ("note", None, "note", "此件公开"),
        ("annexes", "0.label", "annex_label", "附件1"),
        ("annexes", "0.title", "annex_title", "附表"),
        ("b8", None, "paragraph", "附段"),
        ("footnotes", "0.mark", "footnote_mark", "1"),
        ("footnotes", "0", "footnote", "脚注"),
        ("back", "copies_to", "copies_to", "市委办"),
        ("back", "printed_by", "printed_by", "云岭市档案局办公室"),
        ("back", "printed_on", "printed_on", "2023-12-21"),
    ]


def test_no_two_texts_share_a_place() -> None:
    places = [text.place for text in texts(FULL)]
    assert len(places) == len(set(places))


def test_a_text_put_in_at_any_place_is_found_there_again() -> None:
    for text in texts(FULL):
        changed = rewrite(FULL, {text.place: (text.text + "改", text.spans)})
        now = {t.place: t.text for t in texts(changed)}
        then = {t.place: t.text for t in texts(FULL)} | {text.place: text.text + "改"}
        assert now == then


def test_what_is_known_after_a_rewriting_is_what_a_new_walk_finds() -> None:
    italic = (Span(kind="italic", start=0, end=1),)
    for text in texts(FULL):
        for new, spans in ((text.text + "改", text.spans), ("改", italic), ("", ())):
            changed = rewrite(FULL, {text.place: (new, spans)})
            afresh = _walked(changed)
            assert afresh is not all_texts(changed)
            assert all_texts(changed) == afresh, text


def test_a_report_with_another_kind_is_not_walked_again() -> None:
    assert all_texts(replace(FULL, kind="总结")) is all_texts(FULL)


def test_a_report_with_other_texts_or_spans_is_walked_again() -> None:
    italic = {"title": (Span(kind="italic", start=0, end=1),)}
    for changed in (replace(FULL, date="2024年5月6日"), replace(FULL, spans=italic)):
        assert all_texts(FULL) != all_texts(changed) == _walked(changed)


def test_a_report_walked_without_change_is_the_same_object() -> None:
    assert transform(FULL, lambda _place, _role, text, spans: (text, spans)) is FULL
    assert rewrite(FULL, {}) is FULL


def test_what_is_not_changed_stays_the_same_object() -> None:
    changed = rewrite(FULL, {("b2", None): ("新段", ())})
    assert changed is not FULL
    assert changed.body[1] is FULL.body[1]
    assert changed.annexes is FULL.annexes


def test_spans_go_along_with_their_text() -> None:
    italic = (Span(kind="italic", start=0, end=2),)
    changed = rewrite(FULL, {("b2", None): ("新段", italic)})
    assert {t.place: t.spans for t in texts(changed)}["b2", None] == italic


def test_every_text_but_opaque_ones_and_marks_of_notes_takes_spans() -> None:
    italic = (Span(kind="italic", start=0, end=1),)
    for text in texts(FULL):
        changed = rewrite(FULL, {text.place: (text.text, italic)})
        now = {t.place: t.spans for t in texts(changed)}
        takes = text.role not in ("opaque", "footnote_mark")
        assert now[text.place] == (italic if takes else ()), text


def test_spans_of_plain_texts_are_kept_by_place_in_the_order_of_the_page() -> None:
    italic = (Span(kind="italic", start=0, end=1),)
    places = [("b6", "caption"), ("signature", "1"), ("front", "signer")]
    changed = rewrite(FULL, dict.fromkeys(places, ("某", italic)))
    assert list(changed.spans) == ["front.signer", "title", "b6.caption", "signature.1"]
    assert changed.spans["title"] is FULL.spans["title"]
    bare = rewrite(changed, {("title", None): ("题", ())})
    assert "title" not in bare.spans
    mixed = replace(changed, spans=dict(reversed(changed.spans.items())))
    assert list(rewrite(mixed, {}).spans) == list(changed.spans)


def test_spans_that_name_no_text_are_not_lost_by_walking() -> None:
    stray = replace(FULL, spans={"titel": (Span(kind="bold", start=0, end=1),)})
    changed = rewrite(stray, {("note", None): ("新", ())})
    assert changed.spans == stray.spans


def test_asking_for_one_report_never_gives_the_texts_of_another() -> None:
    other = rewrite(FULL, {("title", None): ("别题", ())})
    for report, title in ((FULL, "题"), (other, "别题"), (FULL, "题")):
        assert {t.place: t.text for t in texts(report)}["title", None] == title


def test_blocks_come_in_document_order_annexes_last() -> None:
    assert [block.id for block in blocks(FULL)] == ["b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"]
