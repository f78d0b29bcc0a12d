"""A report as the fragments that extract gives for guidang's own Word file of it.

So that parse can be tested alone; the real there-and-back is in tests/test_round_trip.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.dates import print_date
from pipeline.labels import join_label
from pipeline.origin import Origin
from pipeline.raw import (
    Hints,
    Raw,
    RawCell,
    RawFigure,
    RawFootnote,
    RawFragment,
    RawOpaque,
    RawTable,
    RawText,
    raw_texts,
)
from pipeline.report import (
    Back,
    Block,
    Figure,
    Opaque,
    Paragraph,
    Report,
    Section,
    Source,
    Span,
    Table,
)
from pipeline.roles import ROLE_STYLES

HERE = Origin(by="test")
SOURCE = Source(name="甲.docx", format="docx", sha256="0", bytes=1)


def raw_of(fragments: tuple[RawFragment, ...], footnotes: tuple[RawFootnote, ...] = ()) -> Raw:
    """``fragments`` as a Raw whose characters are counted."""
    raw = Raw(
        schema="raw/1", source=SOURCE, fragments=fragments, footnotes=footnotes, source_chars=0
    )
    return replace(raw, source_chars=sum(count_ink(text) for _key, text in raw_texts(raw)))


def plain(text: str) -> Raw:
    """A plain text, a fragment a line, as the text extractor gives it."""
    return raw_of(
        tuple(
            RawText(text=line, origin=Origin(by="text", paragraph=i))
            for i, line in enumerate(text.split("\n"), 1)
        )
    )


def word_form(report: Report) -> Raw:
    notes = tuple(RawFootnote(mark=n.mark, text=n.text, origin=HERE) for n in report.footnotes)
    return raw_of(tuple(_page(report)), notes)


def _text(role: str, text: str, spans: tuple[Span, ...] = ()) -> RawText:
    return RawText(text=text, spans=spans, hints=Hints(style=ROLE_STYLES[role]), origin=HERE)


def _page(report: Report) -> Iterator[RawFragment]:
    yield from _head(report)
    yield from _body(report.body)
    many = len(report.attachments) > 1
    for index, name in enumerate(report.attachments):
        number = f"{index + 1}." if many else ""
        yield _text("attachment", ("" if index else "附件：") + number + name)
    for line in report.signature:
        yield _text("signature", line)
    if report.date and (report.signature or not report.byline):
        yield _text("date", print_date(report.date))
    if report.note:
        yield _text("note", f"（{report.note}）")
    for annex in report.annexes:
        if annex.label:
            yield _text("annex_label", annex.label)
        if annex.title:
            title = _text("annex_title", annex.title)
            yield replace(title, hints=replace(title.hints, new_page=not annex.label))
        yield from _body(annex.body)
    if report.back:
        yield from _lists(report.back)
        by, on = report.back.printed_by, report.back.printed_on
        if by or on:
            yield _text("printed_by", (by or "") + (f"\t{print_date(on)}印发" if on else ""))
        if report.back.copies_printed:
            yield _text("copies_printed", f"（共印{report.back.copies_printed}份）")


def _lists(back: Back) -> Iterator[RawFragment]:
    if back.keywords:
        yield _text("keywords", f"主题词：{back.keywords}")
    organs = {"主送": "sent_to", "抄报": "reported_to", "抄送": "copies_to"}
    for label, role in organs.items():
        if said := getattr(back, role):
            yield _text(role, f"{label}：{said}。")


def _head(report: Report) -> Iterator[RawFragment]:
    front = report.front
    if front:
        for role in ("copy_number", "secrecy", "urgency", "issuer"):
            value = getattr(front, role)
            if value:
                yield _text(role, value)
        if front.document_number or front.signer:
            signer = f"\t签发人：{front.signer}" if front.signer else ""
            yield _text("document_number", (front.document_number or "") + signer)
    for role in ("title", "subtitle"):
        if value := getattr(report, role):
            yield _text(role, value)
    for line in (report.byline or "").split("\n"):
        if line:
            yield _text("byline", line)
    if report.date and report.byline and not report.signature:
        yield _text("byline_date", f"（{print_date(report.date)}）")
    if report.salutation:
        yield _text("salutation", report.salutation)


def _body(blocks: tuple[Block, ...]) -> Iterator[RawFragment]:
    before: Block | None = None
    for block in blocks:
        if isinstance(before, Figure) and before.caption is None and isinstance(block, Table):
            yield _text("paragraph", "")
        yield from _block(block)
        before = block


def _block(block: Block) -> Iterator[RawFragment]:
    match block:
        case Paragraph():
            yield _text("paragraph", block.text, block.spans)
        case Section():
            yield from _section(block)
        case Table():
            if block.caption:
                yield _text("caption", block.caption)
            rows = tuple(
                tuple(
                    RawCell(
                        text=c.text,
                        spans=c.spans,
                        colspan=c.colspan,
                        rowspan=c.rowspan,
                        inside=tuple(_body(c.blocks)),
                    )
                    for c in row
                )
                for row in block.rows
            )
            yield RawTable(rows=rows, header_rows=block.header_rows, origin=HERE)
        case Figure():
            yield RawFigure(asset=block.asset, alt=block.alt or "", origin=HERE)
            if block.caption:
                yield _text("caption", block.caption)
        case Opaque():
            yield RawOpaque(text=block.text, media=block.media, data=block.data, origin=HERE)


def _section(section: Section) -> Iterator[RawFragment]:
    text = join_label(section.label, section.heading)
    spans = _shift(section.spans, len(text) - len(section.heading))
    if not section.run_in:
        yield _text(f"heading_{section.level}", text, spans)
        yield from _body(section.blocks)
        return
    named = section.heading[:1] == "【" and section.heading[-1:] == "】"
    if section.heading and section.heading[-1] not in "。！？；：…" and not named:
        text += "。"
    first, *rest = section.blocks
    assert isinstance(first, Paragraph)
    opening = Span(kind="run_in", start=0, end=len(text), value=section.level)
    laid = (opening, *spans, *_shift(first.spans, len(text)))
    yield _text("paragraph", text + first.text, laid)
    yield from _body(tuple(rest))


def _shift(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(replace(s, start=s.start + by, end=s.end + by) for s in spans)
