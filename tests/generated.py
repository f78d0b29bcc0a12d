"""Reports made up by hypothesis, in the form that a conversion gives them.

A report is in that form where Word can show its structure: no paragraph follows a section on
its own level, since in Word it would stand in that section; notes are counted as the text
refers to them; blocks are numbered in order.
"""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from itertools import count

from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.numerals import to_chinese
from pipeline.report import (
    DOUBT,
    EQUATION,
    OMML,
    TRACKED,
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
from pipeline.walk import Place, Text, key_of, texts, transform

_WORDS = (
    "落实责任", "排查隐患", "档案整理", "窗口服务", "夜间巡查", "经费公开", "走访群众", "台账清楚",
    "老旧管网", "逐项销号", "水库除险", "《值班办法》", "“一张图”", "OA系统", "共12人次", "3.5万元",
    "不打折扣——", "等等……", "（含乡镇）", "青禾县", "云岭市",
)  # fmt: skip
_MARKS = (
    "bold", "italic", "underline", "emphasis", "strike", "superscript", "subscript", "highlight",
    "link", DOUBT,
)  # fmt: skip
_NEVER_BOTH = ({"superscript", "subscript"},)
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_LABELS = {1: "{cn}、", 2: "（{cn}）", 3: "{n}.", 4: "（{n}）"}


def picture() -> bytes:
    """A PNG of four grey points."""
    rows = zlib.compress(b"\0\x80\x90" * 2)
    header = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


ASSET = f"{sha256(picture()).hexdigest()[:16]}.png"
ASSETS = {ASSET: picture()}

_phrases = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map("".join)
_dates = st.dates().filter(lambda day: 1950 <= day.year < 2050).map(lambda day: day.isoformat())
_sentences = st.lists(_phrases, min_size=1, max_size=3).map(lambda said: "，".join(said) + "。")


def _maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


@st.composite
def _spans(
    draw: st.DrawFn, text: str, *, notes: bool = True, bold: bool = True
) -> tuple[Span, ...]:
    kinds = draw(st.lists(st.sampled_from(_MARKS), max_size=3, unique=True))
    for pair in _NEVER_BOTH:
        if pair <= set(kinds):
            kinds.remove(min(pair))
    found = []
    for kind in kinds:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        # a mark neither begins nor ends with the end of a line
        start, end = start + (text[start] == "\n"), end - (text[end - 1] == "\n")
        if text[start:end].strip() and (bold or kind != "bold"):
            target = "https://example.org/a?b=1&c=2" if kind == "link" else None
            found.append(Span(kind=kind, start=start, end=end, target=target))
    if notes and draw(st.booleans()):
        at = draw(st.integers(1, len(text)))
        found.append(Span(kind="footnote", start=at, end=at, target="?"))
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.kind)))


@st.composite
def _paragraphs(draw: st.DrawFn) -> Paragraph:
    text = "".join(draw(st.lists(_sentences, min_size=1, max_size=3)))
    if draw(st.integers(0, 9)) == 0:
        text += "\n" + draw(_sentences)
    spans = draw(_spans(text))
    if draw(st.integers(0, 5)) == 0:  # no mark lies on an equation
        letters = draw(st.sampled_from(("x=1", "a+b", "y")))
        at = len(text) + 1
        equation = Span(kind=EQUATION, start=at, end=at + len(letters), data=_omml(letters))
        text, spans = f"{text}设{letters}为值。", (*spans, equation)
    return Paragraph(id="?", text=text, spans=spans)


@st.composite
def _cells(draw: st.DrawFn, *, nest: bool, colspan: int = 1, rowspan: int = 1) -> Cell:
    text = "\n".join(draw(st.lists(_phrases, max_size=2)))
    blocks: tuple[Block, ...] = ()
    if nest and draw(st.integers(0, 5)) == 0:
        inner = draw(st.one_of(_tables(nest=False, captioned=False), _figures(small=True)))
        blocks = (inner,)
    spans = draw(_spans(text)) if text else ()
    return Cell(text=text, colspan=colspan, rowspan=rowspan, spans=spans, blocks=blocks)


@st.composite
def _tables(draw: st.DrawFn, *, nest: bool = True, captioned: bool = True) -> Table:
    """A grid of which one rectangle is merged."""
    height, width = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
    down, across = draw(st.integers(1, height - top)), draw(st.integers(1, width - left))
    if across == width:
        down = 1  # else a row would have no cell of its own
    rows = []
    for r in range(height):
        row = []
        for c in range(width):
            merged = top <= r < top + down and left <= c < left + across
            if not merged:
                row.append(draw(_cells(nest=nest)))
            elif (r, c) == (top, left):
                row.append(draw(_cells(nest=nest, colspan=across, rowspan=down)))
        rows.append(tuple(row))
    return Table(
        id="?",
        rows=tuple(rows),
        header_rows=draw(st.integers(0, 1)),
        caption="表1 " + draw(_phrases) if captioned and draw(st.booleans()) else None,
    )


@st.composite
def _figures(draw: st.DrawFn, *, small: bool = False) -> Figure:
    """A picture; a ``small`` one has no caption and room in any cell. A seal has none either."""
    widest = 30 if small else 800
    shows = draw(st.sampled_from((None, None, "seal", "handwriting", "formula")))
    captioned = not small and shows is None and draw(st.booleans())
    return Figure(
        id="?",
        asset=ASSET,
        caption="图1 " + draw(_phrases) if captioned else None,
        shows=shows,
        alt=draw(_maybe(_phrases)),
        width=draw(st.integers(1, widest)) / 2,
        height=draw(st.integers(1, 120)) / 2,
    )


@st.composite
def _equations(draw: st.DrawFn) -> Opaque:
    letters = f"{draw(st.sampled_from('xyz'))}=1"
    return Opaque(id="?", text=letters, media=OMML, data=_omml(letters))


def _omml(letters: str) -> str:
    return f'<m:oMath xmlns:m="{_MATH}"><m:r><m:t>{letters}</m:t></m:r></m:oMath>'


_plain_blocks = st.one_of(_paragraphs(), _paragraphs(), _tables(), _figures(), _equations())


@st.composite
def _bodies(draw: st.DrawFn, above: int = 0) -> tuple[Block, ...]:
    """Paragraphs and the like first, then sections, whose levels never go deeper."""
    blocks = draw(st.lists(_plain_blocks, min_size=0 if above else 1, max_size=2))
    deepest = 4
    number = 0
    while above < 4 and draw(st.integers(0, 3)) > above:
        level = draw(st.integers(above + 1, deepest)) if above < deepest else deepest
        number = number + 1 if level == deepest else 1
        deepest = level
        blocks.append(draw(_sections(level, number)))
    return tuple(blocks)


@st.composite
def _sections(draw: st.DrawFn, level: int, number: int) -> Section:
    printed = _LABELS[level].format(n=number, cn=to_chinese(number))
    label = draw(st.sampled_from((printed, printed, "", f"第{to_chinese(number)}章")))
    heading = draw(_phrases)
    run_in = draw(st.booleans())
    blocks = draw(_bodies(level))
    if run_in:
        blocks = (draw(_paragraphs()), *blocks)
        heading += draw(st.sampled_from(("", "", "？", "！")))
        if label and draw(st.integers(0, 3)) == 0:
            heading = ""
    spans = draw(_spans(heading, notes=False, bold=False)) if heading else ()
    return Section(
        id="?", level=level, label=label, heading=heading, run_in=run_in, spans=spans, blocks=blocks
    )


@st.composite
def _fronts(draw: st.DrawFn) -> Front:
    return Front(
        copy_number=draw(_maybe(st.just("000012"))),
        secrecy=draw(_maybe(st.just("机密★1年"))),
        urgency=draw(_maybe(st.just("特急"))),
        issuer=draw(_maybe(st.just("青禾县水务局文件"))),
        document_number="青水报〔2023〕7号",
        signer=draw(_maybe(st.just("林知远"))),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with any of its parts; its pictures are those of ``ASSETS``."""
    lines = st.lists(_phrases, max_size=2).map(tuple)
    annexes = [
        Annex(label=f"附件{n}", title=draw(_maybe(_phrases)), body=draw(_bodies()))
        for n in range(1, draw(st.integers(0, 2)) + 1)
    ]
    if draw(st.booleans()):
        annexes.insert(0, Annex(label="", title=draw(_phrases), body=draw(_bodies())))
    report = Report(
        schema="report/1",
        front=draw(st.none() | _fronts()),
        title=draw(_maybe(_phrases)),
        subtitle=draw(_maybe(_phrases)),
        byline=draw(st.none() | st.sampled_from(("县水务局局长　林知远", "县水务局\n林知远"))),
        salutation=draw(_maybe(_phrases.map(lambda said: said + "："))),
        body=draw(_bodies()),
        attachments=draw(lines),
        annexes=tuple(annexes),
        signature=draw(lines),
        date=draw(_maybe(_dates)),
        note=draw(_maybe(_phrases)),
        back=draw(
            st.none()
            | st.builds(
                Back,
                keywords=_maybe(_phrases),
                sent_to=_maybe(_phrases),
                reported_to=_maybe(_phrases),
                copies_to=_maybe(_phrases),
                printed_by=_phrases,
                printed_on=_dates,
                copies_printed=_maybe(st.just("50")),
            )
        ),
    )
    report = draw(_marked(_numbered(report)))
    return draw(_marked(_noted(report), roles=frozenset({"footnote"})))


_MARKED_BY_KEY = frozenset(
    {
        "copy_number", "secrecy", "urgency", "issuer", "document_number", "signer", "title",
        "subtitle", "byline", "salutation", "label", "caption", "attachments", "signature",
        "date", "note", "annex_label", "annex_title", "keywords", "sent_to", "reported_to",
        "copies_to", "printed_by", "printed_on", "copies_printed",
    }
)  # fmt: skip


@st.composite
def _marked(draw: st.DrawFn, report: Report, roles: frozenset[str] = _MARKED_BY_KEY) -> Report:
    """``report`` with spans on its plain texts of these ``roles``."""
    under_byline = bool(report.byline) and not report.signature
    made = dict(report.spans)
    for text in texts(report):
        if text.role in roles:
            made[key_of(text.place)] = draw(_spans_by_key(text, under_byline))
    return replace(report, spans={key: spans for key, spans in made.items() if spans})


@st.composite
def _spans_by_key(draw: st.DrawFn, text: Text, under_byline: bool) -> tuple[Span, ...]:
    """Any spans but a bold that covers all, which is the look of a part. A label has only a
    doubt, and lies a date's span on all of it; where the date stands under the byline, its
    note would be counted before those of the text."""
    end = len(text.text)
    if text.role in ("label", "date", "printed_on"):
        doubt = Span(kind=DOUBT, start=0, end=end)
        note = Span(kind="footnote", start=end, end=end, target="?")
        last = text.role == "label" or (text.role == "date" and under_byline)
        return draw(st.sampled_from([(), (doubt,)] if last else [(), (doubt,), (doubt, note)]))
    found = draw(_spans(text.text, notes=text.role != "footnote"))
    look = text.role != "footnote"
    return tuple(s for s in found if not (look and s.kind == "bold" and s.end - s.start == end))


@st.composite
def tracked_reports(draw: st.DrawFn) -> Report:
    """A report as it is read where tracked changes are kept."""
    report = draw(reports())
    found = {text.place: draw(_changes(text)) for text in texts(report)}

    def visit(
        place: Place, _role: str, text: str, spans: tuple[Span, ...]
    ) -> tuple[str, tuple[Span, ...]]:
        return text, tuple(sorted((*spans, *found[place]), key=_order))

    return transform(report, visit)


def _order(span: Span) -> tuple[int, int, str, str, str]:
    return span.start, span.end, span.kind, span.author or "", span.date or ""


@st.composite
def _changes(draw: st.DrawFn, text: Text) -> tuple[Span, ...]:
    """Tracked changes on a text: those of a date are of all of it, and none is of a part of an
    equation, or begins or ends with a line end."""
    if text.role in ("opaque", "footnote_mark") or not text.text:
        return ()
    length, made = len(text.text), []
    equations = [s for s in text.spans if s.kind == EQUATION]
    for author in draw(st.sampled_from([(), ("林知远",), ("周明", None)])):
        start, end = 0, length
        if text.role not in ("date", "printed_on") and draw(st.booleans()):
            start = draw(st.integers(0, length - 1))
            end = draw(st.integers(start + 1, length))
        for equation in equations:
            if start < equation.end and equation.start < end:
                start, end = min(start, equation.start), max(end, equation.end)
        start, end = start + (text.text[start] == "\n"), end - (text.text[end - 1] == "\n")
        if text.text[start:end].strip():
            kind = draw(st.sampled_from(sorted(TRACKED)))
            date = draw(st.sampled_from([None, "2023-12-20T09:30:00Z"]))
            made.append(Span(kind=kind, start=start, end=end, author=author, date=date))
    return tuple(made)


def _noted(report: Report) -> Report:
    """``report`` with its notes counted in the order of the page."""
    notes: list[Footnote] = []

    def visit(
        _place: Place, _role: str, text: str, spans: tuple[Span, ...]
    ) -> tuple[str, tuple[Span, ...]]:
        made = []
        for span in spans:
            if span.kind == "footnote":
                notes.append(Footnote(mark=str(len(notes) + 1), text="见第二页的说明。"))
                span = replace(span, target=notes[-1].mark)
            made.append(span)
        return text, tuple(made)

    return replace(transform(report, visit), footnotes=tuple(notes))


def _numbered(report: Report) -> Report:
    """``report`` with its blocks counted in the order of the page."""
    ids = count(1)

    def blocks(found: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(block, found))

    def block(old: Block) -> Block:
        new = replace(old, id=f"b{next(ids)}")
        match new:
            case Section():
                return replace(new, blocks=blocks(new.blocks))
            case Table():
                return replace(new, rows=tuple(tuple(map(cell, row)) for row in new.rows))
        return new

    def cell(old: Cell) -> Cell:
        return replace(old, blocks=blocks(old.blocks))

    body = blocks(report.body)
    annexes = tuple(replace(annex, body=blocks(annex.body)) for annex in report.annexes)
    return replace(report, body=body, annexes=annexes)
