"""Paragraphs, tables, content controls: what stands one below the other."""

from __future__ import annotations

from functools import cached_property

from lxml import etree
from msgspec.structs import replace

from pipeline.raw import RawFragment, RawText
from pipeline.report import Span
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.chunks import read_chunk
from stages.extract._wordml.frames import cells_of_frame
from stages.extract._wordml.graphics import GRAPHICS
from stages.extract._wordml.hints import read_hints
from stages.extract._wordml.inline import DELETIONS, read_inline
from stages.extract._wordml.line import Line
from stages.extract._wordml.names import VAL, M, W
from stages.extract._wordml.reading import PartReader
from stages.extract._wordml.story import PARAGRAPH
from stages.extract._wordml.tables import TABLE, read_table

_SDT, _CHUNK = W + "sdt", W + "altChunk"
_SECTION = f"{W}pPr/{W}sectPr"
_SAME_PAGE = frozenset({"continuous", "nextColumn"})
_INLINE = frozenset(
    {W + "r", W + "hyperlink", W + "fldSimple", M + "oMath", M + "oMathPara", W + "ruby"}
) | frozenset(CHARACTERS)
_SKIPPED = frozenset(
    W + name for name in ("sectPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "pPr", "rPr")
)


class BlockReader(PartReader):
    """Reads the blocks of a part."""

    _carried: Line | None = None
    """A paragraph whose end was deleted, waiting for the next one, which it runs on into."""
    _new_page = False
    """A page break stands behind the last paragraph."""

    def blocks(self, element: etree._Element) -> list[RawFragment]:
        carried = self._take_carried()
        new_page = self._new_page
        out: list[RawFragment] = []
        for child in element:
            out += self.block(child)
        if (line := self._take_carried()) is not None:
            out += self._finish(line, None)
        self._carried, self._new_page = carried, new_page
        return out

    def block(self, element: etree._Element) -> list[RawFragment]:
        tag = element.tag
        if tag == PARAGRAPH:
            return self._read_paragraph(element)
        if tag == TABLE:
            frame = cells_of_frame(element, self.document.styles)
            if frame:
                return [fragment for cell in frame for fragment in self.blocks(cell)]
            table = read_table(self, element)
            self._new_page = False
            return table
        if tag in _SKIPPED:
            return []
        if tag in _INLINE or tag in GRAPHICS:
            return self._stray(element)
        if tag in DELETIONS or element in self.story.unused:
            self.drop(element, "deleted" if tag in DELETIONS else "alternative")
            return []
        if tag == _CHUNK:
            return read_chunk(self, element)
        if tag == _SDT and _is_contents(element):
            self.drop(element, "contents")
            return []
        return [fragment for child in element for fragment in self.block(child)]

    def _take_carried(self) -> Line | None:
        line, self._carried = self._carried, None
        return line

    def _stray(self, element: etree._Element) -> list[RawFragment]:
        """A run where a paragraph should be."""
        line = Line(None)
        read_inline(self, (element,), line)
        return self._finish(line, None)

    def _read_paragraph(self, element: etree._Element) -> list[RawFragment]:
        info = self.story.paragraphs[element]
        self.paragraph = info.index
        if self.document.styles.paragraph(info.style).contents:
            self.drop(element, "contents")
            out: list[RawFragment] = []
        else:
            line = self._take_carried() or Line(info.style)
            line.style = info.style
            read_inline(self, element, line)
            self.paragraph = info.index
            if info.mark_deleted:
                self._carried = line
                return []
            out = self._finish(line, element)
        if (section := element.find(_SECTION)) is not None and self._next_begins_page(section):
            self._new_page = True
        return out

    def _finish(self, line: Line, element: etree._Element | None) -> list[RawFragment]:
        """The fragments of a paragraph that has been read."""
        text, spans = line.finish()
        number = self.story.numbers.get(element, "") if element is not None else ""
        for dropped, reason in line.dropped:
            self.document.ledger.drop(dropped, reason, self.origin)
        out: list[RawFragment] = []
        if line.equations and line.ink == line.equation_ink and not number:
            out += line.equations
        elif number and line.hidden and not line.ink:
            self.document.ledger.drop(number, "hidden", self.origin)
        elif text or number or not (line.after or line.dropped):
            if line.equations:
                self.notice("equation", "公式在文字中间，只保留其字符，不保留其版式")
            out.append(self._text(line, element, number, text, spans))
        blank = not line.ink and not number
        waiting = blank and (self._new_page or line.new_page)
        self._new_page = line.page_at_end or waiting
        return out + line.after

    def _text(
        self,
        line: Line,
        element: etree._Element | None,
        number: str,
        text: str,
        spans: tuple[Span, ...],
    ) -> RawText:
        if element is None:
            return RawText(text=text, spans=spans, origin=self.origin)
        info = self.story.paragraphs[element]
        styles = self.document.styles
        style = styles.paragraph(info.style)
        hints = read_hints(info, style, styles, line, number, self._new_page)
        if number:
            at = len(number)
            spans = tuple(replace(s, start=s.start + at, end=s.end + at) for s in spans)
        return RawText(text=number + text, spans=spans, hints=hints, origin=self.origin)

    def _next_begins_page(self, section: etree._Element) -> bool:
        """Whether the section behind ``section`` begins on a page of its own (17.6.22)."""
        following = self._sections[self._sections.index(section) + 1 :]
        kind = following[0].find(W + "type") if following else None
        return kind is None or kind.get(VAL) not in _SAME_PAGE

    @cached_property
    def _sections(self) -> list[etree._Element]:
        return list(self.story.root.iter(W + "sectPr"))


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"
