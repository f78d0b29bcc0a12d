"""HTML, as it is packed into Word files: paragraphs, headings, lists, tables and marks.

What a reader sees counts: scripts, styles and the head are not text, blanks are folded as a
browser folds them, and items of a numbered list carry the number that is shown. Each line of
``pre`` is a paragraph, as Word reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.chars import count_ink
from pipeline.errors import DamagedFile, DangerousFile
from pipeline.origin import Origin
from pipeline.raw import Align, Hints, RawCell, RawFragment, RawTable, RawText
from pipeline.report import Span
from pipeline.spans import cut, move
from stages.extract._html_pictures import Pictures

_UNSEEN = frozenset({"head", "script", "style", "title", "meta", "link", "template"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "ul"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
_MARKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strike", "strike": "strike", "del": "strike",
    "sup": "superscript", "sub": "subscript", "mark": "highlight",
}  # fmt: skip
_CELLS = ("td", "th")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_END = re.compile(r"\r\n?|\n")
_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right|justify)", re.I)
_MOST_SPANNED = 1000
"""Columns or rows of one cell (HTML Living Standard, 4.9.11)."""
_RESOURCE_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT
"""The parser stopped short, and says so in its log only."""
_TEXTS = etree.XPath(
    "//text()[not(" + " or ".join(f"ancestor::{tag}" for tag in sorted(_UNSEEN)) + ")]"
)


def parse_html(text: str, name: str) -> etree._Element:
    """The root of a page; ``name`` is what an error calls it. Raises ``DamagedFile``, and
    ``DangerousFile`` for elements nested so deep that the parser would leave out the rest."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(f"its part {name} is no readable HTML") from error
    if any(error.type == _RESOURCE_LIMIT for error in parser.error_log):
        raise DangerousFile(f"its part {name} nests hundreds of elements in each other")
    if root is None:
        raise DamagedFile(f"its part {name} is no readable HTML")
    return root


def count_html(root: etree._Element) -> int:
    """Characters that a reader sees, counted apart from ``read_html``; without the numbers of
    lists, which stand in no text."""
    found = _TEXTS(root)
    return sum(count_ink(str(text)) for text in found) if isinstance(found, list) else 0


def read_html(
    root: etree._Element, by: str, part: str, pictures: Pictures
) -> tuple[list[RawFragment], int]:
    """The page in reading order, and how many characters of it are numbers of lists.

    ``pictures`` are what came with it; a picture follows the paragraph in which it stands.
    """
    page = _Page(by, part, pictures)
    page.walk(root, ())
    page.end()
    return page.fragments, page.number_chars


class _Page:
    def __init__(self, by: str, part: str, pictures: Pictures) -> None:
        self.by, self.part, self.pictures = by, part, pictures
        self._figures: list[RawFragment] = []
        self.fragments: list[RawFragment] = []
        self._text = ""
        self._spans: list[Span] = []
        self._number = ""
        self._looks: list[Hints] = [Hints()]
        self._paragraph = 0
        self._by_lines = False
        """It is within ``pre``, where blanks and line ends are what they are."""
        self.number_chars = 0
        """Characters of the numbers that lists were given, in cells too."""

    def walk(self, element: etree._Element, marks: tuple[Span, ...]) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        if tag == "table":
            self.end()
            self._table(element)
            return
        if tag == "img":
            origin = Origin(by=self.by, part=self.part, paragraph=self._paragraph + 1)
            if figure := self.pictures.figure(element, origin):
                self._figures.append(figure)
            return
        if tag == "br":
            self._text = self._text.rstrip(" ") + "\n"
            return
        block = tag in _BLOCKS
        around = self._by_lines
        if block:
            self.end()
            self._by_lines = around or tag == "pre"
            self._looks.append(_look(element, self._looks[-1]))
            self._number = _number(element) if tag == "li" else self._number
        self.inside(element, _together((*marks, *_marks(element))))
        if block:
            self.end()
            self._looks.pop()
            self._by_lines = around

    def inside(self, element: etree._Element, marks: tuple[Span, ...]) -> None:
        """What stands in ``element``, under ``marks``."""
        self._add(element.text, marks)
        for child in element:
            self.walk(child, marks)
            self._add(child.tail, marks)

    def end(self) -> None:
        """Close the paragraph that has been gathered, if there is one, and show its pictures."""
        self._close()
        self.fragments += self._figures
        self._figures = []

    def _close(self) -> None:
        text = self._text.rstrip(" \n")
        number, hints = self._number, self._looks[-1]
        spans = cut(self._spans, 0, len(text))
        self._text, self._spans = "", []
        if not text:
            return
        self._number = ""
        self._paragraph += 1
        shift = len(number)
        self.number_chars += shift
        moved = move(spans, shift)
        look = Hints(style=hints.style, outline=hints.outline, align=hints.align, number=shift)
        origin = Origin(by=self.by, part=self.part, paragraph=self._paragraph)
        self.fragments.append(RawText(text=number + text, spans=moved, hints=look, origin=origin))

    def _add(self, text: str | None, marks: tuple[Span, ...]) -> None:
        if self._by_lines:
            first, *others = _LINE_END.split(text or "")
            self._put(first, marks)
            for line in others:
                self.end()
                self._put(line, marks)
            return
        said = _SPACE.sub(" ", text or "")
        if not self._text or self._text.endswith((" ", "\n")):
            said = said.removeprefix(" ")
        self._put(said, marks)

    def _put(self, said: str, marks: tuple[Span, ...]) -> None:
        if not said:
            return
        start = len(self._text)
        self._text += said
        for mark in marks:
            last = next((s for s in reversed(self._spans) if s.kind == mark.kind), None)
            new = Span(kind=mark.kind, start=start, end=len(self._text), target=mark.target)
            if last and last.end == start and last.target == mark.target:
                self._spans.remove(last)
                new = Span(kind=mark.kind, start=last.start, end=new.end, target=mark.target)
            self._spans.append(new)

    def _table(self, table: etree._Element) -> None:
        for caption in table.iterchildren("caption"):
            self.inside(caption, ())
            self.end()
        listed = list(_rows(table))
        told = {cell for row in listed for cell in row} | set(table.iterchildren("caption"))
        for stray in _beside(table, told):
            self._add(stray, ())
        self.end()
        rows = tuple(tuple(map(self._cell, row)) for row in listed)
        heads = [bool(row) and all(cell.tag == "th" for cell in row) for row in listed]
        count = heads.index(False) if False in heads else 0
        origin = Origin(by=self.by, part=self.part, paragraph=self._paragraph + 1)
        if any(rows):
            self.fragments.append(
                RawTable(rows=tuple(r for r in rows if r), header_rows=count, origin=origin)
            )

    def _cell(self, element: etree._Element) -> RawCell:
        inner = _Page(self.by, self.part, self.pictures)
        inner.inside(element, ())
        inner.end()
        self.number_chars += inner.number_chars
        text = ""
        spans: list[Span] = []
        inside: list[RawFragment] = []
        for fragment in inner.fragments:
            if not isinstance(fragment, RawText):
                inside.append(fragment)
                continue
            text += "\n" if text else ""
            spans += move(fragment.spans, len(text))
            text += fragment.text
        return RawCell(
            text=text,
            spans=tuple(spans),
            colspan=_spanned(element, "colspan"),
            rowspan=_spanned(element, "rowspan"),
            inside=tuple(inside),
        )


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in _CELLS]
        elif child.tag in _CELLS:
            yield [child]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _beside(element: etree._Element, told: set[etree._Element]) -> Iterator[str]:
    """Text within a table and outside what is ``told``, which a browser shows before it."""
    yield element.text or ""
    for child in element:
        if child not in told and child.tag not in _UNSEEN:
            yield from _beside(child, told)
        yield child.tail or ""


def _spanned(cell: etree._Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return min(max(int(said), 1), _MOST_SPANNED) if said.isdecimal() and said.isascii() else 1


def _look(element: etree._Element, around: Hints) -> Hints:
    tag = str(element.tag)
    level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else around.outline
    said = _ALIGN.search(element.get("style", ""))
    named = (said[1] if said else element.get("align", "")).lower()
    found: dict[str, Align] = {
        "left": "left", "center": "center", "right": "right", "justify": "justify"
    }  # fmt: skip
    align = found.get("center" if tag == "center" else named, around.align)
    return Hints(style=f"heading {level}" if level else None, outline=level, align=align)


def _together(marks: tuple[Span, ...]) -> tuple[Span, ...]:
    """A link shows itself by its underline, which is then no mark of its own."""
    linked = any(mark.kind == "link" for mark in marks)
    return tuple(m for m in marks if m.kind != "underline") if linked else marks


def _marks(element: etree._Element) -> tuple[Span, ...]:
    tag = str(element.tag)
    if tag in _MARKS:
        return (Span(kind=_MARKS[tag], start=0, end=0),)
    address = element.get("href", "") if tag == "a" else ""
    leads_out = address and not address.startswith("#")
    return (Span(kind="link", start=0, end=0, target=address),) if leads_out else ()


def _number(item: etree._Element) -> str:
    """The number that a browser shows before an item of a numbered list."""
    above = item.getparent()
    if above is None or above.tag != "ol":
        return ""
    start = above.get("start", "1")
    first = int(start) if start.isdecimal() and start.isascii() else 1
    return f"{first + sum(1 for _ in item.itersiblings('li', preceding=True))}."
