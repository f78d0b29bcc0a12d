"""A paragraph while it is being read, and the element that it becomes."""

from __future__ import annotations

from lxml import etree

from stages.extract._making.elements import add, w
from stages.extract._wordml.names import W
from stages.extract.rich_text.fonts import symbol_code
from stages.extract.rich_text.formatting import Props
from stages.extract.rich_text.header import Header
from stages.extract.rich_text.properties import run_properties
from stages.extract.rich_text.tracked import mark_end, parent_of


class Piece:
    """A stretch of one look: text, or an element that stands in a run."""

    def __init__(self, run: Props, *, code: bool = False, element: etree._Element | None = None):
        self.run = run
        self.code = code
        self.element = element
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.parts)


class Paragraph:
    """Its pieces, and ``numbers``: its automatic number as old readers are to print it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.numbers: list[str] = []

    def __bool__(self) -> bool:
        return bool(self.pieces or self.numbers)

    def add_text(self, text: str, run: Props, *, code: bool = False) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.element is not None or last.code != code or last.run != run:
            last = Piece(run, code=code)
            self.pieces.append(last)
        last.parts.append(text)

    def add(self, element: etree._Element, run: Props, text: str = "") -> None:
        """Add an element, with ``text`` behind it in the same run."""
        piece = Piece(run, element=element)
        piece.parts.append(text)
        self.pieces.append(piece)

    def keep_number(self) -> None:
        """There is no list that could print its number: it is text like other."""
        if self.numbers:
            lead = Piece({})
            lead.parts = self.numbers
            self.pieces.insert(0, lead)
            self.numbers = []

    def take_mark(self) -> str:
        """The mark of a note that was typed just before it, which leaves the paragraph: short,
        raised and alone in its run."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.element is not None or last.code:
            return ""
        text = last.text
        if not last.run.get("vertical") or not 0 < len(text.strip()) <= 4 or "\t" in text:
            return ""
        self.pieces.pop()
        return text

    def to_xml(
        self, properties: etree._Element, base: Props, end: Props, header: Header
    ) -> etree._Element:
        """The ``w:p``. ``base`` is what its style gives its runs, ``end`` how its mark looks."""
        element = w("p")
        element.append(properties)
        mark_end(properties, end, header)
        if self.numbers:
            element.append(_second_form("".join(self.numbers)))
        known: list[tuple[Props, etree._Element | None]] = []
        for piece in self.pieces:
            made = next((xml for run, xml in known if run == piece.run), None)
            if made is None and all(run != piece.run for run, _xml in known):
                made = run_properties(piece.run, base, header)
                known = [*known[-7:], (piece.run, made)]
            # Made in its place: to move thousands of elements from tree to tree takes long.
            run = etree.SubElement(parent_of(element, piece.run, header), W + "r")
            if made is not None:
                _add_copy(run, made)
            _fill(run, piece, header)
        return element


def _add_copy(parent: etree._Element, element: etree._Element) -> None:
    copy = etree.SubElement(parent, element.tag)
    for child in element:
        etree.SubElement(copy, child.tag, {str(k): str(v) for k, v in child.items()})


def _second_form(text: str) -> etree._Element:
    """``text`` so that it is left out as a second form: the way in which reading aids are."""
    ruby = w("ruby")
    run = add(add(ruby, "rt"), "r")
    _add_text(run, text, W + "t")
    return ruby


def _fill(run: etree._Element, piece: Piece, header: Header) -> None:
    if piece.element is not None:
        run.append(piece.element)
    deleted = piece.run.get("deleted", 0)
    tag = W + ("delText" if deleted else "t")
    if piece.code:
        tag = W + ("delInstrText" if deleted else "instrText")
    font = header.fonts[piece.run.get("font", header.fonts.default)]
    text = piece.text
    if not font.is_symbol or piece.code:
        _add_text(run, text, tag)
        return
    for char in text:
        if (code := symbol_code(char)) is not None:
            etree.SubElement(run, W + "sym", {W + "font": font.name, W + "char": f"{code:04X}"})
        else:
            _add_text(run, char, tag)


def _add_text(run: etree._Element, text: str, tag: str) -> None:
    for index, part in enumerate(text.split("\t")):
        if index:
            add(run, "tab")
        if part:
            element = etree.SubElement(run, tag)
            element.text = part


def break_element(kind: str | None = None) -> etree._Element:
    """A ``w:br``; ``kind`` is page or column where it is no line end."""
    return etree.Element(W + "br", {W + "type": kind} if kind else {})


def field_element(kind: str) -> etree._Element:
    """A ``w:fldChar``: begin, separate or end."""
    return etree.Element(W + "fldChar", {W + "fldCharType": kind})
