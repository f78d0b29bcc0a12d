"""Paragraphs, headings, lists and sections, one below the other (part 3, 5)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from stages.extract._making.elements import add, add_number, w
from stages.extract.open_document.graphics import DRAWINGS
from stages.extract.open_document.inline import Line
from stages.extract.open_document.maker import Item, Maker
from stages.extract.open_document.names import (
    HEADING,
    OFFICE,
    PARAGRAPH,
    STYLE,
    TABLE,
    TEXT,
    XML_ID,
    whole,
)
from stages.extract.open_document.properties import paragraph_properties, run_properties
from stages.extract.open_document.source import Source
from stages.extract.open_document.styles import id_of
from stages.extract.open_document.tables import MAX_CELLS, make_table
from stages.extract.open_document.tracked import Change

_CONTENTS = frozenset(TEXT + n for n in ("table-of-content", "illustration-index", "table-index"))
_SKIPPED = frozenset(
    {
        *(TEXT + "tracked-changes", OFFICE + "forms", TEXT + "sequence-decls"),
        *(TEXT + "table-of-content-source", TEXT + "illustration-index-source"),
        *(TEXT + "table-index-source", TEXT + "alphabetical-index-source"),
    }
)


class Flow(Maker):
    """Makes the blocks of a document."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self._room = [MAX_CELLS]
        self._begun = False
        self._breaks = False
        self._item: Item | None = None

    def blocks(self, element: etree._Element, out: etree._Element) -> None:
        item, self._item = self._item, None
        self._inside(element, out)
        self._item = item

    def _inside(self, element: etree._Element, out: etree._Element) -> None:
        for child in element:
            if child.tag in _HANDLERS:
                _HANDLERS[child.tag](self, child, out)
            elif child.tag in DRAWINGS or child.tag == OFFICE + "annotation":
                self._stray(child, out)
            elif child.tag not in _SKIPPED:
                self._inside(child, out)

    def paragraph(self, element: etree._Element, out: etree._Element) -> None:
        line = self._line(element, out)
        line.inside(element)
        change = self.changes.inserting
        if change is not None:  # the end of the paragraph was inserted with what is around it
            change.mark_end(line.properties)
        self._begun = True

    def _line(self, element: etree._Element, out: etree._Element) -> Line:
        name = element.get(TEXT + "style-name", "")
        style = self.styles.automatic("paragraph", name)
        made = w("p")
        properties = paragraph_properties(style)
        if common := self.styles.common_of("paragraph", name):
            properties.insert(0, w("pStyle", id_of("paragraph", common)))
        self._page(name, properties)
        if (item := self._numbered(element, name)) is not None:
            add_number(properties, item.number, item.level)
        if element.tag == HEADING:
            level = whole(element.get(TEXT + "outline-level"), 1, 9)
            add(properties, "outlineLvl", str(max(level, 1) - 1))
        made.append(properties)
        out.append(made)
        return Line(self, made, run_properties(style, self.styles.fonts))

    def _page(self, name: str, properties: etree._Element) -> None:
        """A new master page, or a break behind the paragraph before, begins a page too."""
        if self._begun and (self._breaks or self.styles.begins_page(name)):
            add(properties, "pageBreakBefore")
        self._breaks = self.styles.ends_page(name)

    def _numbered(self, element: etree._Element, name: str) -> Item | None:
        """The place of a paragraph in its list; that of a heading is in the outline."""
        if self._item is not None:
            item, self._item = self._item, Item("0", 0)
            return item
        if element.tag != HEADING or element.get(TEXT + "is-list-header") == "true":
            return None
        level = max(whole(element.get(TEXT + "outline-level"), 1, 9), 1) - 1
        if not self.lists.is_numbered(level):
            return None
        if self.styles.said("paragraph", name, STYLE + "list-style-name") == "":
            return None
        return Item(self.lists.heading, level)

    def list_(self, element: etree._Element, out: etree._Element) -> None:
        self._list(element, out, 0, "", "0")

    def _list(
        self, element: etree._Element, out: etree._Element, level: int, style: str, number: str
    ) -> None:
        own = element.get(TEXT + "style-name", "")
        if level == 0 or (own and own != style):
            style = own
            goes_on = element.get(TEXT + "continue-numbering") == "true"
            id_, after = element.get(XML_ID), element.get(TEXT + "continue-list")
            number = self.lists.begin(style, id_, after, goes_on=goes_on)
        for entry in element:
            used = number
            if entry.tag == TEXT + "list-item":
                if override := entry.get(TEXT + "style-override"):
                    used = self.lists.begin(override, None, None, goes_on=True)
                if entry.get(TEXT + "start-value"):
                    start = whole(entry.get(TEXT + "start-value"), 1, 30_000)
                    used = self.lists.restarted(number, level, start, style)
                    number = used
            elif entry.tag != TEXT + "list-header":
                continue
            self._entry(entry, out, level, style, used)

    def _entry(
        self, entry: etree._Element, out: etree._Element, level: int, style: str, number: str
    ) -> None:
        """What one item holds; its first paragraph has the number."""
        is_item = entry.tag == TEXT + "list-item"
        self._item = Item(number, min(level, 8)) if is_item else Item("0", 0)
        for child in entry:
            if child.tag == TEXT + "list":
                item, self._item = self._item, None
                self._list(child, out, level + 1, style, number)
                self._item = item
            elif child.tag in _HANDLERS:
                _HANDLERS[child.tag](self, child, out)
            elif child.tag not in _SKIPPED:
                self._inside(child, out)
        self._item = None

    def numbered_paragraph(self, element: etree._Element, out: etree._Element) -> None:
        """A list item that stands for itself (5.3.6)."""
        style, id_ = element.get(TEXT + "style-name", ""), element.get(TEXT + "list-id")
        number = self.lists.begin(style, id_, id_, goes_on=True)
        self._item = Item(number, max(whole(element.get(TEXT + "level"), 1, 9), 1) - 1)
        self._inside(element, out)
        self._item = None

    def table(self, element: etree._Element, out: etree._Element) -> None:
        item, self._item = self._item, None
        out.append(make_table(self, element, self._room))
        self._item, self._begun = item, True

    def section(self, element: etree._Element, out: etree._Element) -> None:
        hidden = element.get(TEXT + "display") == "none"
        self.hidden += hidden
        self._inside(element, out)
        self.hidden -= hidden

    def contents(self, element: etree._Element, out: etree._Element) -> None:
        """A table of contents, which the reader leaves out as a whole."""
        control = add(out, "sdt")
        add(add(add(control, "sdtPr"), "docPartObj"), "docPartGallery", "Table of Contents")
        self._inside(element, add(control, "sdtContent"))

    def _stray(self, element: etree._Element, out: etree._Element) -> None:
        """A drawing that is bound to a page, or a comment, where paragraphs stand."""
        wrapper = etree.Element(PARAGRAPH)
        parent, index = element.getparent(), None
        if parent is not None:
            index = parent.index(element)
        tail, element.tail = element.tail, None
        wrapper.append(element)
        line = self._line(wrapper, out)
        line.inside(wrapper)
        if parent is not None and index is not None:
            parent.insert(index, element)
        element.tail = tail

    def change_start(self, element: etree._Element, _out: etree._Element) -> None:
        self.changes.start(element.get(TEXT + "change-id", ""))

    def change_end(self, element: etree._Element, _out: etree._Element) -> None:
        self.changes.end(element.get(TEXT + "change-id", ""))

    def deletion(self, element: etree._Element, out: etree._Element) -> None:
        change = self.changes.deletion(element.get(TEXT + "change-id", ""))
        if change is not None:
            self.delete(change, out)

    def delete(self, change: Change, out: etree._Element) -> None:
        """Paragraphs that were deleted whole."""
        made = add(out, "p")
        add(made, "pPr")
        line = Line(self, made, w("rPr"))
        line.delete(change)
        change.mark_end(line.properties)


_HANDLERS: dict[
    str | bytes | bytearray | etree.QName,
    Callable[[Flow, etree._Element, etree._Element], None],
] = {
    PARAGRAPH: Flow.paragraph,
    HEADING: Flow.paragraph,
    TEXT + "list": Flow.list_,
    TEXT + "numbered-paragraph": Flow.numbered_paragraph,
    TABLE + "table": Flow.table,
    TEXT + "section": Flow.section,
    TEXT + "change-start": Flow.change_start,
    TEXT + "change-end": Flow.change_end,
    TEXT + "change": Flow.deletion,
    **dict.fromkeys(_CONTENTS, Flow.contents),
}
