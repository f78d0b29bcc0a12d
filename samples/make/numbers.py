"""Automatic numbers, as Word's lists make them: nowhere in the text, and yet on the page."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

ABSTRACT, LIST = 77, 77
FORMS = {1: ("chineseCounting", "%1、"), 2: ("chineseCounting", "（%2）"), 3: ("decimal", "%3."),
         4: ("decimal", "（%4）")}  # fmt: skip


class Numbers:
    """One multilevel list. A list restarted by hand is a further ``w:num`` on the same form."""

    def __init__(self, document: Document, levels: list[int]) -> None:
        self.next, self.count, self.num = LIST, {}, LIST
        if not levels:
            return
        self.root = document.part.numbering_part.element
        forms = "".join(
            f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
            for level, (form, text) in FORMS.items()
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT}">'
            f'<w:multiLevelType w:val="multilevel"/>{forms}</w:abstractNum>'
        )
        last = self.root.findall("{*}abstractNum")
        last[-1].addnext(abstract) if last else self.root.insert(0, abstract)
        self._new_list("")

    def _new_list(self, override: str) -> None:
        self.num, self.next = self.next, self.next + 1
        self.root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.num}">'
                f'<w:abstractNumId w:val="{ABSTRACT}"/>{override}</w:num>'
            )
        )

    def apply(self, paragraph: Paragraph, level: int, label: str) -> None:
        """Number ``paragraph``; a first ``label`` after others of its level restarts the list."""
        first = label in ("一、", "1.")
        if first and level == 1 and self.count.get(1):
            self._new_list('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
        self.count[level] = self.count.get(level, 0) + 1
        properties = paragraph._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = level - 1
        number.get_or_add_numId().val = self.num
