"""Pages into fragments: furniture out, lines into paragraphs with hints and origins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from pipeline.origin import Origin
from pipeline.raw import Hints, RawFigure, RawFootnote, RawFragment, RawText
from pipeline.record import Dropped
from stages.extract._layout.among import in_order
from stages.extract._layout.broken_off import join_broken_off
from stages.extract._layout.downward import is_downward_page, laid_page
from stages.extract._layout.footnotes import Notes, find_notes
from stages.extract._layout.frames import frames_of
from stages.extract._layout.furniture import find_furniture
from stages.extract._layout.model import (
    SIDE,
    Frame,
    Line,
    Page,
    Place,
    Placed,
    around,
    on_source,
)
from stages.extract._layout.page_ends import join_tables
from stages.extract._layout.paragraphs import group, is_title
from stages.extract._layout.place import align, indent
from stages.extract._layout.rulings import Beside, beside_rules
from stages.extract._layout.strip import Strip
from stages.extract._layout.unmarked_notes import unmarked_notes


class Composed(Struct, frozen=True):
    fragments: tuple[RawFragment, ...]
    footnotes: tuple[RawFootnote, ...]
    dropped: tuple[Dropped, ...]


def compose(pages: Sequence[Page]) -> Composed:
    """``pages`` as fragments in reading order, and what was left out."""
    furniture = find_furniture(pages)
    out = {id(f.line) for f in furniture}
    sources = {page.number: page for page in pages}
    pages = [laid_page(page, out) if is_downward_page(page) else page for page in pages]
    by_number = {page.number: page for page in pages}
    kept = {p.number: [line for line in p.lines if id(line) not in out] for p in pages}
    frames = frames_of(pages, kept)
    rules = beside_rules(pages, kept, frames)
    notes = find_notes(pages, kept, frames)
    under = {id(line) for note in notes.found for line in note.lines}
    kept = {number: [i for i in lines if id(i) not in under] for number, lines in kept.items()}
    loose = {id(line) for note in notes.loose for line in note}
    text = {number: [i for i in lines if id(i) not in loose] for number, lines in kept.items()}
    notes = replace(notes, loose=(*notes.loose, *unmarked_notes(pages, text, frames)))
    orders, repeated = join_tables([in_order(kept[p.number], p.placed) for p in pages])
    firsts = {id(order[0]) for order in orders if order}
    writer = _Writer(frames, by_number, rules, notes, firsts)
    for page, order in zip(pages, orders, strict=True):
        if page.opens:
            writer.flush()
        for item in order:
            writer.take(item)
    writer.flush()
    dropped = tuple(
        Dropped(text=f.line.text, reason=f.reason, origin=_origin([f.line], sources))
        for f in furniture
    )
    footnotes, marks = _footnotes(notes, by_number)
    fragments = tuple(join_broken_off(writer.fragments))
    return Composed(fragments, footnotes, (*dropped, *repeated, *marks))


def _footnotes(
    notes: Notes, pages: dict[int, Page]
) -> tuple[tuple[RawFootnote, ...], list[Dropped]]:
    """The notes, numbered in the order of their marks, and these marks: Word sets them anew."""
    found: list[RawFootnote] = []
    dropped: list[Dropped] = []
    for note in notes.found:
        strip = Strip(note.lines)
        mark = strip.text[: note.mark]
        strip = strip.without(note.mark)
        origin = _origin(note.lines, pages, strip.sure)
        found.append(
            RawFootnote(mark=str(note.number), text=strip.text, spans=strip.spans(), origin=origin)
        )
        # Once in the text, and once before the note; the two may be dressed differently.
        dropped.append(Dropped(text=mark, reason="dress", origin=origin))
        dropped.append(Dropped(text=note.printed, reason="dress", origin=origin))
    return tuple(found), dropped


class _Writer:
    """Gathers lines until something ends them, and writes them as paragraphs."""

    def __init__(
        self,
        frames: dict[Place, Frame],
        pages: dict[int, Page],
        rules: Beside,
        notes: Notes,
        firsts: set[int],
    ) -> None:
        self.fragments: list[RawFragment] = []
        self._frames = frames
        self._pages = pages
        self._rules = rules
        self._notes = notes
        self._firsts = firsts
        self._apart = {
            id(line): list(note) if line is note[0] else [] for note in notes.loose for line in note
        }
        self._run: list[Line] = []
        self._beside: list[tuple[int, RawFigure | RawText]] = []

    def take(self, item: Line | Placed) -> None:
        if isinstance(item, Line) and id(item) in self._apart:
            lines = self._apart[id(item)]
            if lines:
                note = _paragraph(lines, self._frames, self._pages, self._notes)
                self._beside.append((len(self._run), note))
        elif isinstance(item, Line) and item.column == SIDE:
            note = _paragraph([item], self._frames, self._pages, self._notes)
            self._beside.append((len(self._run), note))
        elif isinstance(item, Line):
            if id(item) in self._rules.parted:
                self.flush()
            self._run.append(item)
        elif isinstance(item.fragment, RawFigure) and item.fragment.shows != "formula":
            # A seal, or a picture at the margin, ends no paragraph beside it.
            self._beside.append((len(self._run), item.fragment))
        else:
            self.flush()
            self.fragments.append(item.fragment)

    def flush(self) -> None:
        done = 0
        for lines in group(self._run, self._frames):
            self._put_beside(done)
            done += len(lines)
            self.fragments.append(self._paragraph(lines))
        self._put_beside(done)
        self._run.clear()

    def _put_beside(self, done: int) -> None:
        """Figures and notes in the margin that stand beside the first ``done`` lines."""
        while self._beside and self._beside[0][0] <= done:
            self.fragments.append(self._beside.pop(0)[1])

    def _paragraph(self, lines: list[Line]) -> RawText:
        text = _paragraph(lines, self._frames, self._pages, self._notes)
        hints = replace(
            text.hints,
            new_page=bool(self.fragments) and id(lines[0]) in self._firsts,
            rule_above=self._rules.above.get(id(lines[0])),
            rule_below=self._rules.below.get(id(lines[-1])),
        )
        return replace(text, hints=hints)


def _paragraph(
    lines: list[Line],
    frames: dict[Place, Frame],
    pages: dict[int, Page],
    notes: Notes,
) -> RawText:
    first, frame = lines[0], frames[lines[0].place]
    title = align(lines[-1], frame) == "center" and is_title(first, frame)
    side = "center" if title else align(first, frame)
    strip = Strip(lines, title=title, references=notes.references)
    page = pages[first.page]
    second = lines[1] if len(lines) > 1 else None
    left = indent(second, frames[second.place]) if second else 0.0
    hints = Hints(
        align=side,
        font=first.font,
        size=round(first.size * page.scale, 1) if page.scale else None,
        bold=strip.is_bold,
        color=first.color,
        first_indent=_tenth(indent(first, frame) - left) if side == "left" else None,
        left_indent=_tenth(left) if side == "left" and left >= 1 else None,
        place=round((first.box[1] + first.box[3]) / 2 / page.height, 3),
    )
    origin = _origin(lines, pages, strip.sure)
    return RawText(text=strip.text, spans=strip.spans(), hints=hints, origin=origin)


def _tenth(value: float) -> float | None:
    return None if abs(value) < 0.3 else round(value, 1)


def _origin(
    lines: Sequence[Line], pages: dict[int, Page], sure: Sequence[float | None] = ()
) -> Origin:
    known = [s for s in sure if s is not None]
    parts = [
        Origin(
            by=pages[number].by,
            page=number,
            box=on_source(around([line.box for line in found]), pages[number]),
        )
        for number, found in groupby(lines, key=lambda line: line.page)
    ]
    return Origin(
        by=parts[0].by,
        page=parts[0].page,
        box=parts[0].box,
        confidence=round(sum(known) / len(known), 4) if known else None,
        more=tuple(parts[1:]),
    )
