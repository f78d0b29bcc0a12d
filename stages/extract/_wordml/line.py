"""A paragraph while it is being read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.raw import RawFragment
from pipeline.report import Span
from stages.extract._wordml.looks import Look, Mark

_NEED_INK = frozenset({"bold", "italic", "emphasis", "superscript", "subscript"})
"""Marks that nobody sees on blanks; an underlined blank is a line to be filled in."""


class Line:
    """Text, marks and looks of one paragraph, and what stands beside its text."""

    def __init__(self, style: str | None) -> None:
        self.style = style
        self.after: list[RawFragment] = []
        """Pictures and paragraphs of text boxes, which follow the paragraph."""
        self.equations: list[RawFragment] = []
        self.equation_ink = 0
        self.new_page = False
        """A page break stands before its first character,"""
        self.page_at_end = False
        """or behind its last one."""
        self.hidden = False
        """Some of it is hidden text."""
        self.looks: Counter[Look] = Counter()
        self.ink = 0
        self.dropped: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: dict[Mark, int] = {}
        self._spans: list[Span] = []
        self._break = False

    def add(self, text: str, look: Look, link: str | None = None) -> None:
        """Append ``text``; a look's underline inside a link is only how links look."""
        if not text:
            return
        if self._break:
            self._take_break()
        marks = look.marks
        if link:
            marks = (*(m for m in marks if m[0] != "underline"), ("link", link, None))
        if self._open or marks:
            self._mark(marks)
        self._parts.append(text)
        self._length += len(text)
        ink = count_ink(text)
        if ink:
            self.ink += ink
            self.looks[look] += ink

    def drop(self, text: str, reason: str) -> None:
        """Leave out ``text``; what is left out in one stretch for one reason is one entry."""
        if self.dropped and self.dropped[-1][1] == reason:
            text = self.dropped.pop()[0] + text
        self.dropped.append((text, reason))

    def add_note(self, mark: str) -> None:
        """A footnote's mark: a span without width."""
        at = self._length
        self._spans.append(Span(kind="footnote", start=at, end=at, target=mark))

    def add_page_break(self, *, page: bool = True) -> None:
        """A break of page (or column). Between words it stays as a soft break."""
        if self.ink:
            self._break = True
            self.page_at_end = page
        elif page:
            self.new_page = True

    def _take_break(self) -> None:
        self._break = self.page_at_end = False
        self._parts.append("\n")
        self._length += 1

    def _mark(self, marks: tuple[Mark, ...]) -> None:
        for mark in [m for m in self._open if m not in marks]:
            self._close(mark, self._open.pop(mark))
        for mark in marks:
            self._open.setdefault(mark, self._length)

    def _close(self, mark: Mark, start: int) -> None:
        kind, target, value = mark
        span = Span(kind=kind, start=start, end=self._length, target=target, value=value)
        self._spans.append(span)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """The text and its spans, sorted by place."""
        self._mark(())
        text = "".join(self._parts)
        return text, tidy(self._spans, text)


def tidy(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """``spans`` in the one form that says what a reader sees, sorted by place.

    A mark does not begin or end with a line end, does not lie on blanks alone where nobody
    sees it there, and is not cut by a line end (or by blanks, if it is not seen on them).
    """
    out: list[Span] = []
    last: dict[Mark, int] = {}
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.start < span.end:
            span = _without_line_ends(span, text)
            if span.start == span.end or _is_unseen(span.kind, text[span.start : span.end]):
                continue
            mark = (span.kind, span.target, _level(span))
            at = last.get(mark)
            if at is not None and _is_unseen(span.kind, text[out[at].end : span.start]):
                out[at] = replace(out[at], end=span.end)
                continue
            last[mark] = len(out)
        out.append(span)
    return tuple(sorted(out, key=lambda s: (s.start, s.end, s.kind, s.target or "")))


def _level(span: Span) -> int | None:
    return span.value if isinstance(span.value, int) else None


def _is_unseen(kind: str, text: str) -> bool:
    """Whether a mark of this kind makes no difference on ``text``."""
    return not (count_ink(text) if kind in _NEED_INK else text.strip("\n"))


def _without_line_ends(span: Span, text: str) -> Span:
    words = text[span.start : span.end]
    start = span.end - len(words.lstrip("\n"))
    return replace(span, start=start, end=start + len(words.strip("\n")))
