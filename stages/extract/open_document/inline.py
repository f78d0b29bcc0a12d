"""What stands inside a paragraph (part 3, 6), as runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from stages.extract._making.elements import add, set_author, w
from stages.extract._wordml.names import R, W
from stages.extract._wordml.package import Target
from stages.extract.open_document.graphics import DRAWINGS, drawn
from stages.extract.open_document.maker import Maker
from stages.extract.open_document.names import (
    DC,
    FIELD,
    HEADING,
    LOEXT,
    META,
    OFFICE,
    PARAGRAPH,
    SVG,
    TEXT,
    XLINK,
    whole,
)
from stages.extract.open_document.properties import merged, run_properties
from stages.extract.open_document.styles import id_of
from stages.extract.open_document.tracked import Change

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 10_000
_SKIPPED = frozenset(
    {
        *(DC + "creator", DC + "date", META + "creator-initials", META + "date-string"),
        *(LOEXT + "sender-initials", SVG + "title", SVG + "desc", TEXT + "number"),
        *(OFFICE + "forms", OFFICE + "event-listeners", OFFICE + "scripts"),
        *(TEXT + "soft-page-break", OFFICE + "binary-data", TEXT + "tracked-changes"),
    }
)
"""What makes no text of its own."""


class Line:
    """A paragraph that is being made: where its runs go, and how they look."""

    def __init__(self, maker: Maker, paragraph: etree._Element, base: etree._Element) -> None:
        self.maker = maker
        self.paragraph = paragraph
        self.target = paragraph
        self.layers = [base]
        self.deleting: Change | None = None
        self._blank = True

    @property
    def properties(self) -> etree._Element:
        """The ``w:pPr``, with which each paragraph that is made begins."""
        return self.paragraph[0]

    def inside(self, element: etree._Element) -> None:
        """What stands in ``element``: text, and elements with text behind them."""
        self.say(element.text)
        for child in element:
            if child.tag in _HANDLERS:
                _HANDLERS[child.tag](self, child)
            elif child.tag in DRAWINGS:
                for graphic in drawn(self.maker, child):
                    self.put(graphic)
            elif child.tag not in _SKIPPED:
                self.inside(child)
            self.say(child.tail)

    def say(self, text: str | None) -> None:
        """Add text as a file has it, where blanks in a row are one (6.1.2)."""
        said = _SPACE.sub(" ", text or "")
        if self._blank:
            said = said.removeprefix(" ")
        if said:
            self._blank = said.endswith(" ")
            self._text(said)

    def _text(self, said: str) -> None:
        made = w("delText" if self.deleting else "t")
        # What is no character of XML cannot come out of it either.
        made.text = said
        self.put(made)

    def put(self, element: etree._Element) -> None:
        """Add something that stands in a run."""
        self._blank = self._blank and element.tag == W + "t"
        change = self.deleting or self.maker.changes.inserting
        run = add(self.target if change is None else change.add_to(self.target), "r")
        run.append(merged(self._looks()))
        run.append(element)

    def _looks(self) -> list[etree._Element]:
        if not self.maker.hidden:
            return self.layers
        hidden = w("rPr")
        add(hidden, "vanish")
        return [*self.layers, hidden]

    def span(self, element: etree._Element) -> None:
        name = element.get(TEXT + "style-name", "")
        styles = self.maker.styles
        added = []
        if common := styles.common_of("text", name):
            layer = w("rPr")
            add(layer, "rStyle", id_of("text", common))
            added.append(layer)
        if (automatic := styles.automatic("text", name)) is not None:
            added.append(run_properties(automatic, styles.fonts))
        self.layers += added
        self.inside(element)
        del self.layers[len(self.layers) - len(added) :]

    def blanks(self, element: etree._Element) -> None:
        self._blank = False
        self._text(" " * whole(element.get(TEXT + "c"), 1, _MOST_BLANKS))

    def tab(self, _element: etree._Element) -> None:
        self.put(w("tab"))

    def line_end(self, _element: etree._Element) -> None:
        self.put(w("br"))

    def link(self, element: etree._Element) -> None:
        address, _, anchor = element.get(XLINK + "href", "").partition("#")
        made = w("hyperlink")
        if address:
            made.set(R + "id", self.maker.parts.link(Target("hyperlink", address, external=True)))
        if anchor:
            made.set(W + "anchor", anchor)
        outer, self.target = self.target, made
        self.span(element)
        self.target = outer
        outer.append(made)

    def note(self, element: etree._Element) -> None:
        kind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
        made, id_ = self.maker.parts.note(kind)
        reference = w(kind + "Reference")
        reference.set(W + "id", id_)
        body = element.find(TEXT + "note-body")
        if body is not None:
            self.maker.blocks(body, made)
        citation = element.find(TEXT + "note-citation")
        label = citation.get(TEXT + "label", "") if citation is not None else ""
        if label and not self.deleting:
            reference.set(W + "customMarkFollows", "1")
        self.put(reference)
        if label:
            self._text_behind(label)

    def _text_behind(self, label: str) -> None:
        """The mark of a note, in the run of its reference."""
        last = self.target[-1]
        run = last if last.tag == W + "r" else last[-1]
        add(run, "delText" if self.deleting else "t").text = label

    def comment(self, element: etree._Element) -> None:
        made, id_ = self.maker.parts.note("comment")
        set_author(made, element.findtext(DC + "creator", ""), element.findtext(DC + "date", ""))
        self.maker.blocks(element, made)
        reference = w("commentReference")
        reference.set(W + "id", id_)
        self.put(reference)

    def ruby(self, element: etree._Element) -> None:
        made = w("ruby")
        outer, self.target = self.target, made
        for name, part in (("rt", "ruby-text"), ("rubyBase", "ruby-base")):
            for child in element.iterfind(TEXT + part):
                self.target = add(made, name)
                self.inside(child)
        self.target = outer
        outer.append(made)

    def box(self, element: etree._Element) -> None:
        """A check box of an old form: its state stands in a parameter."""
        if element.get(FIELD + "type", "").endswith("FORMCHECKBOX"):
            states = [p.get(FIELD + "value") for p in element.iter(FIELD + "param")]
            self._text("☑" if "true" in states else "☐")

    def hidden_text(self, element: etree._Element) -> None:
        layer = w("rPr")
        shown = element.get(TEXT + "is-hidden", "true") == "false"
        add(layer, "vanish", "0" if shown else "1")
        self.layers.append(layer)
        self.inside(element)
        self.layers.pop()

    def change_start(self, element: etree._Element) -> None:
        self.maker.changes.start(element.get(TEXT + "change-id", ""))

    def change_end(self, element: etree._Element) -> None:
        self.maker.changes.end(element.get(TEXT + "change-id", ""))

    def deletion(self, element: etree._Element) -> None:
        change = self.maker.changes.deletion(element.get(TEXT + "change-id", ""))
        if change is not None:
            self.delete(change)

    def delete(self, change: Change) -> None:
        """What was deleted here; where it held ends of paragraphs, these are deleted ones."""
        outer, self.deleting = self.deleting, change
        texts = [e for e in change.content.iter(PARAGRAPH, HEADING) if not _is_within(e)]
        for index, text in enumerate(texts):
            if index:
                self._split(change)
            self._blank = True
            self.inside(text)
        self.deleting, self._blank = outer, False

    def _split(self, change: Change) -> None:
        """End the paragraph with a deleted mark; another of its kind begins."""
        parent = self.paragraph.getparent()
        if self.target is not self.paragraph or parent is None:
            return  # within a link there is no end of a paragraph
        copy = deepcopy(self.properties)
        for numbering in copy.findall(W + "numPr"):
            copy.remove(numbering)
        change.mark_end(self.properties)
        self.paragraph = self.target = add(parent, "p")
        self.paragraph.append(copy)


def _is_within(element: etree._Element) -> bool:
    """Whether a paragraph stands in another one, which is read with it."""
    return next(element.iterancestors(PARAGRAPH, HEADING), None) is not None


_HANDLERS: dict[str | bytes | bytearray | etree.QName, Callable[[Line, etree._Element], None]] = {
    TEXT + "span": Line.span,
    TEXT + "s": Line.blanks,
    TEXT + "tab": Line.tab,
    TEXT + "line-break": Line.line_end,
    TEXT + "a": Line.link,
    TEXT + "note": Line.note,
    OFFICE + "annotation": Line.comment,
    TEXT + "ruby": Line.ruby,
    FIELD + "fieldmark": Line.box,
    TEXT + "hidden-text": Line.hidden_text,
    TEXT + "change-start": Line.change_start,
    TEXT + "change-end": Line.change_end,
    TEXT + "change": Line.deletion,
}
