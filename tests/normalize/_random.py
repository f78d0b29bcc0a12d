"""Reports of random texts: whatever people type, with marks of their authors laid over it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from pipeline.report import (
    EQUATION,
    MARKS,
    TRACKED,
    Annex,
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

FOREIGN = (
    "We agree, and we sign it now",
    'see item (b) of the annex; it is "final"',
    'Write the name "云岭市" into the form, and send it by 2023.7.19...',
    "The annex (附件) is for the 2 offices; copies of it go to 水务局 too",
    "Мы согласны, и подпишем (сейчас)",
    "これは、テスト です",
    "우리는 동의, 합니다",
)
"""Sentences in other languages, with marks that in Chinese text would be mended."""

_PIECES = st.one_of(
    st.sampled_from(list("工作会议一二三十年月日号第发张李市〇己已末曰")),
    st.sampled_from(list("abXs019０９Ａ％%")),
    st.sampled_from(list(",;:?!().，。、；：？！（）．｡､[]【】〔〕《》〈〉<>")),
    st.sampled_from(list("\"'“”‘’「」『』＂")),
    st.sampled_from(list(" \u3000\u00a0\t\n\u200b")),
    st.sampled_from(list("-—–…~～/\\@%+é한🙂□\u200d㎡·")),
    st.sampled_from(
        [
            "2023.7.19", "二〇二三年七月十九日", "2023年07月", "云办发[2023]第012号", "(2024)1号",
            "www.a.gov.cn/x", "a.b@c.cn", r"D:\a\b.doc", "9:30", "1,234.5", "１，２３４", "3.5％",
            "don't", "5'10\"", "……", "。。", "...", "--", "---", "，，", "！！",
            "出席：", "时间：", "各位领导", "（一）", "(一)", "1、", "一.", "第三条", "附件1:", "①",
            "xx", "××", "____", "【待填】", "某某", "关于", "《水法》", "<办法>", "《关于《水法》",
            "Hello world", "GB/T 9704-2012", "f(x)=2x", "至二十一日", "三、四天", "2021—2025",
            "自已", "己经", "第—次", "30 %", "⼯作", "截止", "既使", "“十四五”", "‘实’",
        ]
    ),
)  # fmt: skip
TYPED = st.lists(_PIECES, min_size=1, max_size=24).map("".join)
SHORT = st.lists(_PIECES, min_size=1, max_size=6).map("".join)

LABELS = st.sampled_from(
    ["", "一.", "一、", "（一）、", "(二)", "1、", "1.", "(1)", "第 一 章", "１．", "廿一、", "①"]
)

_PLAIN = sorted(MARKS - {"footnote", "link"})


@st.composite
def spans_on(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Marks anywhere on ``text``: over words, a note of a foot, a link, an equation, a revision."""
    made: list[Span] = []
    kinds = st.sampled_from([*_PLAIN, "link", "footnote", EQUATION, *sorted(TRACKED)])
    for kind in draw(st.lists(kinds, max_size=3)):
        start = draw(st.integers(0, len(text) - 1))
        end = start if kind == "footnote" else draw(st.integers(start + 1, len(text)))
        more: dict[str, Any] = {}
        if kind == "footnote":
            more["target"] = "1"
        elif kind == "link":
            more["target"] = "http://a.gov.cn/x"
        elif kind == EQUATION:
            more["data"] = "<m:oMath/>"
        elif kind in TRACKED:
            more["author"] = "许平"
        made.append(Span(kind=kind, start=start, end=end, **more))
    return tuple(sorted(made, key=lambda span: (span.start, span.end)))


@st.composite
def paragraphs(draw: st.DrawFn, id: str = "b1", text: st.SearchStrategy[str] = TYPED) -> Paragraph:
    said = draw(text)
    return Paragraph(id=id, text=said, spans=draw(spans_on(said)))


_REWRITTEN = st.sampled_from(
    [
        "2023.7.19",
        "二〇二三年七月十九日",
        "...",
        "，，",
        "--",
        "云办发[2023]第012号",
        "  ",
        "工",
        "会",
    ]
)


@st.composite
def revised(draw: st.DrawFn) -> Report:
    """A paragraph of what rules write anew in one piece, and revisions that begin and end in it."""
    text = "会" + draw(st.lists(_REWRITTEN, min_size=1, max_size=6).map("".join))
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True))
    edges = sorted(cuts)
    spans = tuple(
        Span(kind=draw(st.sampled_from(sorted(TRACKED))), start=start, end=end, author="许平")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    return Report(schema="report/1", body=(Paragraph(id="b1", text=text, spans=spans),))


@st.composite
def marked(draw: st.DrawFn) -> Report:
    """A report of a single paragraph."""
    return Report(schema="report/1", body=(draw(paragraphs()),))


_WORDS = ("巡查组沿着河岸逐段查看堤坝", "值班员把水位记在登记簿上面", "镇里给护堤队添置了雨衣手电")


@st.composite
def worded(draw: st.DrawFn) -> Report:
    """A paragraph of common words, with something odd between them: a person's decision on a change
    knows its place again by the words around it."""
    odd = [draw(_PIECES) for _words in _WORDS]
    text = "".join(words + piece for words, piece in zip(_WORDS, odd, strict=True)) + _WORDS[0]
    return Report(schema="report/1", body=(Paragraph(id="b1", text=text),))


@st.composite
def sections(draw: st.DrawFn) -> Section:
    heading = draw(TYPED)
    return Section(
        id="s1",
        level=1,
        label=draw(LABELS),
        heading=heading,
        spans=draw(spans_on(heading)),
        run_in=draw(st.booleans()),
        blocks=(draw(paragraphs("s1p1")),),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with every part that has text, where texts of any part may be odd."""
    cell = draw(SHORT)
    signature = draw(SHORT)
    return Report(
        schema="report/1",
        front=Front(document_number=draw(SHORT), issuer=draw(SHORT), signer=draw(SHORT)),
        title=draw(SHORT),
        byline=draw(SHORT),
        salutation=draw(SHORT),
        body=(
            draw(paragraphs()),
            draw(sections()),
            Table(
                id="t1",
                rows=((Cell(text=cell, spans=draw(spans_on(cell))), Cell(text=draw(SHORT))),),
                caption=draw(SHORT),
            ),
            Figure(id="f1", asset="a.png", caption=draw(SHORT)),
            Opaque(id="o1", text=draw(SHORT), media="application/omml+xml", data=""),
        ),
        attachments=(draw(SHORT),),
        annexes=(Annex(label="附件1", title=draw(SHORT), body=(draw(paragraphs("a1", SHORT)),)),),
        signature=(signature,),
        date="2023-12-20",
        note=draw(SHORT),
        footnotes=(Footnote(mark="1", text=draw(SHORT)),),
        spans={"signature.0": found} if (found := draw(spans_on(signature))) else {},
    )
