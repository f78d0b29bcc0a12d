"""The stories beside the body: footnotes, endnotes, comments, headers and footers."""

from __future__ import annotations

from pipeline.chars import count_ink
from stages.extract.legacy_word.anchors import Anchors, anchored, comment_changes
from stages.extract.legacy_word.boxes import Boxes
from stages.extract.legacy_word.char_props import Change, add_change
from stages.extract.legacy_word.count import written
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.inline import Source
from stages.extract.legacy_word.plc import read_plc, stretches
from stages.extract.legacy_word.story import StoryWriter
from stages.extract.legacy_word.streams import Streams, part

_KINDS = ("header", "header", "footer", "footer", "header", "footer")
"""What a section has: even and odd header, even and odd footer, those of its first page."""
_SEPARATORS = 6
"""Stories before the first header: the lines between text and notes (2.8.22)."""
_NOTES = (
    ("footnote", "footnotes", "PlcffndTxt"),
    ("endnote", "endnotes", "PlcfendTxt"),
    ("comment", "comments", "PlcfandTxt"),
)


def add_notes(fib: Fib, table: bytes, source: Source) -> None:
    """The parts of footnotes, endnotes and comments, with their ids as ``Anchors`` has them."""
    for kind, story, places in _NOTES:
        base, length = fib.start(story), fib.length(story)
        positions = read_plc(part(table, fib.lcb(places)), 0).positions
        changes = comment_changes(fib, table) if kind == "comment" else []
        writer = StoryWriter(source, Anchors())
        for number, (start, end) in enumerate(stretches(positions, length)):
            # Behind the last note stands a paragraph that belongs to none.
            belongs = number < len(positions) - 2 and start < end
            if belongs or _has_text(source, base + start, base + end):
                change = changes[number] if number < len(changes) else Change()
                note = add_change(source.parts.notes(story), kind, change, number)
                note.extend(writer.blocks(base + start, base + end))


def add_headers(fib: Fib, streams: Streams, source: Source) -> None:
    """A part for each header and footer that has any content."""
    table = streams.table(fib)
    base, length = fib.start("headers"), fib.length("headers")
    boxes = Boxes(fib, table, source, "head_boxes")
    anchors = Anchors(shapes=anchored(fib, streams, "headers"))
    positions = read_plc(part(table, fib.lcb("PlcfHdd")), 0).positions
    for index, (start, end) in enumerate(stretches(positions, length)):
        if start < end:
            kind = "header" if index < _SEPARATORS else _KINDS[(index - _SEPARATORS) % len(_KINDS)]
            _add(source, anchors, boxes, kind, (base + start, base + end))
    if anchors.shapes or boxes.rest():
        _add(source, anchors, boxes, "header", None)


def _add(
    source: Source, anchors: Anchors, boxes: Boxes, kind: str, place: tuple[int, int] | None
) -> None:
    """A header or footer; without ``place`` one of all that hangs at none."""
    writer = StoryWriter(source, anchors, boxes.read)
    blocks = writer.blocks(*place) if place else writer.leftovers()
    for number in [] if place else boxes.rest():
        blocks += boxes.read(number)
    source.parts.margin(kind).extend(blocks)


def _has_text(source: Source, start: int, end: int) -> bool:
    return count_ink(written(source.text.chars[start:end])) > 0
