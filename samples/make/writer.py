"""Typing paragraphs into a Word file, with what a hurried typist does wrong."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .look import Look
from .mess import Mess, Tracked, cut
from .numbers import Numbers
from .printed import IMPRINT, Line

SONG, SERIF, KAI, HEI = (
    "AR PL SungtiL GB",
    "Noto Serif CJK SC",
    "AR PL KaitiM GB",
    "Noto Sans CJK SC",
)
FACES = {"title": SERIF, "subtitle": KAI, "issuer": SERIF, "byline": KAI, "byline_date": KAI,
         "secrecy": HEI, "urgency": HEI, "annex_label": HEI, "annex_title": SERIF,
         "issued_title": SERIF, "contents_head": HEI}  # fmt: skip
REVISER, REVISED = "审稿人甲", "2024-01-09T16:20:00Z"
HEAD_FACES = {1: HEI, 2: KAI}
TITLES = ("title", "annex_title", "issued_title")
CENTRED = (*TITLES, "subtitle", "issuer", "byline", "byline_date", "caption", "chapter",
           "contents_head")  # fmt: skip
INDENTED = ("paragraph", "heading", "run_in", "attachment", "note")


class Writer:
    def __init__(self, look: Look, seed: str) -> None:
        self.look, self.seed, self.mess = look, seed, Mess(look.mess)
        self.tracked = Tracked(look.tracked)
        self.document: WordDocument = Document()
        self.changes = 900
        self.numbers = Numbers(self.document, look.automatic)
        self._page()
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(look.size)
        set_font(normal, look.face)

    def _page(self) -> None:
        section = self.document.sections[0]
        if self.look.paper == "a4":
            section.page_width, section.page_height = Mm(210), Mm(297)
            section.top_margin, section.bottom_margin = Mm(37), Mm(35)
            section.left_margin, section.right_margin = Mm(28), Mm(26)
        if "page_numbers" not in self.look.lose:
            foot = section.footer.paragraphs[0]
            foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for part in ("— ", "PAGE", " —"):
                _field(foot, part) if part == "PAGE" else self.run(foot, part, SERIF, 14)

    def line(self, line: Line, last: str) -> None:
        text = self.mess.type(line.text)
        paragraph = self.document.add_paragraph()
        if self.look.styles and line.role in ("title", "heading", "chapter"):
            name = "Title" if line.role == "title" else f"Heading {line.level}"
            paragraph.style = self.document.styles[name]
        self._shape(paragraph, line, last)
        head = len(text) - len(line.text) + line.head if line.head else 0
        if line.level in self.look.automatic and text.startswith(line.label):
            self.numbers.apply(paragraph, line.level, line.label)
            text, head = text[len(line.label) :], head - len(line.label)
        elif line.role in INDENTED and self.look.indent == "blanks":
            text, head = "　　" + text, head and head + 2
        face = FACES.get(line.role, self.look.face)
        self.text(paragraph, text[:head], HEAD_FACES.get(line.level, face), line.role)
        self.text(paragraph, text[head:], face, line.role)

    def _shape(self, paragraph: Paragraph, line: Line, last: str) -> None:
        shape, size = paragraph.paragraph_format, self.look.size
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing_rule, shape.line_spacing = (
            WD_LINE_SPACING.EXACTLY,
            Pt(size * self.look.pitch),
        )
        if line.role in CENTRED:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            shape.line_spacing = Pt(size * 2.2)
        if line.role in ("signature", "date"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            shape.right_indent = Pt(size * (3 if line.role == "signature" else 2))
        if line.role in INDENTED and self.look.indent == "property":
            shape.first_line_indent = Pt(size * 2)
        if line.role in ("title", "salutation", "attachment", "signature", "copies_to") and (
            last != line.role
        ):
            shape.space_before = Pt(size * self.look.pitch)
        shape.page_break_before = True if line.role in ("annex_label", "issued_title") else None
        if "\t" in line.text:
            several = "\u3000" in line.text  # 签发人：甲　乙
            shape.tab_stops.add_tab_stop(Mm(85 if several else 105))
        if line.role == "document_number":
            _border(paragraph, "bottom", "FF0000")
        elif line.role in IMPRINT:
            _border(paragraph, "top", "000000")
        if line.role == "copies_printed":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def text(self, paragraph: Paragraph, text: str, face: str, role: str) -> None:
        sizes = {"issuer": 36} | dict.fromkeys(TITLES, 22)
        size = min(sizes.get(role, self.look.size), self.look.size * 2.2)
        if role in IMPRINT:
            size = self.look.size * 0.875
        for now, before in self.tracked.parts(text):
            if before:
                self._track("del", [self.run(paragraph, before, face, size)])
            runs = self._typed(paragraph, now, face, size, role)
            if before:
                self._track("ins", runs)

    def _typed(
        self, paragraph: Paragraph, text: str, face: str, size: float, role: str
    ) -> list[Run]:
        pieces = cut(text, self.seed + text) if self.look.cut else [text]
        runs = []
        for number, piece in enumerate(p for p in pieces if p):
            run = self.run(paragraph, piece, face, size)
            run.bold = True if role in (*TITLES, "issuer") else None
            if role == "issuer":
                run.font.color.rgb = RGBColor(255, 0, 0)
            runs.append(run)
            if self.look.cut:
                run._r.set(qn("w:rsidR"), f"00A{number % 7}3C5E")
                if number % 5 == 2:
                    mark = OxmlElement("w:proofErr")
                    mark.set(qn("w:type"), "gramStart" if number % 2 else "gramEnd")
                    run._r.addprevious(mark)
        return runs

    def _track(self, kind: str, runs: list[Run]) -> None:
        """Put ``runs`` under a tracked deletion (``del``) or insertion (``ins``)."""
        change = OxmlElement(f"w:{kind}")
        self.changes += 1
        for key, value in (("id", str(self.changes)), ("author", REVISER), ("date", REVISED)):
            change.set(qn(f"w:{key}"), value)
        runs[0]._r.addprevious(change)
        for run in runs:
            change.append(run._r)
            for text in run._r.findall(qn("w:t")) if kind == "del" else ():
                text.tag = qn("w:delText")

    def run(self, paragraph: Paragraph, text: str, face: str, size: float) -> Run:
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        set_font(run, face)
        return run

    def bytes(self) -> bytes:
        out, raw = io.BytesIO(), io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():  # without the clock that python-docx writes
                new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def set_font(owner: object, face: str) -> None:
    """``face`` for Chinese as well as for Latin letters."""
    fonts = owner.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), face)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:hint"), "eastAsia")


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {instruction} ")
    run = paragraph.add_run("1")
    run.font.size = Pt(14)
    set_font(run, SERIF)
    run._r.addprevious(field)
    field.append(run._r)


def _border(paragraph: Paragraph, edge: str, color: str) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{edge}")
    for key, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", color)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing",
        "w:ind", "w:jc", "w:outlineLvl", "w:rPr",
    )  # fmt: skip
