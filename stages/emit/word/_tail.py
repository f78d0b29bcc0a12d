"""What stands below the text: attachments, signature, date, note, annexes, 版记
(GB/T 9704-2012, 7.3.4 to 7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.report import Back, Span
from pipeline.spans import move
from pipeline.style import Stroke
from pipeline.units import mm_to_twips
from pipeline.walk import Spans
from stages.emit.word._blocks import body
from stages.emit.word._draft import Draft
from stages.emit.word._looks import indent
from stages.emit.word._measures import char_width, text_length
from stages.emit.word._paragraphs import paragraph, separator
from stages.emit.word._refuse import printed_date
from stages.emit.word._runs import LABEL, over_date
from stages.emit.word._tracked import over_dress
from stages.emit.word._xml import Element, on, w

_ATTACHED = "附件："
_LISTED = {
    "keywords": "主题词：",
    "sent_to": "主送：",
    "reported_to": "抄报：",
    "copies_to": "抄送：",
}
"""What each list of 版记 opens with, by its role, in their order."""
_SENT = frozenset({"sent_to", "reported_to", "copies_to"})
"""Lists of organs: closed by 。, with no line between them (7.4.2)."""
_PRINTED = "印发"
_COUNT = "（共印", "份）"


def attachments(draft: Draft) -> Iterator[Element]:
    """附件：1.甲, and 2.乙 below it; a long name hangs below its first character (7.3.4)."""
    names = draft.report.attachments
    look = draft.style.looks["attachment"]
    char = char_width(draft.style, look.size)
    for number, text in enumerate(names, 1):
        opening = _ATTACHED if number == 1 else ""
        count = f"{number}." if len(names) > 1 else ""
        # the point takes a quarter of a character in a Latin face
        counted = text_length(count) - 0.25 if count else 0
        left = look.left_indent + text_length(_ATTACHED) + counted
        own = [indent(char, left=left, first=-text_length(opening) - counted)]
        dress = opening + count
        spans = over_dress(draft.spans("attachments", str(number - 1)), len(dress), len(text), 0)
        yield paragraph(draft, "attachment", dress + text, spans, own)


def signature(draft: Draft) -> Iterator[Element]:
    """The lines of the signature and the date below them (7.3.5.2, without a seal).

    The date's first character stands two characters right of the signature's; where that
    would bring it nearer than two characters to the edge, it stands there and the signature
    moves left. Several signatures begin below each other, as in figure 9.
    """
    report = draft.report
    under_byline = report.byline is not None and not report.signature
    date = None
    if report.date is not None and not under_byline:
        date = printed_date(report.date, "date")
    longest = max(map(text_length, report.signature), default=0)
    edge = draft.style.looks["signature"].right_indent
    date_right, room = edge, edge
    if date is not None and report.signature:
        length = text_length(date)
        if longest >= length + 2:
            date_right = edge + longest - length - 2
        else:
            room = date_right + length + 2 - longest
    char = char_width(draft.style, draft.style.looks["signature"].size)
    for index, line in enumerate(report.signature):
        own = [indent(char, right=room + longest - text_length(line))]
        yield paragraph(draft, "signature", line, draft.spans("signature", str(index)), own)
    if date is not None:
        spans = over_date(draft.spans("date"), date)
        yield paragraph(draft, "date", date, spans, [indent(char, right=date_right)])


def note(draft: Draft) -> Iterator[Element]:
    """附注 in （ ） (7.3.6)."""
    text = draft.report.note
    if text is not None:
        spans = over_dress(draft.spans("note"), 1, len(text), 1)
        yield paragraph(draft, "note", f"（{text}）", spans)


def annexes(draft: Draft) -> Iterator[Element]:
    """Each annex on a new page: label, title, text (7.3.7). One without a label begins with its
    title."""
    for index, annex in enumerate(draft.report.annexes):
        own = [] if annex.label else [on("pageBreakBefore")]
        if annex.label:
            spans = draft.spans("annexes", f"{index}.label")
            yield paragraph(draft, "annex_label", annex.label, spans)
        if annex.title is not None:
            spans = draft.spans("annexes", f"{index}.title")
            yield paragraph(draft, "annex_title", annex.title, spans, own)
        yield from body(draft, annex.body, draft.style.page.text_width)


def back(draft: Draft, part: Back) -> Iterator[Element]:
    """版记 at the foot of the last page (7.4): all its paragraphs share one frame.

    The lines stand apart, since the text is one character in from either end of them.
    """
    texts = list(_back_texts(draft, part))
    strokes = draft.style.strokes
    above = None
    for role, text, spans in texts:
        if above is None or not {above, role} <= _SENT:
            yield _line(draft, strokes.back_inner if above else strokes.back_outer)
        above = role
        yield paragraph(draft, role, text, spans, [_frame(draft), *_set_out(draft, role)])
    if texts:
        yield _line(draft, strokes.back_outer)


def _back_texts(draft: Draft, part: Back) -> Iterator[tuple[str, str, Spans]]:
    for role, opening in _LISTED.items():
        if (said := getattr(part, role)) is not None:
            closing = "。" if role in _SENT else ""
            spans = draft.spans("back", role)
            dressed = over_dress(spans, len(opening), len(said), len(closing))
            if role == "keywords":
                dressed += (Span(kind=LABEL, start=0, end=len(opening)),)
            yield role, opening + said + closing, dressed
    if part.printed_by is not None or part.printed_on is not None:
        text, spans = part.printed_by or "", draft.spans("back", "printed_by")
        if part.printed_on is not None:
            text += "\t"
            date = printed_date(part.printed_on, "back.printed_on")
            on_date = over_date(draft.spans("back", "printed_on"), date)
            spans += move(over_dress(on_date, 0, len(date), len(_PRINTED)), len(text))
            text += date + _PRINTED
        yield "printed_by", text, spans
    if part.copies_printed is not None:
        before, behind = _COUNT
        count = draft.spans("back", "copies_printed")
        spans = over_dress(count, len(before), len(part.copies_printed), len(behind))
        yield "copies_printed", before + part.copies_printed + behind, spans


def _set_out(draft: Draft, role: str) -> Iterator[Element]:
    """Lists hang behind the colon (7.4.2); the date of printing stands right (7.4.3)."""
    look = draft.style.looks[role]
    char = char_width(draft.style, look.size)
    if role in _LISTED:
        hang = text_length(_LISTED[role])
        yield indent(char, left=look.left_indent + hang, right=look.right_indent, first=-hang)
    elif role == "printed_by":
        end = draft.style.page.text_width - round(look.right_indent * char)
        yield w("tabs", w("tab", val="right", pos=end))


def _frame(draft: Draft) -> Element:
    """Neighbours with the same frame share it."""
    return w("framePr", w=draft.style.page.text_width, wrap="notBeside", vAnchor="margin",
             hAnchor="margin", xAlign="left", yAlign="bottom")  # fmt: skip


def _line(draft: Draft, stroke: Stroke) -> Element:
    """A printed line: an empty paragraph as low as the line is thick, filled with its colour.

    Not a border, with which LibreOffice takes the paragraph out of the frame.
    """
    height = max(_THINNEST, mm_to_twips(stroke.width))
    shade = w("shd", val="clear", color="auto", fill=stroke.color)
    return separator(height, [_frame(draft), shade])


_THINNEST = 14
"""Twips: the lowest line of text that Word sets."""
