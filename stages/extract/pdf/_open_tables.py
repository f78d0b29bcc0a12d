"""Three-line tables from the edges that pdfplumber gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.origin import Box
from stages.extract._layout import open_tables
from stages.extract._layout.model import Atom
from stages.extract._layout.tables import Grid

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage


def open_grids(pdf: PdfPage, atoms: Sequence[Atom], page: int) -> list[Grid]:
    """The three-line tables that ``atoms`` stand in."""

    def boxes(kind: str) -> list[Box]:
        edges = [e for e in pdf.edges if e["orientation"] == kind]
        return [
            (float(e["x0"]), float(e["top"]), float(e["x1"]), float(e["bottom"])) for e in edges
        ]

    return open_tables.open_grids(boxes("h"), boxes("v"), atoms, page)
