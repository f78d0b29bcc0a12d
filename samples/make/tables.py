"""Tables with merged cells, and a tiny drawn picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from PIL import Image, ImageDraw

from pipeline.report import Figure, Table

if TYPE_CHECKING:
    from .word import _Writer


def add_table(writer: _Writer, table: Table) -> None:
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


def _fill(writer: _Writer, cell: _Cell, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        writer.run(paragraph, writer.mess.type(line), writer.look.face, 12)


def _caption(writer: _Writer, text: str) -> None:
    paragraph = writer.document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    writer.run(paragraph, text, "Noto Sans CJK SC", 12)
    if writer.look.styles:
        paragraph.style = writer.document.styles["Caption"]


def add_figure(writer: _Writer, figure: Figure) -> None:
    paragraph = writer.document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.add_run().add_picture(io.BytesIO(PICTURES[figure.asset]()), width=Mm(60))
    shape._inline.docPr.set("descr", figure.alt or "")
    if figure.caption:
        _caption(writer, figure.caption)


def dots() -> bytes:
    """A river and three posts along it."""
    picture = Image.new("RGB", (240, 120), "white")
    draw = ImageDraw.Draw(picture)
    draw.line([(5, 90), (70, 60), (150, 75), (235, 30)], fill=(40, 90, 180), width=8)
    for x, y in ((60, 45), (140, 60), (210, 25)):
        draw.ellipse((x - 8, y - 8, x + 8, y + 8), fill=(200, 30, 30))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


PICTURES = {"dots": dots}
