"""A page with its templates and annotations, drawn: all that is on it, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct

from pipeline.chars import count_ink
from pipeline.origin import Box, Origin
from pipeline.record import Dropped
from stages.extract._printed.drawn import Drawn
from stages.extract._printed.judge import COVERING
from stages.extract._printed.matrix import Matrix
from stages.extract.ofd._annotations import Annotation
from stages.extract.ofd._count import count_codes
from stages.extract.ofd._document import Document, size_of
from stages.extract.ofd._draw import Drawer, Picture, Style
from stages.extract.ofd._geometry import PAGE, box_of
from stages.extract.ofd._names import POINTS, child, children
from stages.extract.ofd._package import Package
from stages.extract.ofd._shapes import Shape, is_handwriting, written

MOST_PICTURES = 2000
"""Pictures of a page that are looked at; a scan in strips has 62."""

BELOW = "Background"
ABOVE = "Foreground"


class PageInk(Struct, frozen=True):
    """What a page draws; ``pictures`` are those behind ``drawn.pictures``, box by box.
    ``dropped`` is what nobody sees; ``ink`` counts all characters of the page and of what was
    remarked, from the XML. ``has_ink``: there is anything but text and pictures on it."""

    drawn: Drawn
    pictures: tuple[Picture, ...]
    dropped: tuple[Dropped, ...]
    ink: int
    outlines: tuple[Box, ...]
    has_ink: bool
    shapes: tuple[Shape, ...] = ()
    written: tuple[Box, ...] = ()
    """The boxes of those of ``shapes`` that may be letters drawn as outlines."""
    handwriting: tuple[tuple[Shape, ...], ...] = ()
    """What was written with a pen, each annotation by itself."""
    left_out: int = 0
    """Pictures beyond ``MOST_PICTURES``."""
    watermarks: int = 0
    """Pictures of watermarks that cover the page; smaller ones, as a seal, are on it."""


class PageReader:
    """Draws pages of ``document``; a template that many pages show is opened once."""

    def __init__(self, package: Package, document: Document) -> None:
        self._package = package
        self._document = document
        self._templates: dict[str, etree._Element] = {}

    def read(self, part: str, number: int, notes: Sequence[Annotation]) -> PageInk:
        """Page ``number``, which lies in ``part``. Raises ``DamagedFile`` where its XML, and
        ``TooMuch`` where its size, keeps it from being read."""
        root = self._package.xml(part)
        width, height = size_of(child(root, "Area"), self._document.size)
        drawer, ink = Drawer(), 0
        dropped: list[Dropped] = []
        for where, layer in self._layers(part, root):
            style = self._style(where, layer)
            content = child(layer, "Content")
            if content is not None:
                drawer.blocks(content, style)
                ink += count_codes(content, style.resources.units)
        origin = Origin(by="ofd.annotation", page=number)
        style = self._style(part, root)
        watermarks: list[Picture] = []
        handwriting: list[tuple[Shape, ...]] = []
        for note in notes:
            shapes, strokes = len(drawer.ink.shapes), len(drawer.ink.strokes)
            ink += _note(note, drawer, style, origin, dropped, watermarks)
            if is_handwriting(drawer.ink.shapes[shapes:]):
                handwriting.append(tuple(drawer.ink.shapes[shapes:]))
                # No part of a table, however straight.
                del drawer.ink.shapes[shapes:], drawer.ink.strokes[strokes:]
        area = COVERING * width * height * POINTS**2
        laid = [_clip(p.box, width, height) for p in watermarks]
        small = [(b[2] - b[0]) * (b[3] - b[1]) < area for b in laid]
        drawer.ink.pictures.extend(p for p, s in zip(watermarks, small, strict=True) if s)
        dropped += _unseen(drawer.ink.unseen, number)
        seen = [p for p in drawer.ink.pictures[:MOST_PICTURES] if _is_on(p.box, width, height)]
        drawn = Drawn(
            number=number,
            width=width * POINTS,
            height=height * POINTS,
            glyphs=tuple(drawer.ink.glyphs),
            strokes=tuple(drawer.ink.strokes),
            pictures=tuple(_clip(p.box, width, height) for p in seen),
            outlines=len(drawer.ink.outlines),
        )
        has_ink = bool(drawer.ink.strokes or drawer.ink.grounds or drawer.ink.outlines)
        outlines = tuple(drawer.ink.outlines)
        left_out = max(len(drawer.ink.pictures) - MOST_PICTURES, 0)
        return PageInk(
            drawn=drawn,
            pictures=tuple(seen),
            dropped=tuple(dropped),
            ink=ink,
            outlines=outlines,
            has_ink=has_ink,
            shapes=tuple(drawer.ink.shapes),
            written=tuple(written(drawer.ink.shapes, drawn.glyphs)),
            handwriting=tuple(handwriting),
            left_out=left_out,
            watermarks=small.count(False),
        )

    def _layers(self, part: str, root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """The page and its templates with their parts, from the lowest to the highest."""
        above: list[tuple[str, etree._Element]] = []
        for use in children(root, "Template"):
            template = self._document.templates.get(use.get("TemplateID", ""))
            if template is None:
                continue
            if template.part not in self._templates:
                self._templates[template.part] = self._package.xml(template.part)
            layer = template.part, self._templates[template.part]
            order = use.get("ZOrder", ABOVE if template.is_above else BELOW)
            if order == ABOVE:
                above.append(layer)
            else:
                yield layer
        yield part, root
        yield from above

    def _style(self, part: str, root: etree._Element) -> Style:
        own = list(children(root, "PageRes"))
        resources = self._document.resources
        if own:
            resources = resources.with_parts(self._package, part, own)
        return Style(where=PAGE, resources=resources, space=self._document.space)


def _note(
    note: Annotation,
    drawer: Drawer,
    style: Style,
    origin: Origin,
    dropped: list[Dropped],
    watermarks: list[Picture],
) -> int:
    """Draw an annotation, or drop what it says; the characters that it has. ``watermarks`` takes
    its pictures where it is a watermark: programs lay seals so."""
    for remark in note.remarks:
        dropped.append(
            Dropped(
                text=remark,
                reason="comment",
                origin=origin,
                author=note.author,
                date=note.date,
            )
        )
    ink = sum(map(count_ink, note.remarks))
    if note.appearance is None:
        return ink
    box = box_of(note.appearance.get("Boundary"))
    own = style
    if box is not None:
        own = Style(
            where=style.where.after(Matrix(e=box[0], f=box[1])),
            resources=style.resources,
            space=style.space,
        )
    if note.kind == "shown":
        drawer.blocks(note.appearance, own)
    else:
        aside = Drawer()
        aside.blocks(note.appearance, own)
        text = "".join(glyph.text for glyph in aside.ink.glyphs)
        if text:
            dropped.append(Dropped(text=text, reason=note.kind, origin=origin))
        dropped += _unseen(aside.ink.unseen, origin.page or 0)
        if note.kind == "watermark":
            watermarks += aside.ink.pictures
    return ink + count_codes(note.appearance, style.resources.units)


def _unseen(texts: Sequence[str], number: int) -> list[Dropped]:
    origin = Origin(by="ofd.text", page=number)
    return [Dropped(text=t, reason="foreign", origin=origin) for t in texts if count_ink(t)]


def _is_on(box: Box, width: float, height: float) -> bool:
    x0, y0, x1, y1 = _clip(box, width, height)
    return x1 > x0 and y1 > y0


def _clip(box: Box, width: float, height: float) -> Box:
    return (
        max(box[0], 0.0),
        max(box[1], 0.0),
        min(box[2], width * POINTS),
        min(box[3], height * POINTS),
    )
