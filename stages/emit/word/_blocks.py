"""Blocks of a body: sections, paragraphs, tables, figures, and what was kept whole."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.labels import SPACED, join_label, read_heading_label
from pipeline.report import TRACKED, Block, Figure, Opaque, Paragraph, Section, Span, Table
from pipeline.spans import move
from stages.emit.word._draft import Draft
from stages.emit.word._figures import figure
from stages.emit.word._looks import indent
from stages.emit.word._measures import char_width, text_length
from stages.emit.word._opaque import opaque
from stages.emit.word._paragraphs import paragraph, separator, set_space_before
from stages.emit.word._runs import LABEL, RUN_IN
from stages.emit.word._tables import table
from stages.emit.word._xml import Element, on

_CLOSED = frozenset("！？；：…，、,.!?;:")
"""What a run-in heading may end in without a 。 behind it. Not 。 itself, of which one is taken
off when the file is read."""


_IN = 2
"""Characters by which who was there stands in from the edge."""


def body(draft: Draft, blocks: tuple[Block, ...], width: int) -> Iterator[Element]:
    """``blocks`` in order, ``width`` twips wide at most."""
    before: Block | None = None
    for block in blocks:
        if _would_merge(before, block):
            yield separator()
        match block:
            case Section():
                yield from _section(draft, block, width)
            case Paragraph() if block.id in draft.attendance:
                yield _present(draft, block)
            case Paragraph():
                yield paragraph(draft, "paragraph", block.text, block.spans)
            case Table():
                if block.caption is not None:
                    spans = draft.spans(block.id, "caption")
                    yield paragraph(draft, "caption", block.caption, spans, [on("keepNext")])
                yield table(draft, block, width, body)
            case Figure():
                yield figure(draft, block, width)
                if block.caption is not None:
                    spans = draft.spans(block.id, "caption")
                    yield paragraph(draft, "caption", block.caption, spans)
            case Opaque():
                yield opaque(block)
        before = _last(block)


def _present(draft: Draft, block: Paragraph) -> Element:
    """出席：… two characters in, the names hanging behind the colon, one blank line above the
    first such paragraph (10.3)."""
    label = draft.attendance[block.id]
    hang = text_length(label)
    char = char_width(draft.style, draft.style.looks["paragraph"].size)
    own = [indent(char, left=_IN + hang, first=-hang)]
    spans = (*block.spans, Span(kind=LABEL, start=0, end=len(label)))
    made = paragraph(draft, "paragraph", block.text, spans, own)
    if block.id == next(iter(draft.attendance)):
        set_space_before(draft, made, 1)
    return made


def _last(block: Block) -> Block:
    """The block that stands last on the page when ``block`` is done."""
    while isinstance(block, Section) and block.blocks:
        block = block.blocks[-1]
    return block


def _would_merge(before: Block | None, block: Block) -> bool:
    """Two tables would become one, and the caption of a table that of a figure above it."""
    if not isinstance(block, Table):
        return False
    if isinstance(before, Table):
        return block.caption is None
    return isinstance(before, Figure) and before.caption is None and block.caption is not None


def _section(draft: Draft, section: Section, width: int) -> Iterator[Element]:
    text, spans = _headed(draft, section)
    if not section.run_in:
        yield paragraph(draft, f"heading_{section.level}", text, spans)
        yield from body(draft, section.blocks, width)
        return
    if section.heading and not _is_closed(section.heading):
        spans = tuple(
            replace(s, end=s.end + 1) if s.kind in TRACKED and s.end == len(text) else s
            for s in spans
        )  # or this 。 would be left when the heading goes
        text += "。"
    opening = Span(kind=RUN_IN, start=0, end=len(text), value=section.level)
    if not section.heading and _stands_apart(section.label):
        text += "\u3000"
    first, *rest = section.blocks
    if isinstance(first, Paragraph):  # as `check` has seen to
        spans = (opening, *spans, *move(first.spans, len(text)))
        yield paragraph(draft, "paragraph", text + first.text, spans)
    yield from body(draft, tuple(rest), width)


def _stands_apart(label: str) -> bool:
    """第一条　为了…: the label of an article is parted from its text by a blank."""
    read = read_heading_label(f"{label}\u3000文")
    return read is not None and read.mark in SPACED


def _is_closed(heading: str) -> bool:
    """Whether text may follow without a 。, as behind the name of an article (【目的】) too."""
    return heading[-1] in _CLOSED or (heading[0] == "【" and heading[-1] == "】")


def _headed(draft: Draft, section: Section) -> tuple[str, tuple[Span, ...]]:
    """Label and heading in one line, and the spans of both."""
    text = join_label(section.label, section.heading)
    behind = move(section.spans, len(text) - len(section.heading))
    return text, (*draft.spans(section.id, "label"), *behind)
