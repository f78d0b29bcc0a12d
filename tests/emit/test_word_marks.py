"""Marks on words, footnotes, and which face shows what."""

from __future__ import annotations

import pytest

from pipeline.report import DOUBT, Footnote, Report, Span
from tests.emit._opened import W, body, document, emit, paragraph, part

TEXT = "全年走访群众三十户。"


@pytest.mark.parametrize(
    ("kind", "tag", "value"),
    [
        ("bold", "b", None),
        ("italic", "i", None),
        ("underline", "u", "single"),
        ("emphasis", "em", "dot"),
        ("strike", "strike", None),
        ("superscript", "vertAlign", "superscript"),
        ("subscript", "vertAlign", "subscript"),
        ("highlight", "highlight", "yellow"),
        (DOUBT, "rStyle", "Doubtful"),
    ],
)
def test_a_mark_covers_just_its_words(kind: str, tag: str, value: str | None) -> None:
    root = document(body(paragraph(TEXT, Span(kind=kind, start=2, end=6))))
    marked = [r for r in root.iter(f"{W}r") if r.find(f"{W}rPr/{W}{tag}") is not None]
    assert ["".join(r.itertext()) for r in marked] == ["走访群众"]
    assert marked[0].find(f"{W}rPr/{W}{tag}").get(f"{W}val") == value


def test_marks_that_overlap_are_cut_into_runs_that_carry_both() -> None:
    spans = (Span(kind="bold", start=0, end=4), Span(kind="underline", start=2, end=6))
    root = document(body(paragraph(TEXT, *spans)))
    looks = [
        ("".join(r.itertext()), sorted(e.tag.removeprefix(W) for e in r.iter(f"{W}b", f"{W}u")))
        for r in root.iter(f"{W}r")
    ]
    assert looks == [("全年", ["b"]), ("走访", ["b", "u"]), ("群众", ["u"]), ("三十户。", [])]


def test_a_link_leads_where_its_target_says() -> None:
    link = Span(kind="link", start=2, end=6, target="https://example.org/?a=1&b=2")
    data = emit(body(paragraph(TEXT, link)))
    found = next(part(data, "document.xml").iter(f"{W}hyperlink"))
    rid = next(v for k, v in found.items() if k.endswith("}id"))
    targets = {r.get("Id"): r.get("Target") for r in part(data, "_rels/document.xml.rels")}
    assert targets[rid] == "https://example.org/?a=1&b=2"
    assert "".join(found.itertext()) == "走访群众"


def test_curly_quotes_in_chinese_ask_for_the_chinese_face() -> None:
    root = document(body(paragraph("办好“一张图”。")))
    assert next(root.iter(f"{W}rFonts")).get(f"{W}hint") == "eastAsia"


def test_an_apostrophe_in_a_latin_word_keeps_the_latin_face() -> None:
    root = document(body(paragraph("按照“Don’t wait”要求办理。")))
    plain = ["".join(r.itertext()) for r in root.iter(f"{W}r") if r.find(f"{W}rPr") is None]
    assert plain == ["’"]


def _noted(*marks: str) -> Report:
    spans = (Span(kind="footnote", start=4, end=4, target=mark) for mark in marks)
    return Report(
        schema="report/1",
        body=(paragraph(TEXT, *spans),),
        footnotes=tuple(Footnote(mark=mark, text=f"见附表{mark}。") for mark in marks),
    )


def test_a_footnote_is_one_of_word() -> None:
    data = emit(_noted("1"))
    reference = next(part(data, "document.xml").iter(f"{W}footnoteReference"))
    note = next(
        n
        for n in part(data, "footnotes.xml").iter(f"{W}footnote")
        if n.get(f"{W}id") == reference.get(f"{W}id")
    )
    assert "".join(note.itertext()) == "见附表1。"
    assert note.find(f".//{W}footnoteRef") is not None
    kinds = [n.get(f"{W}type") for n in part(data, "footnotes.xml").iter(f"{W}footnote")]
    assert kinds == ["separator", "continuationSeparator", None]


def test_a_mark_that_word_would_not_count_so_is_written_out() -> None:
    data = emit(_noted("※"))
    reference = next(part(data, "document.xml").iter(f"{W}footnoteReference"))
    assert reference.get(f"{W}customMarkFollows") == "1"
    assert reference.getnext().text == "※"


def test_a_note_that_no_text_refers_to_stands_behind_the_text() -> None:
    report = Report(
        schema="report/1",
        title="工作总结",
        body=(paragraph(TEXT),),
        footnotes=(Footnote(mark="1", text="本文作于会前。"),),
    )
    title, text, last, *_rest = document(report).iter(f"{W}p")
    held = [p.find(f".//{W}footnoteReference") is not None for p in (title, text, last)]
    assert held == [False, False, True]
