"""One story of the text (the body, a note, a header) as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from stages.extract._making.elements import add, add_section, w
from stages.extract.legacy_word.anchors import Anchors
from stages.extract.legacy_word.char_props import CharProps, add_change
from stages.extract.legacy_word.fields import field_marks
from stages.extract.legacy_word.inline import InlineWriter, Source, TextBox
from stages.extract.legacy_word.line import Line
from stages.extract.legacy_word.pieces import FILLER
from stages.extract.legacy_word.rows import read_row
from stages.extract.legacy_word.style_sheet import add_para_properties
from stages.extract.legacy_word.tables import Blocks
from stages.extract.legacy_word.xml import Properties

_ENDS = re.compile("[\r\x07\x0c]")
_CELL, _BREAK = "\x07", "\x0c"


class StoryWriter:
    """Reads stretches of the text."""

    def __init__(self, source: Source, anchors: Anchors, box: TextBox | None = None) -> None:
        self._source = source
        self._anchors = anchors
        self._box = box

    def blocks(self, start: int, end: int) -> list[etree._Element]:
        """The paragraphs and tables between two positions."""
        chars, formatting = self._source.text.chars, self._source.formatting
        end = min(end, len(chars))
        inline = self._inline(start, end)
        counter = self._source.described.counter()
        blocks = Blocks()
        for first, mark, behind in self._paragraphs(start, end):
            istd, props = formatting.paragraph(behind - 1)
            at_mark = self._props_at(behind - 1, istd)
            if not (props.ends_row and first == mark):
                looks = istd, counter.step(istd, props)
                paragraph = self._paragraph(inline, first, mark, looks, at_mark)
                ends_cell = chars[mark : mark + 1] == _CELL if props.depth == 1 else props.ends_cell
                blocks.paragraph(paragraph, props.depth, ends_cell=ends_cell)
            if props.ends_row:
                blocks.row(props.depth, read_row(props.row), at_mark)
        return blocks.finish()

    def leftovers(self) -> list[etree._Element]:
        """A paragraph with the shapes whose place in the text was not met; none without."""
        inline, paragraph = self._inline(0, 0), w("p")
        line = Line(paragraph)
        for cp in sorted(self._anchors.shapes):
            inline.shapes(line, cp)
        return [paragraph] if len(paragraph) else []

    def _inline(self, start: int, end: int) -> InlineWriter:
        marks = field_marks(self._source.text.chars, start, end)
        return InlineWriter(self._source, self._anchors, marks, self._box)

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Begin, mark and end of each paragraph; the mark is the end where there is none."""
        chars = self._source.text.chars
        first = start
        for found in _ENDS.finditer(chars, start, end):
            cp = found.start()
            if found[0] != _BREAK or cp in self._anchors.sections:
                yield first, cp, cp + 1
            elif self._source.formatting.ends_paragraph(cp):
                yield first, cp + 1, cp + 1  # the page break stands in its paragraph
            else:
                continue
            first = cp + 1
        if chars[first:end].strip(FILLER):
            yield first, end, end

    def _props_at(self, cp: int, istd: int) -> CharProps:
        formatting = self._source.formatting
        for _, _, run in formatting.runs_between(cp, cp + 1):
            return formatting.char_props(run, istd)
        return CharProps()

    def _paragraph(
        self,
        inline: InlineWriter,
        first: int,
        mark: int,
        looks: tuple[int, Properties],
        at_mark: CharProps,
    ) -> etree._Element:
        istd, props = looks
        paragraph = w("p")
        properties = add_para_properties(paragraph, props, istd)
        if at_mark.inserted or at_mark.deleted:
            of_mark = add(properties, "rPr")
            for name, change in (("ins", at_mark.inserted), ("del", at_mark.deleted)):
                if change is not None:
                    add_change(of_mark, name, change)
        if mark in self._anchors.sections:
            add_section(properties, self._anchors.sections[mark])
        line = Line(paragraph)
        for start, end, run in self._source.formatting.runs_between(first, mark):
            inline.run(line, start, end, self._source.formatting.char_props(run, istd))
        return paragraph
