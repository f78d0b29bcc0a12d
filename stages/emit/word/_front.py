"""What stands above the text: 版头, title, byline, salutation (GB/T 9704-2012, 7.2 to 7.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.report import Front, Span
from pipeline.spans import cut, move
from pipeline.units import mm_to_twips, points_to_half_points
from stages.emit.word._draft import Draft
from stages.emit.word._looks import head_line, indent
from stages.emit.word._measures import char_width, line_height, line_pitch, text_length
from stages.emit.word._paragraphs import paragraph, wrap
from stages.emit.word._refuse import printed_date
from stages.emit.word._runs import SIGNER, over_date, runs
from stages.emit.word._tracked import over_dress
from stages.emit.word._xml import Element, name, run_properties, w

_SIGNED = "签发人："


def front(draft: Draft, part: Front) -> Iterator[Element]:
    """版头, the red line included."""
    lines = 0
    for role in ("copy_number", "secrecy", "urgency"):
        text = getattr(part, role)
        if text is not None:
            lines += 1
            yield paragraph(draft, role, text, draft.spans("front", role))
    if part.issuer is not None:
        lowest = part.document_number is None and part.signer is None
        yield _issuer(draft, part.issuer, lines, lowest=lowest)
    if part.signer is not None:
        yield _signed(draft, part.document_number or "", part.signer)
    elif part.document_number is not None:
        spans = draft.spans("front", "document_number")
        yield paragraph(draft, "document_number", part.document_number, spans)


def _issuer(draft: Draft, text: str, lines: int, *, lowest: bool) -> Element:
    """The red name, so far down that its upper edge is where the house wants it, below
    ``lines`` lines; and so small that it stands in one line (7.2.4)."""
    style = draft.style
    look = style.looks["issuer"]
    above = mm_to_twips(look.top or 0) - lines * line_pitch(style.page)
    own = [
        w(
            "spacing",
            before=max(0, above),
            after=0,
            line=line_height(style, look) or line_pitch(style.page),
            lineRule="exact",
        )
    ]
    if lowest:
        own.append(head_line(style, look))
    made = wrap("issuer", runs(draft, text, draft.spans("front", "issuer")), own)
    fits = style.page.text_width / 20 / max(map(text_length, text.split("\n")))
    if fits < look.size:
        _set_size(made, points_to_half_points(int(fits)))
    return made


def _set_size(made: Element, size: int) -> None:
    """Give every run of a paragraph this size, beside what else it has."""
    for run in made.iter(name("w:r")):
        known = run.find(name("w:rPr"))
        look = [w("sz", val=size), w("szCs", val=size)]
        if known is not None:
            look += known
            run.remove(known)
        run.insert(0, run_properties(look))


def _signed(draft: Draft, number: str, signer: str) -> Element:
    """Number and signer in one line, one character from either edge (7.2.5, 7.2.6)."""
    style = draft.style
    char = char_width(style, style.looks["document_number"].size)
    text = f"{number}\t{_SIGNED}{signer}"
    at = len(text) - len(signer)
    dressed = over_dress(draft.spans("front", "signer"), len(_SIGNED), len(signer), 0)
    spans = [*draft.spans("front", "document_number"), *move(dressed, at - len(_SIGNED))]
    if signer:
        spans.append(Span(kind=SIGNER, start=at, end=len(text)))
    stop = w("tab", val="right", pos=style.page.text_width - char)
    # the red line is as wide as the paragraph, so the indent is the first line's only
    own = [w("tabs", stop), indent(char, first=1), w("jc", val="left")]
    return paragraph(draft, "document_number", text, tuple(spans), own)


def head(draft: Draft) -> Iterator[Element]:
    """Title, subtitle, byline, the date under a byline, salutation."""
    report = draft.report
    if report.title is not None:
        yield paragraph(draft, "title", report.title, draft.spans("title"))
    if report.subtitle is not None:
        yield paragraph(draft, "subtitle", report.subtitle, draft.spans("subtitle"))
    if report.byline is not None:
        at = 0
        for line in report.byline.split("\n"):
            yield paragraph(draft, "byline", line, cut(draft.spans("byline"), at, at + len(line)))
            at += len(line) + 1
        if report.date is not None and not report.signature:
            date = printed_date(report.date, "date")
            spans = over_date(draft.spans("date"), date)
            dressed = over_dress(spans, 1, len(date), 1)
            yield paragraph(draft, "byline_date", f"（{date}）", dressed)
    if report.salutation is not None:
        yield paragraph(draft, "salutation", report.salutation, draft.spans("salutation"))
