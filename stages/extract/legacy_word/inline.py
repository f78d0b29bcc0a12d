"""What stands inside paragraphs: characters, and the control characters that stand for more."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from lxml import etree
from msgspec import Struct

from pipeline.chars import count_ink
from stages.extract._making.drawings import text_box
from stages.extract._making.elements import add
from stages.extract._wordml.names import W
from stages.extract.legacy_word.anchors import Anchors
from stages.extract.legacy_word.char_props import CharProps
from stages.extract.legacy_word.described import Described
from stages.extract.legacy_word.fields import Turn
from stages.extract.legacy_word.formatting import Formatting
from stages.extract.legacy_word.forms import form_field
from stages.extract.legacy_word.line import Line
from stages.extract.legacy_word.parts import DrawnParts
from stages.extract.legacy_word.pictures import Picture, inline_picture
from stages.extract.legacy_word.pieces import Text

_CONTROL = re.compile("[\0-\x1f]")
_OR_SYMBOL = re.compile("[\0-\x1f(]")
_PROGRAM = re.compile(r"\s*EMBED\s+(\S+)")
_CODE = 100
"""Characters of an instruction that are looked at."""
_BREAKS = {"\x0b": None, "\x0c": "page", "\x0e": "column"}
_PLAIN = {"\t": "tab", "\x1e": "noBreakHyphen", "\x1f": "softHyphen"}
_PICTURE, _NOTE, _COMMENT, _SHAPE = "\x01", "\x02", "\x05", "\x08"

TextBox = Callable[[int], list[etree._Element]]
"""What the text box of a number holds."""


class Source(Struct, frozen=True):
    """What all stories of a document are read from."""

    text: Text
    formatting: Formatting
    data: bytes
    """The ``Data`` stream."""
    parts: DrawnParts
    described: Described


class _Field(Struct):
    begin: etree._Element
    code: str = ""
    in_code: bool = True


class InlineWriter:
    """Writes runs of one story; ``marks`` are those of its fields."""

    def __init__(
        self,
        source: Source,
        anchors: Anchors,
        marks: dict[int, Turn],
        box: TextBox | None,
    ) -> None:
        self._source = source
        self._anchors = anchors
        self._marks = marks
        self._box = box
        self._fields: list[_Field] = []
        self._held: list[tuple[etree._Element, bool]] = []
        """Shapes met within the instruction of a field, which no reader would see there."""

    def run(self, line: Line, start: int, end: int, props: CharProps) -> None:
        """Append the characters between two positions, which share their properties."""
        line.begin(props)
        at = start
        for cp in self._own_marks(start, end):
            self._plain(line, at, cp, props)
            line.begin(props)
            self._note(line, cp)
            at = cp
        self._plain(line, at, end, props)

    def _own_marks(self, start: int, end: int) -> list[int]:
        own = self._anchors.own_marks
        return own[bisect_left(own, start) : bisect_left(own, end)]

    def _plain(self, line: Line, start: int, end: int, props: CharProps) -> None:
        chars = self._source.text.chars
        at = start
        for found in (_OR_SYMBOL if props.symbol else _CONTROL).finditer(chars, start, end):
            cp = found.start()
            self._text(line, chars[at:cp])
            self._special(line, cp, found[0], props)
            at = cp + 1
        self._text(line, chars[at:end])

    def _text(self, line: Line, text: str) -> None:
        if not text:
            return
        instruction = bool(self._fields) and self._fields[-1].in_code
        if instruction and len(self._fields[-1].code) < _CODE:
            self._fields[-1].code += text
        line.text(text, instruction=instruction)

    def _special(self, line: Line, cp: int, char: str, props: CharProps) -> None:
        if cp in self._marks:
            self._field(line, self._marks[cp])
        elif char == "(" and props.symbol:
            symbol = add(line.run, "sym")
            symbol.set(W + "font", props.symbol[0])
            symbol.set(W + "char", f"{props.symbol[1]:04X}")
        elif char in _PLAIN:
            add(line.run, _PLAIN[char])
        elif char in _BREAKS:
            kind = _BREAKS[char]
            element = add(line.run, "br")
            if kind:
                element.set(W + "type", kind)
        elif char == _NOTE:
            self._note(line, cp)
        elif char == _COMMENT and cp in self._anchors.comments:
            add(line.run, "commentReference").set(W + "id", str(self._anchors.comments[cp]))
        elif char == _SHAPE:
            self.shapes(line, cp)
        elif char == _PICTURE and props.special and props.place is not None:
            self._picture(line, props)

    def _field(self, line: Line, kind: str) -> None:
        mark = line.field(kind)
        if kind == "begin":
            self._fields.append(_Field(mark))
        elif kind == "separate":
            self._fields[-1].in_code = False
        else:
            self._fields.pop()
            self._release(line)

    def _note(self, line: Line, cp: int) -> None:
        note = self._anchors.notes.get(cp)
        if note is not None:
            reference = add(line.run, note.kind + "Reference")
            reference.set(W + "id", str(note.number))
            if note.own_mark:
                reference.set(W + "customMarkFollows", "1")

    def _picture(self, line: Line, props: CharProps) -> None:
        place = props.place or 0
        if props.is_data:
            begin = self._fields[-1].begin if self._fields else None
            form = form_field(self._source.data, place) if begin is not None else None
            if begin is not None and form is not None and not len(begin):
                begin.append(form.element())
                self._source.parts.drawn_ink += count_ink(form.shown)
            return
        picture = inline_picture(self._source.data, place)
        if picture is not None:
            self._draw(line, picture, hidden=False)

    def shapes(self, line: Line, cp: int) -> None:
        """Append the shapes that hang at a position, each once."""
        for shape in self._anchors.shapes.pop(cp, ()):
            if shape.picture is not None:
                self._draw(line, shape.picture, hidden=shape.hidden)
            inside = self._box(shape.text_box) if shape.text_box is not None and self._box else []
            if inside:
                box, content = text_box()
                content.extend(inside)
                self._hold(line, box, hidden=shape.hidden)

    def _draw(self, line: Line, picture: Picture, *, hidden: bool) -> None:
        self._source.parts.drawn_ink += count_ink(picture.word_art)
        found = _PROGRAM.match(self._fields[-1].code) if self._fields else None
        program = found[1] if found else None
        self._hold(line, self._source.parts.draw(picture, program), hidden=hidden)

    def _hold(self, line: Line, element: etree._Element, *, hidden: bool) -> None:
        self._held.append((element, hidden))
        self._release(line)

    def _release(self, line: Line) -> None:
        if self._held and not any(field.in_code for field in self._fields):
            for element, hidden in self._held:
                line.element(element, hidden=hidden)
            self._held.clear()
