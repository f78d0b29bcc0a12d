"""Tables with merged cells, and pictures with their captions."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import _Cell

from pipeline.report import Figure, Table

from .truth import picture
from .writer import Writer


def add_table(writer: Writer, table: Table) -> None:
    """``table`` with its caption above and a header row that Word repeats."""
    if table.caption:
        _caption(writer, table.caption)
    columns = sum(cell.colspan for cell in table.rows[0])
    made = writer.document.add_table(len(table.rows), columns, "Table Grid")
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            lower, right = r + cell.rowspan - 1, c + cell.colspan - 1
            taken |= {(y, x) for y in range(r, lower + 1) for x in range(c, right + 1)}
            _fill(writer, made.cell(r, c).merge(made.cell(lower, right)), cell.text)
            c = right + 1
    for row in made.rows[: table.header_rows]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    made.autofit = False


def _fill(writer: Writer, cell: _Cell, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        writer.run(paragraph, writer.mess.type(line), writer.look.face, 12)


def _caption(writer: Writer, text: str) -> None:
    paragraph = writer.document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    writer.run(paragraph, text, "Noto Sans CJK SC", 12)
    if writer.look.styles:
        paragraph.style = writer.document.styles["Caption"]


def add_figure(writer: Writer, figure: Figure) -> None:
    paragraph = writer.document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.add_run().add_picture(str(picture(figure.asset)), width=Pt(figure.width or 0))
    shape._inline.docPr.set("descr", figure.alt or "")
    if figure.caption:
        _caption(writer, figure.caption)
