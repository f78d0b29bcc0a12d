"""What guidang wrote comes back as it was, whatever its words look like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.kind import Kind
from pipeline.labels import join_label, read_heading_label
from pipeline.proof import prove_parse
from pipeline.report import (
    Annex,
    Back,
    Block,
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
from pipeline.stage import Context
from stages.parse import PARSER
from tests.parse.wordform import word_form

CONTEXT = Context(style=None, kinds=(Kind(name="报告", says="", titles=("报告",)),))  # type: ignore[arg-type]

NASTY = (
    "一、这一句看着像标题",
    "（一）落实责任。一是抓早。二是抓小。",
    "附件：1.甲表",
    "附件1",
    "2023年12月20日",
    "抄送：南屏市各局。",
    "各位同志：",
    "云岭市水务局",
    "第一章　总则",
    "1.1　范围",
    "目录",
    "（联系人：周明）",
    "自评等次为：优秀",
    "云水发〔2023〕7号",
    "机密★1年",
    "000123",
    "图1　走势",
    "表1　汇总",
    "第一行\n第二行",
    "一行\n一、二行",
    "xx工程由××负责",
    "1.",
    "……",
    "《关于《甲》的说明》",
)
LABELS = ("一、", "（二）", "3.", "（4）", "①", "1.1", "1", "2.3.1", "第一章", "第二条", "5）", "")
HEADINGS = (
    "履职情况", "自评等次为：优秀", "5个样本", "2023年工作", "怎么办？", "二、三季度", "做好收尾。",
    "存在问题：", "抓，抓紧；抓实", "A组",
)  # fmt: skip
LETTERS = "的一是在水了有和人这中大为上个国我以要他时来用们。，；“”《》、：（）0123abX %"

_words = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
_text = st.sampled_from(NASTY) | _words
_line = _text.filter(lambda t: "\n" not in t)
_iso = st.dates().map(lambda d: d.replace(year=1990 + d.year % 40, day=min(d.day, 28)).isoformat())
_maybe = lambda s: st.none() | s  # noqa: E731


@st.composite
def _spans(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    kind = draw(st.sampled_from(["none", "bold", "underline", "low_confidence", "footnote"]))
    if kind == "none" or len(text) < 3:
        return ()
    start = draw(st.integers(1, len(text) - 2))
    if kind == "footnote":
        return (Span(kind=kind, start=start, end=start, target="1"),)
    return (Span(kind=kind, start=start, end=draw(st.integers(start + 1, len(text) - 1))),)


@st.composite
def _paragraph(draw: st.DrawFn) -> Paragraph:
    text = draw(_text)
    return Paragraph(id="", text=text, spans=draw(_spans(text)))


@st.composite
def _section(draw: st.DrawFn, level: int) -> Section:
    label = draw(st.sampled_from(LABELS))
    heading = draw(st.sampled_from(HEADINGS) if label else st.sampled_from(("总体情况", "附录")))
    run_in = draw(st.booleans())
    if label and draw(st.integers(0, 5)) == 0:
        heading = ""
    found = read_heading_label(join_label(label, heading or "文"))
    assert (found.end if found else 0) == len(label)
    inside = draw(_blocks(level))
    if run_in:
        heading = heading.rstrip("。")
        inside = (draw(_paragraph()), *inside)
    return Section(
        id="",
        level=level,
        label=label,
        heading=heading,
        run_in=run_in,
        spans=draw(_spans(heading)),
        blocks=inside,
    )


@st.composite
def _table(draw: st.DrawFn) -> Table:
    cell = st.builds(Cell, text=st.just("") | _text)
    rows = draw(st.lists(st.lists(cell, min_size=1, max_size=2).map(tuple), max_size=2))
    nested = Cell(text="内", blocks=(Table(id="", rows=((Cell(text="里"),),)),))
    extra = ((nested,),) if draw(st.booleans()) else ()
    return Table(id="", rows=(*rows, *extra), caption=draw(_maybe(_line)))


_leaf: st.SearchStrategy[Block] = st.one_of(
    _paragraph(),
    _paragraph(),
    _table(),
    st.builds(Figure, id=st.just(""), asset=st.just("0.png"), caption=_maybe(st.just("图1　走势"))),
    st.builds(
        Opaque, id=st.just(""), text=st.just("x=1"), media=st.just("omml"), data=st.just("<x/>")
    ),
)


@st.composite
def _blocks(draw: st.DrawFn, above: int) -> tuple[Block, ...]:
    leaves = draw(st.lists(_leaf, max_size=3))
    if above >= 5:
        return tuple(leaves)
    level = draw(st.integers(above + 1, min(9, above + 3)))
    return (*leaves, *draw(st.lists(_section(level), max_size=2 if above < 2 else 1)))


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    front = Front(
        copy_number=draw(_maybe(st.just("000123"))),
        secrecy=draw(_maybe(st.just("机密★1年"))),
        issuer=draw(_maybe(st.just("云岭市水务局文件"))),
        document_number=draw(_maybe(st.just("云水发〔2023〕7号"))),
        signer=draw(_maybe(st.just("周明"))),
    )
    by, on = draw(_maybe(st.just("云岭市水务局办公室"))), draw(_maybe(_iso))
    back = Back(
        keywords=draw(_maybe(st.just("水利　通知"))),
        sent_to=draw(_maybe(st.just("各县水务局"))),
        reported_to=draw(_maybe(st.just("市政府办公室"))),
        copies_to=draw(_maybe(st.just("市委办公室"))),
        printed_by=by,
        printed_on=on,
        copies_printed=draw(_maybe(st.just("50"))),
    )
    labelled = st.builds(
        Annex, label=st.sampled_from(["附件", "附件1"]), title=_maybe(_line), body=_blocks(0)
    )
    annex = labelled | st.builds(Annex, label=st.just(""), title=_line, body=_blocks(0))
    names = st.sampled_from(["工作台账", "2023年报表", "5.1表", "1.甲"])
    byline = draw(st.lists(st.sampled_from(["云岭市水务局", "局长　周明"]), max_size=2))
    # an attachment list and a caption need something trusted by name only: a body
    return Report(
        schema="report/1",
        front=None if front == Front() else front,
        title=draw(_maybe(_line)),
        subtitle=draw(_maybe(_line)),
        byline="\n".join(byline) or None,
        salutation=draw(_maybe(_text)),
        body=(Paragraph(id="", text="开头"), *draw(_blocks(0))),
        attachments=tuple(draw(st.lists(names, max_size=3))),
        annexes=tuple(draw(st.lists(annex, max_size=2))),
        signature=tuple(draw(st.lists(_line, max_size=2))),
        date=draw(_maybe(_iso)),
        note=draw(_maybe(st.just("此件公开发布"))),
        footnotes=tuple(draw(st.lists(st.just(Footnote(mark="1", text="见年鉴")), max_size=1))),
        back=None if back == Back() else back,
    )


def _numbered(report: Report) -> Report:
    ids = (f"b{n}" for n in count(1))
    body = _renamed(report.body, ids)
    annexes = tuple(replace(a, body=_renamed(a.body, ids)) for a in report.annexes)
    return replace(report, body=body, annexes=annexes)


def _renamed(blocks: tuple[Block, ...], ids: Iterator[str]) -> tuple[Block, ...]:
    return tuple(_rename(block, ids) for block in blocks)


def _rename(block: Block, ids: Iterator[str]) -> Block:
    new = replace(block, id=next(ids))
    if isinstance(new, Section):
        return replace(new, blocks=_renamed(new.blocks, ids))
    if isinstance(new, Table):
        rows = tuple(
            tuple(replace(cell, blocks=_renamed(cell.blocks, ids)) for cell in row)
            for row in new.rows
        )
        return replace(new, rows=rows)
    return new


@settings(max_examples=150, deadline=None)
@given(_reports())
def test_a_report_comes_back_from_its_word_form_as_it_was(report: Report) -> None:
    report = _numbered(report)
    raw = word_form(report)
    parsed = PARSER.parse(raw, CONTEXT)
    prove_parse(raw, parsed)
    back = replace(parsed.report, source=None, origins={}, evidence={})
    assert back == report


@settings(max_examples=60, deadline=None)
@given(_reports())
def test_understanding_twice_says_the_same(report: Report) -> None:
    once = PARSER.understand(_numbered(report), CONTEXT)
    twice = PARSER.understand(once.report, CONTEXT)
    assert once == twice


def test_a_heading_that_skips_levels_keeps_its_level() -> None:
    deep = Section(id="b2", level=3, label="1.", heading="甲", run_in=False)
    top = Section(id="b1", level=1, label="一、", heading="乙", run_in=False, blocks=(deep,))
    tail = Paragraph(id="b3", text="完。")
    report = Report(
        schema="report/1", body=(replace(top, blocks=(replace(deep, blocks=(tail,)),)),)
    )
    assert PARSER.parse(word_form(report), CONTEXT).report.body == report.body
