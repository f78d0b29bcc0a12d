"""A paragraph while it is being read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.raw import RawFragment
from pipeline.report import EQUATION, TRACKED, Span
from stages.extract._wordml.looks import RUN_IN, Look
from stages.extract._wordml.marks import Mark
from stages.extract._wordml.placing import Row
from stages.extract._wordml.revisions import Cause

_NEED_INK = frozenset({"bold", "italic", "emphasis", "superscript", "subscript"})
"""Marks that nobody sees on blanks; an underlined blank is a line to be filled in."""
_ON_EQUATIONS = TRACKED | {"link"}
"""Marks that equations carry too."""


class Line:
    """Text, marks and looks of one paragraph, and what stands beside its text."""

    def __init__(self, style: str | None, number: str = "") -> None:
        self.style = style
        self.number = number
        """The automatic number that it begins with."""
        self.after: list[RawFragment] = []
        """Pictures and paragraphs of text boxes, which follow the paragraph."""
        self.drawn = Row()
        self.equations: list[RawFragment] = []
        self.equation_ink = 0
        self.new_page = False
        """A page break stands before its first character,"""
        self.page_at_end = False
        """or behind its last one."""
        self.opens = False
        """What stands here so far ends in a style separator."""
        self.hidden = False
        """Some of it is hidden text."""
        self.looks: Counter[Look] = Counter()
        self.ink = 0
        self.dropped: list[tuple[str, Cause]] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: dict[Mark, int] = {}
        self._spans: list[Span] = []
        self._break = False

    def add(
        self,
        text: str,
        look: Look | None,
        link: str | None = None,
        tracked: tuple[Mark, ...] = (),
    ) -> None:
        """Append ``text``; without a ``look`` it says nothing about how the paragraph looks."""
        if not text:
            return
        if self._break:
            self._take_break()
        marks = (look.marks if look else ()) + tracked
        if link:
            plain = _unlike_links(marks) if look and look.linked else marks
            marks = (*plain, Mark("link", link))
        if self._open or marks:
            self._mark(marks)
        self._parts.append(text)
        self._length += len(text)
        ink = count_ink(text)
        if ink:
            self.ink += ink
            if look is not None:
                self.looks[look] += ink

    def add_equation(
        self, pieces: Iterable[tuple[str, tuple[Mark, ...]]], link: str | None, data: str
    ) -> None:
        """Append the letters of an equation, each piece with the changes it is part of."""
        if self._break:
            self._take_break()
        start, ink = self._length, self.ink
        for text, tracked in pieces:
            self.add(text, None, link, tracked)
        self.equation_ink += self.ink - ink
        if self._length > start:
            self._spans.append(Span(kind=EQUATION, start=start, end=self._length, data=data))

    def drop(self, text: str, cause: Cause) -> None:
        """Leave out ``text``; what is left out in one stretch for one cause is one entry."""
        if self.dropped and self.dropped[-1][1] == cause:
            text = self.dropped.pop()[0] + text
        self.dropped.append((text, cause))

    def add_note(self, mark: str) -> None:
        """A footnote's mark: a span without width."""
        at = self._length
        self._spans.append(Span(kind="footnote", start=at, end=at, target=mark))

    def run_in(self, level: int) -> None:
        """What stands here so far is a heading of ``level`` (0: none) that runs into what
        follows."""
        self.opens = bool(self._length or self.number)
        if self._length and level:
            self._spans.append(Span(kind=RUN_IN, start=0, end=self._length, value=level))

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
        self._spans.append(Span(start=start, end=self._length, **mark._asdict()))

    @property
    def is_equation(self) -> bool:
        """It is nothing but equations, and nothing is said of them."""
        self._mark(())
        alone = self.ink == self.equation_ink and not self.number
        return bool(self.equations) and alone and all(s.kind == EQUATION for s in self._spans)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """The text and its spans, sorted by place."""
        self._mark(())
        text = "".join(self._parts)
        return text, tidy(self._spans, text)


def _unlike_links(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.kind != "underline")


def tidy(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """``spans`` in the one form that says what a reader sees, sorted by place.

    A mark does not begin or end with a line end, does not lie on blanks alone where nobody
    sees it there, and is not cut by a line end, an equation (or blanks, if it is not seen on
    them).
    """
    spans = sorted(spans, key=lambda s: (s.start, s.end))
    unmarked = _without([s for s in spans if s.kind == EQUATION], text)
    out: list[Span] = []
    last: dict[Span, int] = {}
    for span in spans:
        if span.start < span.end and span.kind != EQUATION:
            span = _without_line_ends(span, text)
            if span.start == span.end or _is_unseen(span.kind, text[span.start : span.end]):
                continue
            mark = replace(span, start=0, end=0)
            at = last.get(mark)
            words = text if span.kind in _ON_EQUATIONS else unmarked
            if at is not None and _is_unseen(span.kind, words[out[at].end : span.start]):
                out[at] = replace(out[at], end=max(out[at].end, span.end))
                continue
            last[mark] = len(out)
        out.append(span)
    return tuple(sorted(out, key=_order))


def _order(span: Span) -> tuple[int, int, str, str, str, str]:
    more = (span.target or "", span.author or "", span.date or "")
    return span.start, span.end, span.kind, *more


def _without(equations: Iterable[Span], text: str) -> str:
    """``text`` with line ends in the place of ``equations``, which marks do not show on."""
    for span in equations:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return text


def _is_unseen(kind: str, text: str) -> bool:
    """Whether a mark of this kind makes no difference on ``text``."""
    return not (count_ink(text) if kind in _NEED_INK else text.strip("\n"))


def _without_line_ends(span: Span, text: str) -> Span:
    words = text[span.start : span.end]
    start = span.end - len(words.lstrip("\n"))
    return replace(span, start=start, end=start + len(words.strip("\n")))
