"""First pass: fragments become items, one for each paragraph, table or picture.

A ``Line`` is a stretch of one extracted text. All later passes cut lines into shorter lines or
give them a role; none of them copies text by hand, so every character stays accountable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import BLANKS, ZERO_WIDTH, blank_edges, ink
from pipeline.dates import read_date
from pipeline.labels import is_contents_head, read_label
from pipeline.origin import Origin
from pipeline.raw import Hints, Raw, RawFigure, RawOpaque, RawTable, RawText
from pipeline.report import EQUATION, FROM_SOURCE, TRACKED, Span
from pipeline.roles import OWN_STYLES, role_of
from pipeline.spans import cut

_ANNEX = re.compile(rf"^[{BLANKS}]*附件[\d一二三四五六七八九十]*[{BLANKS}]*$")
_APPENDIX = re.compile(rf"附[{BLANKS}]*录[{BLANKS}]*[A-ZＡ-Ｚ][{BLANKS}]*\n")

_CLOSES = frozenset("。；：！？;:")
"""What a paragraph of an article ends with."""

Spans = tuple[Span, ...]

UNTRUSTED = frozenset({"table_text", "figure", "opaque", "footer", "footnote"})
"""Roles of styles that say nothing about a paragraph of the text."""


class Line(Struct, frozen=True, kw_only=True):
    """``text`` stands at ``start`` of the extracted text called ``source``.

    ``lead``: how many half-width columns of blanks stood before it; ``number``: how many of its
    characters are an automatic number; ``role``: a key of ``roles.ROLE_STYLES`` once it is
    known, or ``run_in`` or ``contents``; ``level`` of a heading that its style tells.
    """

    source: str
    start: int
    text: str
    spans: Spans = ()
    hints: Hints = Hints()
    origin: Origin
    lead: int = 0
    number: int = 0
    role: str | None = None
    level: int | None = None
    apart: bool = False
    """An empty paragraph stood before it."""
    evidence: tuple[str, ...] = ()
    """What spoke for its role, in codes of ``pipeline.evidence``."""

    def named(self, role: str, *spoke: str) -> Line:
        """This line as ``role``, with the codes of what ``spoke`` for that."""
        return replace(self, role=role, level=None, evidence=spoke)

    def part(self, start: int, end: int | None = None) -> Line:
        """``text[start:end]`` without the blanks at its ends, and what lies on it."""
        stop = len(self.text) if end is None else end
        before, behind = blank_edges(self.text[start:stop])
        start, stop = start + before, stop - behind
        return replace(
            self,
            start=self.start + start,
            text=self.text[start:stop],
            spans=cut(self.spans, start, stop),
            lead=self.lead if start == 0 else 0,
            number=max(0, min(self.number, stop) - start),
        )

    def undressed(self, start: int, end: int | None = None) -> Line:
        """``part`` of a line whose ends are dress that goes: footnotes on it stay, at the ends."""
        inner = self.part(start, end)
        first = inner.start - self.start
        kept = _held(self.spans, first, first + len(inner.text))
        return replace(inner, spans=cut(kept, first, first + len(inner.text)))

    def split(self, at: int) -> tuple[Line, Line]:
        return self.part(0, at), self.part(at)

    @property
    def ink(self) -> str:
        return ink(self.text)


class Held(Struct, frozen=True):
    """A table, picture or opaque piece; ``source`` is its key, ``caption`` the line for it."""

    source: str
    fragment: RawTable | RawFigure | RawOpaque
    caption: Line | None = None


Item = Line | Held


def order_of(source: str) -> tuple[int, ...]:
    """Where the text called ``source`` stands among all of them: ``7:r0c2`` is (7, 0, 2)."""
    return tuple(int(n) for n in re.findall(r"\d+", source))


def is_own(raw: Raw) -> bool:
    """Whether guidang wrote the file: it carries a style that only guidang uses, or nothing
    in it is without a style that names a part."""
    styles = [
        (f.hints.style or "").lower()
        for f in raw.fragments
        if isinstance(f, RawText) and ink(f.text)
    ]
    if OWN_STYLES & set(styles):
        return True
    roles = [role_of(style) for style in styles]
    return bool(roles) and all(role and role not in UNTRUSTED for role in roles)


def read_items(raw: Raw, *, own: bool) -> list[Item]:
    """The items of ``raw`` in order; a fragment of blanks only gives none. In guidang's ``own``
    files a paragraph is what it is, soft breaks included."""
    items: list[Item] = []
    apart = False
    for index, fragment in enumerate(raw.fragments):
        if isinstance(fragment, RawText):
            lines = list(_lines(str(index), fragment, own=own))
            items += [replace(line, apart=apart) for line in lines[:1]] + lines[1:]
            apart = not lines
        else:
            items.append(Held(str(index), fragment))
            apart = False
    return items


def whole(source: str, text: str, spans: Spans, origin: Origin) -> Line:
    """A text that is not looked into (a cell, a note), without the blanks at its ends."""
    line = Line(source=source, start=0, text=text, spans=tidy(spans, text), origin=origin)
    return line.part(0)


def own_look(line: Line) -> Line:
    """``line`` without a bold that covers all of it: in a heading that is its look."""
    return replace(line, spans=without_look(line.spans, line.text))


def without_look(spans: Spans, text: str) -> Spans:
    """``spans`` without bold where that covers all ink of ``text``."""
    bold = {at for s in spans if s.kind == "bold" for at in range(s.start, s.end)}
    if any(at not in bold for at, char in enumerate(text) if ink(char)):
        return spans
    return tuple(span for span in spans if span.kind != "bold")


def _lines(source: str, fragment: RawText, *, own: bool) -> Iterator[Line]:
    text = Line(
        source=source,
        start=0,
        text=fragment.text,
        spans=tidy(fragment.spans, fragment.text),
        hints=fragment.hints,
        origin=fragment.origin,
        number=fragment.hints.number,
        role=role_of(fragment.hints.style),
    )
    cuts = [0]
    if not own or text.role == "title":
        cuts += _openings(text)
    for start, end in zip(cuts, [*cuts[1:], len(text.text)], strict=True):
        line = _clamped(text, start, end)
        if line.text:
            yield line


def _openings(line: Line) -> Iterator[int]:
    """Where, behind a soft break, a paragraph of its own begins; below 目录 each line is one."""
    listed = False
    for found in re.finditer("\n", line.text):
        at = found.end()
        end = line.text.find("\n", at)
        here = line.text[at : end if end >= 0 else None]
        listed = listed or is_contents_head(here)
        if listed or _begins_anew(line, at, here):
            yield at


def _begins_anew(line: Line, at: int, here: str) -> bool:
    """Whether what follows the soft break before ``at`` is a paragraph of its own: ``here``, up
    to the next."""
    apart = line.hints.align in ("center", "right") and not _is_numbered_heading(line)
    if apart or line.role in ("title", "signature"):
        return True
    before = line.text[:at].rstrip("\n").rsplit("\n", 1)[-1]
    if _ANNEX.match(before) or _heads(before, here) or _is_next_in_article(line, before):
        return True
    return (
        _columns(here) >= 4 or read_label(here.lstrip()) is not None or read_date(here) is not None
    )


def _is_next_in_article(line: Line, before: str) -> bool:
    """Whether the article of a regulation goes on behind a whole sentence: what follows is cited
    as its second paragraph (第三条第二款), however it was typed."""
    label = read_label(line.text) if before.rstrip()[-1:] in _CLOSES else None
    return label is not None and label.mark == "article"


def _is_numbered_heading(line: Line) -> bool:
    """附录 A, its kind and its name: one heading over lines of which only the first is numbered,
    by Word or by hand."""
    return line.hints.outline is not None and (
        line.number > 0 or _APPENDIX.match(line.text) is not None
    )


def _heads(before: str, after: str) -> bool:
    """Whether ``before`` is a numbered heading over the sentence ``after``."""
    numbered = read_label(before) is not None and before[-1] not in "，、；：。,;:"
    numbered = numbered and not after.startswith("之")  # 第十七条 and below it 之一
    return numbered and len(before) < len(after) and after.endswith("。")


def _clamped(line: Line, start: int, end: int) -> Line:
    """The part of ``line`` between two breaks; footnote marks in its outer blanks stay on it."""
    lead, tail = blank_edges(line.text[start:end])
    on = [s for s in line.spans if s.start < s.end or start <= s.start <= end]
    inner = replace(line, spans=_held(on, start + lead, end - tail)).part(start, end)
    return replace(inner, lead=_columns(line.text[start:end]))


def _held(spans: Iterable[Span], first: int, last: int) -> Spans:
    """``spans`` with the footnotes outside of ``first`` … ``last`` moved to the nearer of them."""
    return tuple(
        replace(s, start=min(max(s.start, first), last), end=min(max(s.end, first), last))
        if s.start == s.end
        else s
        for s in spans
    )


def _columns(text: str) -> int:
    """The width of the blanks that ``text`` begins with, in half-width columns."""
    lead = text[: blank_edges(text)[0]]
    return sum(
        2 if c == "\u3000" else 4 if c == "\t" else 0 if c in ZERO_WIDTH else 1 for c in lead
    )


def is_changed_in_part(line: Line) -> bool:
    """Whether a tracked change lies on some of ``line``, brackets aside, and not on all of it."""
    changes = (span for span in line.spans if span.kind in TRACKED)
    return any(ink(line.text[: s.start] + line.text[s.end :]).strip("（()）") for s in changes)


def tidy(spans: Iterable[Span], text: str) -> Spans:
    """Spans of ``text`` in one order, those of one mark that touch made one. A soft break
    between two stretches does not part them: it leaves no ink to carry a mark."""
    ordered = sorted(spans, key=span_order)
    if len(ordered) < 2:
        return tuple(ordered)
    merged: list[Span] = []
    latest: dict[Span, int] = {}  # where in ``merged`` the last stretch of a mark stands
    for span in ordered:
        if span.kind not in FROM_SOURCE or span.kind in (EQUATION, "footnote"):
            merged.append(span)
            continue
        mark = replace(span, start=0, end=0)
        at = latest.get(mark)
        between = text[merged[at].end : span.start] if at is not None else ""
        if at is not None and (not between or ("\n" in between and not ink(between))):
            merged[at] = replace(merged[at], end=max(merged[at].end, span.end))
        else:
            latest[mark] = len(merged)
            merged.append(span)
    return tuple(sorted(merged, key=span_order))


def span_order(span: Span) -> tuple[int, int, str, str, str, str, str]:
    more = (span.target or "", span.author or "", span.date or "")
    return span.start, span.end, span.kind, span.label or "", *more
