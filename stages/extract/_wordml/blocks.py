"""Paragraphs, tables, content controls: what stands one below the other."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from lxml import etree

from pipeline.raw import RawFragment, RawText
from pipeline.report import Span
from pipeline.spans import move
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.chunks import read_chunk
from stages.extract._wordml.contents import CONTENTS, breaks_page, is_control
from stages.extract._wordml.frames import cells_of_frame
from stages.extract._wordml.graphics import GRAPHICS
from stages.extract._wordml.hints import read_hints
from stages.extract._wordml.inline import read_inline
from stages.extract._wordml.line import Line, tidy
from stages.extract._wordml.names import VAL, M, W
from stages.extract._wordml.numbering import parted
from stages.extract._wordml.reading import PartReader
from stages.extract._wordml.revisions import Cause
from stages.extract._wordml.story import PARAGRAPH, ParaInfo
from stages.extract._wordml.tables import TABLE, read_table

_NOTES = frozenset({W + "footnotes", W + "endnotes"})
_NOTE = {W + "footnote": "footnotes", W + "endnote": "endnotes"}
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
    """A paragraph without an end of its own, waiting for the next one, which it runs on into."""
    _new_page = False
    """A page break stands behind the last paragraph."""

    def blocks(self, element: etree._Element) -> list[RawFragment]:
        carried = self._take_carried()
        new_page = self._new_page
        out: list[RawFragment] = []
        around = self.tracked
        if element.tag in _NOTE:
            key = (_NOTE[element.tag], element.get(W + "id", ""))
            self.tracked = self.document.tracked_notes.get(key, ())
        for child in element:
            out += self.block(child)
        if (line := self._take_carried()) is not None:
            out += self._finish(line, None)
        self.tracked = around
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
            return self._read_table(element)
        if tag in _SKIPPED:
            return []
        if tag in _INLINE or tag in GRAPHICS:
            return self._stray(element)
        cause = self.story.tracked.gone.get(element)
        if cause is not None or element in self.story.unused:
            self.drop(element, cause or "alternative")
            return []
        if tag == _CHUNK:
            return read_chunk(self, element)
        if tag == _SDT and is_control(element):
            self.drop(element, CONTENTS)
            return []
        with self.within(self.story.tracked.kept.get(element)):
            return [fragment for child in element for fragment in self.block(child)]

    def _take_carried(self) -> Line | None:
        line, self._carried = self._carried, None
        return line

    def _stray(self, element: etree._Element) -> list[RawFragment]:
        """A run where a paragraph should be."""
        line = Line(None)
        read_inline(self, (element,), line)
        return self._finish(line, None)

    def _read_table(self, element: etree._Element) -> list[RawFragment]:
        """A table; a paragraph does not run on across it, though its end be left out."""
        carried, self._carried = self._carried, None
        table = read_table(self, element)
        if not table:
            self._carried = carried
            return []
        before = self._finish(carried, None) if carried is not None else []
        self._new_page = False
        return before + table

    def _read_paragraph(self, element: etree._Element) -> list[RawFragment]:
        info = self.story.paragraphs[element]
        self.paragraph = info.index
        if element in self.story.contents:
            self.drop(element, CONTENTS)
            self._new_page |= breaks_page(element)
            out: list[RawFragment] = []
        else:
            line = self._begin(element)
            read_inline(self, element, line)
            self.paragraph = info.index
            if info.joined or info.separated:
                if info.separated:
                    line.run_in(self._outline(info))
                self._carried = line
                return []
            out = self._finish(line, element)
        if (section := element.find(_SECTION)) is not None and self._next_begins_page(section):
            self._new_page = True
        return out

    def _begin(self, element: etree._Element) -> Line:
        """The line that a paragraph goes into: its own, or that of the one it runs on from."""
        number = self.story.numbers.get(element, "")
        line = self._take_carried()
        if line is None:
            return Line(self._style_at_end(element), number)
        line.style = self._style_at_end(element)
        if line.opens:  # what follows a style separator has its number where it begins
            line.add(number, None)
        else:
            line.number += number
        return line

    def _style_at_end(self, element: etree._Element) -> str | None:
        """The style of the paragraph that ``element`` is in the end part of."""
        if element not in self._end_styles:
            chain = [element]
            while self.story.paragraphs[chain[-1]].joined:
                following = chain[-1].getnext()
                if following is None or following.tag != PARAGRAPH:
                    break
                chain.append(following)
            # Kept for all of them: a chain of many paragraphs is walked once.
            style = self.story.paragraphs[chain[-1]].style
            self._end_styles |= dict.fromkeys(chain, style)
        return self._end_styles[element]

    @cached_property
    def _end_styles(self) -> dict[etree._Element, str | None]:
        return {}

    def _outline(self, info: ParaInfo) -> int:
        style = self.document.styles.paragraph(info.style)
        return info.props.get("outline", style.para.get("outline", 0))

    def _finish(self, line: Line, element: etree._Element | None) -> list[RawFragment]:
        """The fragments of a paragraph that has been read; one without an end of its own
        (``element`` is None) is none where nothing is left of it."""
        number, equation = line.number, line.is_equation and not self._in_note
        text, spans = line.finish()
        for dropped, cause in line.dropped:
            self.drop_text(dropped, cause)
        out: list[RawFragment] = []
        if equation:
            out += line.equations
        elif number and line.hidden and not line.ink:
            self.drop_text(number, Cause("hidden"))
        elif text or number or spans or not (line.after or line.dropped or element is None):
            out.append(self._text(line, element, text, spans))
        blank = not line.ink and not number
        waiting = blank and (self._new_page or line.new_page)
        self._new_page = line.page_at_end or waiting
        return out + line.after

    @property
    def _in_note(self) -> bool:
        """A note is one text: nothing in it stands by itself."""
        return self.story.root.tag in _NOTES

    def _text(
        self,
        line: Line,
        element: etree._Element | None,
        text: str,
        spans: tuple[Span, ...],
    ) -> RawText:
        if element is None:
            return RawText(text=line.number + text, spans=spans, origin=self.origin)
        info = self.story.paragraphs[element]
        styles = self.document.styles
        style = styles.paragraph(info.style)
        number = line.number
        hints = read_hints(info, style, styles, line, number, self._new_page)
        if number:
            changes = [*self.tracked, *([info.tracked] if info.tracked else [])]
            over = (Span(start=0, end=len(number), **mark._asdict()) for mark in changes)
            before = parted(number, text, glued=element in self.story.glued)
            text = before + text
            spans = tidy((*over, *move(spans, len(before))), text)
        return RawText(text=text, spans=spans, hints=hints, origin=self.origin)

    def _next_begins_page(self, section: etree._Element) -> bool:
        """Whether the section behind ``section`` begins on a page of its own (17.6.22)."""
        following = self._next_sections.get(section)
        kind = following.find(W + "type") if following is not None else None
        return kind is None or kind.get(VAL) not in _SAME_PAGE

    @cached_property
    def _next_sections(self) -> dict[etree._Element, etree._Element]:
        return dict(pairwise(self.story.root.iter(W + "sectPr")))
