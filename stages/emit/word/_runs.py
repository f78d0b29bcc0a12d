"""Text and spans as runs.

A run has one set of properties, so the text is cut wherever a span begins or ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from pipeline.chars import is_cjk
from pipeline.report import DOUBT, EQUATION, FROM_SOURCE, UNDERSTOOD, Span
from pipeline.roles import (
    DOUBT_STYLE,
    DOUBTFUL_LABEL_STYLE,
    DOUBTFUL_RUN_IN_STYLE,
    DOUBTFUL_SIGNER_STYLE,
    LABEL_STYLE,
    RUN_IN_STYLE,
    SIGNER_STYLE,
)
from stages.emit.word._draft import Draft
from stages.emit.word._equations import equation
from stages.emit.word._names import FOOTNOTE_REFERENCE, style_id
from stages.emit.word._refuse import refuse
from stages.emit.word._tracked import Changes, changes_over, track
from stages.emit.word._xml import XML_SPACE, Element, element, on, run_properties, w

RUN_IN = "run_in"
"""The span over a heading that opens its paragraph; ``value`` is its level. It exists only
here and in what extract gives, never in a report."""
SIGNER = "signer"
"""The span over the name of the signer; it exists only here."""
LABEL = "label"
"""The span over a label that has a face of its own (出席：); it exists only here."""

_FACES = {
    SIGNER: (SIGNER_STYLE, DOUBTFUL_SIGNER_STYLE),
    LABEL: (LABEL_STYLE, DOUBTFUL_LABEL_STYLE),
}
"""The character style of such a span, and that where the text is doubtful too."""

_SHOWN = FROM_SOURCE | {RUN_IN, *_FACES}
_KNOWN = _SHOWN | UNDERSTOOD
_SHARED = re.compile(
    "[\u00a7\u00b1\u00b7\u00d7\u00f7\u2014\u2018\u2019\u201c\u201d\u2026\u2030\u2103]"
)
"""Marks that Latin and Chinese faces share: only the hint says which face shows them."""
_APOSTROPHE = re.compile("(?<=[A-Za-z])\u2019(?=[A-Za-z])")
_PIECES = re.compile("[\n\t]|[^\n\t]+")

_DIRECT: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "bold": (("b", {}), ("bCs", {})),
    "italic": (("i", {}), ("iCs", {})),
    "underline": (("u", {"val": "single"}),),
    "emphasis": (("em", {"val": "dot"}),),
    "strike": (("strike", {}),),
    "superscript": (("vertAlign", {"val": "superscript"}),),
    "subscript": (("vertAlign", {"val": "subscript"}),),
    "highlight": (("highlight", {"val": "yellow"}),),
}
"""The run properties of a mark."""


def runs(draft: Draft, text: str, spans: tuple[Span, ...] = ()) -> list[Element]:
    """``text`` with ``spans`` on it as runs, hyperlinks and footnote references.

    Raises ``BadJson`` for spans that no run can show.
    """
    for span in spans:
        if span.kind not in _KNOWN:
            raise refuse(f"no Word file can show a span {span.kind!r}", "take it out")
        if (span.start == span.end) != (span.kind == "footnote") and span.kind in _SHOWN:
            raise refuse(
                f"a span {span.kind!r} at {span.start} of {text!r} has the wrong length",
                "a footnote covers no words, every other mark covers some",
            )
    links = sorted((s for s in spans if s.kind == "link"), key=lambda s: s.start)
    for one, next_ in pairwise(links):
        if next_.start < one.end:
            raise refuse(f"two links overlap on {text[next_.start : one.end]!r}", "part them")
    made: list[Element] = []
    at = 0
    for link in links:
        made += _stretch(draft, text, spans, at, link.start)
        inner = _stretch(draft, text, spans, link.start, link.end, inside=True)
        rid = draft.package.add_link(link.target or "")
        made.append(element("w:hyperlink", {"r:id": rid, "w:history": 1}, inner))
        at = link.end
    return made + _stretch(draft, text, spans, at, len(text))


def _stretch(
    draft: Draft,
    text: str,
    spans: tuple[Span, ...],
    start: int,
    end: int,
    *,
    inside: bool = False,
) -> list[Element]:
    """``text[start:end]`` as runs; ``inside`` a link. A footnote at the edge of a link stands
    outside of it."""
    cuts = {start, end}
    for span in spans:
        if span.kind in _SHOWN:
            cuts |= {at for at in (span.start, span.end) if start < at < end}
    for quote in _APOSTROPHE.finditer(text, start, end):
        cuts |= {quote.start(), quote.end()}
    chinese = any(map(is_cjk, text))
    equations = [s for s in spans if s.kind == EQUATION]
    made: list[tuple[Element, Changes]] = []
    edges = sorted(at for at in cuts if not any(e.start < at < e.end for e in equations))
    if not inside:
        made += _notes(draft, spans, start)
    for left, right in pairwise(edges):
        over = [s for s in spans if s.start <= left and right <= s.end and s.start < s.end]
        changes = changes_over(over, left, right)
        whole = next((s for s in over if s.kind == EQUATION), None)
        if whole is None:
            made.append((_run(text, left, right, over, chinese=chinese), changes))
        else:
            made.append((equation(whole, text), changes))
        if right < end or not inside:
            made += _notes(draft, spans, right)
    return track(draft, made)


def _run(text: str, start: int, end: int, over: list[Span], *, chinese: bool) -> Element:
    words = text[start:end]
    properties = []
    style = _character_style(over)
    if style:
        properties.append(w("rStyle", val=style))
    latin = _APOSTROPHE.match(text, start) and end == start + 1
    if chinese and not latin and _SHARED.search(words):
        properties.append(w("rFonts", hint="eastAsia"))
    kinds = {span.kind for span in over}
    if {"superscript", "subscript"} <= kinds:
        raise refuse(f"{words!r} is superscript and subscript at once", "take one of them out")
    for kind in sorted(kinds & _DIRECT.keys()):
        properties += [w(tag, **attributes) for tag, attributes in _DIRECT[kind]]
    head = [run_properties(properties)] if properties else []
    return w("r", *head, *_content(words))


def _character_style(over: list[Span]) -> str | None:
    doubt = any(span.kind == DOUBT for span in over)
    for span in over:
        if span.kind == RUN_IN:
            name = DOUBTFUL_RUN_IN_STYLE if doubt else RUN_IN_STYLE
            return style_id(name.format(level=span.value))
        if span.kind in _FACES:
            return style_id(_FACES[span.kind][doubt])
    return style_id(DOUBT_STYLE) if doubt else None


def _content(words: str) -> Iterator[Element]:
    for piece in _PIECES.findall(words):
        if piece == "\n":
            yield on("br")
        elif piece == "\t":
            yield on("tab")
        else:
            text = w("t")
            text.text = piece
            text.set(XML_SPACE, "preserve")
            yield text


def _notes(draft: Draft, spans: tuple[Span, ...], at: int) -> Iterator[tuple[Element, Changes]]:
    """The references at a place; one is inserted or deleted where all of its note is."""
    for span in spans:
        if span.kind == "footnote" and span.end == at:
            note = reference(draft, span.target)
            length = len(draft.note(span.target).text)
            yield note, changes_over(draft.note_spans(span.target), 0, length)


def over_date(spans: tuple[Span, ...], printed: str) -> tuple[Span, ...]:
    """The spans of a date, which lie on its ISO value, as they lie on the ``printed`` one: a
    footnote stands at its end, anything else is about all of it."""
    end = len(printed)
    return tuple(replace(s, start=end if s.start == s.end else 0, end=end) for s in spans)


def reference(draft: Draft, mark: str | None) -> Element:
    """The run that refers to the footnote with ``mark``."""
    number, counted = draft.footnote(mark)
    look = run_properties([w("rStyle", val=style_id(FOOTNOTE_REFERENCE))])
    if counted:
        return w("r", look, w("footnoteReference", id=number))
    words = w("t")
    words.text = mark
    return w("r", look, w("footnoteReference", customMarkFollows=1, id=number), words)
