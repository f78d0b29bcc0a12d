"""A stream of paragraphs and tables: the body, a note, a header, a text box."""

from __future__ import annotations

from lxml import etree

from pipeline.errors import DangerousFile
from stages.extract._making.elements import add_section
from stages.extract._wordml.names import W
from stages.extract.rich_text.formatting import Props
from stages.extract.rich_text.header import Header
from stages.extract.rich_text.paragraph import Paragraph
from stages.extract.rich_text.properties import paragraph_properties
from stages.extract.rich_text.rows import RowShape, Table

MAX_TABLES = 6
"""Tables within each other; deeper ones are read as text of the innermost."""
MAX_PARAGRAPHS = 300_000
"""Those of cells, too. A thousand pages have about twenty thousand."""


class Story:
    """Its finished blocks go to ``root``."""

    def __init__(self, root: etree._Element, header: Header) -> None:
        self.root = root
        self.paragraph = Paragraph()
        self.row = RowShape()
        self.nested_row = RowShape()
        self._header = header
        self._tables: list[Table] = []
        self._count = 0

    def end_paragraph(self, para: Props, end: Props) -> etree._Element:
        """Finish the paragraph; ``end`` is how its mark looks. Gives its element."""
        return self._end_paragraph(para, end, self._depth(para))

    def end_cell(self, para: Props, end: Props, *, nested: bool) -> None:
        """Finish a cell, and the paragraph in it."""
        depth = max(self._depth(para), 2) if nested else 1
        self._end_paragraph(para, end, depth)
        self._tables[-1].end_cell()

    def end_row(self, *, nested: bool) -> None:
        """Finish a row. What was begun behind its last cell stays for what follows."""
        depth = max(len(self._tables), 1) if nested else 1
        self._close_tables(depth)
        if self._tables:
            self._tables[-1].end_row(self.nested_row if nested else self.row)

    def end_section(self, para: Props, end: Props, kind: str) -> None:
        """A section that began as ``kind`` ends here, and with it the paragraph."""
        last = self.root[-1] if len(self.root) and not self._tables else None
        if self.paragraph or last is None or last.tag != W + "p" or _has_section(last):
            last = self._end_paragraph(para, end, 0)
        properties = last.find(W + "pPr")
        if properties is not None:
            add_section(properties, kind)

    def finish(self, para: Props, end: Props) -> None:
        """Finish what is open at the end of the story."""
        if self.paragraph:
            self.end_paragraph(para, end)
        self._close_tables(0)

    def _depth(self, para: Props) -> int:
        depth = para.get("depth", 0) if "depth" in para else para.get("in_table", 0)
        return min(max(depth, 0), MAX_TABLES)

    def _end_paragraph(self, para: Props, end: Props, depth: int) -> etree._Element:
        self._count += 1
        if self._count > MAX_PARAGRAPHS:
            raise DangerousFile(f"has more than {MAX_PARAGRAPHS:,} paragraphs")
        style = self._header.styles.paragraphs.get(para.get("style", 0))
        list_id = self._list_of(para)
        if list_id is None:
            self.paragraph.keep_number()
        properties = paragraph_properties(para, style.para if style else {}, list_id)
        run = style.run if style else {}
        element = self.paragraph.to_xml(properties, run, end, self._header)
        self.paragraph = Paragraph()
        self._container(depth).append(element)
        return element

    def _list_of(self, para: Props) -> str | None:
        """The list that the paragraph counts in, or one that prints the number it is to have."""
        lists = self._header.lists
        number = "".join(self.paragraph.numbers[-1:]).rstrip("\t")
        if para.get("list", 0) in lists:
            lists.mend(para["list"], para.get("level", 0), number)
            return str(para["list"])
        number = number.strip()
        return lists.literal(number) if number and "%" not in number else None

    def _container(self, depth: int) -> list[etree._Element] | etree._Element:
        self._close_tables(depth)
        while len(self._tables) < depth:
            self._tables.append(Table())
        return self._tables[-1].cell if self._tables else self.root

    def _close_tables(self, depth: int) -> None:
        """Close those deeper than ``depth``; a row that was never ended ends there."""
        while len(self._tables) > depth:
            table = self._tables.pop()
            table.end_row(self.nested_row if self._tables else self.row)
            element = table.to_xml()
            if element is not None:
                (self._tables[-1].cell if self._tables else self.root).append(element)


def _has_section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}sectPr") is not None
